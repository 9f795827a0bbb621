"""Facts that cannot both be so: found within one text and across texts, shown with both sides, both kept."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Literal

from potestas.building import build
from potestas.cli import run
from potestas.edition import publish
from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.assemble import assemble
from potestas.graph.contradictions import Contradiction, contradictions
from potestas.graph.layout import CONTRADICTIONS, graph_iri
from potestas.graph.write import trig
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import UnknownName
from potestas.ontology.incompatibility import incompatibilities
from potestas.ontology.vocabulary import POT, vocabulary
from potestas.opening import load

PEOPLE = ("Olivares", "Haro", "Zúñiga", "Philip IV")
ENTITIES = (
    *(Entity(name, "Person") for name in PEOPLE),
    *(Entity(name, "Body") for name in ("Council of Italy", "Junta of Works", "Crown", "Census Bureau")),
    *(Entity(name, "Body", kind="ministry") for name in ("War Office", "Home Office", "Ministry of State")),
)


def claim(name: str, kind: str, subject: str | None, object: str, **rest: str) -> Claim:
    place = Evidence("annals.txt", 10 * int(name), 10 * int(name) + 9, quote=f"words {name}")
    return Claim(name, kind, subject, object, evidence=(place,), **rest)  # type: ignore[arg-type]


def appointed(name: str, date: str, **rest: str) -> Claim:
    said = {"body": "Council of Italy", "role": "president", "date": date} | rest
    return claim(name, "appointment", None, "Haro", **said)


def headed(name: str, person: str, **rest: str) -> Claim:
    return claim(name, "tenure", person, "Council of Italy", **{"role": "president"} | rest)


def removed(name: str, **rest: str) -> Claim:
    return claim(name, "removal", None, "Haro", body="Council of Italy", role="president", **rest)


def formed(name: str, **rest: str) -> Claim:
    return claim(name, "formation", None, "Junta of Works", **rest)


def abolished(name: str, **rest: str) -> Claim:
    return claim(name, "abolition", None, "Junta of Works", **rest)


def part(name: str, body: str, whole: str, **rest: str) -> Claim:
    return claim(name, "part-of", body, whole, **rest)


def over(name: str, **rest: str) -> Claim:
    return claim(name, "supervision", "Olivares", "Junta of Works", **rest)


def found(*claims: Claim) -> tuple[Contradiction, ...]:
    return contradictions(assemble(Reading(claims, ENTITIES), vocabulary()), vocabulary())


CONTRADICTORY = {
    "Two dates for one appointment": (
        (appointed("1", "1621"), appointed("2", "1624-03")),
        (appointed("1", "1621", status="reported", by="Novoa"), appointed("2", "1624-03")),
        (appointed("1", "1621-02"), appointed("2", "1621-03", status="alleged")),
    ),
    "Two dates for one removal": ((removed("1", date="1636"), removed("2", date="1640")),),
    "Two begins of one tenure": (
        (headed("1", "Haro", start="1643-03"), headed("2", "Haro", start="1647")),
        (headed("1", "Haro", start="1643", end="1661"), headed("2", "Haro", start="1647", end="1661")),
    ),
    "Two ends of one tenure": (
        (headed("1", "Haro", start="1643", end="1661"), headed("2", "Haro", start="1643", end="1663")),
    ),
    "A body formed twice": ((formed("1", date="1618"), formed("2", date="1622")),),
    "A body abolished twice": (
        (abolished("1", date="1643"), abolished("2", date="1648", status="reported")),
    ),
    "Two holders of a single seat": (
        (headed("1", "Haro", start="1626", end="1632"), headed("2", "Zúñiga", start="1628", end="1630")),
        (headed("1", "Haro", start="1626", end="1632"), headed("2", "Zúñiga", start="1631-05", end="1640")),
    ),
    "Two predecessors": (
        (headed("1", "Haro", predecessor="Zúñiga"), headed("2", "Haro", predecessor="Olivares")),
    ),
    "Two successors": (
        (headed("1", "Haro", predecessor="Zúñiga"), headed("2", "Olivares", predecessor="Zúñiga")),
    ),
    "Part of two bodies of one kind at once": (
        (
            part("1", "Census Bureau", "War Office", start="1801", end="1820"),
            part("2", "Census Bureau", "Home Office", start="1805", end="1810"),
        ),
    ),
    "Stated and denied": (
        (over("1"), over("2", status="refuted", by="Elliott")),
        (over("1", status="reported", by="Novoa"), over("2", status="refuted")),
        (over("1", status="alleged"), over("2", status="refuted")),
        (headed("1", "Haro", start="1643"), headed("2", "Haro", status="refuted")),
        (appointed("1", "1643-05"), appointed("2", "1643", status="refuted")),
    ),
}


@pytest.mark.parametrize(
    ("title", "claims"), [(title, claims) for title, cases in CONTRADICTORY.items() for claims in cases]
)
def test_what_cannot_both_be_so_is_found_with_both_sides(title: str, claims: tuple[Claim, ...]) -> None:
    assert [(one.why.title, one.one, one.other) for one in found(*claims)] == [
        (title, claims[:1], claims[1:])
    ]


SOUND = {
    "a vaguer date": (appointed("1", "1621"), appointed("2", "1621-03")),
    "about that year": (appointed("1", "1621~"), appointed("2", "1621-03-31")),
    "appointed again after a removal": (
        *(appointed("1", "1621"), removed("2", date="1622"), appointed("3", "1624")),
    ),
    "appointed again after a removal at no date": (
        *(appointed("1", "1621"), removed("2"), appointed("3", "1624")),
    ),
    "appointed again after somebody else": (
        *(appointed("1", "1621"), appointed("3", "1624")),
        headed("2", "Zúñiga", start="1622", end="1623"),
    ),
    "appointed to another post": (appointed("1", "1621", role="secretary"), appointed("2", "1624")),
    "a date that is only denied": (appointed("1", "1621", status="refuted"), appointed("2", "1624")),
    "a date that was only planned": (appointed("1", "1621", status="intended"), appointed("2", "1624")),
    "two tenures": (
        headed("1", "Haro", start="1643", end="1645"),
        headed("2", "Haro", start="1647", end="1650"),
    ),
    "one tenure told twice, its end apart": (
        *(headed("1", "Haro", start="1643"), headed("2", "Haro", start="1643-06")),
        *(headed("3", "Haro", end="1661"), headed("4", "Haro")),
    ),
    "removed again after a return": (
        *(removed("1", date="1636"), appointed("2", "1638"), removed("3", date="1640")),
    ),
    "formed again": (formed("1", date="1618"), abolished("2", date="1620"), formed("3", date="1622")),
    "abolished again": (abolished("1", date="1618"), formed("2", date="1620"), abolished("3", date="1622")),
    "one after another": (
        headed("1", "Haro", start="1626", end="1632"),
        headed("2", "Zúñiga", start="1632", end="1640"),
    ),
    "times that only may overlap": (headed("1", "Haro", start="1626"), headed("2", "Zúñiga", start="1628")),
    "an office for several": (
        headed("1", "Haro", role="member", start="1626", end="1632"),
        headed("2", "Zúñiga", role="member", start="1628", end="1630"),
    ),
    "a part of a part": (
        part("1", "Census Bureau", "War Office", start="1801", end="1820"),
        part("2", "Census Bureau", "Ministry of State", start="1801", end="1820"),
        part("3", "War Office", "Ministry of State"),
    ),
    "a part of two bodies of different kinds": (
        part("1", "Census Bureau", "War Office", start="1801", end="1820"),
        part("2", "Census Bureau", "Crown", start="1801", end="1820"),
    ),
    "a denial that leaves the rest": (
        claim("1", "appointment", None, "Haro", body="Council of Italy"),
        claim("2", "appointment", "Philip IV", "Haro", body="Council of Italy", status="refuted"),
    ),
    "a denial of another time": (
        *(over("1", start="1621", end="1630"), over("2", start="1640", status="refuted")),
    ),
    "two denials": (over("1", status="refuted"), over("2", status="refuted", by="Elliott")),
}


@pytest.mark.parametrize("claims", SOUND.values(), ids=SOUND)
def test_what_can_both_be_so_is_not(claims: tuple[Claim, ...]) -> None:
    assert found(*claims) == ()


def test_each_sort_of_contradiction_is_tried_and_says_what_to_do() -> None:
    assert {why.title for why in incompatibilities()} == set(CONTRADICTORY)
    assert all(why.question.endswith("?") and why.advice.endswith(".") for why in incompatibilities())


def test_what_is_told_twice_is_one_side_and_takes_all_its_dates() -> None:
    told = (
        *(headed("1", "Haro", start="1626"), headed("2", "Haro", end="1632")),
        headed("3", "Zúñiga", start="1628", end="1630"),
    )
    (contradiction,) = found(*told)
    assert {one.id for one in contradiction.one} == {"1", "2"}
    assert {one.id for one in contradiction.other} == {"3"}
    assert contradiction.words[0] == "Haro was president of the Council of Italy, from 1626 until 1632."


def test_what_no_text_states_contradicts_nothing() -> None:
    bare = Claim("9", "appointment", None, "Haro", body="Council of Italy", role="president", date="1630")
    assert found(appointed("1", "1621"), bare) == ()


def test_both_facts_stay_as_they_are_and_a_node_links_them() -> None:
    claims = appointed("1", "1621"), appointed("2", "1624", status="reported", by="Novoa")
    kg = KnowledgeGraph.from_reading(Reading(claims, ENTITIES))
    assert kg.facts == claims
    graph = kg.dataset.graph(graph_iri(kg.base, CONTRADICTIONS))
    (node,) = graph.subjects(RDF.type, POT.Contradiction)
    assert (node, RDFS.label, Literal("Two dates for one appointment")) in graph
    for side, status in ((POT.oneSide, "asserted"), (POT.otherSide, "reported")):
        (fact,) = graph.objects(node, side)
        assert (fact, RDF.type, POT.Appointment) in kg.dataset.graph(graph_iri(kg.base, status))
    assert not any(kg.graph.triples((None, RDF.type, POT.Contradiction)))


def test_what_is_not_believed_changes_nothing_that_is() -> None:
    believed = over("1")
    alone = KnowledgeGraph.from_reading(Reading((believed,), ENTITIES))
    denied = KnowledgeGraph.from_reading(Reading((believed, over("2", status="refuted")), ENTITIES))
    assert denied.contradictions()
    assert set(denied.graph) == set(alone.graph)


def test_the_same_bytes_whatever_the_order() -> None:
    claims = formed("1", date="1618"), formed("2", date="1622"), formed("3", date="1630"), over("4")
    one = KnowledgeGraph.from_reading(Reading(claims, ENTITIES))
    other = KnowledgeGraph.from_reading(Reading(claims[::-1], ENTITIES))
    assert one.contradictions() == other.contradictions()
    assert trig(one.dataset, one.base) == trig(other.dataset, other.base)


ANNALS = """\
In 1621 Philip IV appointed Baltasar de Zúñiga president of the Council of Italy.

