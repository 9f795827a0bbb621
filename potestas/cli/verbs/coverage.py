"""What `potestas coverage` takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from potestas.cli import catalogue, options
from potestas.cli.start import start


@click.command
@options.place
@click.option(
    "--gold",
    metavar="GOLDDIR",
    type=click.Path(path_type=Path),
    help="Annotations of texts in PLACE, to say how often each pattern was right.",
)
@options.kinds
@click.option(
    "--only",
    type=click.Choice(catalogue.constant("potestas.cli.coverage", "TABLES")),
    help="Prints one table alone; as CSV that is the sentences unless given.",
)
@options.output_format("table", "csv", "json")
def command(**taken: Any) -> None:
    """Lists the sentences in PLACE that hold a word of power and gave no fact, with their words.

    Words of power are those for offices and bodies, and the triggers of patterns. Above stands the share of
    such sentences that gave a fact, for each heading; below the patterns, by how often they fired. With
    --gold, `judged` of their facts stand in annotated text and `right` ones of these are annotated.

    \b
    potestas coverage out/
    potestas coverage out/ --kinds tenure,appointment --only sentences --format csv
    """
    start("coverage", taken)
