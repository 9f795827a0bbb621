"""The report: one page of HTML with all that it needs, pictures and styles too; no network, no script.

Every fact stands in a table with its status and the words that state it; every stretch of text that was used
stands in a list with the facts that rest on it; the two are linked. What follows from facts has its proof,
down to these stretches. The page follows WCAG 2.2: headings in order, tables with captions and headers,
pictures described in words, no meaning by colour alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from jinja2 import Environment

from potestas.extract.claim import Evidence, Reading
from potestas.extract.edtf import Certainty
from potestas.graph.evidence import evidence_order
from potestas.graph.html import environment, style
from potestas.graph.power.centrality import centrality
from potestas.graph.power.network import ASSERTED, network
from potestas.graph.proofs.words import Words
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.reasoning.proof import Proof
from potestas.graph.reasoning.snapshot import certainties
from potestas.graph.wording import as_title, at, implied_end, sentence
from potestas.ontology.vocabulary import Concept, Kind, Vocabulary

if TYPE_CHECKING:
    from potestas.graph.contradictions import Contradiction
    from potestas.graph.draw.page import Figure
    from potestas.graph.validate import Report

MOST = 10
"""People and bodies in the table of measures."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a table; `anchor` is where it stands on the page.

    `end` tells the end that follows from another fact, empty where none does; `certainty` is of the date.
    """

    anchor: str
    id: str
    sentence: str
    status: str
    holder: str | None
    confidence: float | None
    places: tuple[Place, ...]
    end: str
    certainty: Certainty | None


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text, with the ids of the facts that rest on it."""

    anchor: str
    evidence: Evidence
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The facts of one kind."""

    kind: Kind
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two facts that cannot both be so, with the ids of all that tell it."""

    sentence: str
    statuses: tuple[str, ...]
    holders: tuple[str, ...]
    facts: tuple[str, ...]
    places: tuple[Place, ...]


def report(
    reading: Reading,
    vocabulary: Vocabulary,
    figures: Sequence[Figure],
    validation: Report | None,
    title: str,
    *,
    statuses: Collection[str] = ASSERTED,
    contradictions: Sequence[Contradiction] = (),
    follows: Sequence[Proof] = (),
    words: Words | None = None,
    as_of: str | None = None,
    held: Sequence[Holding] | None = None,
) -> str:
    """The whole page; facts of these statuses count for its measures, as they should for the figures.

    With `as_of` (EDTF) the reading is what held then, or may have. `held` tells when its claims hold, if more
    is known than they tell themselves. What `follows` is told with the `words` of the graph.
    Text from outside is escaped wherever it stands; the same input gives the same page.
    """
    counted = sorted(statuses)
    anchors = {claim.id: f"fact-{number}" for number, claim in enumerate(reading.claims, start=1)}
    places = _places(reading)
    known = holdings(reading.claims, vocabulary) if held is None else held
    sure = {} if as_of is None else certainties(known, as_of)
    ends = _ends(reading, vocabulary, known)
    measured = centrality(network(reading, vocabulary, as_of, None, counted, held=known))
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            title=title,
            style=style(),
            documents=sorted(reading.documents.items()),
            version=version("potestas"),
            figures=figures,
            anchors=anchors,
            tables=_tables(reading, vocabulary, anchors, places, ends=ends, sure=sure),
            date=None if as_of is None else at(as_of),
            sure=Counter(sure.values()),
            ends=len(ends),
            places=list(places.values()),
            types=Counter(entity.type for entity in reading.entities),
            statuses=_statuses(reading, vocabulary),
            counted=" and ".join(counted),
            central={
                type: [row for row in measured if row.type == type][:MOST] for type in ("Person", "Body")
            },
            contradictions=contradictions,
            sides_of=partial(_sides, places=places),
            follows=follows,
            tell=words,
            place_of=places.__getitem__,
            validation=validation,
        )
    )


def _environment() -> Environment:
    found = environment()
    found.filters |= {"bare": as_title}
    found.filters |= {"percent": "{:.1%}".format, "share": "{:.0%}".format}
    return found


def _places(reading: Reading) -> dict[Evidence, Place]:
    """The stretches of text that state something, in the order of the texts."""
    facts: dict[Evidence, list[str]] = defaultdict(list)
    for claim in reading.claims:
        for evidence in claim.evidence:
            facts[evidence].append(claim.id)
    return {
        evidence: Place(f"place-{number}", evidence, tuple(facts[evidence]))
        for number, evidence in enumerate(sorted(facts, key=evidence_order), start=1)
    }


def _sides(contradiction: Contradiction, places: Mapping[Evidence, Place]) -> list[Side]:
    return [
        Side(
            sentence=words,
            statuses=tuple(dict.fromkeys(claim.status for claim in claims)),
            holders=tuple(dict.fromkeys(claim.by for claim in claims if claim.by)),
            facts=tuple(claim.id for claim in claims),
            places=tuple(dict.fromkeys(places[item] for claim in claims for item in claim.evidence)),
        )
        for words, claims in zip(contradiction.words, (contradiction.one, contradiction.other), strict=True)
    ]


def _ends(reading: Reading, vocabulary: Vocabulary, held: Sequence[Holding]) -> dict[str, str]:
    """The ends that follow, in words, by the id of the claim that ends."""
    types = {entity.name: entity.type for entity in reading.entities}
    return {
        claim.id: implied_end(holding.span, sentence(holding.ended_by, vocabulary, types))
        for holding in held
        if holding.ended_by is not None
        for claim in holding.claims
    }


def _tables(
    reading: Reading,
    vocabulary: Vocabulary,
    anchors: Mapping[str, str],
    places: Mapping[Evidence, Place],
    *,
    ends: Mapping[str, str],
    sure: Mapping[str, Certainty],
) -> list[Table]:
    types = {entity.name: entity.type for entity in reading.entities}
    rows: dict[str, list[Fact]] = defaultdict(list)
    for claim in reading.claims:
        rows[claim.kind].append(
            Fact(
                anchor=anchors[claim.id],
                id=claim.id,
                sentence=sentence(claim, vocabulary, types),
                status=claim.status,
                holder=claim.by,
                confidence=claim.confidence,
                places=tuple(places[evidence] for evidence in claim.evidence),
                end=ends.get(claim.id, ""),
                certainty=sure.get(claim.id),
            )
        )
    return [Table(kind, tuple(rows[key])) for key, kind in vocabulary.kinds.items() if key in rows]


def _statuses(reading: Reading, vocabulary: Vocabulary) -> list[tuple[Concept, int]]:
    """The statuses that occur, the most frequent first, with how often they do."""
    counts = Counter(claim.status for claim in reading.claims)
    found = sorted(counts, key=lambda status: (-counts[status], status))
    return [(vocabulary.statuses.concepts[status], counts[status]) for status in found]
