"""Whom pronouns, descriptions and short names mean, in passages of several regimes."""

from __future__ import annotations

import pytest

from potestas.extract.claim import Claim
from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of


def _claims(text: str) -> tuple[Claim, ...]:
    return read_document(load(), text_of("example.txt", text.encode())).claims


def _stated(text: str) -> set[str]:
    return {f"{c.kind}: {c.subject or '-'} > {c.object}" for c in _claims(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Colbert, who served under Fouquet, and whom Mazarin had taught, disliked ceremony. In May he"
            " dismissed Servien.",
            "removal: Colbert > Servien",
        ),
        (
            "Akbar distrusted Shah Mansur. In 1582 Akbar fell ill, and Todar Mal made himself head of the"
            " Treasury.",
            "tenure: Todar Mal > Treasury",
        ),
    ],
)
def test_pronouns(text: str, wanted: str) -> None:
    assert wanted in _stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Council of Castile met in May. It was Olivares who dissolved the Junta of Reform.",
        "The Council of Castile met in May. Rumour had it that Olivares had dissolved the Junta of Reform.",
        "The Council of Castile met in May. It seems that Olivares dissolved the Junta of Reform.",
    ],
)
def test_it_may_stand_for_nothing(text: str) -> None:
    assert {(c.subject, c.object) for c in _claims(text) if c.kind == "abolition"} == {
        ("Olivares", "Junta of Reform")
    }


def test_meetings_of_one_name_are_told_apart_by_their_dates() -> None:
    found = _stated(
        "In May 1922 Antonio Gramsci spoke at the Comintern Plenum. Amadeo Bordiga attended the Plenum too."
        " Umberto Terracini spoke at the March 1925 Comintern Plenum."
    )
    assert "attendance: Antonio Gramsci > [Comintern Plenum, 1922-05]" in found
    assert "attendance: Amadeo Bordiga > [Comintern Plenum, 1922-05]" in found
    assert "attendance: Umberto Terracini > [Comintern Plenum, 1925-03]" in found


def test_a_meeting_that_is_spoken_of_twice_stays_one() -> None:
    found = _stated(
        "In 1814 Camillo Cavour attended the Plenary Session. A week later George Clarendon attended the"
        " Plenary Session."
    )
    assert "attendance: George Clarendon > Plenary Session" in found
