"""How power grew and what it rests on: stages, independent ways, the weakest link, and all of it in words."""

from dataclasses import replace

import pytest

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.power.account import Account, greatest
from potestas.graph.power.trace import Trace, trace
from potestas.ontology.vocabulary import Vocabulary

FOUCHE, POLICE, COUNCIL = "Joseph Fouché", "Ministry of Police", "[privy council, 1800]"
DEPUTY, PREFECTURE, PLOT = "Pierre-François Réal", "Prefecture of Police", "[machine infernale, 1800-12]"


def claim(place: int, kind: str, sure: float = 0.9, **values: str) -> Claim:
    evidence = Evidence("fouche.txt", place, place + 10, quote=f"words at {place}")
    return Claim(id=f"f{place}", kind=kind, evidence=(evidence,), confidence=sure, **values)  # type: ignore[arg-type]


CLAIMS = (
    claim(100, "tenure", subject=FOUCHE, object=POLICE, role="minister", start="1799-07", end="1802-09"),
    claim(200, "tenure", subject=FOUCHE, object=COUNCIL, role="member", start="1800", end="1802-09"),
    claim(300, "supervision", subject=COUNCIL, object=POLICE, start="1800"),
    claim(400, "examination", subject=FOUCHE, object=PLOT, date="1800-12-24"),
    claim(500, "report", 0.5, subject=DEPUTY, object=FOUCHE, date="1801"),
    claim(600, "tenure", subject=DEPUTY, object=POLICE, role="head", start="1801"),
    claim(700, "tenure", subject=FOUCHE, object=PREFECTURE, start="1801", status="alleged"),
    claim(
        800, "appointment", subject="Paul Barras", object=FOUCHE, body=POLICE, role="minister", date="1804"
    ),
)
ENTITIES = (
    *(Entity(name, "Person") for name in (FOUCHE, DEPUTY, "Paul Barras")),
    *(Entity(name, "Body") for name in (POLICE, COUNCIL, PREFECTURE)),
    Entity(PLOT, "Case"),
)
CONSULATE = Reading(CLAIMS, ENTITIES, {"fouche.txt": ""})


@pytest.fixture(scope="module")
def rise(vocabulary: Vocabulary) -> Trace:
    return trace(CONSULATE, vocabulary, FOUCHE, POLICE)


@pytest.fixture(scope="module")
def account(vocabulary: Vocabulary) -> Account:
    return Account(vocabulary, {entity.name: entity.type for entity in ENTITIES})


def test_posts_reach_and_ways_at_each_change(rise: Trace) -> None:
    counts = [(stage.date, stage.posts, stage.bodies, stage.cases, stage.ways) for stage in rise.growth]
    assert counts == [
        ("1799-07", 1, 1, 0, 1),
        ("1800", 2, 2, 0, 2),
        ("1801", 2, 2, 1, 3),
        ("1802-10", 0, 1, 1, 1),
    ]
    assert greatest(rise.growth).date == "1801"


def test_what_is_only_alleged_is_no_growth_unless_asked_for(vocabulary: Vocabulary) -> None:
    believing = trace(CONSULATE, vocabulary, FOUCHE, POLICE, statuses=("asserted", "alleged"))
    assert greatest(believing.growth).posts == 3


def test_the_weakest_link_rests_on_least(rise: Trace, account: Account) -> None:
    step = next(step for step in rise.steps if step.claim.id == "f600")
    assert step.weakest is not None
    assert step.weakest.claim is not None
    assert step.weakest.claim.id == "f500"
    assert rise.weakest == step.weakest
    assert account.doubt(rise) == (
        "Weakest link: Pierre-François Réal reported to Joseph Fouché, in 1801 (counts 30% of full power, "
        "read with 50% confidence). Of 3 steps 1 hangs on it."
    )


def test_what_is_not_asserted_is_weaker_than_what_is_faint(vocabulary: Vocabulary) -> None:
    doubtful = replace(CLAIMS[2], status="reported", confidence=1.0)
    reading = replace(CONSULATE, claims=(*CLAIMS[:2], doubtful, *CLAIMS[3:]))
    weakest = trace(reading, vocabulary, FOUCHE, POLICE, statuses=("asserted", "reported")).weakest
    assert weakest is not None
    assert weakest.claim == doubtful


def test_growth_in_words_ends_with_what_was_left(rise: Trace, account: Account) -> None:
    assert account.growth(rise) == (
        "Growth: from 1 post, 1 body and no case within reach and 1 way to the Ministry of Police in July "
        "1799, to 2 posts, 2 bodies and 1 case within reach and 3 independent ways in 1801, and at last no "
        "post, 1 body and 1 case within reach and 1 way in October 1802."
    )


def test_who_gave_the_power_is_told_where_the_same_words_say_it(vocabulary: Vocabulary) -> None:
    by = claim(
        105, "appointment", subject="Paul Barras", object=FOUCHE, body=POLICE, role="minister", date="1799-07"
    )
    (step, *_) = trace(replace(CONSULATE, claims=(by, *CLAIMS)), vocabulary, FOUCHE, POLICE).steps
    assert [granting.id for granting in step.granting] == ["f105"]


def test_nothing_dated_has_no_growth(vocabulary: Vocabulary, account: Account) -> None:
    undated = replace(CONSULATE, claims=(claim(1, "supervision", subject=FOUCHE, object=POLICE),))
    found = trace(undated, vocabulary, FOUCHE, POLICE)
    assert (len(found.steps), found.growth) == (1, ())
    assert account.growth(found) == "Growth: no step has a date."
