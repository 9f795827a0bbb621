"""The network of power as other programs take it: plain values, no empty ones, and full days beside EDTF.

Names and quotations lose their control characters, which XML forbids and no program shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, isfinite
from typing import Any

import networkx as nx

from potestas.extract.edtf import window
from potestas.graph.reasoning.holding import spans
from potestas.graph.wording import printable
from potestas.knowledge import KnowledgeGraph

FIRST, LAST = "earliest", "latest"
"""Attributes: the first and the last day on which a tie can have held, absent where that is not known."""

Days = tuple[float, float]
"""A first and a last day by their numbers, as `potestas.extract.edtf` counts them; infinite if not known."""


def plain_network(kg: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """The network with the days on which each tie can have held, and without what says nothing.

    The days of a node are those of its dated ties together.
    """
    found, days = kg.network(), days_of_claims(kg)
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, data in found.nodes(data=True):
        plain.add_node(printable(name), **_plain(data))
    for source, target, key, data in found.edges(keys=True, data=True):
        traits = _plain(data) | _in_full(days[data["claim"]])
        plain.add_edge(printable(source), printable(target), key=printable(key), **traits)
    for name in plain:
        dated = days_of_ties(plain, name, days)
        first, last = (
            min((day for day, _ in dated), default=-inf),
            max((day for _, day in dated), default=inf),
        )
        plain.nodes[name].update(_in_full((first, last)))
    return plain


def days_of_claims(kg: KnowledgeGraph) -> dict[str, Days]:
    """The first and the last day on which each claim, by its id, can have held."""
    return {claim: (span.begin[0], span.end[1]) for claim, span in spans(kg.holdings)}


def days_of_ties(network: nx.MultiDiGraph[str], name: str, days: Mapping[str, Days]) -> list[Days]:
    """The days of those ties of a node that have any, the earliest first."""
    ties = (*network.in_edges(name, data="claim"), *network.out_edges(name, data="claim"))
    return sorted(days[claim] for *_, claim in ties if any(map(isfinite, days[claim])))


def in_full(day: float) -> str:
    """A day in full (ISO 8601): `1935-08-03`; `-0043-03-15` in 44 B.C., as 1 B.C. is the year 0."""
    return window(day, day)


def _in_full(days: Days) -> dict[str, str]:
    return {key: in_full(day) for key, day in zip((FIRST, LAST), days, strict=True) if isfinite(day)}


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    clean = {key: printable(value) if isinstance(value, str) else value for key, value in data.items()}
    return {key: value for key, value in clean.items() if value not in ("", None)}
