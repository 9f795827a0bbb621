"""`potestas centrality`: who stands in the middle of the network of power, at a date or over time."""

from __future__ import annotations

from collections.abc import Sequence

import click

from potestas.cli import options
from potestas.cli.tables import show
from potestas.graph.power.centrality import Centrality
from potestas.ontology.errors import NothingFound

MEASURES = ("pagerank", "betweenness", "degree", "over", "under")


@click.command
@options.place
@options.as_of
@click.option("--over-time", is_flag=True, help="One ranking for each month in which something changes.")
@click.option(
    "--by", type=click.Choice(MEASURES), default=MEASURES[0], show_default=True, help="What to rank by."
)
@click.option("--type", "type_", metavar="TYPE", help="Only Person, Body, Group ...")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many to list.")
@options.kinds
@options.statuses
@options.min_confidence
@options.output_format("table", "csv", "json")
def command(
    *,
    place: str,
    as_of: str | None,
    over_time: bool,
    by: str,
    type_: str | None,
    top: int,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
    format: str,
) -> None:
    """Ranks people and bodies by PageRank, betweenness or degree in the network of power.

    \b
    over, under   those it has power over, and those with power over it; degree is both
    betweenness   the share of shortest chains of power that run through it
    pagerank      power over the powerful counts more; sums to 1
    """
    if over_time and as_of:
        raise click.UsageError("--over-time and --as-of exclude each other; leave one out")
    kg = options.opened(place, None, min_confidence)
    if over_time:
        ranked = kg.centralities(kinds, statuses)
    else:
        ranked = ((as_of or "", kg.centrality(as_of, kinds, statuses)),)
    rows = [(date, *row) for date, measured in ranked for row in _ranking(measured, by, type_, top)]
    if not rows:
        raise NothingFound(f"{place}: gives no such power{f' at {as_of}' if as_of else ''}")
    columns = ("date", "name", "type", *MEASURES)
    first = 0 if over_time else 1  # a single date needs no column
    show(columns[first:], [row[first:] for row in rows], format)


def _ranking(
    measured: Sequence[Centrality], by: str, type_: str | None, top: int
) -> list[tuple[str | float, ...]]:
    chosen = [row for row in measured if type_ is None or row.type == type_]
    chosen.sort(key=lambda row: -getattr(row, by))
    return [(row.name, row.type, *(getattr(row, measure) for measure in MEASURES)) for row in chosen[:top]]
