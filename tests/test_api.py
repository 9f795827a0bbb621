"""`import potestas`: the verbs that notebooks and scripts call."""

import json
import re
from pathlib import Path

import networkx as nx
import pytest
from rdflib import ORG, Dataset, Graph, URIRef

import potestas
from potestas.edition import publish
from potestas.extract.claim import Reading
from potestas.graph.power.links import BELIEF
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import DateError, InputError, UnknownName
from potestas.ontology.vocabulary import POT, vocabulary

FILES = {
    "facts.jsonl",
    "sentences.jsonl",
    "entities.jsonl",
    "graph.ttl",
    "graph.trig",
    "validation.ttl",
    "validation.md",
    "report.html",
    "report.md",
}
PROSE = """Thomas Cromwell was appointed secretary of the Privy Council in April 1534.
Richard Rich was chancellor of the Court of Augmentations.
"""


def data(path: str) -> URIRef:
    return URIRef(f"https://w3id.org/potestas/data/{path}")


GONG, YAMEN = data("person/prince-gong"), data("body/zongli-yamen")
CUSTOMS = data("body/imperial-maritime-customs-service")


def test_public_names_are_there() -> None:
    assert all(getattr(potestas, name) is not None for name in potestas.__all__)
    assert potestas.__all__ == sorted(potestas.__all__)
    assert set(potestas.__all__) <= set(dir(potestas))
    with pytest.raises(AttributeError, match="has no attribute 'no_such_name'"):
        _ = potestas.no_such_name


def test_build_reads_texts(tmp_path: Path) -> None:
    text = tmp_path / "court.txt"
    text.write_text(PROSE, encoding="utf-8")
    kg = potestas.build([text])
    assert "Richard Rich" in {claim.subject for claim in kg.facts}
    for claim in kg.facts:
        for evidence in claim.evidence:
            assert PROSE[evidence.start : evidence.end] == evidence.quote


def test_a_folder_gives_back_what_was_read(realms: Reading, place: Path) -> None:
    kg = potestas.load(place)
    assert {claim.id: claim for claim in kg.facts} == {claim.id: claim for claim in realms.claims}
    assert {entity.name for entity in kg.entities} == {entity.name for entity in realms.entities}
    assert isinstance(kg.dataset, Dataset)


def test_a_build_writes_all_its_files(place: Path) -> None:
    assert {path.name for path in place.iterdir()} == FILES | {"figures"}
    assert all(path.suffix in (".svg", ".png") for path in (place / "figures").iterdir())
    facts = [json.loads(line) for line in (place / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    names = {json.loads(line)["name"] for line in (place / "entities.jsonl").read_text("utf-8").splitlines()}
    assert all(fact[key] in names for fact in facts for key in ("subject", "object") if fact[key])


def test_two_builds_give_the_same_bytes(realms: Reading, place: Path, tmp_path: Path) -> None:
    publish(KnowledgeGraph.from_reading(realms), tmp_path)
    for path in sorted(place.rglob("*.*")):
        assert (tmp_path / path.relative_to(place)).read_bytes() == path.read_bytes(), path.name


def test_graph_holds_only_what_is_accepted(kg: KnowledgeGraph, realms: Reading) -> None:
    tribunal, robespierre = data("body/revolutionary-tribunal"), data("person/maximilien-robespierre")
    assert (GONG, ORG.headOf, YAMEN) in kg.graph
    assert (robespierre, POT.supervises, tribunal) not in kg.graph
    believing = KnowledgeGraph.from_reading(realms, accept=("asserted", "alleged"))
    assert (robespierre, POT.supervises, tribunal) in believing.graph
    assert believing.accept == ("asserted", "alleged")


def test_statuses_are_those_of_the_vocabulary() -> None:
    assert set(BELIEF) == set(vocabulary().statuses.concepts)


def test_as_of_takes_what_may_have_held(kg: KnowledgeGraph) -> None:
    then = kg.as_of("1890")
    assert (GONG, ORG.headOf, YAMEN) not in then.graph
    assert (GONG, POT.oversees, CUSTOMS) not in then.graph
    assert (YAMEN, POT.supervises, CUSTOMS) in then.graph
    with pytest.raises(DateError):
        kg.as_of("the nineties")


def test_a_date_leaves_accepted_statuses_and_base_alone(realms: Reading) -> None:
    kg = KnowledgeGraph.from_reading(realms, "http://example.org/", ("asserted", "reported")).as_of("1536")
    assert kg.accept == ("asserted", "reported")
    assert kg.base == "http://example.org/"


def test_network_is_networkx(kg: KnowledgeGraph) -> None:
    network = kg.network(as_of="1870", kinds=["tenure", "supervision"])
    assert isinstance(network, nx.MultiDiGraph)
    assert network.has_edge("Prince Gong", "Zongli Yamen")
    assert not network.has_edge("Maximilien Robespierre", "Revolutionary Tribunal")
    assert kg.network(statuses=["alleged"]).has_edge("Maximilien Robespierre", "Revolutionary Tribunal")


def test_trace_takes_any_name(kg: KnowledgeGraph) -> None:
    trace = kg.trace("cromwell", "the church of England")
    assert (trace.source, trace.target) == ("Thomas Cromwell", "Church of England")
    assert [step.date for step in trace.steps] == ["1535-01", "1535-01"]
    with pytest.raises(UnknownName, match="the nearest: Thomas Cromwell"):
        kg.trace("Cromwel", "Church of England")


def test_explain_rests_on_stated_facts(kg: KnowledgeGraph) -> None:
    found = kg.explain((GONG, POT.oversees, CUSTOMS))
    assert found is not None
    assert [proof.grounds for proof in found.proofs] == [{"realms-4-02", "realms-4-04"}]
    assert kg.explain("Prince Gong oversees the Imperial Maritime Customs Service") == found
    assert kg.explain("Robespierre supervises the Revolutionary Tribunal") is None


def test_all_that_follows_can_be_explained(kg: KnowledgeGraph) -> None:
    """What the reasoner infers between named things, the proofs find too."""
    inferred = kg.infer().proofs
    assert len(inferred) > 20
    assert [proof.triple for proof in inferred if kg.explain(proof.triple) is None] == []  # type: ignore[arg-type]


def test_load_refuses_an_endpoint() -> None:
    with pytest.raises(InputError, match="an endpoint answers queries only"):
        potestas.load("http://localhost:1/sparql")


def test_report_needs_nothing_from_outside(place: Path) -> None:
    page = (place / "report.html").read_text(encoding="utf-8")
    assert "Zongli Yamen" in page
    assert not re.search(r"""(?:src|href)=["'](?:https?:)?//(?!w3id|www\.w3)""", page)


def test_turtle_is_read_by_anyone(place: Path, kg: KnowledgeGraph) -> None:
    assert set(Graph().parse(place / "graph.ttl")) == set(kg.graph)
