"""Finds the thing that a user means by a name.

Case, diacritics, apostrophes and punctuation do not count, a surname is enough where only one bears it, and
a name that fits nothing or too much is refused with the names that it may have meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from potestas.extract.claim import Entity
from potestas.extract.spelling import normal as fold
from potestas.ontology.errors import UnknownName
from potestas.ontology.nearest import nearest

SUGGESTIONS = 3
LISTED = 6
WHOLE = 4
"""How many of the ways to find a thing ask for a whole name."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, body or other thing of the graph: its IRI, preferred name, other names and RDF classes."""

    iri: str
    name: str
    aliases: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()


def things(entities: Iterable[Entity]) -> Iterable[Thing]:
    """Entities that have no IRI yet, under their names; what has one name is one thing."""
    aliases: dict[str, tuple[str, ...]] = {}
    for entity in entities:
        aliases[entity.name] = (*aliases.get(entity.name, ()), *entity.aliases)
    return (Thing(name, name, others) for name, others in aliases.items())


class NameIndex:
    """The things of a graph under all their names."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._things = sorted(things, key=lambda thing: (thing.name, thing.iri))
        self._names = {thing.iri: thing.name for thing in self._things}

    def name_of(self, iri: str) -> str:
        """The preferred name of a thing; the IRI itself if it has none."""
        return self._names.get(str(iri), iri)

    def names(self, classes: frozenset[str] = frozenset()) -> tuple[str, ...]:
        """The preferred names of all things of these classes (of any, if none is given), in their order."""
        named = (thing.name for thing in self._things if not classes or classes & thing.classes)
        return tuple(dict.fromkeys(named))

    def find(
        self, name: str, classes: frozenset[str] = frozenset(), what: str = "thing", whole: bool = False
    ) -> Thing:
        """The one thing of these classes (any, if none is given) that `name` means; an IRI means itself.

        Preferred names go before aliases, whole names before parts of names, so that "Senate" finds the
        Senate although there is a Senate Committee too; with `whole` no part of a name is enough. Raises
        UnknownName, which calls the thing `what`, with the candidates or else the nearest names.
        """
        among = [thing for thing in self._things if not classes or classes & thing.classes]
        wanted = fold(name)
        words = set(wanted.split())
        tests: tuple[Callable[[Thing], bool], ...] = (
            lambda thing: thing.iri == name,
            lambda thing: thing.name == name,
            lambda thing: fold(thing.name) == wanted,
            lambda thing: wanted in map(fold, thing.aliases),
            lambda thing: fold(thing.name).split()[-1:] == [wanted],
            lambda thing: bool(words) and words <= set(fold(thing.name).split()),
        )
        for fits in tests[:WHOLE] if whole else tests:
            found = [thing for thing in among if fits(thing)]
            if len(found) == 1:
                return found[0]
            if found:
                listed = "; ".join(thing.name for thing in found[:LISTED])
                more = "" if len(found) <= LISTED else f" and {len(found) - LISTED} more"
                raise UnknownName(
                    f"{name!r} may mean more than one {what}: {listed}{more}; give more of the name"
                )
        raise UnknownName(f"no {what} is called {name!r} here{self._suggest(wanted, among)}")

    @staticmethod
    def _suggest(wanted: str, among: list[Thing]) -> str:
        bearers: defaultdict[str, list[str]] = defaultdict(list)
        for thing in among:
            for form in (thing.name, *thing.aliases):
                bearers[fold(form)].append(thing.name)
        near = nearest(wanted, bearers, 4 * SUGGESTIONS)
        names = list(dict.fromkeys(name for form in near for name in bearers[form]))[:SUGGESTIONS]
        return f"; the nearest: {'; '.join(names)}" if names else ""
