"""How far somebody's power ran: over whom, in how many steps, and along which claims.

The links of a chain must have been able to hold together, at the date if one is given (a time-respecting
path, as in `route`), and be strong enough together: less than FAINTEST is too little to call power.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf, prod

from potestas.extract.edtf import Certainty, Span, chronological
from potestas.graph.power.links import Link
from potestas.graph.power.route import FAINTEST
from potestas.graph.reasoning.proof import holding_at


@dataclass(frozen=True, slots=True)
class Reached:
    """One over whom power runs: the links of a shortest chain to it, the surest and strongest of these.

    `certainty` is whether all of them held together, at the date if there is one.
    """

    name: str
    type: str
    links: tuple[Link, ...]
    certainty: Certainty

    @property
    def steps(self) -> int:
        return len(self.links)

    @property
    def route(self) -> tuple[str, ...]:
        """The names from the one who has power to this one."""
        return (self.links[0].source, *(link.target for link in self.links))

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the claims that the chain rests on."""
        return tuple(dict.fromkeys(claim.id for link in self.links for claim in link.claims))


@dataclass(frozen=True, slots=True)
class Sway:
    """All over whom the power of `name` ran at a date (EDTF; None for any time), the nearest first."""

    name: str
    date: str | None
    reached: tuple[Reached, ...]

    @property
    def counts(self) -> Mapping[int, Counter[str]]:
        """For each number of steps, how many of each type of entity are reached in so many."""
        return {
            steps: Counter(one.type for one in self.reached if one.steps == steps)
            for steps in sorted({one.steps for one in self.reached})
        }


@dataclass(frozen=True, slots=True)
class _Way:
    """A chain of links with the time in which all of it may have held together, in days."""

    links: tuple[Link, ...]
    first: float
    last: float
    strength: float

    def with_link(self, link: Link, span: Span) -> _Way:
        first, last = max(self.first, span.begin[0]), min(self.last, span.end[1])
        return _Way((*self.links, link), first, last, self.strength * link.weight)

    @property
    def open(self) -> bool:
        return self.first <= self.last and (len(self.links) == 1 or self.strength >= FAINTEST)

    def adds_nothing_to(self, other: _Way) -> bool:
        """Whether wherever this leads, the other leads too."""
        within = other.first <= self.first and self.last <= other.last
        return within and self.strength <= other.strength


def sway(
    name: str,
    links: Iterable[Link],
    times: Mapping[str, Span],
    types: Mapping[str, str],
    as_of: str | None = None,
) -> Sway:
    """Over whom the power of `name` ran, along `links`; `times` are those of claims by their ids.

    Raises DateError.
    """
    following: defaultdict[str, list[tuple[Link, Span]]] = defaultdict(list)
    for link in links:
        following[link.source].append((link, link.span(times)))
    ways: defaultdict[str, list[_Way]] = defaultdict(list)
    chosen: dict[str, tuple[Link, ...]] = {}
    frontier = [_Way((), *(chronological(as_of) if as_of else (-inf, inf)), strength=1.0)]
    while frontier:
        arrived: defaultdict[str, list[_Way]] = defaultdict(list)
        for way in frontier:
            for link, span in following[way.links[-1].target if way.links else name]:
                longer = way.with_link(link, span)
                known = ways[link.target]
                if link.target != name and longer.open and not any(map(longer.adds_nothing_to, known)):
                    known.append(longer)
                    arrived[link.target].append(longer)
        for target, found in arrived.items():
            if target not in chosen:
                chosen[target] = min((way.links for way in found), key=lambda way: _rank(way, times, as_of))
        frontier = [way for found in arrived.values() for way in found]
    reached = (
        Reached(target, types.get(target, "Other"), way, _certainty(way, times, as_of))
        for target, way in chosen.items()
    )
    return Sway(name, as_of, tuple(sorted(reached, key=lambda one: (one.steps, one.type, one.name))))


def _certainty(way: tuple[Link, ...], times: Mapping[str, Span], as_of: str | None) -> Certainty:
    return holding_at([times[claim.id] for link in way for claim in link.claims], as_of)


def _rank(way: tuple[Link, ...], times: Mapping[str, Span], as_of: str | None) -> tuple[object, ...]:
    """The surest first, then the strongest, then by the names passed; else as the text tells them."""
    sure = _certainty(way, times, as_of) == "certain"
    return not sure, -prod(link.weight for link in way), [link.target for link in way]
