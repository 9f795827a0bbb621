"""`potestas compare`: two people or bodies side by side, over a third."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from potestas.cli import options, pictures
from potestas.cli.places import opened
from potestas.cli.steps import COLUMNS, as_object, filled, row
from potestas.cli.tables import show
from potestas.graph.power.account import Account
from potestas.graph.power.comparison import Comparison, contrast
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary


def run(
    *,
    place: str,
    one: str,
    other: str,
    over: str,
    as_of: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
    format: str,
    out: Path | None,
) -> None:
    format = pictures.wanted(format, out)
    kg = opened(place, as_of, min_confidence)
    found = kg.compare(one, other, over, kinds=kinds, statuses=statuses)
    if not found.steps:
        both = f"{found.one.source} or {found.other.source}"
        raise NothingFound(f"{place}: states no way from {both} to power over {found.over}")
    account = Account(vocabulary(), {entity.name: entity.type for entity in kg.entities})
    if format in options.PICTURES:
        from potestas.graph.draw.comparison import draw_comparison  # noqa: PLC0415  matplotlib takes long to load

        pictures.deliver(draw_comparison(found, kg.reading, vocabulary()), format, out)
    elif format == "json":
        click.echo(json.dumps(_as_object(found, account), ensure_ascii=False, indent=1))
    elif format == "csv":
        columns = ("who", *COLUMNS)
        rows = [{"who": name, **row(step)} for name, step in found.steps]
        show(columns, [[cells[column] for column in columns] for cells in rows], format)
    elif format == "table":
        show(("", found.one.source, found.other.source), found.measures)
    else:
        click.echo("\n".join(_told(found, account)))


def _told(found: Comparison, account: Account) -> Iterator[str]:
    """The lines of a comparison as a person reads it."""
    for paragraph in contrast(found, account):
        yield from filled(paragraph)
        yield ""
    yield "The steps of both:"
    for name, step in found.steps:
        yield ""
        yield f"{name}, {account.heading(step)}"
        yield from filled(step.sentence, 4)
        for quotation in account.quotations(step):
            yield from filled(quotation, 4)


def _as_object(found: Comparison, account: Account) -> dict[str, object]:
    stages = [
        {"date": date, "one": one and asdict(one), "other": other and asdict(other)}
        for date, one, other in found.stages
    ]
    return {
        "over": found.over,
        "one": as_object(found.one, account),
        "other": as_object(found.other, account),
        "one over other": as_object(found.one_over_other, account),
        "other over one": as_object(found.other_over_one, account),
        "measures": {name: [one, other] for name, one, other in found.measures},
        "stages": stages,
        "more ways": [{"from": date, "who": name or None} for date, name in found.leads],
        "summary": list(contrast(found, account)),
    }
