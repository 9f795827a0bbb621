"""How one came to have power over another: the steps that the text states, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf, prod

from potestas.extract.claim import Claim, Reading
from potestas.extract.edtf import Certainty, Span
from potestas.graph.power.growth import Course, Stage
from potestas.graph.power.network import ASSERTED
from potestas.graph.power.order import by_date, in_text_order
from potestas.graph.power.route import Leg, Route, Routes
from potestas.graph.power.step import Step, merged, overlap
from potestas.graph.power.weakness import weakest
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.reasoning.proof import holding_at
from potestas.graph.wording import sentence
from potestas.ontology.errors import UnknownName
from potestas.ontology.vocabulary import Vocabulary

GRANTING = 0.5
"""The weight of power over another that can give power, at least: who hears of them does not appoint them."""


@dataclass(frozen=True, slots=True)
class Trace:
    """The steps from `source` to power over `target`; none if the text states no route.

    `growth` says what the source had in hand at each date at which it changed.
    """

    source: str
    target: str
    steps: tuple[Step, ...]
    growth: tuple[Stage, ...] = ()

    @property
    def dated(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.date)

    @property
    def weakest(self) -> Leg | None:
        """Of all links of all steps the one that rests on least."""
        return weakest(leg for step in self.steps for leg in step.legs)


def trace(
    reading: Reading,
    vocabulary: Vocabulary,
    source: str,
    target: str,
    *,
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
    as_of: str | None = None,
    held: Sequence[Holding] | None = None,
) -> Trace:
    """The steps by which `source` gained power over `target`, both preferred names.

    With `as_of` (EDTF) those that were, or may have been, open then. `held` tells when claims hold, if more
    is known than they tell themselves.

    They come by date, as uncertain as it is; a claim without one stands where the text tells it, between
    its neighbours. The claim that comes last on a route opens it, and opens its shortest route only.

    Raises UnknownName for a name, kind or status that does not exist, and DateError.
    """
    known = {entity.name for entity in reading.entities}
    for name in (source, target):
        if name not in known:
            raise UnknownName(f"no entity is called {name!r}; give a preferred name of entities.jsonl")
    tracer = Tracer(reading, vocabulary, kinds, statuses, as_of=as_of, held=held)
    return tracer.grown(tracer.trace(source, target))


class Tracer:
    """Traces between any two names of one reading, for those who want many.

    Raises UnknownName for a kind or status that does not exist.
    """

    def __init__(
        self,
        reading: Reading,
        vocabulary: Vocabulary,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] = ASSERTED,
        *,
        as_of: str | None = None,
        held: Sequence[Holding] | None = None,
    ) -> None:
        self._vocabulary, self._date = vocabulary, as_of
        ordered = in_text_order(reading)
        known = holdings(ordered, vocabulary)
        if held is not None:
            places = {claim.id: place for place, claim in enumerate(ordered)}
            known = sorted(held, key=lambda holding: places[holding.claim.id])
        told = [holding.telling for holding in known]
        once = replace(reading, claims=tuple(telling.claim for telling in told))
        times = {holding.claim.id: holding.span for holding in known}
        self._routes = Routes(once, vocabulary, kinds, statuses, times)
        self._also = {telling.claim.id: telling.also for telling in told}
        self._types = {entity.name: entity.type for entity in reading.entities}
        self._order = by_date([telling.claim for telling in told])
        self._times = times
        moments = (
            telling.claim for telling in told if vocabulary.kinds[telling.claim.kind].dated == "moment"
        )
        self._once = {claim.id for claim in moments}

    def trace(self, source: str, target: str) -> Trace:
        """The steps from source to target, as `trace` describes them, without the growth."""
        best: dict[str, Route] = {}
        for route in filter(self._in_order, self._routes.between(source, target)):
            if self._date is not None and self._certainty(route) == "no":
                continue
            opening = self._opening(route).id
            if opening not in best or self._preference(route) < self._preference(best[opening]):
                best[opening] = route
        opened = (self._step(best[opening]) for opening in sorted(best, key=self._order.__getitem__))
        steps = sorted(merged(opened, self._vocabulary.roles), key=lambda step: self._order[step.claim.id])
        return Trace(source, target, tuple(steps))

    def grown(self, trace: Trace) -> Trace:
        """The same trace with the growth that goes with its steps; none if it has no steps."""
        if not trace.steps:
            return trace
        counting = {id: self._counting(id) for id in self._times}
        course = Course(self._routes.links, counting, self._types, self._vocabulary)
        routes = [step.legs for step in trace.steps]
        return replace(trace, growth=course.stages(trace.source, trace.target, routes))

    def _counting(self, id: str) -> Span:
        """From when till when a claim counts for the growth: what happens once, from then on."""
        begin, _ = self._order[id]
        return Span(begin, (inf, inf) if id in self._once else self._times[id].end)

    def _certainty(self, route: Route) -> Certainty:
        return holding_at(list(self._routes.spans(route)), self._date)

    def _opening(self, route: Route) -> Claim:
        claims = [leg.claim for leg in route if leg.claim and leg.means]
        return max(claims, key=lambda claim: self._order[claim.id])

    def _in_order(self, route: Route) -> bool:
        """Whether what happens once at the end of a route is not over before the route is open."""
        last = [leg.claim for leg in route if leg.claim and leg.means][-1]
        opened, ended = self._order[self._opening(route).id][0], Span.of(last).end
        return self._vocabulary.kinds[last.kind].dated != "moment" or opened[0] <= ended[1]

    def _preference(self, route: Route) -> tuple[object, ...]:
        """Lower for short routes, then those told in one place, then heavy ones, then those open longest."""
        opening = self._opening(route)
        others = [leg.claim for leg in route if leg.claim and leg.claim != opening]
        return (
            len(route),
            sum(not overlap(claim, opening) for claim in others),
            -prod(leg.weight for leg in route),
            [self._order[claim.id] for claim in others],
        )

    def _step(self, route: Route) -> Step:
        opening = self._opening(route)
        claims = dict.fromkeys(leg.claim for leg in route if leg.claim)
        over_source = self._routes.into(route[0].source)
        granting = (leg.claim for leg in over_source if leg.claim and leg.weight >= GRANTING)
        return Step(
            claim=opening,
            date=opening.start or opening.date or (f"../{opening.end}" if opening.end else ""),
            day=self._order[opening.id][0][0],
            means=next(leg.means for leg in route if leg.means),
            legs=route,
            sentence=" ".join(sentence(claim, self._vocabulary, self._types) for claim in claims),
            status=next((claim.status for claim in claims if claim.status not in ASSERTED), *ASSERTED),
            also=self._also[opening.id],
            granting=tuple(c for c in granting if overlap(c, opening) and c not in claims),
            certainty=None if self._date is None else self._certainty(route),
        )
