"""`potestas trace`: the dated steps by which one gained power over another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from potestas.cli import options, pictures
from potestas.cli.places import opened
from potestas.cli.steps import COLUMNS, as_object, filled, row
from potestas.cli.tables import show
from potestas.graph.power.account import Account
from potestas.graph.power.trace import Trace
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary

SHORT = ("date", "means", "route", "quote")
"""Columns of a table for people."""


def run(
    *,
    place: str,
    source: str,
    target: str,
    as_of: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
    format: str,
    out: Path | None,
) -> None:
    format = pictures.wanted(format, out)
    kg = opened(place, as_of, min_confidence)
    trace = kg.trace(source, target, kinds, statuses)
    if not trace.steps:
        then = f" at {as_of}" if as_of else ""
        raise NothingFound(f"{place}: states no way from {trace.source} to power over {trace.target}{then}")
    account = Account(vocabulary(), {entity.name: entity.type for entity in kg.entities})
    if format in options.PICTURES:
        from potestas.graph.draw.trace import draw_trace  # noqa: PLC0415  matplotlib takes long to load

        figure = draw_trace(trace, kg.reading, vocabulary())
        assert figure is not None
        pictures.deliver(figure, format, out)
    elif format == "json":
        click.echo(json.dumps(as_object(trace, account), ensure_ascii=False, indent=1))
    elif format == "text":
        click.echo("\n".join(told(trace, account)))
    else:
        _print_rows(trace, format)
        if format == "table":
            click.echo("\n" + "\n".join(closing(trace, account)))


def told(trace: Trace, account: Account) -> Iterator[str]:
    """The lines of a trace as a person reads it."""
    yield from filled(account.title(trace))
    for number, step in enumerate(trace.steps, start=1):
        yield ""
        yield f"{number:2}  {account.heading(step)}"
        yield from filled(step.sentence, 4)
        if step.granting:
            yield from filled(f"In the same words: {account.grant(step)}", 4)
        for quotation in account.quotations(step):
            yield from filled(quotation, 4)
        if doubt := account.weakest(step):
            yield from filled(f"Weakest link: {doubt}", 4)
    yield ""
    yield from closing(trace, account)


def closing(trace: Trace, account: Account) -> Iterator[str]:
    """The weakest link of all steps, and the growth."""
    yield from filled(account.doubt(trace))
    yield from filled(account.growth(trace))


def _print_rows(trace: Trace, format: str) -> None:
    rows = [row(step) for step in trace.steps]
    columns = SHORT if format == "table" else COLUMNS
    if any(step.certainty for step in trace.steps):
        columns = (*columns, "sure")
    show(columns, [[row[column] for column in columns] for row in rows], format)
