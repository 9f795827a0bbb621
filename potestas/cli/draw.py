"""`potestas draw`: one picture, as SVG or PNG."""

from __future__ import annotations

from pathlib import Path

import click

from potestas.cli import options
from potestas.drawing import draw
from potestas.graph.draw.figures import PICTURES
from potestas.output import write

FORMATS = (".svg", ".png")


@click.command
@options.place
@click.argument("picture", metavar="PICTURE", type=click.Choice(list(PICTURES)))
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="Where to write: a name that ends in .svg or .png.",
)
@options.as_of
@options.kinds
@options.statuses
@options.min_confidence
def command(
    *,
    place: str,
    picture: str,
    out: Path,
    as_of: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
) -> None:
    """Draws one PICTURE of what PLACE holds, for print, and prints its caption.

    \b
    trace       the steps by which power over a body grew most
    offices     who held which office when
    succession  who came after whom in which post
    network     who had power over whom, at a date
    series      the same at several dates, what is new in colour
    centrality  how far whose power reached, over time
    confidence  how far the facts can be trusted
    \b
    potestas draw out/ network --as-of 1535-03 -o network.svg
    """
    if out.suffix.lower() not in FORMATS:
        raise click.BadParameter(f"{out} ends in neither .svg nor .png", param_hint="--out")
    kg = options.opened(place, as_of, min_confidence)
    figure = draw(kg, picture, None, kinds, statuses)
    write(out, figure.svg.encode() if out.suffix.lower() == ".svg" else figure.png)
    click.echo(f"{figure.title}. {figure.caption}")
