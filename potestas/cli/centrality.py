"""`potestas centrality`: who stands in the middle of the network of power, at a date or over time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

import click

from potestas.cli import options
from potestas.cli.places import opened
from potestas.cli.tables import Cell, show
from potestas.graph.power.centrality import STANDARD, Centrality
from potestas.graph.power.measures import MEASURES, paper, told
from potestas.graph.power.moments import CHANGE
from potestas.graph.power.ranges import LEVELS, CentralityRange
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import Edge, vocabulary

SHOWN = 6
"""Decimal places that are printed."""

Row = TypeVar("Row", Centrality, CentralityRange)
Rows = list[tuple[Cell, ...]]


def run(
    *,
    place: str,
    as_of: str | None,
    every: str | None,
    since: str | None,
    until: str | None,
    project: str | None,
    by: str,
    measures: tuple[str, ...] | None,
    ranges: bool,
    explain: bool,
    type_: str | None,
    top: int,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
    format: str,
) -> None:
    options.refuse_both("--every", every, "--as-of", as_of)
    options.refuse_without("--every", every, "--from", since, "--until", until)
    options.refuse_both("--ranges", ranges, "--statuses", statuses)
    options.refuse_both("--ranges", ranges, "--measures", measures)
    kg = opened(place, None, min_confidence)
    if explain:
        _explain(kg, as_of, kinds, statuses, format)
        return
    steps = every or CHANGE, since, until
    rows: Rows
    if ranges:
        ranged = (
            kg.range_series(*steps, kinds=kinds, measures=(by,), project=project)
            if every
            else ((as_of or "", kg.ranges(as_of, kinds, (by,), project)),)
        )
        columns = "date", "name", "type", *LEVELS, "doubtful"
        rows = [
            (date, row.name, row.type, *_printed(row[by]), " ".join(row.doubtful))
            for date, found in ranged
            for row in _first(found, type_, top)
        ]
    else:
        named = tuple(MEASURES) if measures == (options.ALL,) else measures or STANDARD
        shown = (by, *(name for name in named if name != by))
        series = partial(kg.series, *steps, kinds=kinds, statuses=statuses)
        measured = (
            ((at.date, at.rows) for at in series(measures=shown, project=project))
            if every
            else ((as_of or "", kg.centrality(as_of, kinds, statuses, measures=shown, project=project)),)
        )
        columns = "date", "name", "type", *shown, "facts"
        rows = [
            (date, row.name, row.type, *_printed(row[name] for name in shown), " ".join(row.facts))
            for date, found in measured
            for row in _first(found, type_, top)
        ]
    if not rows:
        raise NothingFound(f"{place}: gives no such power{f' at {as_of}' if as_of else ''}")
    first = 0 if every else 1  # a single date needs no column
    last = len(columns) - (format == "table" and not ranges)
    show(columns[first:last], [row[first:last] for row in rows], format)


def _first(rows: Sequence[Row], type_: str | None, top: int) -> list[Row]:
    return [row for row in rows if type_ is None or row.type == type_][:top]


def _printed(values: Iterable[float]) -> Iterator[float]:
    return (round(value, SHOWN) for value in values)


def _explain(
    kg: KnowledgeGraph,
    as_of: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    format: str,
) -> None:
    """The weights of ties, with how many of each this network has; for people the measures, too."""
    ties = Counter(
        (tie["relation"], tie["means"]) for *_, tie in kg.network(as_of, kinds, statuses).edges(data=True)
    )
    ways: defaultdict[tuple[str, Edge], list[str]] = defaultdict(list)
    for kind in vocabulary().kinds.values():
        for edge in kind.edges:
            alike = replace(edge, source_key="", target_key="", when=None)
            ways[kind.key, alike].append(f"{edge.source_key} over {edge.target_key}")
    show(
        ("relation", "power of", "means", "weight", "divided by the rank of", "because", "ties"),
        [
            (
                kind,
                ", ".join(way),
                edge.means,
                edge.weight,
                edge.weighed_by,
                edge.because,
                ties[kind, edge.means],
            )
            for (kind, edge), way in ways.items()
        ],
        format,
    )
    if format == "table":
        click.echo()
        show(("measure", "what", "after"), [(name, told(name), paper(name)) for name in MEASURES])
