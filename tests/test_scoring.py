"""When an extracted fact counts as an annotated one, and what the figures count."""

from typing import Any

import pytest

from potestas.ontology.vocabulary import vocabulary
from potestas.queries.matching import Matcher, Names
from potestas.queries.scoring import Annotation, Scorer

ENTITIES = [
    {"name": "Nicolas de La Reynie", "type": "Person", "aliases": ["La Reynie"]},
    {"name": "Jean-Baptiste Colbert", "type": "Person", "aliases": []},
    {
        "name": "[Chambre ardente on poisonings, 1679-04]",
        "type": "Body",
        "aliases": ["the chamber"],
        "keys": ["chamber", "poison"],
    },
    {"name": "Parlement of Paris", "type": "Body", "aliases": ["the Parlement", "the court"], "keys": []},
    {"name": "Cour des monnaies", "type": "Body", "aliases": ["the court", "the Senate"], "keys": []},
]
UNITS = {1: (0, 100), 2: (100, 200)}


def fact(subject: str | None, object: str | None, **rest: Any) -> dict[str, Any]:
    """An annotated or extracted fact that stands in the first unit."""
    place = {"document": "poisons.txt", "start": 10, "end": 40}
    given = {"id": "poisons-1-1", "unit": 1, "kind": "examination", "subject": subject, "object": object}
    return {**given, "status": "asserted", "evidence": [place], **rest}


@pytest.fixture
def matcher() -> Matcher:
    extracted = [{"name": "the chamber on poisoning", "aliases": []}, {"name": "court", "aliases": []}]
    return Matcher(Names(ENTITIES, extracted, ["court", "senate"]), UNITS, vocabulary())


@pytest.mark.parametrize(
    ("annotated", "extracted", "same"),
    [
        (fact("Nicolas de La Reynie", "Parlement of Paris"), fact("La Reynie", "the Parlement"), True),
        (fact("Jean-Baptiste Colbert", "Parlement of Paris"), fact("J. Colbert", "Parlement of Paris"), True),
        (
            fact("Jean-Baptiste Colbert", "Parlement of Paris"),
            fact("Charles Colbert", "Parlement of Paris"),
            False,
        ),
        (fact("Jean-Baptiste Colbert", "Parlement of Paris"), fact("Jean-Baptiste Colbert", "court"), False),
        (fact("Jean-Baptiste Colbert", "Cour des monnaies"), fact("J. Colbert", "Senate"), True),
        (fact("Jean-Baptiste Colbert", "Cour des monnaies"), fact("J. Colbert", "Senate (body)"), True),
        (
            fact("[Chambre ardente on poisonings, 1679-04]", None),
            fact("the chamber on poisoning", "La Voisin"),
            True,
        ),
        (
            fact("[Chambre ardente on poisonings, 1679-04]", None),
            fact("chamber of poisons, 1682", "La Voisin"),
            False,
        ),
        (fact(None, "Parlement of Paris"), fact("anybody", "Parlement of Paris"), True),
        (fact(None, "Parlement of Paris", unit=2), fact("anybody", "Parlement of Paris"), False),
        (
            fact("Jean-Baptiste Colbert", "the king", **{"or": ["the Crown"]}),
            fact("Jean-Baptiste Colbert", "Crown"),
            True,
        ),
        (
            fact("Jean-Baptiste Colbert", "Parlement of Paris", kind="tenure", role="president"),
            fact("Jean-Baptiste Colbert", "Parlement of Paris", kind="tenure", role="head"),
            True,
        ),
        (
            fact("Jean-Baptiste Colbert", "Parlement of Paris", kind="tenure", role="president"),
            fact("Jean-Baptiste Colbert", "Parlement of Paris", kind="tenure", role="secretary"),
            False,
        ),
        (
            fact("Jean-Baptiste Colbert", "Parlement of Paris"),
            fact("Jean-Baptiste Colbert", "Parlement of Paris", kind="charge"),
            False,
        ),
        (
            fact("Jean-Baptiste Colbert", None, kind="tenure", role="controller general"),
            fact("Jean-Baptiste Colbert", "Sceaux", kind="tenure", role="bishop"),
            False,
        ),
        (
            fact("Jean-Baptiste Colbert", None, kind="tenure", role="minister"),
            fact("Jean-Baptiste Colbert", "Navy", kind="tenure", role="head"),
            True,
        ),
    ],
)
def test_same_fact(
    annotated: dict[str, Any], extracted: dict[str, Any], same: bool, matcher: Matcher
) -> None:
    assert matcher.same_fact(annotated, extracted) is same


@pytest.mark.parametrize(
    ("annotated", "extracted", "same"),
    [
        ("1679-04", "1679-04-07", True),
        ("1679-04-07", "1679-04", True),
        ("1679-04-07", "1679", False),
        ("1679", "1679", True),
        ("1679-04", "1679-05", False),
        ("1679-04", None, False),
    ],
)
def test_same_date(annotated: str, extracted: str | None, same: bool, matcher: Matcher) -> None:
    assert matcher.same_date(fact("a", "b", date=annotated), fact("a", "b", date=extracted)) is same


def test_figures_count_distinct_facts_in_the_units_that_were_read() -> None:
    colbert = fact("Jean-Baptiste Colbert", "Parlement of Paris", status="refuted", date="1679-04")
    arguable = fact("La Reynie", "Parlement of Paris", sure=0)
    missed = fact("Nicolas de La Reynie", "[Chambre ardente on poisonings, 1679-04]")
    elsewhere = {"evidence": [{"document": "poisons.txt", "start": 120, "end": 130}]}
    extracted = [
        fact("Jean-Baptiste Colbert", "Parlement of Paris", date="1679-04"),
        fact("Jean-Baptiste Colbert", "the Parlement of Paris"),
        fact("La Reynie", "Parlement of Paris"),
        fact("Louvois", "Parlement of Paris"),
        fact("Louvois", "La Voisin", **elsewhere),
    ]
    annotation = Annotation((colbert, arguable, missed), tuple(ENTITIES), UNITS)
    score = Scorer(annotation, extracted, ENTITIES, vocabulary()).score()
    assert (score.annotated, score.sure, score.extracted) == (3, 2, 3)
    assert score.precision == pytest.approx(2 / 3)
    assert score.recall == 0.5
    assert score.f1 == pytest.approx(4 / 7)
    assert (score.matched, score.status_right, score.dated, score.date_right) == (2, 1, 1, 1)
    assert (score.disbelieved, score.leaked) == (1, 1)
    assert [row["subject"] for row in score.wrong] == ["Louvois"]
    assert [row["object"] for row in score.missed] == ["[Chambre ardente on poisonings, 1679-04]"]
    assert [row["status"] for pair in score.misjudged for row in pair] == ["refuted", "asserted"]
    assert not score.misdated
    assert Scorer(annotation, extracted, ENTITIES, vocabulary()).score(statuses=["refuted"]).recall == 0


def test_scores_of_several_texts_add_up() -> None:
    read = [fact("Jean-Baptiste Colbert", "Parlement of Paris"), fact("Louvois", "Parlement of Paris")]
    annotation = Annotation((read[0],), tuple(ENTITIES), UNITS)
    score = Scorer(annotation, read, ENTITIES, vocabulary()).score()
    both = score + score
    assert (both.annotated, both.extracted, len(both.wrong)) == (2, 4, 2)
    assert (both.precision, both.recall) == (score.precision, score.recall) == (0.5, 1)
