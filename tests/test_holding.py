"""Ends that follow from other claims, and those that do not."""

from __future__ import annotations

import pytest

from potestas.extract.claim import Claim
from potestas.extract.edtf import chronological
from potestas.graph.reasoning.holding import holdings
from potestas.graph.reasoning.snapshot import certainties
from potestas.ontology.vocabulary import vocabulary


def tenure(id: str, who: str, body: str, role: str | None = None, **rest: str) -> Claim:
    return Claim(id, "tenure", who, body, role=role, **rest)  # type: ignore[arg-type]


OFFICE = tenure("a", "Zhang Juzheng", "Grand Secretariat", "head", start="1572")

ENDING = {
    "another takes the seat": tenure("b", "Zhang Siwei", "Grand Secretariat", "head", start="1582-07"),
    "the body is abolished": Claim("b", "abolition", None, "Grand Secretariat", date="1582-07"),
    "the body is replaced": Claim("b", "replaces", "Grand Council", "Grand Secretariat", date="1582-07"),
    "the holder is put to death": Claim(
        "b", "sanction", None, "Zhang Juzheng", act="execute", date="1582-07"
    ),
}

NOT_ENDING = {
    "a colleague": tenure("b", "Zhang Siwei", "Grand Secretariat", "member", start="1582-07"),
    "a seat elsewhere": tenure("b", "Zhang Siwei", "Hanlin Academy", "head", start="1582-07"),
    "the same man again": tenure("b", "Zhang Juzheng", "Grand Secretariat", "head", start="1582-07"),
    "no date": tenure("b", "Zhang Siwei", "Grand Secretariat", "head"),
    "earlier": tenure("b", "Gao Gong", "Grand Secretariat", "head", start="1566"),
    "an arrest": Claim("b", "sanction", None, "Zhang Juzheng", act="arrest", date="1582-07"),
    "only alleged": Claim("b", "abolition", None, "Grand Secretariat", date="1582-07", status="alleged"),
}


@pytest.mark.parametrize("other", ENDING.values(), ids=ENDING)
def test_an_end_follows(other: Claim) -> None:
    found, *_ = holdings([OFFICE, other], vocabulary())
    assert found.ended_by == other
    assert found.span.end[1] == chronological("1582-07")[1]
    assert found.stated.end[1] == float("inf") and found.claim.end is None
    assert certainties(holdings([OFFICE, other], vocabulary()), "1590")["a"] == "no"


@pytest.mark.parametrize("other", NOT_ENDING.values(), ids=NOT_ENDING)
def test_no_end_follows(other: Claim) -> None:
    found, *_ = holdings([OFFICE, other], vocabulary())
    assert found.ended_by is None and found.span == found.stated
    assert certainties(holdings([OFFICE, other], vocabulary()), "1590")["a"] == "possible"


def test_the_first_end_counts_and_stated_ends_stay() -> None:
    others = [
        tenure("b", "Zhang Siwei", "Grand Secretariat", "head", start="1582-07"),
        tenure("c", "Shen Shixing", "Grand Secretariat", "head", start="1583"),
    ]
    zhang, siwei, shen = holdings([OFFICE, *others], vocabulary())
    assert (zhang.ended_by, siwei.ended_by, shen.ended_by) == (others[0], others[1], None)
    stated = tenure("a", "Zhang Juzheng", "Grand Secretariat", "head", start="1572", end="1577")
    assert holdings([stated, *others], vocabulary())[0].ended_by is None


def test_death_ends_what_has_no_stated_begin_and_abolition_does_not() -> None:
    """A body may be founded anew; nobody rises from the dead."""
    undated = tenure("a", "Anne Boleyn's brother", "Privy Chamber", "gentleman")
    beheaded = Claim("b", "sanction", None, "Anne Boleyn's brother", act="behead", date="1536-05-17")
    abolished = Claim("c", "abolition", None, "Privy Chamber", date="1837")
    assert holdings([undated, beheaded], vocabulary())[0].ended_by == beheaded
    assert holdings([undated, abolished], vocabulary())[0].ended_by is None


def test_what_is_told_twice_has_the_dates_of_both() -> None:
    begin, end = (
        tenure("a", "Pombal", "Crown", "minister", start="1750"),
        tenure("b", "Pombal", "Crown", "minister", end="1777-03"),
    )
    assert certainties(holdings([begin, end], vocabulary()), "1780") == {"a": "no", "b": "no"}
    assert certainties(holdings([begin, end], vocabulary()), "1760") == {"a": "certain", "b": "certain"}
