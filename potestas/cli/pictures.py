"""What verbs share whose answer may be a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from potestas.cli.options import PICTURES
from potestas.output import write

if TYPE_CHECKING:
    from potestas.graph.draw.page import Figure

def wanted(format: str, out: Path | None) -> str:
    """The format asked for: that of the file to write if there is one. Raises click.UsageError."""
    if out is None or format in PICTURES:
        return format
    ending = out.suffix.lower().removeprefix(".")
    if ending not in PICTURES:
        raise click.UsageError(f"--out draws a picture; let {out.name} end in .svg or .png")
    return ending


def deliver(figure: Figure, format: str, out: Path | None) -> None:
    """Writes a picture to a file, or else to standard output. Raises OutputError."""
    content = figure.png if format == "png" else figure.svg.encode("utf-8")
    if out is None:
        click.echo(content, nl=False)
    else:
        write(out, content)
