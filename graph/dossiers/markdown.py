"""A dossier in Markdown (CommonMark): what it quotes is escaped, so that no word of a text becomes markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from potestas.extract.claim import Claim
from potestas.graph.dossiers.dossier import Dossier, Entry, Section
from potestas.graph.dossiers.words import (
    CONTRADICTIONS,
    NOT_HELD,
    WHY_BY_RANK,
    WHY_CONTRADICTIONS,
    WHY_NOT_HELD,
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
from potestas.graph.note import plain
from potestas.graph.wording import printable


def as_markdown(dossier: Dossier) -> str:
    """A heading and a list for each section, quotations in lists below."""
    return "\n".join(_lines(dossier)) + "\n"


def _lines(dossier: Dossier) -> Iterator[str]:
    yield f"# {_plain(title(dossier))}"
    yield from ("", *map(_plain, summary(dossier)))
    for section in dossier.sections:
        yield from _section(section, "##")
    for heading, consequences in by_rank(dossier):
        yield from ("", f"## {heading}", "", WHY_BY_RANK, "")
        for found in consequences:
            yield f"- **{_plain(surely(found))}**: {_plain(how(found))}"
            yield from _quotations(found.claims)
    if dossier.doubted:
        yield from ("", f"## {NOT_HELD}", "", WHY_NOT_HELD)
    for section in dossier.doubted:
        yield from _section(section, "###")
    if dossier.contradictions:
        yield from ("", f"## {CONTRADICTIONS}", "", WHY_CONTRADICTIONS)
    for contradiction in dossier.contradictions:
        yield from ("", f"### {_plain(contradiction.why.title)}", "", _plain(contradiction.why.advice), "")
        for said, claims in zip(contradiction.words, (contradiction.one, contradiction.other), strict=True):
            yield f"- {_plain(said)} ({_plain(standings(claims))})"
            yield from _quotations(claims)


def _section(section: Section, level: str) -> Iterator[str]:
    yield from ("", f"{level} {_plain(section.title)}", "", _plain(section.definition), "")
    for entry in section.entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    marked = f" [{doubt(entry)}]" if doubt(entry) else ""
    yield f"- **{_plain(dated(entry))}**: {_plain(entry.sentence + marked)}"
    if entry.end:
        yield f"  - *{_plain(entry.end)}*"
    yield from _quotations(entry.claims)


def _quotations(claims: Iterable[Claim]) -> Iterator[str]:
    for claim, item in places(claims):
        yield f"  - “{_plain(item.quote)}” ({_plain(f'{place(item)}; fact {claim.id}')})"


def _plain(text: str) -> str:
    return plain(printable(text))
