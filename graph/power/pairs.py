"""The network with one weighted tie for each pair: what measures are taken on.

Its weight is the sum, over the means of power between the two, of the heaviest claim: what a text says twice
does not count twice. networkx is the interface; rustworkx holds the same ties for what it measures faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import networkx as nx
import numpy as np
import rustworkx as rx
from numpy.typing import NDArray

Places = NDArray[np.intp]
"""Places in a sequence of names."""

Weights = NDArray[np.float64]


class Pairs:
    """Ties in three columns of equal length, ordered by source and target, which are places in `names`.

    No pair stands twice, none ties a name to itself, and weights are above 0. Nothing here may be changed.
    """

    def __init__(self, names: Sequence[str], sources: Places, targets: Places, weights: Weights) -> None:
        self.names = tuple(names)
        self.sources, self.targets, self.weights = sources, targets, weights

    @classmethod
    def of(cls, graph: nx.MultiDiGraph[str]) -> Pairs:
        """The pairs of a network of power (`network`), its names in order."""
        places = {name: place for place, name in enumerate(sorted(graph))}
        heaviest: dict[tuple[int, int, str], float] = {}
        for source, target, edge in graph.edges(data=True):
            key = places[source], places[target], edge["means"]
            heaviest[key] = max(edge["weight"], heaviest.get(key, 0.0))
        weights: dict[tuple[int, int], float] = {}
        for key in sorted(heaviest):
            weights[key[:2]] = weights.get(key[:2], 0.0) + heaviest[key]
        ends = np.array(list(weights), dtype=np.intp).reshape(-1, 2)
        return cls(list(places), ends[:, 0], ends[:, 1], np.array(list(weights.values()), dtype=float))

    def __len__(self) -> int:
        """How many names there are."""
        return len(self.names)

    @cached_property
    def graph(self) -> nx.DiGraph[int]:
        """The same for networkx; nodes are places in `names`."""
        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_nodes_from(range(len(self)))
        graph.add_weighted_edges_from(self._ties(self.sources, self.targets))
        return graph

    @cached_property
    def undirected(self) -> nx.Graph[int]:
        """Ties without direction; where there is one each way, both weights together."""
        low, high = np.minimum(self.sources, self.targets), np.maximum(self.sources, self.targets)
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(len(self)))
        for one, other, weight in self._ties(low, high):
            before = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else 0.0
            graph.add_edge(one, other, weight=before + weight)
        return graph

    @cached_property
    def compiled(self) -> rx.PyDiGraph[int, float]:
        """The same for rustworkx."""
        return self._compiled(self.sources, self.targets)

    @cached_property
    def turned(self) -> rx.PyDiGraph[int, float]:
        """The same for rustworkx with each tie from the one under power to the one who has it."""
        return self._compiled(self.targets, self.sources)

    @cached_property
    def matrix(self) -> Weights:
        """The weight of each tie, by row of its source and column of its target."""
        matrix = np.zeros((len(self), len(self)))
        matrix[self.sources, self.targets] = self.weights
        return matrix

    def _compiled(self, sources: Places, targets: Places) -> rx.PyDiGraph[int, float]:
        graph: rx.PyDiGraph[Any, float] = rx.PyDiGraph(multigraph=False)
        graph.add_nodes_from(range(len(self)))
        graph.add_edges_from(self._ties(sources, targets))
        return graph

    def _ties(self, sources: Places, targets: Places) -> list[tuple[int, int, float]]:
        columns = sources.tolist(), targets.tolist(), self.weights.tolist()
        return list(zip(*columns, strict=True))


def simple(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """A network of power with one weighted edge for each pair; nodes by name, in order."""
    pairs = Pairs.of(graph)
    named: nx.DiGraph[str] = nx.relabel_nodes(pairs.graph, dict(enumerate(pairs.names)))  # type: ignore[assignment]
    return named
