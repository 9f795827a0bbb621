"""`potestas draw`: one picture, as SVG or PNG."""

from __future__ import annotations

from pathlib import Path

import click

from potestas.cli.pictures import deliver, wanted
from potestas.cli.places import opened
from potestas.drawing import draw


def run(
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
    kg = opened(place, as_of, min_confidence)
    figure = draw(kg, picture, None, kinds, statuses)
    deliver(figure, format, out)
    if out is not None:
        click.echo(f"{figure.title}. {figure.caption}")
