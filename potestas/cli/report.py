"""`potestas report`: the report and its pictures, anew."""

from __future__ import annotations

from pathlib import Path

import click

from potestas.cli.places import opened
from potestas.edition import report_files
from potestas.graph.write import save
from potestas.output import check_folder


def run(*, place: str, out: Path, as_of: str | None, min_confidence: float | None) -> None:
    check_folder(out)
    kg = opened(place, as_of, min_confidence)
    files = report_files(kg, kg.validate(), as_of)
    save(out, files)
    click.echo("\n".join(str(out / name) for name in files))
