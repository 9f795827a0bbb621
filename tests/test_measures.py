"""Measures: each has the values of networkx, to 1e-9, whatever engine works them out."""

import re
from collections.abc import Callable, Mapping
from random import Random
from typing import TypeAlias

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from potestas.graph.power.measures import MEASURES, paper, told
from potestas.graph.power.pairs import Pairs

NODES = st.integers(0, 11)
TIES = st.lists(
    st.tuples(NODES, NODES, st.sampled_from("abc"), st.sampled_from([0.1, 0.25, 0.5, 0.8, 1.0])).filter(
        lambda tie: tie[0] != tie[1]
    ),
    min_size=1,
    max_size=40,
)
Graph: TypeAlias = "nx.DiGraph[int]"
SAME = 1e-9


def pairs_of(ties: list[tuple[int, int, str, float]]) -> Pairs:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for source, target, means, weight in ties:
        graph.add_edge(f"{source:02}", f"{target:02}", means=means, weight=weight)
    return Pairs.of(graph)


def networkx_of(pairs: Pairs) -> Graph:
    """The same network, built by hand."""
    graph: Graph = nx.DiGraph()
    graph.add_nodes_from(range(len(pairs)))
    for source, target, weight in zip(pairs.sources, pairs.targets, pairs.weights, strict=True):
        graph.add_edge(int(source), int(target), weight=float(weight))
    return graph


def circle(graph: Graph) -> "nx.Graph[int]":
    """The same without direction."""
    both: nx.Graph[int] = nx.Graph()
    both.add_nodes_from(graph)
    for one, other, tie in graph.edges(data=True):
        before = both.edges[one, other]["weight"] if both.has_edge(one, other) else 0
        both.add_edge(one, other, weight=before + tie["weight"])
    return both


NETWORKX: Mapping[str, Callable[[Graph], Mapping[int, float]]] = {
    "pagerank": lambda graph: nx.pagerank(graph.reverse(), tol=1e-14, max_iter=100_000),
    "betweenness": nx.betweenness_centrality,
    "degree": lambda graph: dict(graph.degree),
    "over": lambda graph: dict(graph.out_degree),
    "under": lambda graph: dict(graph.in_degree),
    "closeness": lambda graph: nx.closeness_centrality(graph.reverse()),
    "constraint": lambda graph: nx.constraint(graph, weight="weight"),
    "brokerage": lambda graph: nx.effective_size(graph, weight="weight"),
    "core": lambda graph: nx.core_number(circle(graph)),
}


@pytest.mark.parametrize("name", NETWORKX)
@given(TIES)
def test_values_are_those_of_networkx(name: str, ties: list[tuple[int, int, str, float]]) -> None:
    pairs = pairs_of(ties)
    expected = NETWORKX[name](networkx_of(pairs))
    assert MEASURES[name](pairs) == pytest.approx([expected[place] for place in range(len(pairs))], abs=SAME)


@pytest.mark.parametrize("name", NETWORKX)
def test_values_of_a_large_network_are_those_of_networkx(name: str) -> None:
    random = Random(1)
    drawn = (random.sample(range(100), 2) for _ in range(300))
    pairs = pairs_of([(one, other, "a", random.random()) for one, other in drawn])
    expected = NETWORKX[name](networkx_of(pairs))
    assert MEASURES[name](pairs) == pytest.approx([expected[place] for place in range(len(pairs))], abs=SAME)


@given(TIES)
def test_the_main_eigenvector_is_that_of_networkx_where_it_finds_one(
    ties: list[tuple[int, int, str, float]],
) -> None:
    pairs = pairs_of(ties)
    try:
        expected = nx.eigenvector_centrality(circle(networkx_of(pairs)), 20_000, 1e-14, weight="weight")
    except nx.PowerIterationFailedConvergence:
        assume(False)
    found = MEASURES["eigenvector"](pairs)
    assert found == pytest.approx([expected[place] for place in range(len(pairs))], abs=SAME)


@given(TIES)
def test_hubs_and_authorities_are_those_of_networkx_where_there_is_one_answer(
    ties: list[tuple[int, int, str, float]],
) -> None:
    pairs = pairs_of(ties)
    first, second = _two_greatest(pairs)
    assume(second < 0.99 * first and len(pairs) > 2)
    hubs, authorities = nx.hits(networkx_of(pairs), max_iter=100_000, tol=1e-15)
    for name, expected in (("hub", hubs), ("authority", authorities)):
        found = MEASURES[name](pairs)
        assert found == pytest.approx([expected[place] for place in range(len(pairs))], abs=SAME)


def _two_greatest(pairs: Pairs) -> tuple[float, float]:
    values = sorted(nx.adjacency_spectrum(nx.from_numpy_array(pairs.matrix @ pairs.matrix.T)).real)
    return values[-1], values[-2]


@given(TIES)
def test_circles_are_those_of_networkx_numbered_by_size(ties: list[tuple[int, int, str, float]]) -> None:
    pairs = pairs_of(ties)
    found = MEASURES["community"](pairs)
    circles = [
        {place for place, other in enumerate(found) if other == number} for number in sorted(set(found))
    ]
    expected = nx.community.louvain_communities(circle(networkx_of(pairs)), weight="weight", seed=0)
    assert sorted(map(sorted, circles)) == sorted(map(sorted, expected))
    assert [len(one) for one in circles] == sorted(map(len, circles), reverse=True)


def test_equally_strong_parts_of_a_network_share() -> None:
    pairs = pairs_of([(0, 1, "a", 1.0), (2, 3, "a", 1.0), (4, 5, "a", 0.5)])
    assert MEASURES["hub"](pairs) == pytest.approx([0.5, 0, 0.5, 0, 0, 0])
    assert MEASURES["eigenvector"](pairs) == pytest.approx([0.5, 0.5, 0.5, 0.5, 0, 0])


@pytest.mark.parametrize("name", MEASURES)
def test_each_measure_says_what_it_tells_and_after_whom(name: str) -> None:
    assert told(name)
    assert re.search(r"\b(19|20)\d\d\b|as above", paper(name))
