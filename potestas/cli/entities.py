"""`potestas entities`: whom and what the facts speak of, and who may be one or may be two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from potestas.cli.places import opened
from potestas.cli.tables import Cell, show
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import NothingFound
from potestas.queries.candidates import Candidate, candidates, facts_of

Table = tuple[Sequence[str], Sequence[Sequence[Cell]]]
"""The names of columns, and rows."""


def run(*, place: str, only: bool, format: str) -> None:
    kg = opened(place, None)
    found = candidates(kg.reading, kg.validate().results) if only or format == "text" else []
    if only and not found:
        raise NothingFound(f"{place}: no two entities look like one, and none like two")
    if format != "text":
        show(*(_compared(found) if only else _listed(kg)), format)
        return
    if not only:
        show(*_listed(kg))
        click.echo(nl=bool(found))
    click.echo("\n\n".join(map(_told, found)), nl=bool(found))


def _listed(kg: KnowledgeGraph) -> Table:
    facts = facts_of(kg.facts)
    rows = [
        (e.name, e.type, e.kind, len(facts.get(e.name, ())), "; ".join(e.aliases), " ".join(e.exact))
        for e in kg.entities
    ]
    return ("name", "type", "kind", "facts", "forms", "exact"), rows


def _compared(found: Iterable[Candidate]) -> Table:
    place = "quote", "document", "start", "end"
    columns = [f"{side}_{what}" for side in ("one", "other") for what in place]
    rows = []
    for candidate in found:
        places = (cell for e in candidate.evidence for cell in (e.quote, e.document, e.start, e.end))
        rows.append((candidate.verdict, *candidate.names, candidate.reason, *places, candidate.decision))
    return ("verdict", "one", "other", "reason", *columns, "decision"), rows


def _told(candidate: Candidate) -> str:
    """What may be so and why, with the words of the text and what to write."""
    may_be = {"same": "may be one", "different": "may be two"}[candidate.verdict]
    head = f"{' and '.join(candidate.names)} {may_be}. {candidate.reason}"
    shown = [
        f"{name}: “{place.quote}” ({place.document}, characters {place.start} to {place.end})"
        for name, place in zip(candidate.names, candidate.evidence, strict=True)
    ]
    return "\n    ".join([head, *shown, *candidate.decision.splitlines()])
