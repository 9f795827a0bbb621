"""What of a measure hangs on belief: what it is as asserted, with what is reported, with what is alleged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from potestas.extract.claim import Reading
from potestas.graph.power.centrality import STANDARD, Centrality, centrality, series
from potestas.graph.power.links import ASSERTED
from potestas.graph.power.moments import CHANGE, dated, moments
from potestas.graph.power.network import network
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.ontology.vocabulary import Vocabulary

LEVELS: Mapping[str, tuple[str, ...]] = {
    "asserted": ASSERTED,
    "with reported": (*ASSERTED, "reported"),
    "with alleged": (*ASSERTED, "reported", "alleged"),
}
"""The statuses that count at each level of belief; what was only intended or is refuted counts at none."""


@dataclass(frozen=True, slots=True)
class CentralityRange:
    """The measures of one person, body or matter at each of LEVELS, 0 where it is in no network yet.

    `doubtful` are the ids of those claims on its own ties that are only reported or alleged. Its measures can
    hang on such claims about others, too.
    """

    name: str
    type: str
    values: Mapping[str, tuple[float, ...]]
    doubtful: tuple[str, ...]

    def __getitem__(self, measure: str) -> tuple[float, ...]:
        return self.values[measure]

    def low(self, measure: str) -> float:
        return min(self.values[measure])

    def high(self, measure: str) -> float:
        return max(self.values[measure])


def ranges(
    reading: Reading,
    vocabulary: Vocabulary,
    as_of: str | None = None,
    kinds: Iterable[str] | None = None,
    *,
    measures: Sequence[str] = STANDARD,
    held: Sequence[Holding] | None = None,
    project: str | None = None,
) -> tuple[CentralityRange, ...]:
    """The range of each in the network at a date, the highest by the first measure first, then by name.

    Raises as `network` and `centrality` do.
    """
    chosen = None if kinds is None else tuple(kinds)
    told = holdings(reading.claims, vocabulary) if held is None else held
    graphs = [
        network(reading, vocabulary, as_of, chosen, statuses, held=told, project=project)
        for statuses in LEVELS.values()
    ]
    return _ranged([centrality(graph, measures) for graph in graphs], measures)


def range_series(
    reading: Reading,
    vocabulary: Vocabulary,
    kinds: Iterable[str] | None = None,
    *,
    measures: Sequence[str] = STANDARD,
    every: str = CHANGE,
    since: str | None = None,
    until: str | None = None,
    held: Sequence[Holding] | None = None,
    project: str | None = None,
    levels: Mapping[str, Sequence[str]] = LEVELS,
) -> tuple[tuple[str, tuple[CentralityRange, ...]], ...]:
    """The ranges at each date (EDTF) of a series, of which `series` tells more.

    `levels` are the statuses that count at each level, each those before it and more.
    """
    chosen = tuple(vocabulary.kinds if kinds is None else kinds)
    widest = dated(reading, chosen, [status for statuses in levels.values() for status in statuses])
    dates = moments(widest.claims, every, since, until)
    told = holdings(reading.claims, vocabulary) if held is None else held
    courses = [
        series(reading, vocabulary, dates, chosen, statuses, measures=measures, held=told, project=project)
        for statuses in levels.values()
    ]
    return tuple(
        (date, _ranged([course[place].rows for course in courses], measures))
        for place, date in enumerate(dates)
    )


def _ranged(levels: Sequence[Sequence[Centrality]], measures: Sequence[str]) -> tuple[CentralityRange, ...]:
    found = [{row.name: row for row in rows} for rows in levels]
    ranges = []
    for name, last in found[-1].items():
        rows = [level.get(name) for level in found]
        sure = set(rows[0].facts) if rows[0] else set()
        values = {key: tuple(row[key] if row else 0 for row in rows) for key in measures}
        doubtful = tuple(fact for fact in last.facts if fact not in sure)
        ranges.append(CentralityRange(name, last.type, values, doubtful))
    return tuple(sorted(ranges, key=lambda row: (-row.high(measures[0]), row.name)))
