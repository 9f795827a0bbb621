"""The network among people alone, or among bodies alone: who is tied to whom through those left out.

The ties that there are among the chosen stay. Besides, two of them are tied through what they share (after
Breiger, The duality of persons and groups, Social Forces 53, 1974), with a direction, since this is a network
of power. Somebody belongs to a body who has power over it by a seat in it (`pot:inside` in the scheme of
means).

Of people, A is over B
- who belongs to the same body in no weightier a seat than A's: equals are tied both ways;
- over whom a body has power to which A belongs;
- who belongs to a body that is under A, or under a body to which A belongs.

Of bodies and groups, X is over Y
- over which somebody has power who belongs to X: bodies that share a member are tied both ways;
- over which somebody has power over whom X has power.

Such a tie holds while all that it is made of holds, and never if that was at no one time. Its weight is the
product of their weights, its means that by which it begins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import prod

from potestas.extract.edtf import Span
from potestas.graph.power.links import Link
from potestas.graph.reasoning.proof import lasts
from potestas.ontology.errors import UnknownName
from potestas.ontology.scheme import Scheme

PEOPLE, BODIES = "people", "bodies"

PROJECTIONS: Mapping[str, tuple[str, ...]] = {PEOPLE: ("Person",), BODIES: ("Body", "Group")}
"""What a network can be projected on, with the types of entity that remain."""

Way = tuple[Link, ...]
"""The links that make a tie of a projection, from the one who has power to the one under it."""


def projected(
    links: Iterable[Link], onto: str, types: Mapping[str, str], means: Scheme, times: Mapping[str, Span]
) -> Iterator[Link]:
    """The links of a projection: those among the chosen, then those through others, in order.

    `types` are those of entities by name, `times` when claims hold, by id. Raises UnknownName for a
    projection that there is not.
    """
    if onto not in PROJECTIONS:
        raise UnknownName(f"no network of {onto!r} alone; choose among {', '.join(PROJECTIONS)}")
    field = _Field(links, types, means)
    yield from field.among(PROJECTIONS[onto])
    for source, target, way in field.over_people() if onto == PEOPLE else field.over_bodies():
        first, *further = way
        tie = Link(
            source,
            target,
            first.means,
            prod(link.weight for link in way),
            first.claim,
            named=any(link.named for link in way),
            through=tuple(name for name in _passed(way) if name not in (source, target)),
            further=tuple(dict.fromkeys(link.claim for link in further if link.claim != first.claim)),
        )
        if source != target and lasts(tie.span(times)) != "no":
            yield tie


def _passed(way: Way) -> Iterable[str]:
    return dict.fromkeys(name for link in way for name in (link.source, link.target))


class _Field:
    """Links between people and bodies, by what they lead from, and the seats among them."""

    def __init__(self, links: Iterable[Link], types: Mapping[str, str], means: Scheme) -> None:
        self._types = types
        self._inside = {key for key, concept in means.concepts.items() if concept.inside}
        self._links = list(links)
        self._from: defaultdict[str, list[Link]] = defaultdict(list)
        self._over: defaultdict[str, list[Link]] = defaultdict(list)
        self._seats: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self._links:
            self._from[link.source].append(link)
            self._over[link.target].append(link)
            if self._seat(link):
                self._seats[link.target].append(link)

    def among(self, types: tuple[str, ...]) -> Iterator[Link]:
        """The links between two of these types."""
        for link in self._links:
            if {self._types.get(link.source), self._types.get(link.target)} <= set(types):
                yield link

    def over_people(self) -> Iterator[tuple[str, str, Way]]:
        """Who has power over whom through bodies."""
        for hold in self._links:
            if not (self._is(hold.source, PEOPLE) and self._is(hold.target, BODIES)):
                continue
            for seat in self._seats[hold.target]:
                if not self._seat(hold) or hold.weight >= seat.weight:
                    yield hold.source, seat.source, (hold, seat)
            if not self._seat(hold):
                continue
            for order in self._from[hold.target]:
                if self._is(order.target, PEOPLE):
                    yield hold.source, order.target, (hold, order)
                for seat in self._seats[order.target]:
                    yield hold.source, seat.source, (hold, order, seat)

    def over_bodies(self) -> Iterator[tuple[str, str, Way]]:
        """Which body has power over which through people."""
        for hold in self._links:
            if not (self._is(hold.source, PEOPLE) and self._is(hold.target, BODIES)):
                continue
            for seat in self._from[hold.source]:
                if self._seat(seat) and seat.target != hold.target:
                    yield seat.target, hold.target, (seat, hold)
            for order in self._over[hold.source]:
                if self._is(order.source, BODIES):
                    yield order.source, hold.target, (order, hold)

    def _seat(self, link: Link) -> bool:
        """Whether somebody has power over a body as one who belongs to it."""
        return link.means in self._inside and self._is(link.source, PEOPLE) and self._is(link.target, BODIES)

    def _is(self, name: str, what: str) -> bool:
        return self._types.get(name) in PROJECTIONS[what]
