"""`potestas validate`: what is wrong with a graph, in words."""

from __future__ import annotations

import click

from potestas.cli import options
from potestas.cli.tables import show
from potestas.graph.note import note
from potestas.graph.write import turtle


@click.command
@options.place
@options.as_of
@options.output_format("text", "csv", "json", "ttl")
@click.pass_context
def command(ctx: click.Context, *, place: str, as_of: str | None, format: str) -> None:
    """Checks the graph against the shapes of the ontology (SHACL) and says what is wrong and what to do.

    Exit status 1 if it does not conform; warnings and remarks leave it at 0.
    """
    kg = options.opened(place, as_of)
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
    ctx.exit(0 if report.conforms else 1)
