"""What `potestas network` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start


@click.command
@options.place
@options.as_of
@options.every
@options.since
@options.until
@options.project
@options.which_facts
@options.output_format("table", "csv", "json")
def command(**taken: Any) -> None:
    """Lists the ties of power at a date; with --every, how many there were at each and what changed.

    In a series only what is dated counts, and `came` and `went` are those who entered and left the network.
    CSV and JSON name the facts that have begun to hold, and those that are over.

    \b
    potestas network out/ --as-of 1535-03 --project people
    potestas network out/ --every year --from 1530 --until 1540
    """
    start("network", taken)
