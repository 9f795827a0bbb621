"""All that a report tells, gathered once for every form in which it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version as version_of
from typing import TYPE_CHECKING

from potestas.extract.claim import Evidence, Reading
from potestas.graph.coverage import Coverage, coverage
from potestas.graph.layout import BASE
from potestas.graph.power.centrality import Centrality, centrality
from potestas.graph.power.network import ASSERTED, network
from potestas.graph.power.ranges import ranges
from potestas.graph.proofs.words import Words
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.reasoning.proof import Proof
from potestas.graph.reasoning.snapshot import certainties
from potestas.graph.report.facts import Entry, Place, Side, Table, anchor, index, places_of, sides, tables
from potestas.graph.report.summary import HEADINGS, Topic, summary
from potestas.graph.wording import at
from potestas.ontology.incompatibility import Incompatibility
from potestas.ontology.vocabulary import Concept, Vocabulary

if TYPE_CHECKING:
    from potestas.graph.contradictions import Contradiction
    from potestas.graph.draw.page import Figure
    from potestas.graph.validate import Report

MOST = 10
"""People and bodies in the table of measures."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a report tells.

    `believing` has how many each would have power over if what is only reported or alleged were so as well.
    `anchors` says where the fact with an id stands, `names` where an entity does. `date` is in words, None
    for all times together; the `facts` are `chosen_from` so many, unless that is 0; `certain` and `possible`
    count those that held then. `counted` are the statuses of the facts that pictures and measures count, in
    words. `central` has the people and the bodies with most power, `unread` what was not read.
    """

    title: str
    base: str
    version: str
    documents: tuple[tuple[str, str], ...]
    date: str | None
    facts: int
    chosen_from: int
    certain: int
    possible: int
    counted: str
    figures: tuple[Figure, ...]
    summary: tuple[Topic, ...]
    statuses: tuple[tuple[Concept, int], ...]
    central: Mapping[str, tuple[Centrality, ...]]
    believing: Mapping[str, int]
    tables: tuple[Table, ...]
    places: Mapping[Evidence, Place]
    anchors: Mapping[str, str]
    index: tuple[Entry, ...]
    unread: Coverage
    follows: tuple[Proof, ...]
    tell: Words | None
    contradictions: tuple[tuple[Incompatibility, tuple[Side, Side]], ...]
    validation: Report | None

    @property
    def headings(self) -> Mapping[str, str]:
        """The headings of the parts to which remarks of the summary lead, by their anchors."""
        return HEADINGS

    @property
    def names(self) -> dict[str, str]:
        """The anchor of each name in the index."""
        return {entry.entity.name: entry.anchor for entry in self.index}


def contents(
    reading: Reading,
    vocabulary: Vocabulary,
    figures: Sequence[Figure],
    validation: Report | None,
    title: str,
    *,
    base: str = BASE,
    statuses: Collection[str] = ASSERTED,
    contradictions: Sequence[Contradiction] = (),
    follows: Sequence[Proof] = (),
    words: Words | None = None,
    as_of: str | None = None,
    held: Sequence[Holding] | None = None,
    chosen_from: int = 0,
) -> Contents:
    """Gathers it; facts of these statuses count for its measures, as they should for the figures.

    With `as_of` (EDTF) the reading is what held then, or may have. `held` tells when its claims hold, if more
    is known than they tell themselves. What `follows` is told with the `words` of the graph. `base` is what
    the IRIs of the facts begin with. The facts are `chosen_from` so many, or all there are (0).
    """
    counted = sorted(statuses)
    places = places_of(reading)
    known = holdings(reading.claims, vocabulary) if held is None else held
    sure = {} if as_of is None else certainties(known, as_of)
    graph = network(reading, vocabulary, as_of, None, counted, held=known)
    measured = centrality(graph)
    told = [(found, sides(found, places)) for found in contradictions]
    return Contents(
        title=title,
        base=base,
        version=version_of("potestas"),
        documents=tuple(sorted(reading.documents.items())),
        date=None if as_of is None else at(as_of),
        facts=len(reading.claims),
        chosen_from=chosen_from,
        certain=sum(certainty == "certain" for certainty in sure.values()),
        possible=sum(certainty == "possible" for certainty in sure.values()),
        counted=" and ".join(counted),
        figures=tuple(figures),
        summary=tuple(
            summary(
                reading,
                vocabulary,
                graph=graph,
                measured=measured,
                held=known,
                statuses=statuses,
                figures=figures,
                contradictions=contradictions,
                validation=validation,
            )
        ),
        statuses=tuple(_statuses(reading, vocabulary)),
        central={type: _foremost(measured, type) for type in ("Person", "Body")},
        believing=_believing(reading, vocabulary, as_of, known),
        tables=tuple(tables(reading, vocabulary, places, known, sure)),
        places=places,
        anchors={claim.id: anchor(number) for number, claim in enumerate(reading.claims, start=1)},
        index=tuple(index(reading)),
        unread=coverage(reading.sentences, reading.claims),
        follows=tuple(follows),
        tell=words,
        contradictions=tuple((found.why, (one, other)) for found, (one, other) in told),
        validation=validation,
    )


def _foremost(measured: Sequence[Centrality], type: str) -> tuple[Centrality, ...]:
    return tuple(row for row in measured if row.type == type)[:MOST]


def _believing(
    reading: Reading, vocabulary: Vocabulary, as_of: str | None, held: Sequence[Holding]
) -> dict[str, int]:
    found = ranges(reading, vocabulary, as_of, measures=("over",), held=held)
    return {row.name: int(row.high("over")) for row in found}


def _statuses(reading: Reading, vocabulary: Vocabulary) -> list[tuple[Concept, int]]:
    """The statuses that occur, the most frequent first, with how often they do."""
    counts = Counter(claim.status for claim in reading.claims)
    found = sorted(counts, key=lambda status: (-counts[status], status))
    return [(vocabulary.statuses.concepts[status], counts[status]) for status in found]
