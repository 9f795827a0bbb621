"""Claims that tell the same thing in several places, taken together.

A text names an office in one sentence, dates its begin in another and its end in a third. Here these become
one telling, which has the dates of all of them and keeps each claim. Claims of different status stay apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any

from potestas.extract.claim import Claim
from potestas.extract.edtf import chronological

_NEITHER: dict[str, Any] = {
    **{"start": None, "end": None, "date": None},
    **{"id": "", "evidence": (), "rule": "", "grounds": (), "confidence": None},
}
"""When a claim holds, and where and how it was found: all that it does not tell."""

_what = attrgetter(*(field.name for field in fields(Claim) if field.name not in _NEITHER))
"""What a claim tells, to group claims by."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing told: `claim` with the dates of all that tell it, and `also` those others."""

    claim: Claim
    also: tuple[Claim, ...] = ()


def tellings(claims: Iterable[Claim]) -> list[Telling]:
    """What the claims tell, each thing once, in the order in which it is first told.

    What happens at two dates happens twice. What lasts and begins at two dates is two things as well, unless
    the one begin is only a vaguer date for the other.
    """
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_what(claim), []).append(claim)
    return [telling for group in groups.values() for telling in _together(group)]


def undated(claim: Claim) -> Claim:
    """A claim without its dates and without where and how it was found."""
    return replace(claim, **_NEITHER)


def _together(claims: Sequence[Claim]) -> list[Telling]:
    if len(claims) == 1:
        return [Telling(claims[0])]
    found: list[Telling] = []
    for claim in sorted((c for c in claims if c.start or c.date), key=_vagueness):
        _put(claim, [p for p, telling in enumerate(found) if _same_begin(claim, telling.claim)], found)
    found.sort(key=lambda telling: chronological(_begin(telling.claim)))
    for claim in (c for c in claims if c.end and not c.start and not c.date):
        _put(claim, [p for p, telling in enumerate(found) if _may_end(telling.claim, claim)][-1:], found)
    for claim in (c for c in claims if not (c.start or c.end or c.date)):
        _put(claim, [0] if found else [], found)
    return found


def _put(claim: Claim, places: Sequence[int], found: list[Telling]) -> None:
    """Puts a claim with the telling at the first of the places; with none, it is a telling of its own."""
    if not places:
        found.append(Telling(claim))
        return
    told = found[places[0]]
    kept = replace(told.claim, end=told.claim.end or claim.end)
    found[places[0]] = Telling(kept, (*told.also, claim))


def _begin(claim: Claim) -> str:
    return claim.start or claim.date or ""


def _vagueness(claim: Claim) -> float:
    first, last = chronological(_begin(claim))
    return last - first


def _same_begin(claim: Claim, finer: Claim) -> bool:
    if claim.start is None or finer.start is None:
        return claim.date == finer.date
    first, last = chronological(claim.start)
    begin, end = chronological(finer.start)
    return first <= begin and end <= last and (not claim.end or not finer.end or claim.end == finer.end)


def _may_end(claim: Claim, ending: Claim) -> bool:
    if claim.start is None or ending.end is None:
        return False
    return claim.end in (None, ending.end) and chronological(claim.start)[0] <= chronological(ending.end)[1]
