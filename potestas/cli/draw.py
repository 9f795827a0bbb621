"""`potestas draw`: one picture, as SVG or PNG."""

from __future__ import annotations

from pathlib import Path

import click

from potestas.cli import options
from potestas.cli.pictures import deliver, out, wanted
from potestas.drawing import draw
from potestas.graph.draw.figures import pictures

_SHOWN = {name: picture.shows for name, picture in pictures().items()}
_HELP = """Draws one PICTURE of what PLACE holds, for print.

It goes to a file, or as SVG to standard output.

\b
{shown}

\b
potestas draw out/ network --as-of 1535-03 -o network.svg
"""


@click.command(help=_HELP.format(shown="\n".join(f"{name:10}  {shows}" for name, shows in _SHOWN.items())))
@options.place
@click.argument("picture", metavar="PICTURE", type=click.Choice(list(_SHOWN)))
@out
@options.as_of
@options.kinds
@options.statuses
@options.min_confidence
def command(
    *,
    place: str,
    picture: str,
    out: Path | None,
    as_of: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
) -> None:
    format = "svg" if out is None else wanted("file", out)
    kg = options.opened(place, as_of, min_confidence)
    figure = draw(kg, picture, None, kinds, statuses)
    deliver(figure, format, out)
    if out is not None:
        click.echo(f"{figure.title}. {figure.caption}")
