"""Routes of power from one entity to another, through others, that can have held at one time.

The legs of a route must have been able to hold together, so that a seat lost in May gives no hold on what the
body was charged with in June (a time-respecting path: Holme and Saramäki, Temporal networks, Physics Reports
519, 2012). What happens once, an appointment say, counts from its date on, save on the last leg. A route ends
at its target, at a part of it, or at a matter that bears its name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf, prod

from rdflib import ORG

from potestas.extract.claim import Claim, Reading
from potestas.extract.edtf import Span
from potestas.graph.naming import Names
from potestas.graph.power.links import ASSERTED, links
from potestas.graph.reasoning.proof import holding_at
from potestas.ontology.vocabulary import Vocabulary

LONGEST = 3
"""Links of power in a route, at most."""

FAINTEST = 0.15
"""What the weights of a route through others multiply to, at least: less is too little to call power."""

_AGENTS = frozenset({"Person", "Body", "Group", "Place"})


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch of a route.

    `means` is a key of the scheme of means; None where the source is only a part of the target (`claim` says
    so) or bears its name (`claim` is None). `weight` and `named` are those of the network's link.
    """

    source: str
    target: str
    means: str | None
    claim: Claim | None
    weight: float = 1.0
    named: bool = False


Route = tuple[Leg, ...]


class Routes:
    """The network of a reading laid out for finding routes; of use for many pairs.

    `times` tell, by the id of a claim, when it holds; what is not among them holds as it says itself.
    Raises UnknownName for a kind or status that does not exist.
    """

    def __init__(
        self,
        reading: Reading,
        vocabulary: Vocabulary,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] = ASSERTED,
        times: Mapping[str, Span] | None = None,
    ) -> None:
        self._vocabulary = vocabulary
        self._times = times or {}
        self._from: dict[str, list[Leg]] = defaultdict(list)
        self._into: dict[str, dict[str, None]] = defaultdict(dict)
        self.links = tuple(links(reading, vocabulary, kinds, statuses))
        for link in self.links:
            leg = Leg(link.source, link.target, link.means, link.claim, link.weight, link.named)
            self._from[leg.source].append(leg)
            self._into[leg.target][leg.source] = None
        self._belonging: dict[str, list[Leg]] = defaultdict(list)
        for leg in (*_parts(reading, vocabulary, statuses), *_namesakes(reading)):
            self._belonging[leg.target].append(leg)

    def into(self, target: str) -> Iterator[Leg]:
        """The links of power over `target`."""
        for source in self._into.get(target, ()):
            yield from (leg for leg in self._from[source] if leg.target == target)

    def between(self, source: str, target: str) -> Iterator[Route]:
        """Every route from source to target of at most LONGEST links of power, in no meaningful order."""
        tails = self._tails(target, source)
        distances = self._distances(tails)
        unfinished: list[Route] = [()]
        while unfinished:
            route = unfinished.pop()
            here = route[-1].target if route else source
            if route and here in tails:
                if self._can_hold(route + tails[here]):
                    yield route + tails[here]
                continue
            passed = {source, *(leg.target for leg in route)}
            strength = prod(leg.weight for leg in route)
            for leg in self._from.get(here, ()):
                near = distances.get(leg.target, LONGEST) < LONGEST - len(route)
                strong = not route or strength * leg.weight >= FAINTEST
                if near and strong and leg.target not in passed and self._leads_on(route, leg):
                    unfinished.append((*route, leg))

    def _leads_on(self, route: Route, leg: Leg) -> bool:
        """Whether the last leg of a route reaches as far as the next one.

        Who puts another into a post, or out of it, has power over that post and not over all that they hold.
        """
        claim = route[-1].claim if route else None
        post = self._vocabulary.kinds[claim.kind].post if claim else None
        if claim is None or post is None:
            return True
        body = getattr(claim, post.body_key)
        return body in (route[-1].target, leg.target)

    def _tails(self, target: str, source: str) -> dict[str, Route]:
        """From the target, and from each part of it and each matter named after it, the legs up to it."""
        tails: dict[str, Route] = {target: ()}
        waiting = [target]
        for whole in waiting:
            for leg in self._belonging.get(whole, ()):
                if leg.source not in tails and leg.source != source:
                    tails[leg.source] = (leg, *tails[whole])
                    waiting.append(leg.source)
        return tails

    def _distances(self, ends: Iterable[str]) -> dict[str, int]:
        """Fewest links from each entity to one of `ends`."""
        distances = dict.fromkeys(ends, 0)
        waiting = list(distances)
        for name in waiting:
            for before in self._into.get(name, ()):
                if before not in distances:
                    distances[before] = distances[name] + 1
                    waiting.append(before)
        return distances

    def spans(self, route: Route) -> Iterator[Span]:
        """When each of the claims on a route holds; what happens once lasts, save on the last leg."""
        last_power = max(place for place, leg in enumerate(route) if leg.means)
        for place, leg in enumerate(route):
            if leg.claim is None:
                continue
            span = self._times.get(leg.claim.id) or Span.of(leg.claim)
            lasts = self._vocabulary.kinds[leg.claim.kind].dated == "moment" and place < last_power
            yield Span(span.begin, (inf, inf)) if lasts else span

    def _can_hold(self, route: Route) -> bool:
        return holding_at(list(self.spans(route)), None) != "no"


def _parts(reading: Reading, vocabulary: Vocabulary, statuses: Sequence[str]) -> Iterator[Leg]:
    """Stated parthood, from the part to the whole."""
    for claim in reading.claims:
        if claim.status not in statuses:
            continue
        for statement in vocabulary.kinds[claim.kind].states:
            if statement.property == ORG.subOrganizationOf:
                part, whole = getattr(claim, statement.source_key), getattr(claim, statement.target_key)
                if part and whole:
                    yield Leg(part, whole, None, claim)


def _namesakes(reading: Reading) -> Iterator[Leg]:
    """Cases, documents and the like that bear the name of a body, from the matter to the body."""
    names = Names(entity for entity in reading.entities if entity.type != "Person")
    for entity in reading.entities:
        if entity.type not in _AGENTS:
            for name in names.within(entity.name, besides=entity.name):
                yield Leg(entity.name, name, None, None)
