"""`potestas report`: the report and its pictures, anew."""

from __future__ import annotations

from pathlib import Path

import click

from potestas.cli import options
from potestas.edition import report_files
from potestas.graph.write import save
from potestas.output import check_folder


@click.command
@options.place
@click.option(
    "-o", "--out", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Where to write."
)
@options.as_of
@options.min_confidence
def command(*, place: str, out: Path, as_of: str | None, min_confidence: float | None) -> None:
    """Writes report.html, report.md and figures/ into DIR, of all that PLACE holds or of a date.

    \b
    potestas report out/ --as-of 1535-03 -o out/1535-03/
    """
    check_folder(out)
    kg = options.opened(place, as_of, min_confidence)
    files = report_files(kg, kg.validate(), as_of)
    save(out, files)
    click.echo("\n".join(str(out / name) for name in files))
