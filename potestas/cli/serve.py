"""`potestas serve`: a graph as a read-only SPARQL endpoint with a start page."""

from __future__ import annotations

from pathlib import Path

import click

import potestas
from potestas.cli.places import opened
from potestas.serving.settings import MEGABYTE


def run(
    *,
    place: str,
    host: str,
    port: int,
    timeout: float,
    max_results: float,
    workers: int | None,
    origins: tuple[str, ...],
    as_of: str | None,
    min_confidence: float | None,
) -> None:
    whole = as_of is None and min_confidence is None
    potestas.serve(
        place if whole else opened(place, as_of, min_confidence),
        host,
        port,
        timeout=timeout,
        max_results=round(max_results * MEGABYTE),
        workers=workers,
        origins=origins,
        title=Path(place).resolve().name,
        log=click.echo,
    )
