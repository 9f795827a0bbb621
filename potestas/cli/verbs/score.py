"""What `potestas score` takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start


def units(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """`1-47` → (1, 47)."""
    if value is None:
        return None
    numbers = re.fullmatch(r"(\d+)-(\d+)", value)
    if not numbers:
        raise click.BadParameter(f"{value!r} is no range of units; write for example 1-47")
    return int(numbers[1]), int(numbers[2])


@click.command
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--gold", metavar="GOLDDIR", required=True, type=click.Path(path_type=Path), help="The annotations."
)
@click.option(
    "--doc",
    metavar="NAME",
    help="Which of them: NAME.facts.jsonl and its neighbours; all that DIR holds the text of unless given.",
)
@click.option("--units", metavar="A-B", callback=units, help="Only these units of the text.")
@click.option(
    "--misses/--no-misses",
    default=True,
    show_default=True,
    help="List what was missed, what is not annotated, and what differs in status or date.",
)
@options.output_format("table", "csv", "json")
def command(**taken: Any) -> None:
    """Compares the facts in DIR with facts annotated by hand, per kind and per status.

    Precision counts every annotated fact as right, recall only the sure ones. `status` and `dates` are the
    shares that agree among the facts found; `leaked` counts refuted or alleged ones that came out as
    asserted.
    """
    start("score", taken)
