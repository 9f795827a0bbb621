"""`potestas export`: the graph or its network, for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from potestas.cli.places import opened
from potestas.exporters import EXPORTERS
from potestas.output import write


def run(
    *,
    place: str,
    format: str,
    out: Path | None,
    as_of: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
) -> None:
    kg = opened(place, as_of, min_confidence)
    if kinds is not None or statuses is not None:
        kg = kg.choosing(kinds, statuses)
    content = EXPORTERS[format](kg)
    if out is None:
        click.echo(content, nl=False)
    else:
        write(out, content)
