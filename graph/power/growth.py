"""How much power one has in hand at each date at which it changes: posts, reach, and ways to the target.

What happens once, a charge or an appointment, counts from its date on; what lasts counts until it is over, as
far as that is known. What has no date counts from where the text tells it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite, log

import networkx as nx

from potestas.extract.edtf import chronological, month_of, window
from potestas.graph.power.route import FAINTEST, Leg, Route
from potestas.ontology.vocabulary import Vocabulary

_SLACK = 1e-9
"""So that what is just within reach is not lost to rounding."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What one has from a date on, until the next stage.

    `date` is EDTF, as the text dates the change; if that is vague, the counts are those of its first day.
    `posts` are offices and seats that are held or may still be held; `bodies` and `cases` are within reach:
    the weights of the links to them multiply to FAINTEST at least. `ways` is how many of the routes to the
    target are independent, that is, share nobody and nothing in between (Menger, 1927).
    """

    date: str
    posts: int
    bodies: int
    cases: int
    ways: int


@dataclass(frozen=True, slots=True)
class Course:
    """All links of a reading in their time.

    `days` gives, under the id of a claim, the first and the last day on which it can have begun to count and
    the last on which it can still count; `types` gives those of the entities.
    """

    legs: Sequence[Leg]
    days: Mapping[str, tuple[float, float, float]]
    types: Mapping[str, str]
    vocabulary: Vocabulary

    def stages(self, source: str, target: str, routes: Sequence[Route]) -> tuple[Stage, ...]:
        """What `source` has at each date at which a post of theirs or one of the routes begins or ends.

        Stages that change nothing are left out; there are none for what has no date at all.
        """
        posts = [leg for leg in self.legs if leg.source == source and self._is_post(leg)]
        stated = [leg for route in routes for leg in route]
        found: list[Stage] = []
        for day, date in self._changes([*posts, *stated]):
            stage = Stage(date, *self._counts(day, source, target, posts, routes))
            if not found or replace(stage, date=found[-1].date) != found[-1]:
                found.append(stage)
        return tuple(found)

    def _changes(self, legs: Iterable[Leg]) -> list[tuple[float, str]]:
        """The days on which a link begins or is over, each with the narrowest date that is stated for it."""
        found: dict[float, list[tuple[float, str]]] = defaultdict(list)
        for claim in (leg.claim for leg in legs if leg.claim):
            first, latest, last = self.days[claim.id]
            if isfinite(first):
                stated = claim.start or claim.date
                dated = stated is not None and chronological(stated)[0] == first
                date = stated if stated and dated else window(first, min(latest, last))
                found[first].append((latest - first, date))
            if isfinite(last):
                found[last + 1].append((inf, month_of(window(last + 1, last + 1))))
        return [(day, min(found[day])[1]) for day in sorted(found)]

    def _counts(
        self, day: float, source: str, target: str, posts: Iterable[Leg], routes: Iterable[Route]
    ) -> tuple[int, int, int, int]:
        types = [self.types.get(name) for name in self._reach(day, source)]
        open_then = [route for route in routes if all(self._counts_on(day, leg) for leg in route)]
        return (
            len({self._seat(leg) for leg in posts if self._counts_on(day, leg)}),
            types.count("Body"),
            types.count("Case"),
            _independent(source, target, open_then),
        )

    def _counts_on(self, day: float, leg: Leg) -> bool:
        if leg.claim is None:
            return True
        first, _, last = self.days[leg.claim.id]
        return first <= day <= last

    def _is_post(self, leg: Leg) -> bool:
        """Whether the link is a post that its source holds: of a kind that fills one, and lasts."""
        kind = self.vocabulary.kinds[leg.claim.kind] if leg.claim else None
        return kind is not None and kind.post is not None and kind.dated == "interval"

    def _seat(self, leg: Leg) -> tuple[str, str]:
        """The body and the role, which different words for one role do not make two."""
        role = leg.claim.role if leg.claim else None
        concept = self.vocabulary.roles.find(role or "")
        return leg.target, concept.key if concept else role or ""

    def _reach(self, day: float, source: str) -> Collection[str]:
        heaviest: nx.DiGraph[str] = nx.DiGraph()
        heaviest.add_node(source)
        for leg in self.legs:
            if self._counts_on(day, leg):
                known = heaviest.get_edge_data(leg.source, leg.target, {"far": float("inf")})["far"]
                heaviest.add_edge(leg.source, leg.target, far=min(known, -log(leg.weight)))
        far = -log(FAINTEST) + _SLACK
        reached = nx.single_source_dijkstra_path_length(heaviest, source, cutoff=far, weight="far")
        return [name for name in reached if name != source]


def _independent(source: str, target: str, routes: Sequence[Route]) -> int:
    ways: nx.DiGraph[str] = nx.DiGraph((leg.source, leg.target) for route in routes for leg in route)
    if source not in ways or target not in ways:
        return 0
    return sum(1 for _ in nx.node_disjoint_paths(ways, source, target))
