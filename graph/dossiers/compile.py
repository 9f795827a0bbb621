"""Brings together all that is told of one person or body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from math import inf, isfinite

from potestas.extract.claim import ARGUMENTS, Claim, Entity, Reading
from potestas.extract.edtf import Certainty
from potestas.graph.contradictions import Contradiction
from potestas.graph.dossiers.dossier import Dossier, Entry, Section
from potestas.graph.naming import Names
from potestas.graph.power.links import ASSERTED, arguments, known
from potestas.graph.reasoning.holding import Holding
from potestas.graph.reasoning.snapshot import certainties
from potestas.graph.wording import as_title, implied_end, sentence, when
from potestas.ontology.errors import UnknownName
from potestas.ontology.vocabulary import Concept, Vocabulary

_Heading = tuple[int, str, str]
"""The rank of a section, its title and its definition."""

_LAST = 100
"""The rank of what comes after all sections of the ontology."""

_HOLDER = "by"
"""The key of a claim under which stands who reports, alleges, refutes or intends it."""

_ON_ITS_WORD: _Heading = (_LAST, "On its word", "What the texts tell of others only because it says so.")

_Order = tuple[int, float, int]
"""The rank of the office if it is one in the body, the day, and the place in the texts."""


def dossier(
    name: str,
    reading: Reading,
    vocabulary: Vocabulary,
    held: Sequence[Holding],
    *,
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
    contradictions: Iterable[Contradiction] = (),
    date: str | None = None,
) -> Dossier:
    """The dossier of the entity with this preferred name, from what is told (`held`).

    As of an EDTF date `reading` and `held` are those of that date. Raises UnknownName for a name, kind or
    status that does not exist.
    """
    entity = next((entity for entity in reading.entities if entity.name == name), None)
    if entity is None:
        raise UnknownName(f"no entity is called {name!r}; give a preferred name of entities.jsonl")
    believed = known("status", statuses, vocabulary.statuses.concepts)
    chosen = known("kind", vocabulary.kinds if kinds is None else kinds, vocabulary.kinds)
    teller = _Teller(name, reading, vocabulary, {} if date is None else certainties(held, date))
    sections: dict[_Heading, list[tuple[_Order, Entry]]] = defaultdict(list)
    doubted: dict[_Heading, list[tuple[_Order, Entry]]] = defaultdict(list)
    for place, holding in enumerate(held):
        key = teller.argument(holding.claim) if holding.claim.kind in chosen else None
        if key is None:
            continue
        heading = teller.section(holding.claim, key)
        found = (*teller.order(holding, key), place), teller.entry(holding, key, heading[1])
        if holding.claim.status in believed:
            sections[heading].append(found)
        else:
            status = _heading(vocabulary.statuses.concepts[holding.claim.status])
            doubted[heading if key == _HOLDER else status].append(found)
    return Dossier(
        entity=entity,
        sort=_sort(entity, vocabulary),
        date=date,
        statuses=tuple(statuses),
        sections=_sections(sections),
        doubted=_sections(doubted),
        contradictions=tuple(
            one for one in contradictions if any(name in claim.names for claim in one.claims)
        ),
        documents=tuple(reading.documents),
    )


def _sort(entity: Entity, vocabulary: Vocabulary) -> str:
    type_ = vocabulary.entity_types[entity.type]
    return f"{type_.label} ({entity.kind})" if entity.kind and type_.scheme else type_.label


def _heading(concept: Concept) -> _Heading:
    return concept.rank or 0, concept.label, concept.definition


def _sections(found: Mapping[_Heading, list[tuple[_Order, Entry]]]) -> tuple[Section, ...]:
    return tuple(
        Section(title, definition, tuple(entry for _, entry in sorted(entries, key=lambda item: item[0])))
        for (_, title, definition), entries in sorted(found.items())
    )


class _Teller:
    """Says of a claim what it means to one entity."""

    def __init__(
        self, name: str, reading: Reading, vocabulary: Vocabulary, sure: Mapping[str, Certainty]
    ) -> None:
        self._name, self._vocabulary, self._sure = name, vocabulary, sure
        self._types = {entity.name: entity.type for entity in reading.entities}
        self._kinds = {entity.name: entity.kind for entity in reading.entities}
        self._names = Names(reading.entities)
        self._lowest = 1 + max(concept.rank or 0 for concept in vocabulary.roles.concepts.values())

    def argument(self, claim: Claim) -> str | None:
        """The argument that the entity is, or else what names it: a text, or who stands behind the claim.

        None if it has no part in the claim.
        """
        kind = self._vocabulary.kinds[claim.kind]
        values = arguments(claim, kind)
        texts = (key for key, argument in kind.arguments.items() if not (argument.expects or argument.scheme))
        is_it = (key for key in ARGUMENTS if values.get(key) == self._name)
        names_it = (key for key in texts if self._name in self._names.within(values[key] or ""))
        says_it = (_HOLDER,) if self._name in self._names.within(claim.by or "") else ()
        return next(chain(is_it, names_it, says_it), None)

    def section(self, claim: Claim, key: str) -> _Heading:
        """Where the claim stands; one of a kind that names no section, in one of that kind."""
        if key == _HOLDER:
            return _ON_ITS_WORD
        kind = self._vocabulary.kinds[claim.kind]
        found = self._vocabulary.section(kind, key, arguments(claim, kind), self._kinds, self._types)
        return _heading(found) if found else (_LAST, kind.label.capitalize(), kind.definition)

    def order(self, holding: Holding, key: str) -> tuple[int, float]:
        """Who holds office in a body comes by rank, then everything by the first day that is known of it."""
        days = (*holding.span.begin, *holding.span.end)
        return self._rank(holding.claim, key), next(filter(isfinite, days), inf)

    def _rank(self, claim: Claim, key: str) -> int:
        kind = self._vocabulary.kinds[claim.kind]
        if kind.post is None or kind.post.body_key != key or kind.dated != "interval":
            return 0
        concept = self._vocabulary.roles.find(getattr(claim, kind.post.role_key) or "")
        return (concept.rank if concept else None) or self._lowest

    def entry(self, holding: Holding, key: str, section: str) -> Entry:
        """What is told, as it stands in a section with this title."""
        claim = holding.claim
        timeless = replace(claim, start=None, end=None, date=None)
        ended_by = holding.ended_by
        return Entry(
            holding=holding,
            section=section,
            sentence=self._sentence(timeless),
            time=when(claim),
            end=implied_end(holding.span, self._sentence(ended_by)) if ended_by else "",
            others=self._others(claim, key),
            lasts=key != _HOLDER and self._vocabulary.kinds[claim.kind].dated == "interval",
            certainty=self._sure.get(claim.id),
        )

    def _sentence(self, claim: Claim) -> str:
        return sentence(claim, self._vocabulary, self._types)

    def _others(self, claim: Claim, key: str) -> str:
        """Who stands at the other end of the power that the claim gives, and by which role."""
        edges = self._vocabulary.kinds[claim.kind].edges
        ends = {edge.source_key for edge in edges if edge.target_key == key}
        ends |= {edge.target_key for edge in edges if edge.source_key == key}
        named = (getattr(claim, end) for end in ARGUMENTS if end in ends)
        names = ", ".join(as_title(name) for name in named if name)
        return f"{names} ({claim.role})" if names and claim.role else names
