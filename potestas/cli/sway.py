"""`potestas sway`: over whom somebody's power ran, in how many steps, and by which facts."""

from __future__ import annotations

import click

from potestas.cli.places import opened
from potestas.cli.tables import show
from potestas.graph.power.sway import Sway
from potestas.ontology.errors import NothingFound

COLUMNS = ("steps", "name", "type", "route", "means", "sure", "facts", "quotes")
SHORT = 7
"""Columns that a person at a terminal sees."""


def run(
    *,
    place: str,
    name: str,
    as_of: str | None,
    type_: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
    format: str,
) -> None:
    found = opened(place, None, min_confidence).sway(name, as_of, kinds, statuses)
    rows = [
        (
            one.steps,
            one.name,
            one.type,
            " → ".join(one.route),
            ", ".join(link.means for link in one.links),
            one.certainty,
            " ".join(one.facts),
            " | ".join(
                claim.evidence[0].quote for link in one.links for claim in link.claims if claim.evidence
            ),
        )
        for one in found.reached
        if type_ is None or one.type == type_
    ]
    if not rows:
        raise NothingFound(f"{place}: {found.name} has power over none{f' at {as_of}' if as_of else ''}")
    if format == "table":
        for line in _counts(found):
            click.echo(line)
        click.echo()
        show(COLUMNS[:SHORT], [row[:SHORT] for row in rows])
    else:
        show(COLUMNS, rows, format)


def _counts(found: Sway) -> list[str]:
    """How many of each type are reached in one step, in two and so on."""
    told = []
    for steps, types in found.counts.items():
        parts = ", ".join(f"{count} {type_}" for type_, count in sorted(types.items()))
        told.append(f"in {steps} step{'s' * (steps > 1)}: {types.total()} ({parts})")
    return [f"{found.name} reached {len(found.reached)}", *told]
