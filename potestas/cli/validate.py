"""`potestas validate`: what is wrong with a graph, in words."""

from __future__ import annotations

import click

from potestas.cli.places import opened
from potestas.cli.tables import show
from potestas.graph.note import note
from potestas.graph.write import turtle


def run(*, place: str, as_of: str | None, format: str) -> None:
    kg = opened(place, as_of)
    report = kg.validate()
    if format == "text":
        click.echo(note(report), nl=False)
    elif format == "ttl":
        click.echo(turtle(report.graph, kg.base), nl=False)
    else:
        rows = [
            (
                result.severity,
                result.message,
                result.focus,
                "; ".join(claim.id for claim in result.claims),
                result.advice,
            )
            for result in report.results
        ]
        show(("severity", "message", "focus", "facts", "advice"), rows, format)
    click.get_current_context().exit(0 if report.conforms else 1)
