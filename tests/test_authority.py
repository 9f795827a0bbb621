"""Authority files link entities to the IRIs by which others know them, where no name is ambiguous."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import PROV, SKOS, Literal, URIRef

from potestas.cli import run
from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.decisions.authority import read_authority
from potestas.graph.decisions.rulings import read_rulings
from potestas.graph.decisions.settle import settle
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import InputError
from potestas.ontology.vocabulary import Vocabulary

WIKIDATA = "http://www.wikidata.org/entity/"
HEADER = "name,type,aliases,uri\n"
DIWAN = Reading(
    claims=tuple(
        Claim(
            f"porte-{n}-1", "tenure", who, "Diwan", role="member", evidence=(Evidence("porte.txt", n, n + 1),)
        )
        for n, who in enumerate(
            ["Köprülü Mehmed", "Kuprili Mehmet", "Ahmed Pasha", "Kara Ahmed", "Köprülü Mehmed"]
        )
    ),
    entities=(
        Entity("Köprülü Mehmed", "Person", aliases=("Köprülü", "the vizier")),
        Entity("Kuprili Mehmet", "Person"),
        Entity("Ahmed Pasha", "Person", aliases=("Ahmed",)),
        Entity("Kara Ahmed", "Person", aliases=("Ahmed",)),
        Entity("Diwan", "Body"),
    ),
    documents={"porte.txt": "0" * 64},
)

Linked = Callable[..., tuple[Reading, list[str]]]


@pytest.fixture
def linked(tmp_path: Path, vocabulary: Vocabulary) -> Linked:
    """What becomes of the reading by the content of an authority file and of `entities.toml`."""

    def link(content: str, name: str = "people.csv", decisions: str = "") -> tuple[Reading, list[str]]:
        (tmp_path / name).write_text(content, encoding="utf-8")
        (tmp_path / "entities.toml").write_text(decisions, encoding="utf-8")
        authority = read_authority(tmp_path / name, vocabulary)
        rulings = read_rulings(tmp_path / "entities.toml", vocabulary)
        return settle(DIWAN, [rulings], [authority], lambda name: "")

    return link


def exact(reading: Reading) -> dict[str, tuple[str, ...]]:
    return {entity.name: entity.exact for entity in reading.entities if entity.exact}


def test_names_and_aliases_are_linked_in_any_spelling(linked: Linked) -> None:
    rows = f"koprulu mehmed,Person,,{WIKIDATA}Q1\nImperial Council,Body,Divan|The Dīwān,{WIKIDATA}Q2|http://viaf.org/2\n"
    reading, log = linked(HEADER + rows)
    assert exact(reading) == {
        "Köprülü Mehmed": (f"{WIKIDATA}Q1",),
        "Diwan": ("http://viaf.org/2", f"{WIKIDATA}Q2"),
    }
    assert log == ["people.csv: knows 2 of 5 entities"]


def test_what_an_authority_calls_by_two_names_is_one(linked: Linked) -> None:
    """Under the authority's own name if the text has it; the graph says on which file that rests."""
    reading, log = linked(HEADER + f"Kuprili Mehmet,,Köprülü Mehmed,{WIKIDATA}Q1\n")
    assert [claim.subject for claim in reading.claims].count("Kuprili Mehmet") == 3
    assert "people.csv: 'Kuprili Mehmet' and 'Köprülü Mehmed' are one, 'Kuprili Mehmet'" in log
    graph = KnowledgeGraph.from_reading(reading).graph
    one = graph.value(predicate=SKOS.prefLabel, object=Literal("Kuprili Mehmet"))
    assert (one, SKOS.exactMatch, URIRef(f"{WIKIDATA}Q1")) in graph
    decision = graph.value(one, PROV.wasDerivedFrom)
    assert str(graph.value(decision, PROV.wasDerivedFrom)).endswith("authority/people.csv")


def test_what_the_user_tells_apart_an_authority_does_not_join(linked: Linked) -> None:
    apart = '[[different]]\nnames = ["Köprülü Mehmed", "Kuprili Mehmet"]'
    reading, log = linked(HEADER + f"Kuprili Mehmet,,Köprülü Mehmed,{WIKIDATA}Q1\n", decisions=apart)
    assert len(reading.entities) == 5
    assert exact(reading) == {}
    assert log[-1].startswith("people.csv: not linked, since Kuprili Mehmet <")


def test_the_name_that_the_user_gives_stays(linked: Linked) -> None:
    rename = '[rename]\n"Köprülü Mehmed" = "Mehmed I Köprülü"'
    reading, _ = linked(HEADER + f"Kuprili Mehmet,,Köprülü Mehmed,{WIKIDATA}Q1\n", decisions=rename)
    assert exact(reading) == {"Mehmed I Köprülü": (f"{WIKIDATA}Q1",)}


