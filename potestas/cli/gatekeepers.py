"""`potestas gatekeepers`: through whom all power over somebody passed."""

from __future__ import annotations

from potestas.cli.places import opened
from potestas.cli.tables import show
from potestas.graph.power.links import Link
from potestas.ontology.errors import NothingFound

COLUMNS = ("name", "type", "is", "guards", "route", "facts", "quotes")
SHORT = 6
"""Columns that a person at a terminal sees."""


def run(
    *,
    place: str,
    name: str | None,
    as_of: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
    format: str,
) -> None:
    kg = opened(place, None, min_confidence)
    gates = kg.gates(as_of, kinds, statuses)
    target = None if name is None else kg.names.find(name).name
    found = gates.all() if target is None else gates.of(target)
    then = f" at {as_of}" if as_of else ""
    if target is None and not found:
        raise NothingFound(f"{place}: nobody stands between others{then}")
    if target is not None and not found:
        sources = gates.sources_over(target)
        none = "nobody stands on all ways to it"
        told = f"comes from {', '.join(sources)}; {none}" if sources else "is not told of"
        raise NothingFound(f"{place}: power over {target}{then} {told}")
    rows = [
        (
            keeper.name,
            keeper.type,
            "source" if keeper.source else "between",
            len(keeper.guarded),
            "; ".join(keeper.guarded) if target is None else _route(keeper.links),
            " ".join(keeper.facts),
            " | ".join(
                claim.evidence[0].quote for link in keeper.links for claim in link.claims if claim.evidence
            ),
        )
        for keeper in found
    ]
    columns = tuple("guarded" if target is None and key == "route" else key for key in COLUMNS)
    shown = SHORT if format == "table" else len(COLUMNS)
    show(columns[:shown], [row[:shown] for row in rows], format)


def _route(links: tuple[Link, ...]) -> str:
    return " → ".join((links[0].source, *(link.target for link in links)))
