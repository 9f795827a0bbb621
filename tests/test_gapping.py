"""Clauses said once for several give each of them its facts, and what only looks like one gives none."""

from __future__ import annotations

import pytest

from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of


def _tenures(text: str) -> set[tuple[str | None, str | None, str | None]]:
    claims = read_document(load(), text_of("example.txt", text.encode())).claims
    return {(claim.subject, claim.role, claim.object) for claim in claims if claim.kind == "tenure"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Joseph became king of Naples and Eugène president of the Council of Italy.",
            {("Eugène", "president", "Council of Italy")},
        ),
        (
            "Fox was appointed secretary of the Treasury, Ellis clerk of the Council and"
            " Hill president of the Exchequer.",
            {("Ellis", "clerk", "Council"), ("Hill", "president", "Exchequer")},
        ),
        (
            "In 1706 Peter made Menshikov head of the Admiralty, in May president of the College of War.",
            {("Menshikov", "president", "College of War")},
        ),
    ],
)
def test_what_is_not_said_again_is_understood(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert wanted <= _tenures(text)


def test_a_preposition_said_again_parts_what_follows_it() -> None:
    text = "Fox was appointed to the Treasury, Ellis to the Mint and Hill to the Navy Board."
    assert _tenures(text) == {
        ("Fox", "member", "Treasury"),
        ("Ellis", "member", "Mint"),
        ("Hill", "member", "Navy Board"),
    }


def test_lists_of_people_share_what_follows_them() -> None:
    text = "Leslie took the war department; Traquair, the treasury; Maule, Ker and others, the home office."
    claims = read_document(load(), text_of("example.txt", text.encode())).claims
    assert {(c.subject, c.object) for c in claims if c.kind == "supervision"} == {
        ("Leslie", "[war department]"),
        ("Traquair", "[treasury]"),
        ("Maule", "[home office]"),
        ("Ker", "[home office]"),
    }


def test_an_apposition_in_the_next_clause_is_no_gap() -> None:
    text = "Selim made Ishak head of the Navy and Kuchuk, head of the Army, resigned. Kuchuk was old."
    assert ("Ishak", "head", "Army") not in _tenures(text)
    assert ("Kuchuk", "head", "Navy") not in _tenures(text)
