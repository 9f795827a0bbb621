"""What `potestas sway` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start


@click.command
@options.place
@click.argument("name", metavar="NAME")
@options.as_of
@click.option("--type", "type_", metavar="TYPE", help="Only Person, Body, Group ...")
@options.which_facts
@options.output_format("table", "csv", "json")
def command(**taken: Any) -> None:
    """Shows how many people and bodies NAME's power reached, and in how many steps.

    A chain of power counts if all of its links can have held together, at the date if one is given; the
    shortest to each is shown. `potestas query PLACE reach` lists what NAME stood above by rules of hierarchy.

    \b
    potestas sway out/ Cromwell --as-of 1535
    """
    start("sway", taken)
