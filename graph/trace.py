"""How one came to have power over another: the steps that the text states, in the order of their dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite

from potestas.extract.claim import Claim, Evidence, Reading
from potestas.extract.edtf import Span
from potestas.graph.network import ASSERTED
from potestas.graph.route import Route, Routes
from potestas.graph.wording import sentence
from potestas.ontology.errors import UnknownName
from potestas.ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Step:
    """A claim that opens a route of power: straight to the target, or through bodies, people and cases.

    `date` is the claim's date or start in EDTF, `../END` if only its end is known, empty if it has none.
    `means` is a key of the scheme of means. `sentence` says in plain words what the claims of the route say.
    `status` is the least believed of theirs. `also` holds claims that say the same again or spell out the
    same words.
    """

    claim: Claim
    date: str
    means: str
    legs: Route
    sentence: str
    status: str
    also: tuple[Claim, ...] = ()

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
) -> Trace:
    """The steps by which `source` gained power over `target`, both preferred names.

    They come by date, as uncertain as it is; one without a date stands after the step that the text tells
    before it. A claim opens one step, on the shortest of its routes; it opens a route if it comes last on it,
    by date or, where nothing is dated, in the text.

    Raises UnknownName for a name, kind or status that does not exist.
    """
    known = {entity.name for entity in reading.entities}
    for name in (source, target):
        if name not in known:
            raise UnknownName(f"no entity is called {name!r}; give a preferred name of entities.jsonl")
    return Tracer(reading, vocabulary, kinds, statuses).trace(source, target)


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
    ) -> None:
        self._vocabulary = vocabulary
        self._statuses = tuple(statuses)
        self._routes = Routes(reading, vocabulary, kinds, statuses)
        self._types = {entity.name: entity.type for entity in reading.entities}
        self._places = {claim.id: place for place, claim in enumerate(_in_text_order(reading))}

    def trace(self, source: str, target: str) -> Trace:
        """The steps from source to target, as `trace` describes them."""
        best: dict[str, Route] = {}
        for route in self._routes.between(source, target):
            opening = self._opening(route).id
            if opening not in best or self._preference(route) < self._preference(best[opening]):
                best[opening] = route
        steps = [self._step(best[opening]) for opening in sorted(best, key=self._places.__getitem__)]
        return Trace(source, target, tuple(self._by_date(_merged(steps))))

    def _opening(self, route: Route) -> Claim:
        claims = [leg.claim for leg in route if leg.claim and leg.means]
        return max(claims, key=lambda claim: (Span.of(claim).begin, self._places[claim.id]))

    def _preference(self, route: Route) -> tuple[object, ...]:
        """Lower for short routes, then for those told in one place, then for those open for longest."""
        opening = self._opening(route)
        others = [leg.claim for leg in route if leg.claim and leg.claim != opening]
        return (
            len(route),
            sum(not _overlap(claim, opening) for claim in others),
            [(Span.of(claim).begin, self._places[claim.id]) for claim in others],
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
            status=max((claim.status for claim in claims), key=self._statuses.index),
        )

    def _by_date(self, steps: Sequence[Step]) -> list[Step]:
        """Steps that come in text order by date; one without date takes that of its neighbour in the text."""
        dates: dict[str, tuple[float, float]] = {}
        for way in (steps, steps[::-1]):
            last: dict[str, tuple[float, float]] = {}
            for step in way:
                begin = Span.of(step.claim).begin
                document = step.evidence.document if step.evidence else ""
                if isfinite(begin[0]):
                    last[document] = dates[step.claim.id] = begin
                elif document in last:
                    dates.setdefault(step.claim.id, last[document])
        return sorted(steps, key=lambda step: dates.get(step.claim.id, (inf, inf)))


def _in_text_order(reading: Reading) -> list[Claim]:
    documents = {name: place for place, name in enumerate(reading.documents)}

    def place(claim: Claim) -> tuple[int, str, int, int]:
        if not claim.evidence:
            return len(documents), "", 0, 0
        first = claim.evidence[0]
        return documents.get(first.document, len(documents)), first.document, first.start, first.end

    return sorted(reading.claims, key=place)


def _merged(steps: Iterable[Step]) -> list[Step]:
    """Steps without those that say again what another one says, which come under its `also`."""
    kept: list[Step] = []
    for step in steps:
        same = next((place for place, other in enumerate(kept) if _says_the_same(step, other)), None)
        if same is None:
            kept.append(step)
        else:
            kept[same] = _joined(kept[same], step)
    return kept


def _says_the_same(one: Step, other: Step) -> bool:
    """Whether the claims differ in a missing date at most, or one spells out the other's task."""
    alike = _gist(one.claim) == _gist(other.claim)
    if one.date != other.date:
        return alike and not (one.date and other.date)
    spelt_out = one.route == other.route or any(leg.named for leg in (*one.legs, *other.legs))
    return alike or (spelt_out and _overlap(one.claim, other.claim))


def _gist(claim: Claim) -> Claim:
    """A claim without its date, its status and where it was found."""
    return replace(
        claim, id="", start=None, end=None, date=None, status="", by=None, evidence=(), rule="", grounds=()
    )


def _joined(one: Step, other: Step) -> Step:
    stays, goes = sorted((one, other), key=lambda step: (not step.date, any(leg.named for leg in step.legs)))
    return replace(stays, also=(*stays.also, goes.claim, *goes.also))


def _overlap(one: Claim, other: Claim) -> bool:
    """Whether words that state the one overlap with words that state the other."""
    return any(
        a.document == b.document and a.start < b.end and b.start < a.end
        for a in one.evidence
        for b in other.evidence
    )
