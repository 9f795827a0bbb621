"""Tells apart what was read as one entity: each argument goes to whom the user says that its words mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from potestas.extract.claim import ARGUMENTS, Claim, Decision, Entity, Reading
from potestas.extract.spelling import normal
from potestas.graph.decisions.rulings import Mentions, Ruling, Rulings
from potestas.graph.names import NameIndex, things
from potestas.ontology.errors import UnknownName

Texts = Callable[[str], str]
"""Name of a document → its text as it lies on disk."""

Span = tuple[str, int, int]
"""A document and a stretch of it, in code points."""


@dataclass(frozen=True, slots=True)
class _Party:
    """One of those that are told apart: the entity that has its name, if one does, and where it is meant."""

    name: str
    entity: Entity | None
    spans: Sequence[Span]

    def is_at(self, span: Span) -> bool:
        return any(_overlap(span, own) for own in self.spans)


def part(reading: Reading, ruling: Ruling, file: Rulings, texts: Texts) -> Reading:
    """The reading in which none of the ruling's names means the same entity as another.

    A name that no text has makes a new entity, if the ruling says where it is meant. Words of which it says
    nothing mean the name that they are; the rest stays with whom it was read as. Raises InputError.
    """
    parties = _parties(reading, ruling, file, texts)
    parting = _Parting(parties, texts)
    claims = tuple(map(parting.claim, reading.claims))
    left, before = _named(claims), _named(reading.claims)
    names = {normal(party.name) for party in parties}
    entities = tuple(
        replace(entity, aliases=tuple(a for a in entity.aliases if normal(a) not in names))
        if entity in parting.shared
        else entity
        for entity in reading.entities
        if entity.name in left or entity.name not in before
    )
    decision = Decision(
        "different",
        ruling.names,
        tuple(party.name for party in parties if party.name in left),
        file.path.name,
        file.sha256,
        ruling.because,
    )
    return replace(
        reading,
        claims=claims,
        entities=entities + tuple(parting.made()),
        decisions=(*reading.decisions, decision),
    )


class _Parting:
    """Moves arguments from entities that several parties share, and remembers what makes new ones."""

    def __init__(self, parties: Sequence[_Party], texts: Texts) -> None:
        self._parties = parties
        self._texts = texts
        self.shared = [party.entity for party in parties if party.entity]
        self._by_name = {entity.name: entity for entity in self.shared}
        self._made: dict[str, tuple[Entity, set[str]]] = {}

    def claim(self, claim: Claim) -> Claim:
        """The claim with each of its arguments as the parties have it."""
        given = ((key, self._by_name.get(getattr(claim, key))) for key in ARGUMENTS)
        meant: dict[str, Any] = {key: self._meant(claim, key, entity) for key, entity in given if entity}
        return replace(claim, **meant)

    def made(self) -> Iterable[Entity]:
        """The entities that were not there before, each of the type of the one that it was read as."""
        for name, (origin, forms) in self._made.items():
            yield Entity(name, origin.type, aliases=tuple(sorted(forms - {name, ""})), kind=origin.kind)

    def _meant(self, claim: Claim, key: str, entity: Entity) -> str:
        """Whom the words mean: by the place of the fact if they stand elsewhere, by theirs, by themselves."""
        evidence = claim.evidence[0]
        span, words = _words(claim, key, entity, self._texts)
        stated = evidence.document, evidence.start, evidence.end
        party = None if _overlap(span, stated) else self._first(lambda party: party.is_at(stated))
        party = party or self._first(lambda party: party.is_at(span))
        party = party or self._first(lambda party: normal(party.name) == normal(words))
        if party is None:
            return entity.name
        if party.name not in self._by_name:
            self._made.setdefault(party.name, (entity, set()))[1].add(words)
        return party.name

    def _first(self, fits: Callable[[_Party], bool]) -> _Party | None:
        return next(filter(fits, self._parties), None)


def _parties(reading: Reading, ruling: Ruling, file: Rulings, texts: Texts) -> list[_Party]:
    """Of the names that one entity bears its preferred one, or else the first, keeps it."""
    index, entities = NameIndex(things(reading.entities)), {e.name: e for e in reading.entities}
    bearers: dict[str, str] = {}
    for name in ruling.names:
        try:
            bearers[name] = index.find(name, what="entity", whole=True).name
        except UnknownName as error:
            if not any(place.name == name for place in ruling.mentions):
                file.refuse(str(error))
    if not bearers:
        file.refuse(f"none of {', '.join(ruling.names)} is in the texts; correct the names")
    keeper = {entity: name for name, entity in reversed(bearers.items())}
    keeper |= {entity: name for name, entity in bearers.items() if normal(name) == normal(entity)}
    parties = []
    for name in ruling.names:
        kept = keeper.get(bearers.get(name, "")) == name
        places = (place for place in ruling.mentions if place.name == name)
        spans = [span for place in places for span in _spans(place, reading, file, texts)]
        bearer = entities.get(bearers.get(name, ""))
        if bearer and kept:
            parties.append(_Party(bearer.name, bearer, spans))
        else:
            spelt = (alias for alias in (bearer.aliases if bearer else ()) if normal(alias) == normal(name))
            parties.append(_Party(next(spelt, name), None, spans))
    return parties


def _spans(place: Mentions, reading: Reading, file: Rulings, texts: Texts) -> Iterable[Span]:
    """The stretches that a place means: a whole text, a part of one, or every occurrence of a quotation."""
    if place.text is not None and place.text not in reading.documents:
        file.refuse(f"{place.text!r} is none of the texts, which are {', '.join(reading.documents)}")
    found = []
    for document in reading.documents if place.text is None else [place.text]:
        text = texts(document)
        start, end = place.start or 0, len(text) if place.end is None else place.end
        if end > len(text):
            file.refuse(f"{document!r} ends at {len(text)}, before {end}; count its characters again")
        if place.quote is None:
            found.append((document, start, end))
        else:
            hits = _pattern(place.quote).finditer(text, start, end)
            found += [(document, hit.start(), hit.end()) for hit in hits]
    if not found:
        file.refuse(f"the words {place.quote!r} do not stand there; quote a text as it is")
    return found


def _words(claim: Claim, key: str, entity: Entity, texts: Texts) -> tuple[Span, str]:
    """The words that name an argument: those that it was resolved from, else its longest name there."""
    evidence = claim.evidence[0]
    for ground in claim.grounds:
        if ground.argument == key:
            span = evidence.document, ground.start, ground.end
            return span, texts(evidence.document)[ground.start : ground.end]
    for form in sorted({entity.name, *entity.aliases}, key=lambda form: (-len(form), form)):
        if hit := _pattern(form).search(evidence.quote):
            return (evidence.document, evidence.start + hit.start(), evidence.start + hit.end()), hit[0]
    return (evidence.document, evidence.start, evidence.end), ""


def _overlap(one: Span, other: Span) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _pattern(words: str) -> re.Pattern[str]:
    """Finds words whole, whatever white space stands between them."""
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)")


def _named(claims: Iterable[Claim]) -> set[str]:
    return {name for claim in claims for name in claim.names}
