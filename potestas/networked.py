"""The verbs about power: networks at a date and over time, what they measure, and the ways to power."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence

import networkx as nx

from potestas.extract.claim import Reading
from potestas.extract.edtf import Span, holds_at
from potestas.graph.power.centrality import STANDARD, Centrality, Moment, centrality, series
from potestas.graph.power.comparison import Comparison, compare
from potestas.graph.power.gatekeepers import Gatekeeper, Gates
from potestas.graph.power.links import Link
from potestas.graph.power.moments import CHANGE, dated, moments
from potestas.graph.power.network import chosen_links, network, networks
from potestas.graph.power.ranges import CentralityRange, range_series, ranges
from potestas.graph.power.sway import Sway, sway
from potestas.graph.power.trace import Trace, trace
from potestas.graph.reasoning.holding import Holding, spans
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
        project: str | None = None,
    ) -> nx.MultiDiGraph[str]:
        """The network of power as a networkx graph (`potestas.graph.power.network` says what is in it).

        Of the accepted statuses, unless others are given; here as in the verbs below. With `project` among
        `people` or `bodies` alone (`potestas.graph.power.projection`).
        """
        asked = (self.reading, vocabulary(), as_of or self.date, kinds, statuses or self.accept)
        return network(*asked, held=self.holdings, project=project)

    def networks(
        self,
        every: str = CHANGE,
        since: str | None = None,
        until: str | None = None,
        *,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
        project: str | None = None,
    ) -> Iterator[tuple[str, nx.MultiDiGraph[str]]]:
        """The network of what is dated at each change, or every `week`, `month` or `year`, with its date.

        `since` and `until` (EDTF) bound the dates. Raises DateError and UnknownName.
        """
        chosen, believed = tuple(kinds or vocabulary().kinds), statuses or self.accept
        part = dated(self.reading, chosen, believed)
        dates = moments(part.claims, every, since, until)
        asked = (part, vocabulary(), dates, chosen, believed)
        return zip(dates, networks(*asked, held=self.holdings, project=project), strict=True)

    def centrality(
        self,
        as_of: str | None = None,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
        *,
        measures: Sequence[str] = STANDARD,
        project: str | None = None,
    ) -> tuple[Centrality, ...]:
        """The measures of all in the network, the highest by the first of them first.

        `measures` are names of `potestas.graph.power.measures.MEASURES`.
        """
        return centrality(self.network(as_of, kinds, statuses, project), measures)

    def series(
        self,
        every: str = CHANGE,
        since: str | None = None,
        until: str | None = None,
        *,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
        measures: Sequence[str] = STANDARD,
        project: str | None = None,
    ) -> tuple[Moment, ...]:
        """The measures at each date of a series, whose dates are those of `networks`."""
        asked = (self.reading, vocabulary(), None, kinds, statuses or self.accept)
        return series(
            *asked,
            measures=measures,
            every=every,
            since=since,
            until=until,
            held=self.holdings,
            project=project,
        )

    def ranges(
        self,
        as_of: str | None = None,
        kinds: Iterable[str] | None = None,
        measures: Sequence[str] = STANDARD,
        project: str | None = None,
    ) -> tuple[CentralityRange, ...]:
        """The measures as asserted, with what is reported and with what is alleged: what hangs on belief."""
        asked = (self.reading, vocabulary(), as_of or self.date, kinds)
        return ranges(*asked, measures=measures, held=self.holdings, project=project)

    def range_series(
        self,
        every: str = CHANGE,
        since: str | None = None,
        until: str | None = None,
        *,
        kinds: Iterable[str] | None = None,
        measures: Sequence[str] = STANDARD,
        project: str | None = None,
    ) -> tuple[tuple[str, tuple[CentralityRange, ...]], ...]:
        """The ranges at each date of a series, with the date."""
        return range_series(
            self.reading,
            vocabulary(),
            kinds,
            measures=measures,
            every=every,
            since=since,
            until=until,
            held=self.holdings,
            project=project,
        )

    def sway(
        self,
        name: str,
        as_of: str | None = None,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
    ) -> Sway:
        """Over whom somebody's power ran at a date, in how many steps, and by which claims.

        Raises UnknownName and DateError.
        """
        links, times = self._links(kinds, statuses)
        return sway(self.names.find(name).name, links, times, self._types, as_of or self.date)

    def gatekeepers(
        self,
        name: str | None = None,
        as_of: str | None = None,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
    ) -> tuple[Gatekeeper, ...]:
        """Through whom all power over somebody passes, the nearest first; without a name, all gatekeepers.

        Raises UnknownName and DateError.
        """
        gates = self.gates(as_of, kinds, statuses)
        return gates.all() if name is None else gates.of(self.names.find(name).name)

    def gates(
        self,
        as_of: str | None = None,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
    ) -> Gates:
        """The sources and gatekeepers of the network at a date."""
        links, times = self._links(kinds, statuses)
        date = as_of or self.date
        then = (link for link in links if date is None or holds_at(link.span(times), date) != "no")
        return Gates(then, self._types)

    def _links(
        self, kinds: Iterable[str] | None, statuses: Sequence[str] | None
    ) -> tuple[list[Link], dict[str, Span]]:
        """The links of power, and when the claims that they rest on hold."""
        times = dict(spans(self.holdings))
        return chosen_links(self.reading, vocabulary(), times, kinds, statuses or self.accept), times

    @property
    def _types(self) -> dict[str, str]:
        return {entity.name: entity.type for entity in self.reading.entities}

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
