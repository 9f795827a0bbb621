"""Two side by side over a third: by which steps each came to power over it, and who had more of it when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from potestas.extract.claim import Reading
from potestas.extract.edtf import chronological
from potestas.graph.power.account import Account
from potestas.graph.power.growth import Stage
from potestas.graph.power.network import ASSERTED
from potestas.graph.power.step import Step
from potestas.graph.power.trace import Trace, trace
from potestas.graph.reasoning.holding import Holding
from potestas.graph.wording import at
from potestas.ontology.errors import UnknownName
from potestas.ontology.vocabulary import Vocabulary

Measure = str | int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The traces of `one` and of `other` to power over the same, and those to power over each other."""

    one: Trace
    other: Trace
    one_over_other: Trace
    other_over_one: Trace

    @property
    def over(self) -> str:
        """The name of that over which both are compared."""
        return self.one.target

    @property
    def steps(self) -> tuple[tuple[str, Step], ...]:
        """The steps of both in the order of their days, each with the name of whose it is."""
        placed = [
            (step.day, place, rise.source, step)
            for rise in (self.one, self.other)
            for place, step in enumerate(rise.steps)
        ]
        return tuple((name, step) for *_, name, step in sorted(placed, key=lambda item: item[:2]))

    @property
    def stages(self) -> tuple[tuple[str, Stage | None, Stage | None], ...]:
        """What the two had at each date (EDTF) at which one of them gained or lost; None before the first."""
        dates: dict[float, str] = {}
        for stage in (*self.one.growth, *self.other.growth):
            dates.setdefault(_first_day(stage), stage.date)
        return tuple(
            (dates[day], _stage_on(day, self.one.growth), _stage_on(day, self.other.growth))
            for day in sorted(dates)
        )

    @property
    def leads(self) -> tuple[tuple[str, str], ...]:
        """From which date (EDTF) on who had more independent ways to power; an empty name for as many."""
        found: list[tuple[str, str]] = []
        for date, one, other in self.stages:
            ways = one.ways if one else 0, other.ways if other else 0
            ahead = "" if ways[0] == ways[1] else self.one.source if ways[0] > ways[1] else self.other.source
            if ahead != (found[-1][1] if found else ""):
                found.append((date, ahead))
        return tuple(found)

    @property
    def measures(self) -> tuple[tuple[str, Measure, Measure], ...]:
        """Each measure by its name, with its values for the one and for the other."""
        means = sorted({step.means for _, step in self.steps})
        one, other = _measures(self.one, means), _measures(self.other, means)
        return tuple((name, one[name], other[name]) for name in one)


def compare(
    reading: Reading,
    vocabulary: Vocabulary,
    one: str,
    other: str,
    over: str,
    *,
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
    as_of: str | None = None,
    held: Sequence[Holding] | None = None,
) -> Comparison:
    """How `one` and `other` came to have power over `over`, all three preferred names.

    `kinds`, `statuses`, `as_of` and `held` are those of `trace`. Raises UnknownName, also where two of the
    three are one, and DateError.
    """
    if len({one, other, over}) < 3:
        raise UnknownName(f"compare two different people or bodies over a third, not {one}, {other}, {over}")
    chosen = tuple(kinds) if kinds is not None else None

    def traced(source: str, target: str) -> Trace:
        return trace(
            *(reading, vocabulary, source, target), kinds=chosen, statuses=statuses, as_of=as_of, held=held
        )

    return Comparison(traced(one, over), traced(other, over), traced(one, other), traced(other, one))


def contrast(comparison: Comparison, account: Account) -> Iterator[str]:
    """The comparison in words: how the power of both grew, who was ahead, and who stood over whom."""
    for rise in (comparison.one, comparison.other):
        if rise.steps:
            yield f"{account.title(rise)} {account.doubt(rise)} {account.growth(rise)}"
        else:
            yield f"The text states no way from {rise.source} to power over {account.name(rise.target)}."
    leads = [f"{name} {at(date)}" if name else f"neither {at(date)}" for date, name in comparison.leads]
    if leads:
        yield f"Who had more independent ways to {account.name(comparison.over)}: {', then '.join(leads)}."
    for rise in (comparison.one_over_other, comparison.other_over_one):
        who = f"{account.name(rise.source)} over {account.name(rise.target)}"
        told = " ".join(step.sentence for step in rise.steps)
        yield f"Power of {who}: {told or 'the text states none.'}"


def _first_day(stage: Stage) -> float:
    return chronological(stage.date)[0]


def _stage_on(day: float, stages: Sequence[Stage]) -> Stage | None:
    return next((stage for stage in reversed(stages) if _first_day(stage) <= day), None)


def _measures(trace: Trace, means: Iterable[str]) -> dict[str, Measure]:
    """Counts of steps, and the most of each thing that was held at one time."""
    by_means = Counter(step.means for step in trace.steps)
    return {
        "steps": len(trace.steps),
        "steps with a date": len(trace.dated),
        "steps that are direct": sum(step.direct for step in trace.steps),
        **{f"steps by {name}": by_means[name] for name in means},
        "first date": next((step.date for step in trace.dated), None),
        "last date": next((step.date for step in reversed(trace.dated)), None),
        "most posts at a time": max((stage.posts for stage in trace.growth), default=0),
        "most bodies within reach": max((stage.bodies for stage in trace.growth), default=0),
        "most cases within reach": max((stage.cases for stage in trace.growth), default=0),
        "most independent ways": max((stage.ways for stage in trace.growth), default=0),
    }