@pytest.mark.parametrize(
    ("rows", "doubt"),
    [
        (f"Ahmed,,,{WIKIDATA}Q3\n", "'Ahmed' may be Ahmed Pasha or Kara Ahmed"),
        (
            f"Diwan,,,{WIKIDATA}Q4\nDivan,,Diwan,{WIKIDATA}Q4\nDiwan,,,{WIKIDATA}Q5\n",
            f"'Diwan' may be Divan <{WIKIDATA}Q4> or Diwan <{WIKIDATA}Q4> or Diwan <{WIKIDATA}Q5>",
        ),
        (f"Porte,,Diwan|Kara Ahmed,{WIKIDATA}Q6\n", f"Porte <{WIKIDATA}Q6> may be Diwan or Kara Ahmed"),
    ],
    ids=["two in the text", "two in the file", "two types"],
)
def test_what_is_ambiguous_is_told_and_not_linked(rows: str, doubt: str, linked: Linked) -> None:
    reading, log = linked(HEADER + rows)
    assert exact(reading) == {}
    assert log == ["people.csv: knows 0 of 5 entities", f"people.csv: not linked, since {doubt}"]


@pytest.mark.parametrize("row", ["Diwan,Person,,x:1", "vizier,,,x:1", "Ahmed Pasha the Elder,,,x:1"])
def test_other_types_common_nouns_and_parts_of_names_do_not_match(row: str, linked: Linked) -> None:
    assert exact(linked(HEADER + row)[0]) == {}


def test_a_preferred_name_goes_before_an_alias(linked: Linked) -> None:
    """Two people are called Ahmed, one of them by the name of the entry itself."""
    assert exact(linked(HEADER + "Kara Ahmed,,Ahmed,x:1")[0]) == {"Kara Ahmed": ("x:1",)}


def test_skos_links_to_its_own_iris_and_to_others(linked: Linked) -> None:
    turtle = f"""
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix org: <http://www.w3.org/ns/org#> .
        <x:council> a org:Organization ; skos:prefLabel "Imperial Council"@en ; skos:altLabel "Diwan"@tr ;
            skos:exactMatch <{WIKIDATA}Q2> .
        [] skos:prefLabel "Ahmed Pasha" ; skos:exactMatch <x:ahmed> .
    """
    reading, _ = linked(turtle, "register.ttl")
    assert exact(reading) == {"Diwan": (f"{WIKIDATA}Q2", "x:council"), "Ahmed Pasha": ("x:ahmed",)}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("people.csv", b"", "people.csv: has no column 'name'; name it in the first line"),
        ("people.csv", b"name,type\nA,Person\n", "people.csv: has no column 'uri'"),
        ("people.csv", b"name,uri\n", "people.csv: holds no name"),
        ("people.csv", b"name,uri\n,x:1\n", "people.csv, line 2: has no name"),
        ("people.csv", b"name,uri\nA,Q44279\n", "people.csv, line 2: 'Q44279' is not an absolute IRI"),
        ("people.csv", b"name,type,uri\nA,Man,x:1\n", "people.csv, line 2: 'Man' is no type; it may be "),
        ("people.csv", b'name,uri\n"A,x:1\n', "people.csv, line 2: is no CSV"),
        ("people.csv", b"name,uri\n\xc4,x:1\n", "people.csv: is not UTF-8 (at byte 9)"),
        ("people.ttl", b"<a> <b> .", "people.ttl: malformed in line 1"),
        ("people.xlsx", b"PK", "people.xlsx: is no authority file; give CSV (.csv) or SKOS"),
    ],
)
def test_a_file_that_is_none_is_refused(
    name: str, content: bytes, says: str, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as refused:
        read_authority(tmp_path / name, vocabulary)
    assert says in str(refused.value)


def test_a_build_takes_authorities(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the command line, and those that entities.toml names, beside itself."""
    (tmp_path / "more").mkdir()
    (tmp_path / "court.txt").write_text("Edward North was chancellor of the Court of Augmentations in 1544.")
    (tmp_path / "more" / "names.toml").write_text('authorities = ["bodies.csv"]')
    (tmp_path / "more" / "bodies.csv").write_text(f"name,uri\r\nCourt of Augmentations,{WIKIDATA}Q2\r\n")
    (tmp_path / "people.csv").write_bytes(f"\ufeffname,uri\nEdward North,{WIKIDATA}Q3\n".encode())
    options = [
        "--entities",
        str(tmp_path / "more" / "names.toml"),
        "--authority",
        str(tmp_path / "people.csv"),
    ]
    assert run(["build", str(tmp_path / "court.txt"), "-o", str(tmp_path / "out"), *options]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "people.csv: knows 1 of 2 entities",
        "bodies.csv: knows 1 of 2 entities",
    ]
    written = (tmp_path / "out" / "entities.jsonl").read_text(encoding="utf-8")
    assert f'"exact": ["{WIKIDATA}Q2"]' in written
    assert f'"exact": ["{WIKIDATA}Q3"]' in written
