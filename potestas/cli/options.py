"""Arguments and options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from potestas.cli import catalogue

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


workers = click.option(
    "--workers",
    metavar="NUMBER",
    type=click.IntRange(min=1),
    help="How many texts are read at once, each in a process of its own; as many as there are cores unless "
    "given.",
)

scheduler = click.option(
    "--scheduler",
    metavar="URL",
    help="Read the texts on a Dask cluster: the address of its scheduler, tcp://HOST:8786. "
    "Needs potestas[cluster].",
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


def which_facts(verb: Callable[..., Any]) -> Callable[..., Any]:
    """All that says which facts count."""
    return kinds(statuses(min_confidence(verb)))


every = click.option(
    "--every",
    type=click.Choice(catalogue.constant("potestas.graph.power.moments", "EVERY")),
    help="A series over what is dated: at each change, or by the week, month or year.",
)

since = click.option("--from", "since", metavar="DATE", help="With --every: where the series begins.")
until = click.option("--until", metavar="DATE", help="With --every: where the series ends.")

project = click.option(
    "--project",
    type=click.Choice(catalogue.constant("potestas.graph.power.projection", "PROJECTIONS")),
    help="Only people, tied through the bodies that they share or act through, or only bodies.",
)


def refuse_both(one: str, given: object, other: str, also: object) -> None:
    """Raises UsageError if two options are given that exclude each other."""
    if given and also:
        raise click.UsageError(f"{one} and {other} exclude each other; leave one out")


def refuse_without(needed: str, given: object, *options: object) -> None:
    """Raises UsageError if one of several options, each a name and its value, is given without another."""
    for option, value in zip(options[::2], options[1::2], strict=True):
        if value and not given:
            raise click.UsageError(f"{option} is of use with {needed} only; add it")


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


ALL = "all"
"""Stands for all measures."""

PICTURES = ("svg", "png")
"""The formats of a picture."""

picture_file = click.option(
    "-o",
    "--out",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Draws a picture into a file that ends in .svg or .png.",
)
