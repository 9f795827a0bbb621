"""Turtle and TriG say what the graph says, in the same bytes each time; files are whole or absent."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from potestas.extract.claim import Reading
from potestas.graph.assemble import assemble
from potestas.graph.layout import BASE, Triple, accepted
from potestas.graph.write import save, trig, turtle
from potestas.ontology.errors import OutputError
from potestas.ontology.vocabulary import Vocabulary

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PATHS = ("body/x", "fact/a.b#time", "a:b", "../x", "x//y", "./y", "", "#", "source/t.txt#char=1,2")
FOREIGN = (str(RDF.type), f"{OWL}Class", f"{OWL}a.b.", f"{OWL}%20", "urn:x-y")
RESOURCES = st.sampled_from([URIRef(iri) for iri in (*(BASE + path for path in PATHS), *FOREIGN)])
LITERALS = st.one_of(
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, lang="zh-Hant")),
    TEXTS.map(lambda text: Literal(text, datatype=URIRef("http://id.loc.gov/datatypes/edtf/EDTF"))),
    st.integers().map(lambda number: Literal(number, datatype=XSD.integer)),
    st.booleans().map(Literal),
    st.dates().map(Literal),
)
GRAPHS = st.lists(st.tuples(RESOURCES, RESOURCES, RESOURCES | LITERALS), max_size=15)


@given(GRAPHS, st.sampled_from(["", BASE]))
def test_turtle_reads_back_as_the_same_graph(triples: list[Triple], base: str) -> None:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    assert set(Graph().parse(data=turtle(graph, base), format="turtle")) == set(graph)


def test_trig_reads_back_as_the_same_dataset(realms_graph: Dataset) -> None:
    again = Dataset()
    again.parse(data=trig(realms_graph, BASE), format="trig")
    assert set(again.quads()) == set(realms_graph.quads())


@settings(max_examples=5)
@given(seed=st.integers())
def test_order_of_reading_changes_no_byte(seed: int, realms: Reading, vocabulary: Vocabulary) -> None:
    claims, entities = list(realms.claims), list(realms.entities)
    Random(seed).shuffle(claims)
    Random(seed).shuffle(entities)
    shuffled = assemble(Reading(tuple(claims), tuple(entities), realms.documents), vocabulary)
    expected = assemble(realms, vocabulary)
    assert trig(shuffled, BASE) == trig(expected, BASE)
    assert turtle(accepted(shuffled), BASE) == turtle(accepted(expected), BASE)


def test_a_graph_of_strangers_with_blank_nodes_is_stable_too() -> None:
    def stranger() -> Graph:
        graph, one, other = Graph(), BNode(), BNode()
        graph.add((one, RDF.value, other))
        graph.add((other, RDF.value, Literal("x")))
        return graph

    assert turtle(stranger()) == turtle(stranger())
    assert isomorphic(Graph().parse(data=turtle(stranger()), format="turtle"), stranger())


def test_files_replace_their_elders(tmp_path: Path) -> None:
    save(tmp_path / "new", {"graph.ttl": b"old", "figures/offices.svg": b"<svg/>"})
    save(tmp_path / "new", {"graph.ttl": b"young"})
    assert (tmp_path / "new/graph.ttl").read_bytes() == b"young"
    assert (tmp_path / "new/figures/offices.svg").read_bytes() == b"<svg/>"
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"graph.ttl", "figures"}


def test_nothing_is_half_written(tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(b"old")
    (tmp_path / "figures").write_bytes(b"a file where a folder must be")
    with pytest.raises(OutputError, match="figures"):
        save(tmp_path, {"facts.jsonl": b"new", "figures/offices.svg": b"<svg/>"})
    assert (tmp_path / "facts.jsonl").read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {"facts.jsonl", "figures"}


def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError, match="out"):
        save(tmp_path / "out", {"facts.jsonl": b""})
