"""Who stands in the middle of the network of power, at a date and in series; `measures` says by what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from potestas.extract.claim import Reading
from potestas.graph.power.links import ASSERTED, known
from potestas.graph.power.measures import MEASURES
from potestas.graph.power.moments import CHANGE, dated, moments
from potestas.graph.power.network import chosen_links
from potestas.graph.power.pairs import Pairs
from potestas.graph.power.temporal import Snapshot, TemporalNetwork
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.ontology.vocabulary import Vocabulary

STANDARD = ("pagerank", "betweenness", "degree", "over", "under")
"""The measures that are taken where none are named."""

DIGITS = 10
"""Decimal places to which measures are rounded, so that order hangs neither on the machine nor on threads."""


@dataclass(frozen=True, slots=True)
class Centrality:
    """The measures of one person, body or matter, by name: `row["betweenness"]`.

    `facts` are the ids of the claims of its own ties; those of others count from afar.
    """

    name: str
    type: str
    values: Mapping[str, float]
    facts: tuple[str, ...] = ()

    def __getitem__(self, measure: str) -> float:
        return self.values[measure]


@dataclass(frozen=True, slots=True)
class Moment:
    """The measures of all in the network at one date (EDTF) of a series.

    `values` has for each measure a number for each of `names`, which are in order.
    """

    date: str
    values: Mapping[str, Sequence[float]]
    snapshot: Snapshot
    types: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        return self.snapshot.pairs.names

    @property
    def rows(self) -> tuple[Centrality, ...]:
        """One for each name, as `centrality` orders them."""
        facts: dict[str, list[str]] = {}
        for link in self.snapshot.links:
            for name in (link.source, link.target):
                facts.setdefault(name, []).extend(claim.id for claim in link.claims)
        return _rows(self.snapshot.pairs, self.types, self.values, facts)


def centrality(graph: nx.MultiDiGraph[str], measures: Sequence[str] = STANDARD) -> tuple[Centrality, ...]:
    """Measures of all nodes of a power network (`network`), the highest by the first measure first.

    Equals stand in the order of their names. Raises UnknownName for a measure that there is not.
    """
    types = {name: facts["type"] for name, facts in graph.nodes(data=True)}
    facts = {
        name: [
            edge["claim"]
            for _, _, edge in (*graph.in_edges(name, data=True), *graph.out_edges(name, data=True))
        ]
        for name in graph
    }
    pairs = Pairs.of(graph)
    return _rows(pairs, types, _measured(pairs, measures), facts)


def series(
    reading: Reading,
    vocabulary: Vocabulary,
    dates: Sequence[str] | None = None,
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
    *,
    measures: Sequence[str] = STANDARD,
    every: str = CHANGE,
    since: str | None = None,
    until: str | None = None,
    held: Sequence[Holding] | None = None,
    project: str | None = None,
) -> tuple[Moment, ...]:
    """The measures at each of the dates (EDTF), or of those of `moments`.

    Claims without a date are left out: they would stand unchanged at every date. Networks that are equal are
    measured once. Raises DateError and UnknownName as `network`, `moments` and `centrality` do.
    """
    chosen = tuple(vocabulary.kinds if kinds is None else kinds)
    part = dated(reading, chosen, statuses)
    told = holdings(part.claims, vocabulary) if held is None else held
    times = {claim.id: holding.span for holding in told for claim in holding.claims}
    links = chosen_links(part, vocabulary, times, chosen, statuses, project=project)
    at = moments(part.claims, every, since, until) if dates is None else dates
    types = {entity.name: entity.type for entity in reading.entities}
    return tuple(_moments(TemporalNetwork(links, times), at, measures, types))


def _moments(
    network: TemporalNetwork, dates: Iterable[str], measures: Sequence[str], types: Mapping[str, str]
) -> Iterator[Moment]:
    done: dict[Pairs, Mapping[str, Sequence[float]]] = {}
    for date in dates:
        snapshot = network.at(date)
        if snapshot.pairs not in done:
            done[snapshot.pairs] = _measured(snapshot.pairs, measures)
        yield Moment(date, done[snapshot.pairs], snapshot, types)


def _measured(pairs: Pairs, measures: Sequence[str]) -> dict[str, Sequence[float]]:
    known("measure", measures, MEASURES)
    return {name: MEASURES[name](pairs) if len(pairs) else () for name in measures}


def _rows(
    pairs: Pairs,
    types: Mapping[str, str],
    values: Mapping[str, Sequence[float]],
    facts: Mapping[str, Sequence[str]],
) -> tuple[Centrality, ...]:
    rows = [
        Centrality(
            name,
            types.get(name, "Other"),
            {measure: round(column[place], DIGITS) for measure, column in values.items()},
            tuple(sorted(set(facts[name]))),
        )
        for place, name in enumerate(pairs.names)
    ]
    first = next(iter(values))
    return tuple(sorted(rows, key=lambda row: (-row[first], row.name)))
