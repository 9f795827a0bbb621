"""What is said not to be there, or hardly, is no fact; and what is said beside it still is."""

from __future__ import annotations

import pytest

from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of


def _stated(text: str) -> list[str]:
    claims = read_document(load(), text_of("example.txt", text.encode())).claims
    return [f"{claim.kind}: {claim.subject or '-'} > {claim.object}" for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "The Senate had no word from Cicero.",
        "The bill had no support from the Senate.",
        "The treaty had little support from the Diet.",
        "Pompey paid Cicero no visit.",
        "Burke delivered no speech in the Commons.",
        "Philip gave Alva no orders.",
        "There was no accusation against Turgot.",
    ],
)
def test_what_is_lacking_is_no_fact(text: str) -> None:
    assert _stated(text) == []


def test_who_loses_no_time_acts() -> None:
    assert "removal: - > Turgot" in _stated("Louis lost no time in dismissing Turgot.")


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("Louis dismissed the judges against the advice of his ministers, notably Maupeou.", "Maupeou"),
        ("In 1794 ten deputies, not including Barère, were arrested.", "Barère"),
    ],
)
def test_who_is_named_of_others_is_not_meant(text: str, unnamed: str) -> None:
    assert not any(unnamed in fact for fact in _stated(text))
