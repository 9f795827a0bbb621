"""Through whom all power over somebody passes.

In the words of graph theory the dominators of a node (Lengauer and Tarjan, A fast algorithm for finding
dominators in a flowgraph, ACM Transactions on Programming Languages and Systems 1, 1979): those on every
chain of power to it from the sources of power. Sources are all under nobody; where some are in power over
each other and under nobody else, each of them is one. The root that the theory wants is put above them all.

Chains are those of the whole network at a date, whether or not all their links can have held on one day of
it. That can hide a gatekeeper and never makes one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from potestas.graph.power.links import Link

_ROOT = ""
"""Above all sources of power; no entity is called so."""


@dataclass(frozen=True, slots=True)
class Gatekeeper:
    """One through whom all power over `guarded` passes, or from whom all of it comes: a `source`.

    `guarded` are names in order. `links` are a shortest chain to the one asked about; where none is, the
    gatekeeper's own links to those guarded.
    """

    name: str
    type: str
    source: bool
    guarded: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the claims that the links rest on."""
        return tuple(dict.fromkeys(claim.id for link in self.links for claim in link.claims))


class Gates:
    """The gatekeepers of a network that these links make; `types` are those of entities by name."""

    def __init__(self, links: Iterable[Link], types: Mapping[str, str]) -> None:
        self._types = types
        self._heaviest: dict[tuple[str, str], Link] = {}
        for link in links:
            pair = link.source, link.target
            if pair not in self._heaviest or link.weight > self._heaviest[pair].weight:
                self._heaviest[pair] = link
        self._graph: nx.DiGraph[str] = nx.DiGraph(sorted(self._heaviest))
        self.sources = frozenset(_sources(self._graph))
        rooted = self._graph.copy()
        rooted.add_edges_from((_ROOT, name) for name in sorted(self.sources))
        self._above = nx.immediate_dominators(rooted, _ROOT) if self._graph else {}
        below: defaultdict[str, set[str]] = defaultdict(set)
        for name in self._graph:
            for keeper in self._keepers(name):
                below[keeper].add(name)
        self._guarded = {keeper: tuple(sorted(names)) for keeper, names in below.items()}

    def of(self, name: str) -> tuple[Gatekeeper, ...]:
        """Those through whom all power over one passes, from the nearest to the farthest."""
        return tuple(self._gatekeeper(keeper, self._route(keeper, name)) for keeper in self._keepers(name))

    def all(self) -> tuple[Gatekeeper, ...]:
        """All gatekeepers, those who guard most first, then by name."""
        keepers = sorted(self._guarded, key=lambda name: (-len(self._guarded[name]), name))
        return tuple(self._gatekeeper(keeper, self._own(keeper)) for keeper in keepers)

    def sources_over(self, name: str) -> tuple[str, ...]:
        """The sources from which power over one comes, in order; none if nobody has power over it."""
        above = nx.ancestors(self._graph, name) if name in self._graph else set()
        return tuple(sorted(self.sources & above))

    def _keepers(self, name: str) -> Iterator[str]:
        keeper = self._above.get(name) or _ROOT
        while keeper != _ROOT:
            yield keeper
            keeper = self._above[keeper] or _ROOT

    def _gatekeeper(self, name: str, links: tuple[Link, ...]) -> Gatekeeper:
        type_ = self._types.get(name, "Other")
        return Gatekeeper(name, type_, name in self.sources, self._guarded[name], links)

    def _route(self, keeper: str, name: str) -> tuple[Link, ...]:
        passed = min(nx.all_shortest_paths(self._graph, keeper, name))
        return tuple(self._heaviest[pair] for pair in pairwise(passed))

    def _own(self, keeper: str) -> tuple[Link, ...]:
        guarded = self._guarded[keeper]
        return tuple(self._heaviest[keeper, name] for name in guarded if (keeper, name) in self._heaviest)


def _sources(graph: nx.DiGraph[str]) -> Iterator[str]:
    """Those over whom nobody has power, and circles whose members alone have power over each other."""
    circles: nx.DiGraph[int] = nx.condensation(graph) if graph else nx.DiGraph()
    for circle, members in circles.nodes(data="members"):
        if not circles.in_degree(circle):
            yield from members
