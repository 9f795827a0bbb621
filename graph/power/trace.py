"""How one came to have power over another: the steps that the text states, in the order of their dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite, prod

from potestas.extract.claim import Claim, Evidence, Reading
from potestas.extract.edtf import Certainty, Span
from potestas.graph.power.network import ASSERTED
from potestas.graph.power.route import Route, Routes
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.reasoning.proof import holding_at
from potestas.graph.retelling import undated
from potestas.graph.wording import sentence
from potestas.ontology.errors import UnknownName
from potestas.ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Step:
    """A claim that opens a route of power: straight to the target, or through bodies, people and cases.

    `date` is the claim's date or start in EDTF, `../END` if only its end is known, empty if it has none.
    `means` is a key of the scheme of means. `sentence` says in plain words what the claims of the route say.
    `status` is the first of theirs that is not asserted, if there is one. `also` holds claims that say the
    same again or spell out the same words. `certainty` is whether the route was open at the date asked for;
    None where none was.
    """

    claim: Claim
    date: str
    means: str
    legs: Route
    sentence: str
    status: str
    also: tuple[Claim, ...] = ()
    certainty: Certainty | None = None

    @property
    def route(self) -> tuple[str, ...]:
        """The names from source to target."""
        return *(leg.source for leg in self.legs), self.legs[-1].target

    @property
    def direct(self) -> bool:
        return len(self.legs) == 1

    @property
    def evidence(self) -> Evidence | None:
        """The words that state the claim that opens the route."""
        return self.claim.evidence[0] if self.claim.evidence else None

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words for all claims of the route and for those under `also`, each stretch once."""
        claims = [self.claim, *(leg.claim for leg in self.legs if leg.claim), *self.also]
        return tuple(dict.fromkeys(e.quote for claim in claims for e in claim.evidence if e.quote))


@dataclass(frozen=True, slots=True)
class Trace:
    """The steps from `source` to power over `target`; none if the text states no route."""

    source: str
    target: str
    steps: tuple[Step, ...]

    @property
    def dated(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.date)


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
    return Tracer(reading, vocabulary, kinds, statuses, as_of=as_of, held=held).trace(source, target)


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
        ordered = _in_text_order(reading)
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
        self._order = _order([telling.claim for telling in told])

    def trace(self, source: str, target: str) -> Trace:
        """The steps from source to target, as `trace` describes them."""
        best: dict[str, Route] = {}
        for route in filter(self._in_order, self._routes.between(source, target)):
            if self._date is not None and self._certainty(route) == "no":
                continue
            opening = self._opening(route).id
            if opening not in best or self._preference(route) < self._preference(best[opening]):
                best[opening] = route
        steps = _merged(self._step(best[opening]) for opening in sorted(best, key=self._order.__getitem__))
        return Trace(source, target, tuple(sorted(steps, key=lambda step: self._order[step.claim.id])))

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
            sum(not _overlap(claim, opening) for claim in others),
            -prod(leg.weight for leg in route),
            [self._order[claim.id] for claim in others],
        )

    def _step(self, route: Route) -> Step:
        opening = self._opening(route)
        claims = dict.fromkeys(leg.claim for leg in route if leg.claim)
        return Step(
            claim=opening,
            date=opening.start or opening.date or (f"../{opening.end}" if opening.end else ""),
            means=next(leg.means for leg in route if leg.claim == opening and leg.means),
            legs=route,
            sentence=" ".join(sentence(claim, self._vocabulary, self._types) for claim in claims),
            status=next((claim.status for claim in claims if claim.status not in ASSERTED), *ASSERTED),
            also=self._also[opening.id],
            certainty=None if self._date is None else self._certainty(route),
        )


def _in_text_order(reading: Reading) -> list[Claim]:
    documents = {name: place for place, name in enumerate(reading.documents)}

    def place(claim: Claim) -> tuple[int, str, int, int]:
        if not claim.evidence:
            return len(documents), "", 0, 0
        first = claim.evidence[0]
        return documents.get(first.document, len(documents)), first.document, first.start, first.end

    return sorted(reading.claims, key=place)


def _order(claims: Sequence[Claim]) -> dict[str, tuple[tuple[float, float], int]]:
    """Sorts claims that come in text order by date; a key for each id.

    One without a begin takes the date of the dated claim before it in its document or of the one after it,
    whichever is earlier: an outlook told in between moves nothing.
    """
    near: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for way in (claims, claims[::-1]):
        last: dict[str, tuple[float, float]] = {}
        for claim in way:
            begin, document = Span.of(claim).begin, claim.evidence[0].document if claim.evidence else ""
            if isfinite(begin[0]):
                last[document] = begin
            near[claim.id].append(last.get(document, (inf, inf)))
    return {claim.id: (min(near[claim.id]), place) for place, claim in enumerate(claims)}


def _merged(steps: Iterable[Step]) -> list[Step]:
    """Steps without those that add nothing to another one, whose claims come under its `also`."""
    kept: list[Step] = []
    for step in sorted(steps, key=lambda step: (any(leg.named for leg in step.legs), len(step.legs))):
        same = next((place for place, other in enumerate(kept) if _adds_nothing(step, other)), None)
        if same is None:
            kept.append(step)
        else:
            kept[same] = replace(kept[same], also=(*kept[same].also, step.claim, *step.also))
    return kept


def _adds_nothing(step: Step, other: Step) -> bool:
    """Whether the same words say both, or a route through others is only travelled once more."""
    if step.date == other.date and _overlap(step.claim, other.claim):
        through_others = not step.direct and (other.direct or step.route == other.route)
        return through_others or any(leg.named for leg in step.legs)
    again = undated(step.claim) == undated(other.claim)
    return again and not step.direct and step.route == other.route


def _overlap(one: Claim, other: Claim) -> bool:
    """Whether words that state the one overlap with words that state the other."""
    return any(
        a.document == b.document and a.start < b.end and b.start < a.end
        for a in one.evidence
        for b in other.evidence
    )
