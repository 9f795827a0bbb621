"""Who held which office, and who came after whom in it.

What makes a claim the hold of an office stands in the file of its kind (`pot:post`, and an edge to the body
of that post).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf, isfinite

from potestas.graph.power.network import ASSERTED
from potestas.graph.reasoning.holding import Holding
from potestas.ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Office:
    """One holder's hold of one role in one body: once, or several times.

    `role` is empty where the text names none. `holdings` come in the order of time, undated ones last.
    """

    holder: str
    body: str
    role: str
    holdings: tuple[Holding, ...]

    @property
    def dated(self) -> tuple[Holding, ...]:
        """Those of which the text, or what follows from it, bounds the time on some side."""
        return tuple(h for h in self.holdings if any(map(isfinite, (*h.span.begin, *h.span.end))))

    @property
    def first_day(self) -> float:
        """The first day that is known of it, on or before which it began; infinite if none is."""
        days = (day for holding in self.dated for day in (*holding.span.begin, *holding.span.end))
        return min(filter(isfinite, days), default=inf)

    def before(self, other: Office) -> bool:
        """Whether it began earlier than another, whatever days the text leaves open."""
        if not self.dated or not other.dated:
            return False
        return self.holdings[0].span.begin[1] < other.holdings[0].span.begin[0]

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of the claims that tell of it."""
        return tuple(claim.id for holding in self.holdings for claim in holding.claims)


@dataclass(frozen=True, slots=True)
class Succession:
    """The holders of one post in the order of time, those too who are only named as predecessors.

    `stated` has the pairs of whom the text says that the one came after the other.
    """

    body: str
    role: str
    offices: tuple[Office, ...]
    stated: frozenset[tuple[str, str]]


def offices(
    held: Iterable[Holding], vocabulary: Vocabulary, statuses: Sequence[str] = ASSERTED
) -> list[Office]:
    """The offices among what holds, by holder, body and role, each once."""
    found: dict[tuple[str, str, str], list[Holding]] = defaultdict(list)
    for holding in held:
        kind = vocabulary.kinds[holding.claim.kind]
        if kind.post is None or kind.dated != "interval" or holding.claim.status not in statuses:
            continue
        body, role = (getattr(holding.claim, key) for key in (kind.post.body_key, kind.post.role_key))
        for key in sorted({edge.source_key for edge in kind.edges if edge.target_key == kind.post.body_key}):
            holder = getattr(holding.claim, key)
            if body and holder:
                found[holder, body, role or ""].append(holding)
    return [Office(*names, tuple(sorted(found[names], key=_by_time))) for names in sorted(found)]


def _by_time(holding: Holding) -> tuple[bool, tuple[float, float], tuple[float, float], str]:
    span = holding.span
    return not any(map(isfinite, (*span.begin, *span.end))), span.begin, span.end, holding.claim.id


def successions(everything: Sequence[Office], vocabulary: Vocabulary) -> list[Succession]:
    """The posts with several holders, one after the other, by the begin of the first that is dated.

    A post is told by its body and the concept of its role. Where the role has one holder at a time
    (`pot:sole`) all of them are a succession; else only those of whom the text says that one came after
    another.
    """
    posts: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for office in everything:
        concept = vocabulary.roles.find(office.role) if office.role else None
        posts[office.body, concept.key if concept else office.role].append(office)
    found = [_succession(body, key, posts[body, key], vocabulary) for body, key in sorted(posts)]
    return sorted(
        (one for one in found if len({office.holder for office in one.offices}) > 1),
        key=lambda one: (min(office.first_day for office in one.offices), one.body, one.role),
    )


def _succession(body: str, key: str, held: Sequence[Office], vocabulary: Vocabulary) -> Succession:
    stated = {
        (holding.claim.predecessor, office.holder)
        for office in held
        for holding in office.holdings
        if holding.claim.predecessor
    }
    concept = vocabulary.roles.concepts.get(key)
    if concept is None or not concept.sole:
        held = [office for office in held if any(office.holder in pair for pair in stated)]
    there = {office.holder for office in held}
    gone = [Office(name, body, held[0].role, ()) for name in sorted({one for one, _ in stated} - there)]
    order = sorted((*held, *gone), key=lambda office: (office.first_day, office.holder, office.role))
    return Succession(body, order[0].role if order else key, _linked(order, stated), frozenset(stated))


def _linked(order: Sequence[Office], stated: Iterable[tuple[str, str]]) -> tuple[Office, ...]:
    """The offices with each moved before the one that is stated to come after it."""
    found = list(order)
    for before, after in sorted(stated):
        one = next(office for office in found if office.holder == before)
        other = next(office for office in found if office.holder == after)
        if found.index(one) > found.index(other):
            found.remove(one)
            found.insert(found.index(other), one)
    return tuple(found)
