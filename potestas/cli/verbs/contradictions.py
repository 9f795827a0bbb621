"""What `potestas contradictions` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start


@click.command
@options.place
@options.kinds
@click.option(
    "--statuses",
    metavar="STATUS,...",
    callback=options.comma_separated,
    help="Which facts count; all unless given, the refuted ones too.",
)
@click.option("--document", metavar="NAME", help="Only those of which this text states a side.")
@options.output_format("text", "csv", "json", "ttl")
def command(**taken: Any) -> None:
    """Lists facts that cannot both be so, in one text or in two, with the words of both sides: two dates for
    one appointment, two holders of a single seat, what one states and another denies.

    Dates contradict each other only if they certainly differ: 1935 and March 1935 do not.

    \b
    potestas contradictions out/ --kinds tenure,appointment
    """
    start("contradictions", taken)
