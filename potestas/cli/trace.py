"""`potestas trace`: the dated steps by which one gained power over another."""

from __future__ import annotations

import click

from potestas.cli import options
from potestas.cli.tables import show
from potestas.ontology.errors import NothingFound

COLUMNS = (
    *("date", "means", "route", "what", "status", "confidence"),
    *("quote", "document", "start", "end", "fact"),
)
SHORT = 3
"""Columns that a person at a terminal sees, before the words."""


@click.command
@options.place
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="OVER")
@options.as_of
@options.kinds
@options.statuses
@options.min_confidence
@options.output_format("table", "csv", "json")
def command(
    *,
    place: str,
    source: str,
    target: str,
    as_of: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
    format: str,
) -> None:
    """Shows how FROM came to have power over OVER, in dated steps, direct and through others.

    With --as-of only the steps that gave power which lasted then, or may have.

    \b
    potestas trace out/ Cromwell "Church of England"
    """
    trace = options.opened(place, as_of, min_confidence).trace(source, target, kinds, statuses)
    if not trace.steps:
        then = f" at {as_of}" if as_of else ""
        raise NothingFound(f"{place}: states no way from {trace.source} to power over {trace.target}{then}")
    rows = [
        (
            step.date,
            step.means,
            " → ".join(step.route),
            step.sentence,
            step.status,
            step.claim.confidence,
            step.evidence.quote if step.evidence else None,
            step.evidence.document if step.evidence else None,
            step.evidence.start if step.evidence else None,
            step.evidence.end if step.evidence else None,
            step.claim.id,
            step.certainty,
        )
        for step in trace.steps
    ]
    short = [*range(SHORT), COLUMNS.index("quote")] if format == "table" else range(len(COLUMNS))
    columns = [COLUMNS[place] for place in short]
    if as_of is not None:
        columns, short = [*columns, "sure"], [*short, len(COLUMNS)]
    show(columns, [[row[place] for place in short] for row in rows], format)
