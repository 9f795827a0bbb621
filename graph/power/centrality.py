"""Who stands in the middle of the network of power, at a date or over time.

Measures are taken on the network with one edge for each pair, whose weight is the sum, over the means of
power between the two, of the heaviest claim: what a text says twice does not count twice.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from potestas.extract.claim import Claim, Reading
from potestas.graph.power.network import ASSERTED, networks
from potestas.ontology.vocabulary import Vocabulary

DIGITS = 6
"""Decimal places to which measures are rounded, so that order does not hang on the machine."""

MONTHS = 60
"""A series of more months than this goes by years."""

_STATED = re.compile(r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[01][0-9]|2[1-4]|XX))?")
_SEASONS = {"21": 3, "22": 6, "23": 9, "24": 12}


@dataclass(frozen=True, slots=True)
class Centrality:
    """The measures of one person, body or matter.

    `over` and `under` count those it has power over and those with power over it. `betweenness` is the share
    of shortest chains of power that run through it (Freeman, A set of measures of centrality based on
    betweenness, Sociometry 40, 1977). `pagerank` is PageRank (Page et al., 1999) with the edges turned
    round, so that power over the powerful counts more; it sums to 1.
    """

    name: str
    type: str
    over: int
    under: int
    betweenness: float
    pagerank: float

    @property
    def degree(self) -> int:
        return self.over + self.under


def centrality(graph: nx.MultiDiGraph[str]) -> tuple[Centrality, ...]:
    """Measures of all nodes of a power network (`network`), highest PageRank first, then by name."""
    if not graph:
        return ()
    pairs = simple(graph)
    betweenness = nx.betweenness_centrality(pairs)
    pagerank = nx.pagerank(pairs.reverse(), weight="weight", tol=1e-10, max_iter=1000)
    rows = [
        Centrality(
            name=name,
            type=graph.nodes[name]["type"],
            over=pairs.out_degree(name),
            under=pairs.in_degree(name),
            betweenness=round(betweenness[name], DIGITS),
            pagerank=round(pagerank[name], DIGITS),
        )
        for name in pairs
    ]
    return tuple(sorted(rows, key=lambda row: (-row.pagerank, row.name)))


def simple(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """The network with one weighted edge for each pair; nodes by name."""
    heaviest: dict[tuple[str, str, str], float] = {}
    for source, target, edge in graph.edges(data=True):
        key = source, target, edge["means"]
        heaviest[key] = max(edge["weight"], heaviest.get(key, 0.0))
    pairs: nx.DiGraph[str] = nx.DiGraph()
    pairs.add_nodes_from(sorted(graph))
    for source, target, means in sorted(heaviest):
        weight = heaviest[source, target, means]
        if pairs.has_edge(source, target):
            weight += pairs[source][target]["weight"]
        pairs.add_edge(source, target, weight=weight)
    return pairs


def series(
    reading: Reading,
    vocabulary: Vocabulary,
    dates: Sequence[str] | None = None,
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
) -> tuple[tuple[str, tuple[Centrality, ...]], ...]:
    """The measures at each of the dates (EDTF), or at each date of `change_dates`.

    Claims without a date are left out: they would stand unchanged at every date. Raises DateError and
    UnknownName as `network` does.
    """
    chosen = tuple(vocabulary.kinds if kinds is None else kinds)
    part = dated(reading, chosen, statuses)
    moments = change_dates(part.claims) if dates is None else tuple(dates)
    graphs = networks(part, vocabulary, moments, chosen, statuses)
    return tuple(zip(moments, map(centrality, graphs), strict=True))


def dated(reading: Reading, kinds: Collection[str], statuses: Collection[str]) -> Reading:
    """The reading with only those of its claims that have a date and one of the kinds and statuses."""
    counted = (c for c in reading.claims if c.kind in kinds and c.status in statuses and _dates(c))
    return replace(reading, claims=tuple(counted))


def change_dates(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The months in which something begins or happens, and those after which it is over, in order.

    If there are more than MONTHS of them, the years instead. What a claim leaves open gives none.
    """
    months = set()
    for claim in claims:
        begins, ends = claim.start or claim.date or "", claim.end or claim.date or ""
        months |= {month for month in (_first_month(begins), _month_after(ends)) if month is not None}
    if len(months) > MONTHS:
        return tuple(_year(year) for year in sorted({month // 12 for month in months}))
    return tuple(f"{_year(month // 12)}-{month % 12 + 1:02d}" for month in sorted(months))


def _dates(claim: Claim) -> list[str]:
    return [edtf for edtf in (claim.start, claim.end, claim.date) if edtf]


def _first_month(edtf: str) -> int | None:
    """The month with which a date begins, counted from the year 0; None if it is open or has no year."""
    parts = _STATED.match(edtf.partition("/")[0])
    if not parts or parts["year"] == "XXXX":
        return None
    month = parts["month"] or "01"
    number = 1 if "X" in month else _SEASONS.get(month) or int(month)
    return int(parts["year"].replace("X", "0")) * 12 + number - 1


def _month_after(edtf: str) -> int | None:
    parts = _STATED.match(edtf.rpartition("/")[2])
    if not parts or parts["year"] == "XXXX":
        return None
    month = parts["month"] or "12"
    number = 12 if "X" in month else _SEASONS[month] + 2 if month in _SEASONS else int(month)
    return int(parts["year"].replace("X", "9")) * 12 + number


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04d}"
