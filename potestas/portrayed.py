"""The verbs about one person or one body: all that is told of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence

from rdflib.term import Node

from potestas.graph.contradictions import Contradiction
from potestas.graph.dossiers.compile import dossier
from potestas.graph.dossiers.dossier import Dossier
from potestas.graph.dossiers.ranks import with_ranks
from potestas.graph.hierarchy.standing import Standing
from potestas.graph.hierarchy.telling import Telling
from potestas.networked import Networked
from potestas.ontology.vocabulary import vocabulary

PEOPLE = ("Person",)
BODIES = ("Body", "Group")
"""Types of entity that have a page."""


class Portrayed(Networked):
    """What knows, besides claims and their times, who ranked above whom and what cannot both be so."""

    @abstractmethod
    def contradictions(
        self, kinds: Iterable[str] | None = None, statuses: Iterable[str] | None = None
    ) -> tuple[Contradiction, ...]:
        """Facts that cannot both be so, of these kinds and statuses if some are given."""

    @abstractmethod
    def hierarchy(self, name: str, as_of: str | None = None) -> Standing:
        """Under and over whom a thing stood."""

    @abstractmethod
    def name_of(self, node: Node) -> str:
        """The name of a thing or a post."""

    @abstractmethod
    def as_of(self, date: str) -> Portrayed:
        """The same of the claims that held, or may have held, at an EDTF date."""

    def person(
        self,
        name: str,
        as_of: str | None = None,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
    ) -> Dossier:
        """All that is told of a person, under any of their names: offices, tasks, cases, reports and so on.

        Of the accepted statuses, unless others are given; facts of the others stand apart. With `as_of`
        (EDTF) what held then, or may have. Raises UnknownName and DateError.
        """
        return self._dossier(name, PEOPLE, as_of, kinds, statuses)

    def body(
        self,
        name: str,
        as_of: str | None = None,
        kinds: Iterable[str] | None = None,
        statuses: Sequence[str] | None = None,
    ) -> Dossier:
        """All that is told of a body or group: who headed it, what stood above and below it; as `person`."""
        return self._dossier(name, BODIES, as_of, kinds, statuses)

    def _dossier(
        self,
        name: str,
        sorts: Sequence[str],
        as_of: str | None,
        kinds: Iterable[str] | None,
        statuses: Sequence[str] | None,
    ) -> Dossier:
        known = vocabulary().entity_types
        classes = frozenset(str(known[type_].iri) for type_ in sorts)
        found = self.names.find(name, classes, what=known[sorts[0]].label)
        then = self if as_of is None else self.as_of(as_of)
        chosen = vocabulary().kinds if kinds is None else tuple(kinds)
        told = dossier(
            *(found.name, then.reading, vocabulary(), then.holdings),
            kinds=chosen,
            statuses=statuses or self.accept,
            contradictions=then.contradictions(),
            date=then.date,
        )
        types = {entity.name: entity.type for entity in then.reading.entities}
        telling = Telling(then.name_of, vocabulary(), types, None)
        return with_ranks(told, then.hierarchy(found.iri), telling, chosen)
