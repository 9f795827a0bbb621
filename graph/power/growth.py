"""How much power one has in hand at each date at which it changes: posts, reach, and ways to the target.

What happens once, a charge or an appointment, counts from its date on; what lasts counts until it is over, as
far as that is known. What has no date counts from where the text tells it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite

import networkx as nx

from potestas.extract.claim import Claim
from potestas.extract.edtf import Span, chronological, month_of, window
from potestas.graph.power.links import Link
from potestas.graph.power.route import Route
from potestas.graph.power.sway import sway
from potestas.ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Stage:
    """What one has from a date on, until the next stage.

    `date` is EDTF, as the text dates the change; if that is vague, the counts are those of its first day.
    `posts` are offices and seats that are held or may still be held; `bodies` and `cases` are those within
    reach (`sway`). `ways` is how many of the routes to the target are independent, that is, share nobody and
    nothing in between (Menger, Zur allgemeinen Kurventheorie, Fundamenta Mathematicae 10, 1927).
    """

    date: str
    posts: int
    bodies: int
    cases: int
    ways: int


@dataclass(frozen=True, slots=True)
class Course:
    """All links of a reading in their time.

    `times` says, under the id of each claim, from when till when it counts; `types` gives those of the
    entities.
    """

    links: Sequence[Link]
    times: Mapping[str, Span]
    types: Mapping[str, str]
    vocabulary: Vocabulary

    def stages(self, source: str, target: str, routes: Sequence[Route]) -> tuple[Stage, ...]:
        """What `source` has at each date at which a post of theirs or one of the routes begins or ends.

        Stages that change nothing are left out; there are none for what has no date at all.
        """
        posts = [link for link in self.links if link.source == source and self._is_post(link)]
        stated = [leg.claim for route in routes for leg in route if leg.claim]
        found: list[Stage] = []
        for day, date in self._changes([*(link.claim for link in posts), *stated]):
            stage = Stage(date, *self._counts(day, source, target, posts, routes))
            if not found or replace(stage, date=found[-1].date) != found[-1]:
                found.append(stage)
        return tuple(found)

    def _changes(self, claims: Iterable[Claim]) -> list[tuple[float, str]]:
        """The days on which a claim begins or is over, each with the narrowest date that is stated for it."""
        found: dict[float, list[tuple[float, str]]] = defaultdict(list)
        for claim in claims:
            (first, latest), (_, last) = self.times[claim.id].begin, self.times[claim.id].end
            if isfinite(first):
                stated = claim.start or claim.date
                dated = stated is not None and chronological(stated)[0] == first
                date = stated if stated and dated else window(first, min(latest, last))
                found[first].append((latest - first, date))
            if isfinite(last):
                found[last + 1].append((inf, month_of(window(last + 1, last + 1))))
        return [(day, min(found[day])[1]) for day in sorted(found)]

    def _counts(
        self, day: float, source: str, target: str, posts: Iterable[Link], routes: Iterable[Route]
    ) -> tuple[int, int, int, int]:
        reached = sway(source, self.links, self.times, self.types, window(day, day)).reached
        types = [one.type for one in reached]
        open_then = [
            route for route in routes if all(self._counts_on(day, leg.claim) for leg in route if leg.claim)
        ]
        return (
            len({self._seat(link) for link in posts if self._counts_on(day, link.claim)}),
            types.count("Body"),
            types.count("Case"),
            _independent(source, target, open_then),
        )

    def _counts_on(self, day: float, claim: Claim) -> bool:
        time = self.times[claim.id]
        return time.begin[0] <= day <= time.end[1]

    def _is_post(self, link: Link) -> bool:
        """Whether the link is a post that its source holds: of a kind that fills one, and lasts."""
        kind = self.vocabulary.kinds[link.claim.kind]
        return kind.post is not None and kind.dated == "interval"

    def _seat(self, link: Link) -> tuple[str, str]:
        """The body and the role, which different words for one role do not make two."""
        role = link.claim.role or ""
        concept = self.vocabulary.roles.find(role)
        return link.target, concept.key if concept else role


def _independent(source: str, target: str, routes: Sequence[Route]) -> int:
    ways: nx.DiGraph[str] = nx.DiGraph((leg.source, leg.target) for route in routes for leg in route)
    if source not in ways or target not in ways:
        return 0
    return sum(1 for _ in nx.node_disjoint_paths(ways, source, target))
