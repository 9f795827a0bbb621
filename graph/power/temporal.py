"""The network through time, laid out in columns, so that a date is only a choice of rows.

A temporal network in the sense of Holme and Saramäki (Temporal networks, Physics Reports 519, 2012). What has
not changed between two dates is not built again: both have the same pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from potestas.extract.edtf import Span, chronological
from potestas.graph.power.links import Link
from potestas.graph.power.pairs import Pairs
from potestas.graph.reasoning.proof import lasts


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The network at a date: its pairs, and the links that make them."""

    date: str
    pairs: Pairs
    links: tuple[Link, ...]


class TemporalNetwork:
    """Links with the times at which they hold; `times` are those of claims by their ids."""

    def __init__(self, links: Iterable[Link], times: Mapping[str, Span]) -> None:
        timed = [(link, link.span(times)) for link in links]
        rows = [(link, span) for link, span in timed if lasts(span) != "no"]
        rows.sort(key=lambda row: (row[0].source, row[0].target, row[0].means))
        self.links = [link for link, _ in rows]
        self.names = sorted({name for link in self.links for name in (link.source, link.target)})
        places = {name: place for place, name in enumerate(self.names)}
        self._sources = np.array([places[link.source] for link in self.links], dtype=np.intp)
        self._targets = np.array([places[link.target] for link in self.links], dtype=np.intp)
        self._weights = np.array([link.weight for link in self.links])
        self._first = np.array([span.begin[0] for _, span in rows])
        self._last = np.array([span.end[1] for _, span in rows])
        self._by_means = _begins([(link.source, link.target, link.means) for link in self.links])
        self._by_pair = _begins([(self.links[row].source, self.links[row].target) for row in self._by_means])
        self._known: dict[bytes, Pairs] = {}

    def at(self, date: str) -> Snapshot:
        """What holds or may hold at some day of an EDTF date. Raises DateError."""
        if not self.links:
            return Snapshot(date, Pairs((), self._sources, self._targets, self._weights), ())
        first, last = chronological(date)
        held = (self._first <= last) & (self._last >= first)
        heaviest = np.maximum.reduceat(np.where(held, self._weights, 0.0), self._by_means)
        weights = np.add.reduceat(heaviest, self._by_pair)
        links = tuple(self.links[row] for row in np.flatnonzero(held))
        return Snapshot(date, self._pairs(weights), links)

    def _pairs(self, weights: np.ndarray) -> Pairs:
        """The pairs with these weights, 0 for those that are none now; the same ones for the same weights."""
        state = weights.tobytes()
        if state not in self._known:
            tied = np.flatnonzero(weights)
            rows = self._by_means[self._by_pair[tied]]
            ends = np.concatenate([self._sources[rows], self._targets[rows]])
            there, places = np.unique(ends, return_inverse=True)
            names = [self.names[place] for place in there]
            self._known[state] = Pairs(names, places[: len(tied)], places[len(tied) :], weights[tied])
        return self._known[state]


def _begins(keys: list[tuple[str, ...]]) -> np.ndarray:
    """Where a new key begins among sorted ones."""
    fresh = (row for row, key in enumerate(keys) if not row or key != keys[row - 1])
    return np.fromiter(fresh, dtype=np.intp)
