"""What the shapes find, told so that a colleague can act on it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import rdflib
from rdflib import FOAF, ORG, RDF, RDFS, SH, SKOS, BNode, Dataset, Graph, Literal

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.assemble import assemble
from potestas.graph.layout import BASE, INFERRED, accepted, put
from potestas.graph.layout import ENTITIES as ENTITIES_GRAPH
from potestas.graph.note import note
from potestas.graph.reasoning.reason import reason
from potestas.graph.validate import Report, validate
from potestas.graph.write import turtle
from potestas.ontology.vocabulary import POT, Vocabulary

ENTITIES = (
    Entity("Chancery", "Body"),
    Entity("Gattinara", "Person"),
    Entity("*Granvelle* <b>", "Person"),
    Entity("Inquiry", "Body", kind="commission"),
)
QUOTE = "as the chancery | saw <it>"


def check(vocabulary: Vocabulary, *claims: Claim) -> Report:
    return validate(assemble(Reading(tuple(claims), ENTITIES), vocabulary), vocabulary)


def claim(number: int, kind: str, subject: str | None, object: str | None, **rest: str) -> Claim:
    place = Evidence("empire.txt", 10 * number, 10 * number + 8, "7", QUOTE)
    return Claim(f"h-{number}", kind, subject, object, evidence=(place,), **rest)  # type: ignore[arg-type]


FAULTS = {
    "no body": (claim(1, "tenure", "Gattinara", None, role="grand chancellor"),),
    "itself": (claim(1, "supervision", "Chancery", "Chancery"),),
    "before it began": (claim(1, "tenure", "Gattinara", "Chancery", start="1530", end="1518"),),
    "abolished": (
        claim(1, "abolition", None, "Chancery", date="1520"),
        claim(2, "tenure", "Gattinara", "Chancery", start="1525"),
    ),
    "formed": (
        claim(1, "formation", None, "Chancery", date="1540"),
        claim(2, "tenure", "Gattinara", "Chancery", start="1518", end="1530"),
    ),
}


@pytest.mark.parametrize("claims", FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_so_is_a_violation_with_its_sentence(
    claims: tuple[Claim, ...], vocabulary: Vocabulary
) -> None:
    report = check(vocabulary, *claims)
    assert not report.conforms
    assert report.results
    for result in report.results:
        assert result.severity == "violation" and result.message and result.advice
        assert {shown.id for shown in result.claims} == {shown.id for shown in claims}
    assert "empire.txt, characters 10 to 18, note 7" in note(report)


def test_what_is_hardly_so_is_a_warning_and_conforms(vocabulary: Vocabulary) -> None:
    rivals = [
        claim(number, "tenure", holder, "Chancery", role="head", start="1525", end="1528")
        for number, holder in enumerate(("Gattinara", "*Granvelle* <b>"))
    ]
    report = check(vocabulary, *rivals)
    assert report.conforms
    assert [result.severity for result in report.results] == ["warning"]
    assert [shown.id for shown in report.results[0].claims] == ["h-0", "h-1"]


def test_what_is_not_believed_cannot_be_wrong(vocabulary: Vocabulary) -> None:
    refuted = claim(1, "supervision", "Chancery", "Chancery", status="refuted")
    assert check(vocabulary, refuted).results == ()


def test_what_is_not_believed_is_told_apart_where_a_shape_asks_for_it(vocabulary: Vocabulary) -> None:
    alleged = claim(1, "supervision", "Chancery", "Chancery", status="alleged")
    (result,) = check(vocabulary, alleged).results
    assert (result.severity, result.claims[0].id) == ("info", "h-1")
    assert "note 7; fact h-1, alleged)" in note(check(vocabulary, alleged))


def test_what_breaks_an_axiom_is_a_violation(vocabulary: Vocabulary) -> None:
    """A user's own graph may say of one thing that it is two."""
    dataset = assemble(Reading((claim(1, "tenure", "Gattinara", "Chancery"),), ENTITIES), vocabulary)
    chancery = accepted(dataset).value(predicate=SKOS.prefLabel, object=Literal("Chancery"))
    assert chancery is not None
    put(dataset, BASE, ENTITIES_GRAPH, [(chancery, RDF.type, FOAF.Person)])
    (result,) = (result for result in validate(dataset, vocabulary).results if result.severity == "violation")
    assert result.message.startswith("This is taken for two things that nothing is at once: ")
    assert (result.focus, [shown.id for shown in result.claims]) == ("Chancery", ["h-1"])
    assert result.advice


def test_a_broken_axiom_is_told_with_the_facts_from_which_it_follows(vocabulary: Vocabulary) -> None:
    narrow = Graph() + vocabulary.graph
    narrow.add((ORG.headOf, RDFS.range, POT.Meeting))
    stricter = replace(vocabulary, graph=narrow)
    member = claim(1, "tenure", "Gattinara", "Chancery", role="clerk")
    head = claim(2, "tenure", "Gattinara", "Chancery", role="head")
    dataset = assemble(Reading((member, head), ENTITIES), stricter)
    put(dataset, BASE, INFERRED, reason(dataset, stricter))
    results = validate(dataset, stricter).results
    clashing = [result for result in results if result.message.endswith("body and meeting.")]
    assert [[shown.id for shown in result.claims] for result in clashing] == [["h-2"]]


def test_what_is_wrong_with_one_thing_in_one_way_stands_there_once(vocabulary: Vocabulary) -> None:
    late = [claim(n, "tenure", "Gattinara", "Chancery", start=f"152{n}") for n in (5, 6)]
    said = note(check(vocabulary, claim(1, "abolition", None, "Chancery", date="1520"), *late))
    assert said.count("- **") == 1
    assert said.count("characters 10 to 18") == 1
    assert "Gattinara held an office in the Chancery, from 1526. “" in said


def test_a_sound_reading_conforms(realms_graph: Dataset, vocabulary: Vocabulary) -> None:
    report = validate(realms_graph, vocabulary)
    assert report.conforms, note(report)
    assert (None, SH.conforms, Literal(True)) in report.graph


def test_the_note_escapes_what_texts_contain(vocabulary: Vocabulary) -> None:
    said = note(check(vocabulary, claim(1, "tenure", "*Granvelle* <b>", None)))
    assert "<b>" not in said and "*Granvelle*" not in said
    assert r"as the chancery \| saw \<it\>" in said


def test_reports_are_the_same_bytes_each_time(vocabulary: Vocabulary) -> None:
    claims = [claim(n, "supervision", "Chancery", "Chancery") for n in range(4)]
    one, other = check(vocabulary, *claims), check(vocabulary, *reversed(claims))
    assert turtle(one.graph, BASE) == turtle(other.graph, BASE)
    assert note(one) == note(other)
    assert not any(isinstance(node, BNode) for node in one.graph.all_nodes())
    assert len(set(one.graph.objects(predicate=SH.result))) == len(one.results)


@pytest.fixture
def literals_as_written() -> Iterator[None]:
    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    yield
    rdflib.NORMALIZE_LITERALS = before


@pytest.mark.usefixtures("literals_as_written")
def test_the_users_setting_of_rdflib_survives(vocabulary: Vocabulary) -> None:
    check(vocabulary)
    assert rdflib.NORMALIZE_LITERALS is False
