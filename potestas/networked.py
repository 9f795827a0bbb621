"""The verbs about power: networks at a date and over time, what they measure, and the ways to power."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence

import networkx as nx

from potestas.extract.claim import Reading
from potestas.graph.power.centrality import Centrality, centrality, series
from potestas.graph.power.comparison import Comparison, compare
from potestas.graph.power.network import network
from potestas.graph.power.trace import Trace, trace
from potestas.graph.reasoning.holding import Holding
from potestas.ontology.vocabulary import vocabulary
from potestas.queryable import Queryable


class Networked(Queryable):
    """What knows claims, when they hold and which of them are accepted, and so who had power over whom.

    `date` (EDTF) is that of a snapshot; None for all times together.
    """

    date: str | None

    @property
    @abstractmethod
    def reading(self) -> Reading:
        """The claims, with the entities, documents and sentences that they are about."""

    @property
    @abstractmethod
    def accept(self) -> tuple[str, ...]:
        """The statuses whose facts are held to be so."""

    @property
    @abstractmethod
    def holdings(self) -> Sequence[Holding]:
        """What the claims tell, once each, with its time."""

    @abstractmethod
    def as_of(self, date: str) -> Networked:
        """The same of the claims that held, or may have held, at an EDTF date."""

    def network(
        self,
        as_of: str | None = None,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
    ) -> nx.MultiDiGraph[str]:
        """The network of power as a networkx graph (`potestas.graph.power.network` says what is in it).

        Of the accepted statuses, unless others are given; here as in the verbs below.
        """
        date = as_of or self.date
        return network(self.reading, vocabulary(), date, kinds, statuses or self.accept, held=self.holdings)

    def centrality(
        self,
        as_of: str | None = None,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
    ) -> tuple[Centrality, ...]:
        """The measures of all in the network, the most powerful first."""
        return centrality(self.network(as_of, kinds, statuses))

    def centralities(
        self, kinds: Iterable[str] | None = None, statuses: Sequence[str] | None = None
    ) -> tuple[tuple[str, tuple[Centrality, ...]], ...]:
        """The measures at each date at which something changes."""
        return series(self.reading, vocabulary(), None, kinds, statuses or self.accept)

    def trace(
        self,
        source: str,
        target: str,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
        as_of: str | None = None,
    ) -> Trace:
        """The dated steps by which one gained power over the other; both under any of their names.

        Of a snapshot, those that gave power which lasted then, or may have. Raises UnknownName and DateError.
        """
        if as_of is not None and as_of != self.date:
            return self.as_of(as_of).trace(source, target, kinds, statuses)
        found, over = self.names.find(source).name, self.names.find(target).name
        believed = statuses or self.accept
        asked = (self.reading, vocabulary(), found, over)
        return trace(*asked, kinds=kinds, statuses=believed, as_of=self.date, held=self.holdings)

    def compare(
        self,
        one: str,
        other: str,
        over: str,
        *,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
        as_of: str | None = None,
    ) -> Comparison:
        """The traces of two to power over a third, side by side; all under any of their names.

        As `trace` in all else; raises UnknownName also where two of the three are one.
        """
        if as_of is not None and as_of != self.date:
            return self.as_of(as_of).compare(one, other, over, kinds=kinds, statuses=statuses)
        first, second, third = (self.names.find(name).name for name in (one, other, over))
        believed = statuses or self.accept
        asked = (self.reading, vocabulary(), first, second, third)
        return compare(*asked, kinds=kinds, statuses=believed, as_of=self.date, held=self.holdings)
