"""What `potestas compare` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start


@click.command
@options.place
@click.argument("one", metavar="ONE")
@click.argument("other", metavar="OTHER")
@click.option("--over", metavar="NAME", required=True, help="Over whom or what both are compared.")
@options.as_of
@options.which_facts
@options.output_format("text", "table", "csv", "json", *options.PICTURES)
@options.picture_file
def command(**taken: Any) -> None:
    """Sets side by side how ONE and OTHER came to have power over the same.

    As text: how the power of each grew, who was ahead when, who had power over whom, and the steps of both
    by date. As a table: measures of both. `potestas trace` describes the steps and the measures.

    \b
    potestas compare out/ Cromwell Wolsey --over monasteries
    potestas compare out/ Cromwell Wolsey --over monasteries -o both.svg
    """
    start("compare", taken)
