"""What `potestas centrality` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import catalogue, options
from potestas.cli.start import start

MEASURES = catalogue.registered("potestas.graph.power.measures", "measure")
STANDARD = catalogue.constant("potestas.graph.power.centrality", "STANDARD")


@click.command(epilog="\b\n" + "\n".join(f"{name:13}{what}" for name, what in MEASURES.items()))
@options.place
@options.as_of
@options.every
@options.since
@options.until
@options.project
@click.option(
    "--by",
    metavar="MEASURE",
    type=click.Choice(list(MEASURES)),
    default=STANDARD[0],
    show_default=True,
    help="What to rank by; the measures are listed below.",
)
@click.option(
    "--measures",
    metavar="MEASURE,...",
    callback=options.comma_separated,
    help=f"Which to show, or {options.ALL}.  [default: {','.join(STANDARD)}]",
)
@click.option(
    "--ranges",
    is_flag=True,
    help="The one of --by as asserted, with what is reported, and with what is alleged.",
)
@click.option("--explain", is_flag=True, help="Tells the measures and the weights of ties instead.")
@click.option("--type", "type_", metavar="TYPE", help="Only Person, Body, Group ...")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many to list.")
@options.which_facts
@options.output_format("table", "csv", "json")
def command(**taken: Any) -> None:
    """Ranks people and bodies by their place in the network of power, at a date or in a series.

    CSV and JSON name the facts on which the ties of each rest; with --ranges the table, too, names those
    that are not asserted.
    """
    start("centrality", taken)
