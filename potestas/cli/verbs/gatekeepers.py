"""What `potestas gatekeepers` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start


@click.command
@options.place
@click.argument("name", metavar="[NAME]", required=False)
@options.as_of
@options.which_facts
@options.output_format("table", "csv", "json")
def command(**taken: Any) -> None:
    """Shows through whom all power over NAME passed, the nearest first.

    Every chain of power to NAME from a source of power runs through each of them. A source is somebody over
    whom nobody has power, as far as the facts tell. Without NAME all gatekeepers, with those whom they guard.

    \b
    potestas gatekeepers out/ "Church of England" --as-of 1535
    """
    start("gatekeepers", taken)
