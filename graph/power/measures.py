"""What can be measured of a place in the network of power: one function for each measure.

A measure takes the pairs of a network and gives a number for each of its names, in their order. The first
line of its docstring says what it tells, the rest how it is taken and after whom: users read both. To add
one, write a function here under `@measure`: every command, series and range knows it by its name.
`tests/test_measures.py` holds them to networkx.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence

import networkx as nx
import numpy as np
import rustworkx as rx
from networkx.algorithms import community as communities

from potestas.graph.power.pairs import Pairs, Places, Weights

Measure = Callable[[Pairs], Sequence[float]]

MEASURES: dict[str, Measure] = {}
"""All measures by their names, in the order in which they are told of."""

_EXACT = {"tol": 1e-14, "max_iter": 10_000}
_EQUAL = 1e-9
"""How much less than the greatest eigenvalue, in proportion, one may be that counts as equal to it."""


def measure(function: Measure) -> Measure:
    """Registers a measure under the name of its function."""
    MEASURES[function.__name__] = function
    return function


def told(name: str) -> str:
    """What a measure says, in one line."""
    return _docs(name)[0].rstrip(".")


def paper(name: str) -> str:
    """How a measure is taken, and after whom."""
    return " ".join(_docs(name)[1].split())


def _docs(name: str) -> tuple[str, str]:
    said, _, further = (inspect.getdoc(MEASURES[name]) or "").partition("\n")
    return said, further


@measure
def pagerank(pairs: Pairs) -> Sequence[float]:
    """Power, where power over the powerful counts for more; sums to 1.

    PageRank of the network with its ties turned round, damped by 0.85 (Page, Brin, Motwani and Winograd, The
    PageRank citation ranking, Stanford InfoLab 1999-66).
    """
    return list(rx.pagerank(pairs.turned, weight_fn=float, **_EXACT).values())  # type: ignore[arg-type]


@measure
def betweenness(pairs: Pairs) -> Sequence[float]:
    """The share of shortest chains of power that run through it.

    Of all pairs that it is not one of (Freeman, A set of measures of centrality based on betweenness,
    Sociometry 40, 1977; counted after Brandes, A faster algorithm for betweenness centrality, Journal of
    Mathematical Sociology 25, 2001).
    """
    return list(rx.digraph_betweenness_centrality(pairs.compiled).values())


@measure
def degree(pairs: Pairs) -> Sequence[float]:
    """How many ties it has: those that it has power over, and those with power over it.

    Degree centrality, not divided by the number of others (Freeman, Centrality in social networks: conceptual
    clarification, Social Networks 1, 1979).
    """
    return [sum(both) for both in zip(over(pairs), under(pairs), strict=True)]


@measure
def over(pairs: Pairs) -> Sequence[float]:
    """How many it has power over.

    Out-degree (Wasserman and Faust, Social Network Analysis, 1994, section 4.3.2).
    """
    return _counted(pairs.sources, len(pairs))


@measure
def under(pairs: Pairs) -> Sequence[float]:
    """How many have power over it.

    In-degree (Wasserman and Faust, Social Network Analysis, 1994, section 4.3.2).
    """
    return _counted(pairs.targets, len(pairs))


@measure
def closeness(pairs: Pairs) -> Sequence[float]:
    """How near it is to those over whom its power runs, in steps.

    1 over the mean number of steps to all in reach, times the share of the others that are (Wasserman and
    Faust, Social Network Analysis, 1994, section 5.3.2), along ties of power, not against them.
    """
    return list(rx.digraph_closeness_centrality(pairs.turned).values())


@measure
def eigenvector(pairs: Pairs) -> Sequence[float]:
    """How well it is tied to the well tied, whichever way the power runs.

    The main eigenvector of the weights, both directions together, of length 1 (Bonacich, Factoring and
    weighting approaches to status scores and clique identification, Journal of Mathematical Sociology 2,
    1972). Where the network falls apart, only the strongest part of it has values above 0.
    """
    vector = _main_eigenvector(pairs.matrix + pairs.matrix.T)
    return [float(value) for value in vector / np.linalg.norm(vector)]


@measure
def hub(pairs: Pairs) -> Sequence[float]:
    """Power over those whom many others with power have in common with it; sums to 1.

    The hub weight of HITS (Kleinberg, Authoritative sources in a hyperlinked environment, Journal of the ACM
    46, 1999).
    """
    return _shares(_main_eigenvector(pairs.matrix @ pairs.matrix.T))


@measure
def authority(pairs: Pairs) -> Sequence[float]:
    """How far it lies under those with power over much; sums to 1.

    The authority weight of HITS, which means what many point to, not one who commands (Kleinberg, as above).
    """
    return _shares(_main_eigenvector(pairs.matrix.T @ pairs.matrix))


@measure
def constraint(pairs: Pairs) -> Sequence[float]:
    """How far those around it are tied to each other and leave it no choice.

    Burt, Structural Holes, 1992, chapter 2: high where all of its ties lead into one circle.
    """
    return _known(nx.constraint(pairs.graph, weight="weight"))


@measure
def brokerage(pairs: Pairs) -> Sequence[float]:
    """How many it is tied to, less those who are tied to each other anyway.

    The effective size of its circle (Burt, Structural Holes, 1992, chapter 2): high where it stands between
    people and bodies that have no tie but through it.
    """
    return _known(nx.effective_size(pairs.graph, weight="weight"))


@measure
def core(pairs: Pairs) -> Sequence[float]:
    """The greatest k for which it belongs to a circle where each is tied to k others of it.

    Core number, whichever way the power runs (Seidman, Network structure and minimum degree, Social Networks
    5, 1983).
    """
    cores = nx.core_number(pairs.undirected)
    return [cores[place] for place in range(len(pairs))]


@measure
def community(pairs: Pairs) -> Sequence[float]:
    """The number of the circle that it belongs to by its ties; 1 is the largest.

    By the Louvain method (Blondel, Guillaume, Lambiotte and Lefebvre, Fast unfolding of communities in large
    networks, Journal of Statistical Mechanics, 2008, P10008), whichever way the power runs. Always in the
    same order, so that the same network has the same circles; of equal ones the first by name comes first.
    """
    found = communities.louvain_communities(pairs.undirected, weight="weight", seed=0)
    ordered = sorted(map(sorted, found), key=lambda circle: (-len(circle), circle))
    numbers = {place: number for number, circle in enumerate(ordered, start=1) for place in circle}
    return [numbers[place] for place in range(len(pairs))]


def _counted(places: Places, size: int) -> list[int]:
    return [int(count) for count in np.bincount(places, minlength=size)]


def _known(values: Mapping[int, float]) -> list[float]:
    """Values in the order of the names; 0 where a measure says nothing, as of those without ties."""
    return [0.0 if np.isnan(values[place]) else float(values[place]) for place in sorted(values)]


def _shares(vector: Weights) -> list[float]:
    return [float(value) for value in vector / vector.sum()]


def _main_eigenvector(matrix: Weights) -> Weights:
    """Where multiplying by a symmetric matrix again and again leads to, if all have begun as equals.

    By the eigenvectors themselves, since the way there may be long; several equal eigenvalues share.
    """
    values, vectors = np.linalg.eigh(matrix)
    main = vectors[:, values >= values[-1] * (1 - _EQUAL)]
    led: Weights = np.abs(main @ main.sum(axis=0))
    return led
