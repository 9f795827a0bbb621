"""`potestas draw`: one picture, as SVG or PNG."""

from __future__ import annotations

from pathlib import Path

import click

from potestas.cli import options, pictures
from potestas.drawing import draw
from potestas.graph.draw.figures import PICTURES


@click.command
@options.place
@click.argument("picture", metavar="PICTURE", type=click.Choice(list(PICTURES)))
@pictures.out
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
    """Draws one PICTURE of what PLACE holds, for print: SVG on standard output, or a file and its caption.

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
    format = "svg" if out is None else pictures.wanted("file", out)
    kg = options.opened(place, as_of, min_confidence)
    figure = draw(kg, picture, None, kinds, statuses)
    pictures.deliver(figure, format, out)
    if out is not None:
        click.echo(f"{figure.title}. {figure.caption}")
