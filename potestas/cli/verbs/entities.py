"""What `potestas entities` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start


@click.command
@options.place
@click.option("--candidates", "only", is_flag=True, help="Only those that may be one or two, in any format.")
@options.output_format("text", "csv", "json")
def command(**taken: Any) -> None:
    """Lists entities with their forms and the number of their facts, and candidates: two that may be one,
    and one that may be two, each with its evidence and with what to write into entities.toml to decide so.

    CSV and JSON hold the entities, or with --candidates the candidates.

    \b
    potestas entities out/ --candidates
    """
    start("entities", taken)
