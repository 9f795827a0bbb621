"""The steps of a trace, and which of them say no more than another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from potestas.extract.claim import Claim, Evidence
from potestas.extract.edtf import Certainty
from potestas.graph.power.route import Leg, Route
from potestas.graph.power.weakness import weakest
from potestas.graph.retelling import undated
from potestas.ontology.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Step:
    """A claim that opens a route of power: straight to the target, or through bodies, people and cases.

    `date` is the claim's date or start in EDTF, `../END` if only its end is known, empty if it has none.
    `day` is the first day on which it can have been taken; where the text does not say, that of what it tells
    before or after, and infinite if it dates nothing.
    `means`, a key of the scheme of means, is that by which the source itself takes part. `sentence` says in
    plain words what the claims of the route say. `status` is the first of theirs that is not asserted, if
    there is one. `also` holds claims that say the same again or spell out the same words, and `granting`
    those in the same words by which another has power over the source, and no little: who appointed or
    charged them.
    `certainty` is whether the route was open at the date asked for; None where none was.
    """

    claim: Claim
    date: str
    day: float
    means: str
    legs: Route
    sentence: str
    status: str
    also: tuple[Claim, ...] = ()
    granting: tuple[Claim, ...] = ()
    certainty: Certainty | None = None

    @property
    def route(self) -> tuple[str, ...]:
        """The names from source to target."""
        return *(leg.source for leg in self.legs), self.legs[-1].target

    @property
    def direct(self) -> bool:
        return len(self.legs) == 1

    @property
    def weakest(self) -> Leg | None:
        """The link of the route that rests on least (`weakness` says how it is chosen)."""
        return weakest(self.legs)

    @property
    def evidence(self) -> Evidence | None:
        """The words that state the claim that opens the route."""
        return self.claim.evidence[0] if self.claim.evidence else None

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words for all claims of the route and for those under `also`, each stretch once."""
        claims = [self.claim, *(leg.claim for leg in self.legs if leg.claim), *self.also]
        return tuple(dict.fromkeys(e.quote for claim in claims for e in claim.evidence if e.quote))


def merged(steps: Iterable[Step], roles: Scheme) -> list[Step]:
    """Steps without those that add nothing to another one, whose claims come under its `also`.

    Where the same words say that a task was given and that it gave power, the weightier of the two says by
    which means, or else the task. `roles` tells which words name one role.
    """

    def kept_first(step: Step) -> tuple[bool, int, bool, float]:
        return any(leg.named for leg in step.legs), len(step.legs), not step.date, -step.legs[0].weight

    kept: list[Step] = []
    for step in sorted(steps, key=kept_first):
        same = next((place for place, other in enumerate(kept) if _adds_nothing(step, other, roles)), None)
        if same is None:
            kept.append(step)
            continue
        other = kept[same]
        task = (
            step.direct and other.direct and any(leg.named for leg in step.legs) and step.date == other.date
        )
        heavier = task and step.legs[0].weight >= other.legs[0].weight
        means = step.means if heavier else other.means
        kept[same] = replace(other, means=means, also=(*other.also, step.claim, *step.also))
    return kept


def _adds_nothing(step: Step, other: Step, roles: Scheme) -> bool:
    """Whether the same words say both, or a route is only travelled once more."""
    if step.date == other.date and overlap(step.claim, other.claim):
        if step.direct and other.direct:
            return any(leg.named for leg in step.legs) or _about(step.claim) == _about(other.claim)
        through_others = not step.direct and (other.direct or step.route == other.route)
        return through_others or any(leg.named for leg in step.legs)
    if step.route != other.route:
        return False
    if step.direct:
        return not step.date and _gist(step.claim, roles) == _gist(other.claim, roles)
    return not step.date or _gist(step.claim, roles) == _gist(other.claim, roles)


def _about(claim: Claim) -> set[str | None]:
    """Those of whom a claim tells something, whatever it tells."""
    return {claim.subject, claim.object, claim.body}


def _gist(claim: Claim, roles: Scheme) -> Claim:
    """What a claim says, without its dates and with one word for one role."""
    concept = roles.find(claim.role or "")
    return replace(undated(claim), role=concept.key if concept else claim.role)


def overlap(one: Claim, other: Claim) -> bool:
    """Whether words that state the one overlap with words that state the other."""
    return any(
        a.document == b.document and a.start < b.end and b.start < a.end
        for a in one.evidence
        for b in other.evidence
    )
