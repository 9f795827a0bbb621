"""A dossier as plain text for a terminal: sections of facts, each with the words that state it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from potestas.extract.claim import Claim
from potestas.graph.dossiers.dossier import Dossier, Entry, Section
from potestas.graph.dossiers.words import (
    CONTRADICTIONS,
    NOT_HELD,
    by_rank,
    dated,
    doubt,
    how,
    place,
    places,
    standings,
    summary,
    surely,
    title,
)
from potestas.graph.wording import printable

WIDTH = 100
"""Columns of a line."""

SHOWN = 3
"""Places of a fact that are quoted."""


def as_text(dossier: Dossier) -> str:
    """One heading a section; dates stand before the facts, the words of the text below."""
    return "\n".join(_lines(dossier)) + "\n"


def _lines(dossier: Dossier) -> Iterator[str]:
    yield from _wrapped(title(dossier), "")
    for line in summary(dossier):
        yield from _wrapped(line, "")
    for section in dossier.sections:
        yield from ("", section.title)
        yield from _entries(section)
    for heading, consequences in by_rank(dossier):
        yield from ("", heading)
        for found in consequences:
            yield from _wrapped(f"{surely(found)}: {how(found)}", "  ")
            yield from _quotations(found.claims)
    if dossier.doubted:
        yield from ("", NOT_HELD)
    for section in dossier.doubted:
        yield from ("", f"{section.title.capitalize()}: {section.definition}")
        yield from _entries(section)
    if dossier.contradictions:
        yield from ("", CONTRADICTIONS)
    for contradiction in dossier.contradictions:
        yield from _wrapped(f"{contradiction.why.title}. {contradiction.why.advice}", "  ")
        for said, claims in zip(contradiction.words, (contradiction.one, contradiction.other), strict=True):
            yield from _wrapped(f"{said} ({standings(claims)})", "    ")
            yield from _quotations(claims)


def _entries(section: Section) -> Iterator[str]:
    for entry in section.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    marked = f" [{doubt(entry)}]" if doubt(entry) else ""
    yield from _wrapped(f"{dated(entry)}: {entry.sentence}{marked}", "  ")
    if entry.end:
        yield from _wrapped(entry.end, "    ")
    yield from _quotations(entry.claims)


def _quotations(claims: Iterable[Claim]) -> Iterator[str]:
    told = places(claims)
    for claim, item in told[:SHOWN]:
        yield from _wrapped(f"“{item.quote}” ({place(item)}; fact {claim.id})", "      ")
    more = len(told) - SHOWN
    if more > 0:
        yield f"      and in {more} more place{'s' * (more > 1)}"


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(
        printable(text),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