The Grand Council was established in 1729. Ortai was head of the Grand Council from 1732 to 1745.
"""
MEMOIR = """\
In 1624 Philip IV appointed Baltasar de Zúñiga president of the Council of Italy.

The Grand Council was founded in 1733. Zhang Tingyu was head of the Grand Council from 1735 to 1749.
"""
TITLES = ("Two dates for one appointment", "A body formed twice", "Two holders of a single seat")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two texts and what a build made of both."""
    folder = tmp_path_factory.mktemp("two")
    texts = {"annals.txt": ANNALS, "memoir.txt": MEMOIR}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    publish(build([folder / name for name in texts]), folder / "out")
    return folder


def test_two_texts_contradict_each_other(two: Path) -> None:
    kg = load(two / "out")
    assert tuple(one.why.title for one in kg.contradictions()) == TITLES
    for one in kg.contradictions():
        assert one.documents == ("annals.txt", "memoir.txt")
        for side in one.claims:
            for place in side.evidence:
                text = (two / place.document).read_text(encoding="utf-8")
                assert text[place.start : place.end] == place.quote


def test_the_graph_answers_for_them(two: Path) -> None:
    kg = load(two / "out")
    rows = kg.query(
        "SELECT ?what ?one ?other WHERE { GRAPH ?g {"
        "?c a pot:Contradiction ; rdfs:label ?what ; pot:oneSide ?one ; pot:otherSide ?other } }"
    )
    assert sorted(str(row["what"]) for row in rows) == sorted(TITLES)  # type: ignore[call-overload, index]
    assert "pot:Contradiction" not in (two / "out" / "graph.ttl").read_text(encoding="utf-8")


