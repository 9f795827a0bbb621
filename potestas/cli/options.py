"""Arguments and options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from potestas.knowledge import KnowledgeGraph
from potestas.opening import load

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

place = click.argument("place", metavar="PLACE")

as_of = click.option(
    "--as-of",
    metavar="DATE",
    help="Only what held or may have held on some day of it: 1935, 1935-03 or 1935-03-15.",
)

min_confidence = click.option(
    "--min-confidence",
    metavar="SHARE",
    type=click.FloatRange(0, 1),
    help="Only facts with this confidence or more (0 to 1), and those that a person wrote down.",
)


def comma_separated(
    _context: click.Context, _option: click.Parameter, value: str | None
) -> tuple[str, ...] | None:
    """The parts of an option such as `--accept asserted,reported`; None if it was not given."""
    return None if value is None else tuple(part.strip() for part in value.split(",") if part.strip())


statuses = click.option(
    "--statuses",
    metavar="STATUS,...",
    callback=comma_separated,
    help="Which facts count; the accepted ones unless given.",
)

kinds = click.option(
    "--kinds",
    metavar="KIND,...",
    callback=comma_separated,
    help="Which kinds of relation count; all unless given.",
)


def output_format(*names: str) -> Decorator:
    """`--format`, with the first name as what a person at a terminal gets."""
    return click.option(
        "--format",
        "format",
        type=click.Choice(names),
        default=names[0],
        show_default=True,
        help="How to print it.",
    )


def opened(place: str, as_of: str | None, min_confidence: float | None = None) -> KnowledgeGraph:
    """The graph at a place, as of a date and of facts with a confidence if these are given."""
    graph = load(place)
    if min_confidence is not None:
        graph = graph.trusting(min_confidence)
    return graph if as_of is None else graph.as_of(as_of)
