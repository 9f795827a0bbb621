"""What `potestas reason` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import catalogue, options
from potestas.cli.start import start

REASON = "potestas.graph.reasoning.reason"


@click.command
@options.place
@options.as_of
@click.option(
    "--engine",
    type=click.Choice(catalogue.constant(REASON, "ENGINES")),
    default=catalogue.constant(REASON, "RULES"),
    show_default=True,
    help="What closes the graph: rules made of the ontology's axioms, or owlrl, which takes much longer.",
)
@options.output_format("table", "csv", "json", "ttl")
def command(**taken: Any) -> None:
    """Lists what follows from the accepted facts by the axioms of the ontology (OWL 2 RL), and when it held.

    A relation follows while all that it rests on held: `certain` if that is so whatever the text leaves open,
    `possible` if it may be; with --as-of, whether it held then. Prove one by `potestas explain`.
    """
    start("reason", taken)
