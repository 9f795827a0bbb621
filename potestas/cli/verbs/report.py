"""What `potestas report` takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start


@click.command
@options.place
@click.option(
    "-o", "--out", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Where to write."
)
@options.as_of
@options.min_confidence
def command(**taken: Any) -> None:
    """Writes report.html, report.md and figures/ into DIR, of all that PLACE holds or of a date.

    \b
    potestas report out/ --as-of 1535-03 -o out/1535-03/
    """
    start("report", taken)
