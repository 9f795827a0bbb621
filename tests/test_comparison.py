"""Two side by side over a third: steps in the order of their days, who was ahead, measures, a picture."""

from xml.etree import ElementTree

import pytest

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.draw.comparison import draw_comparison
from potestas.graph.power.account import Account
from potestas.graph.power.comparison import Comparison, compare, contrast
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import UnknownName
from potestas.ontology.vocabulary import Vocabulary

NECKER, TURGOT, TREASURY, COUNCIL = "Jacques Necker", "Turgot", "Royal Treasury", "Council of Finances"


def claim(place: int, kind: str, **values: str) -> Claim:
    evidence = Evidence("treasury.txt", place, place + 10, quote=f"words at {place}")
    return Claim(id=f"t{place}", kind=kind, evidence=(evidence,), **values)  # type: ignore[arg-type]


CLAIMS = (
    claim(100, "tenure", subject=TURGOT, object=TREASURY, role="head", start="1774-08", end="1776-05"),
    claim(200, "tenure", subject=NECKER, object=TREASURY, role="head", start="1776-10"),
    claim(300, "tenure", subject=NECKER, object=COUNCIL, role="head", start="1777"),
    claim(400, "supervision", subject=COUNCIL, object=TREASURY, start="1777-06"),
    claim(500, "accusation", subject=NECKER, object=TURGOT, date="1775"),
)
ENTITIES = (
    Entity(NECKER, "Person"),
    Entity(TURGOT, "Person"),
    Entity(TREASURY, "Body"),
    Entity(COUNCIL, "Body"),
)
FRANCE = Reading(CLAIMS, ENTITIES, {"treasury.txt": ""})


@pytest.fixture(scope="module")
def found(vocabulary: Vocabulary) -> Comparison:
    return compare(FRANCE, vocabulary, TURGOT, NECKER, TREASURY)


def test_steps_of_both_come_by_date(found: Comparison) -> None:
    assert [(name, step.claim.id) for name, step in found.steps] == [
        (TURGOT, "t100"),
        (NECKER, "t500"),
        (NECKER, "t200"),
        (NECKER, "t400"),
    ]


def test_who_had_more_ways_when(found: Comparison) -> None:
    assert found.leads == (("1774-08", TURGOT), ("1775", ""), ("1776-10", NECKER))


def test_measures_stand_side_by_side(found: Comparison) -> None:
    measures = {name: values for name, *values in found.measures}
    assert measures["steps"] == [1, 3]
    assert measures["steps by office"] == [1, 2]
    assert measures["first date"] == ["1774-08", "1775"]
    assert measures["most independent ways"] == [1, 2]


def test_a_comparison_in_words_says_who_stood_over_whom(found: Comparison, vocabulary: Vocabulary) -> None:
    told = list(contrast(found, Account(vocabulary, {entity.name: entity.type for entity in ENTITIES})))
    assert "Turgot in August 1774, then neither in 1775, then Jacques Necker in October 1776" in told[2]
    assert told[3] == "Power of Turgot over Jacques Necker: the text states none."
    assert told[4] == "Power of Jacques Necker over Turgot: Jacques Necker accused Turgot, in 1775."


def test_one_is_not_compared_with_itself(vocabulary: Vocabulary) -> None:
    with pytest.raises(UnknownName, match="two different"):
        compare(FRANCE, vocabulary, TURGOT, TURGOT, TREASURY)


def test_the_picture_shows_both_and_the_same_bytes_each_time(
    found: Comparison, vocabulary: Vocabulary
) -> None:
    figure = draw_comparison(found, FRANCE, vocabulary)
    assert figure == draw_comparison(found, FRANCE, vocabulary)
    assert ElementTree.fromstring(figure.svg).tag.endswith("svg")
    assert figure.title == "Turgot and Jacques Necker over the Royal Treasury"
    assert set(figure.facts) == {"t100", "t200", "t300", "t400", "t500"}


def test_the_graph_compares_under_any_name(kg: KnowledgeGraph) -> None:
    compared = kg.compare("cromwell", "henry", over="the church of England")
    assert compared.one.source == "Thomas Cromwell"
    assert compared.one.steps == kg.trace("cromwell", "Church of England").steps
