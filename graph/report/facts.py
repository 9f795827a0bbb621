"""Facts, places and names as rows of a report, each with the anchor at which it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite
from typing import TYPE_CHECKING

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.extract.edtf import Certainty, Span
from potestas.graph.evidence import evidence_order
from potestas.graph.reasoning.holding import Holding
from potestas.graph.wording import as_title, implied_end, sentence, when
from potestas.ontology.vocabulary import Kind, Vocabulary

if TYPE_CHECKING:
    from potestas.graph.contradictions import Contradiction


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text, with the ids of the facts that rest on it."""

    anchor: str
    evidence: Evidence
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a table.

    `sentence` says it without its time, which is `when`; `day` is the first that is known of it, to sort by.
    `end` tells the end that follows from another fact, empty where none does; `certainty` is of the date.
    """

    anchor: str
    id: str
    sentence: str
    when: str
    day: float
    status: str
    holder: str | None
    confidence: float | None
    places: tuple[Place, ...]
    end: str
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class Table:
    """The facts of one kind."""

    kind: Kind
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of the index, with the ids of the facts that speak of it."""

    anchor: str
    entity: Entity
    facts: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """The other forms of the name that the text uses."""
        known = as_title(self.entity.name).casefold()
        return tuple(form for form in self.entity.aliases if form.casefold() not in known)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two facts that cannot both be so, with the ids of all that tell it."""

    sentence: str
    statuses: tuple[str, ...]
    holders: tuple[str, ...]
    facts: tuple[str, ...]
    places: tuple[Place, ...]


def places_of(reading: Reading) -> dict[Evidence, Place]:
    """The stretches of text that state something, in the order of the texts."""
    facts: dict[Evidence, list[str]] = defaultdict(list)
    for claim in reading.claims:
        for evidence in claim.evidence:
            facts[evidence].append(claim.id)
    return {
        evidence: Place(f"place-{number}", evidence, tuple(facts[evidence]))
        for number, evidence in enumerate(sorted(facts, key=evidence_order), start=1)
    }


def tables(
    reading: Reading,
    vocabulary: Vocabulary,
    places: Mapping[Evidence, Place],
    held: Sequence[Holding],
    sure: Mapping[str, Certainty],
) -> list[Table]:
    """A table for each kind of which there are facts. `held` tells when they hold, `sure` how surely."""
    types = {entity.name: entity.type for entity in reading.entities}
    ends = _ends(held, vocabulary, types)
    rows: dict[str, list[Fact]] = defaultdict(list)
    for number, claim in enumerate(reading.claims, start=1):
        rows[claim.kind].append(
            Fact(
                anchor=anchor(number),
                id=claim.id,
                sentence=sentence(replace(claim, start=None, end=None, date=None), vocabulary, types),
                when=when(claim),
                day=_first_day(claim),
                status=claim.status,
                holder=claim.by,
                confidence=claim.confidence,
                places=tuple(places[evidence] for evidence in claim.evidence),
                end=ends.get(claim.id, ""),
                certainty=sure.get(claim.id),
            )
        )
    return [Table(kind, tuple(rows[key])) for key, kind in vocabulary.kinds.items() if key in rows]


def anchor(number: int) -> str:
    """Where the fact of that number stands, counted from 1 in the order of the text."""
    return f"fact-{number}"


def _first_day(claim: Claim) -> float:
    span = Span.of(claim)
    return min(filter(isfinite, (*span.begin, *span.end)), default=inf)


def _ends(held: Sequence[Holding], vocabulary: Vocabulary, types: Mapping[str, str]) -> dict[str, str]:
    """The ends that follow, in words, by the id of the claim that ends."""
    return {
        claim.id: implied_end(holding.span, sentence(holding.ended_by, vocabulary, types))
        for holding in held
        if holding.ended_by is not None
        for claim in holding.claims
    }


def index(reading: Reading) -> list[Entry]:
    """The names that facts speak of, by the alphabet."""
    facts: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in reading.claims:
        for name in filter(None, (*claim.names, claim.by)):
            facts[name][claim.id] = None
    spoken_of = [entity for entity in reading.entities if entity.name in facts]
    spoken_of.sort(key=lambda entity: (entity.name.strip("[").casefold(), entity.name))
    return [
        Entry(f"name-{number}", entity, tuple(facts[entity.name]))
        for number, entity in enumerate(spoken_of, start=1)
    ]


def sides(contradiction: Contradiction, places: Mapping[Evidence, Place]) -> list[Side]:
    """Both sides of a contradiction."""
    told = zip(contradiction.words, (contradiction.one, contradiction.other), strict=True)
    return [
        Side(
            sentence=words,
            statuses=tuple(dict.fromkeys(claim.status for claim in claims)),
            holders=tuple(dict.fromkeys(claim.by for claim in claims if claim.by)),
            facts=tuple(claim.id for claim in claims),
            places=tuple(dict.fromkeys(places[item] for claim in claims for item in claim.evidence)),
        )
        for words, claims in told
    ]