def test_people_read_both_sides(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["contradictions", str(two / "out")]) == 0
    told = capsys.readouterr().out
    assert all(title in told for title in TITLES)
    assert "The Grand Council was formed, in 1729." in told
    assert "asserted: “Grand Council was founded” (memoir.txt, characters" in told
    page = (two / "out" / "report.html").read_text(encoding="utf-8")
    assert '<h2 id="contradictions">' in page
    assert all(f"<h3>{title}</h3>" in page for title in TITLES)


def test_programs_read_both_sides(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["contradictions", str(two / "out"), "--kinds", "formation", "--format"]
    assert run([*asked, "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["contradiction"], row["one_document"], row["other_document"]) == (
        *("A body formed twice", "annals.txt", "memoir.txt"),
    )
    assert run([*asked, "json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["one"]["claims"][0]["date"] == "1729" and told["other"]["claims"][0]["date"] == "1733"
    assert run([*asked, "ttl"]) == 0
    graph = Graph().parse(data=capsys.readouterr().out, format="turtle")
    assert len(list(graph.subjects(RDF.type, POT.Contradiction))) == 1


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (["--kinds", "supervision"], 1),
        (["--statuses", "refuted"], 1),
        (["--statuses", "asserted"], 0),
        (["--document", "memoir.txt"], 0),
        (["--document", "diary.txt"], 2),
        (["--kinds", "friendship"], 2),
        (["--statuses", "believed"], 2),
    ],
)
def test_exit_status(
    options: list[str], status: int, two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["contradictions", str(two / "out"), *options]) == status
    assert len(capsys.readouterr().err.splitlines()) == (status > 0)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(UnknownName, match="friendship"):
        KnowledgeGraph.from_reading(Reading((), ENTITIES)).contradictions(kinds=["friendship"])
