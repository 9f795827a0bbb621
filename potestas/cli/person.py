"""`potestas person`: all that is told of one person, on one page."""

from __future__ import annotations

from potestas.cli.pages import show_page
from potestas.cli.places import opened


def run(
    *,
    place: str,
    name: str,
    as_of: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
    format: str,
) -> None:
    kg = opened(place, as_of, min_confidence)
    show_page(place, kg.person(name, None, kinds, statuses), format)
