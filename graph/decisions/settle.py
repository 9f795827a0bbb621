"""Applies decisions and authorities: first what is not one, then what is, then what others know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from potestas.extract.claim import Decision, Reading
from potestas.extract.spelling import normal
from potestas.graph.decisions.authority import Authority
from potestas.graph.decisions.join import join
from potestas.graph.decisions.link import Match, link
from potestas.graph.decisions.part import Texts, part
from potestas.graph.decisions.rulings import Rulings, agreed
from potestas.graph.names import NameIndex, things
from potestas.ontology.errors import UnknownName

TELLS = {
    "same": "{names} are one, {entities}",
    "different": "{names} are not one",
    "one": "{names} is one, not two",
    "rename": "{names} is called {entities}",
    "type": "the type of {entities} is corrected",
    "authority": "{names} are one, {entities}",
}
"""How the log tells of a verdict."""


def settle(
    reading: Reading, rulings: Sequence[Rulings], authorities: Sequence[Authority], texts: Texts
) -> tuple[Reading, list[str]]:
    """The reading as the files have it, and in words what was used.

    Raises InputError for a name that the texts do not have, and for decisions that contradict each other.
    """
    facts = len(reading.claims)
    for file in rulings:
        for ruling in file.different:
            reading = part(reading, ruling, file, texts)
    reading = _named(reading, rulings)
    log = [_told(decision) for decision in reading.decisions]
    for authority in authorities:
        matches, doubts = link(authority, reading.entities, _apart(reading))
        log.append(f"{authority.name}: knows {len(matches)} of {len(reading.entities)} entities")
        reading = _linked(reading, authority, matches)
        joined = (d for d in reading.decisions if d.source == authority.name and len(d.names) > 1)
        log += [*map(_told, joined), *(f"{authority.name}: not linked, since {doubt}" for doubt in doubts)]
    if fallen := facts - len(reading.claims):
        log.append(f"{fallen} facts fell away: told twice in a passage now, or about one thing alone")
    return reading, log


def _named(reading: Reading, rulings: Sequence[Rulings]) -> Reading:
    """The reading with what is one joined, under the names and types that the files give."""
    index = NameIndex(things(reading.entities))

    def find(name: str, file: Rulings) -> str:
        try:
            return index.find(name, what="entity", whole=True).name
        except UnknownName as error:
            file.refuse(str(error))

    names, types = agreed(rulings, find, [decision.entities for decision in reading.decisions])
    taken = {entity.name for entity in reading.entities} - set(names)
    for file in rulings:
        if clash := sorted(taken & set(file.rename.values())):
            file.refuse(f"{clash[0]!r} is the name of another entity; if they are one, say so under [[same]]")
    decisions = (
        Decision(
            verdict, said, tuple(find(name, file) for name in said), file.path.name, file.sha256, because
        )
        for file in rulings
        for verdict, said, because in _verdicts(file)
    )
    return join(replace(reading, decisions=(*reading.decisions, *decisions)), names, types)


def _verdicts(file: Rulings) -> Iterator[tuple[str, tuple[str, ...], str]]:
    yield from (("same", ruling.names, ruling.because) for ruling in file.same)
    yield from (("one", (name,), ruling.because) for ruling in file.one for name in ruling.names)
    yield from (("rename", (name,), "") for name in file.rename)
    yield from (("type", (name,), "") for name in file.type)


def _apart(reading: Reading) -> Callable[[str, str], bool]:
    """Whether it is decided of two entities that they are not one."""
    pairs = {
        frozenset(pair)
        for decision in reading.decisions
        if decision.verdict == "different"
        for pair in combinations(decision.entities, 2)
    }
    return lambda one, other: frozenset((one, other)) in pairs


def _linked(reading: Reading, authority: Authority, matches: Sequence[Match]) -> Reading:
    """The reading with the IRIs of what the authority knows, and what it calls by several names joined."""
    facts = Counter(name for claim in reading.claims for name in claim.names)
    decided = {name for decision in reading.decisions for name in decision.entities}

    def rank(name: str, match: Match) -> tuple[bool, bool, int, str]:
        """A name that the user decided on goes first, then the authority's own, then the most used one."""
        preferred = normal(name) == normal(match.entry.labels[0])
        return name not in decided, not preferred, -facts[name], name

    names: dict[str, str] = {}
    exact: dict[str, tuple[str, ...]] = {}
    decisions = []
    for match in matches:
        called = [entity.name for entity in match.entities]
        kept = min(called, key=lambda name: rank(name, match))
        names |= dict.fromkeys(called, kept)
        exact[kept] = match.entry.iris
        decisions.append(Decision("authority", tuple(called), (kept,), authority.name, authority.sha256))
    joined = join(reading, names, {})
    entities = (
        replace(entity, exact=tuple(sorted({*entity.exact, *exact.get(entity.name, ())})))
        for entity in joined.entities
    )
    return replace(joined, entities=tuple(entities), decisions=(*joined.decisions, *decisions))


def _told(decision: Decision) -> str:
    names, entities = (" and ".join(map(repr, said)) for said in (decision.names, decision.entities))
    return f"{decision.source}: {TELLS[decision.verdict].format(names=names, entities=entities)}"
