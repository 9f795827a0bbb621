"""`potestas contradictions`: facts that cannot both be so, with the words of both sides."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

import click
from rdflib import Graph

from potestas.cli.places import opened
from potestas.cli.tables import Cell, show
from potestas.extract.claim import Claim
from potestas.graph.contradictions import Contradiction, contradiction_triples, facts_by_id
from potestas.graph.write import turtle
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import NothingFound, UnknownName

SIDE = ("says", "status", "by", "quote", "document", "start", "end", "facts")
COLUMNS = ("contradiction", *(f"{side}_{what}" for side in ("one", "other") for what in SIDE), "advice")

SHOWN = 3
"""Places of one side that a person at a terminal sees."""


def run(
    *,
    place: str,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    document: str | None,
    format: str,
) -> None:
    kg = opened(place, None)
    if document is not None and document not in kg.reading.documents:
        read = ", ".join(kg.reading.documents) or "none"
        raise UnknownName(f"{place}: no text {document!r} was read; choose among {read}")
    found = [c for c in kg.contradictions(kinds, statuses) if document is None or document in c.documents]
    if not found:
        raise NothingFound(f"{place}: no two facts were found that cannot both be so")
    if format == "text":
        click.echo("\n".join(_told(found)))
    elif format == "json":
        click.echo(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=1))
    elif format == "ttl":
        click.echo(turtle(_as_graph(found, kg), kg.base), nl=False)
    else:
        show(COLUMNS, [_row(one) for one in found], format)


def _told(found: Sequence[Contradiction]) -> Iterator[str]:
    """Those of one sort together, each with what both sides say and where."""
    for number, (why, group) in enumerate(groupby(found, key=lambda one: one.why)):
        if number:
            yield ""
        yield f"{why.title}. {why.advice}"
        for contradiction in group:
            yield ""
            for words, claims in zip(contradiction.words, _sides(contradiction), strict=True):
                yield f"  {words}"
                yield from (f"    {line}" for line in _places(claims))


def _places(claims: Sequence[Claim]) -> list[str]:
    """The places that state one side, with who stands behind it there; how many more there are."""
    lines = []
    for claim in claims:
        held = f"{claim.status} by {claim.by}" if claim.by else claim.status
        for item in claim.evidence:
            note = f", note {item.note}" if item.note else ""
            place = f"{item.document}, characters {item.start} to {item.end}{note}"
            lines.append(f"{held}: “{' '.join(item.quote.split())}” ({place}; fact {claim.id})")
    more = len(lines) - SHOWN
    return lines[:SHOWN] + ([f"and in {more} more place{'s' * (more > 1)}"] if more > 0 else [])


def _sides(contradiction: Contradiction) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    return contradiction.one, contradiction.other


def _row(contradiction: Contradiction) -> list[Cell]:
    """One line: of each side the first place, and the ids of all facts."""
    row: list[Cell] = [contradiction.why.title]
    for words, claims in zip(contradiction.words, _sides(contradiction), strict=True):
        claim, place = claims[0], claims[0].evidence[0]
        row += [words, claim.status, claim.by, place.quote, place.document, place.start, place.end]
        row.append("; ".join(told.id for told in claims))
    return [*row, contradiction.why.advice]


def _as_json(contradiction: Contradiction) -> dict[str, Any]:
    sides = {
        name: {"says": words, "claims": [asdict(claim) for claim in claims]}
        for name, words, claims in zip(
            ("one", "other"), contradiction.words, _sides(contradiction), strict=True
        )
    }
    return {"contradiction": contradiction.why.title, **sides, "advice": contradiction.why.advice}


def _as_graph(found: Sequence[Contradiction], kg: KnowledgeGraph) -> Graph:
    graph = Graph()
    for triple in contradiction_triples(found, facts_by_id(kg.dataset), kg.base):
        graph.add(triple)
    return graph
