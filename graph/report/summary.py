"""What stands out of a reading, in sentences, each with the facts that it rests on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import networkx as nx

from potestas.extract.claim import Claim, Reading
from potestas.extract.edtf import chronological
from potestas.graph.power.centrality import Centrality
from potestas.graph.reasoning.holding import Holding
from potestas.graph.wording import at, in_words, sentence
from potestas.ontology.vocabulary import Vocabulary

if TYPE_CHECKING:
    from potestas.graph.contradictions import Contradiction
    from potestas.graph.draw.page import Figure
    from potestas.graph.validate import Report

FOREMOST = 3
"""People, bodies and times of change that are told of."""

WEIGHTIEST = 3
"""Facts by which a time of change is told, those that give most power."""

FEW_YEARS = 4
"""Where three quarters of what is dated fall into these years, it is told in which month most changed."""

DOUBTFUL = 0.7
"""Facts with less confidence than this should be looked at first."""

HEADINGS = {
    "pictures": "Pictures",
    "centre": "The centre of power",
    "names": "People, bodies and matters",
    "contradictions": "Contradictions",
    "validation": "Validation",
    "unread": "What was not read",
}
"""Parts of the report to which remarks lead: anchor → heading."""

_YEAR = re.compile(r"-?[0-9]{4}")
_MONTH = re.compile(r"-?[0-9]{4}(?:-[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence, the ids of the facts that it rests on, and where there is more: an anchor of `HEADINGS`."""

    words: str
    facts: tuple[str, ...] = ()
    see: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Remarks under a heading."""

    heading: str
    remarks: tuple[Remark, ...]


def summary(
    reading: Reading,
    vocabulary: Vocabulary,
    *,
    graph: nx.MultiDiGraph[str],
    measured: Sequence[Centrality],
    held: Sequence[Holding],
    statuses: Collection[str],
    figures: Sequence[Figure] = (),
    contradictions: Sequence[Contradiction] = (),
    validation: Report | None = None,
) -> list[Topic]:
    """Who stands out, what changed when, how much was read and what is doubtful; no topic without remarks.

    `graph` is the network of power and `measured` its measures, of the facts with these `statuses`.
    """
    believed = [claim for claim in reading.claims if claim.status in statuses]
    topics = {
        "Who stands out": chain(_foremost(graph, measured), _risen(figures)),
        "What changed when": _changes(believed, reading, vocabulary, graph),
        "How much was read": _read(reading),
        "What is doubtful": chain(_doubts(reading, held), _faults(contradictions, validation)),
    }
    found = (Topic(heading, tuple(remarks)) for heading, remarks in topics.items())
    return [topic for topic in found if topic.remarks]


def _foremost(graph: nx.MultiDiGraph[str], measured: Sequence[Centrality]) -> Iterator[Remark]:
    for type in ("Person", "Body"):
        for row in [row for row in measured if row.type == type and row["over"]][:FOREMOST]:
            edges = list(graph.out_edges(row.name, data=True))
            under = [edge for _, _, edge in graph.in_edges(row.name, data=True)]
            others, above = int(row["over"]), int(row["under"])
            by_means: dict[str, set[str]] = defaultdict(set)
            for _, target, edge in edges:
                by_means[edge["means"]].add(target)
            ranked = sorted(by_means, key=lambda means: (-len(by_means[means]), means))
            means = ", ".join(f"{each} {len(by_means[each])}" for each in ranked)
            words = f"{in_words(row.name, type)} has power over {_of_others(others)} ({means})"
            words += f" and stands under {above}." if above else "."
            facts = (edge["claim"] for edge in (*(edge for _, _, edge in edges), *under))
            yield Remark(_upper(words), tuple(dict.fromkeys(facts)), "centre")


def _of_others(number: int) -> str:
    return "one person, body or matter" if number == 1 else f"{number} people, bodies and matters"


def _risen(figures: Sequence[Figure]) -> Iterator[Remark]:
    """Whose rise the picture shows that traces the greatest."""
    for figure in figures:
        if figure.name == "trace":
            title = f"{figure.title[0].lower()}{figure.title[1:]}"
            words = f"Of all that came to power over a body the text tells most of {title}."
            yield Remark(words, figure.facts, "pictures")


def _changes(
    claims: Sequence[Claim], reading: Reading, vocabulary: Vocabulary, graph: nx.MultiDiGraph[str]
) -> Iterator[Remark]:
    """The first and the last date, and the months or years in which most begins or happens."""
    began = [(date, claim) for claim in claims if (date := _begin(claim))]
    if not began:
        return
    began.sort(key=lambda pair: chronological(pair[0]))
    (first, earliest), (last, latest) = began[0], began[-1]
    if first != last:
        words = f"What is dated begins or happens between {_date(first)} and {_date(last)}."
        yield Remark(words, tuple(dict.fromkeys((earliest.id, latest.id))))
    years = Counter(_year(date) for date, _ in began).most_common(FEW_YEARS)
    by_month = sum(number for _, number in years) * 4 >= len(began) * 3
    when: dict[str, list[Claim]] = defaultdict(list)
    for date, claim in began:
        if not by_month:
            when[_year(date)].append(claim)
        elif date != _year(date):
            when[date].append(claim)
    most = sorted(when, key=lambda date: (-len(when[date]), chronological(date)))[:FOREMOST]
    weights: dict[str, float] = defaultdict(float)
    for _, _, edge in graph.edges(data=True):
        weights[edge["claim"]] = max(weights[edge["claim"]], edge["weight"])
    types = {entity.name: entity.type for entity in reading.entities}
    for date in sorted(most, key=chronological):
        told = when[date]
        told.sort(key=lambda claim: -weights[claim.id])
        number = "one fact begins or happens" if len(told) == 1 else f"{len(told)} facts begin or happen"
        weightiest = dict.fromkeys(sentence(claim, vocabulary, types) for claim in told[:WEIGHTIEST])
        words = f"{at(date)}, {number}. Of most weight: {' '.join(weightiest)}"
        yield Remark(_upper(words), tuple(claim.id for claim in told))


def _begin(claim: Claim) -> str:
    """The month or year in which a claim begins or happens; empty if its year is not known."""
    date = _MONTH.match(claim.start or claim.date or "")
    return date[0] if date else ""


def _year(date: str) -> str:
    found = _YEAR.match(date)
    assert found
    return found[0]


def _date(date: str) -> str:
    return at(date).removeprefix("in ").removeprefix("on ")


def _read(reading: Reading) -> Iterator[Remark]:
    types = Counter(entity.type for entity in reading.entities)
    others = types.total() - types["Person"] - types["Body"]
    yield Remark(
        f"{_number(len(reading.claims), 'fact')} about {_number(types['Person'], 'person', 'people')}, "
        f"{_number(types['Body'], 'body', 'bodies')} and {_number(others, 'other matter')} were read.",
        see="names",
    )
    if reading.sentences:
        telling = sum(bool(sentence.facts) for sentence in reading.sentences)
        yield Remark(
            f"Of {_number(len(reading.sentences), 'sentence')} with words of power {telling} gave facts "
            f"({telling / len(reading.sentences):.0%}); the others stand under “What was not read”.",
            see="unread",
        )


def _doubts(reading: Reading, held: Sequence[Holding]) -> Iterator[Remark]:
    by_status: dict[str, list[str]] = defaultdict(list)
    for claim in reading.claims:
        by_status[claim.status].append(claim.id)
    for status in sorted(by_status, key=lambda status: (-len(by_status[status]), status)):
        if status != "asserted":
            verb = "is only" if len(by_status[status]) == 1 else "are only"
            if status == "refuted":
                verb = verb.removesuffix(" only")
            yield Remark(
                f"{_number(len(by_status[status]), 'fact')} {verb} {status}.", tuple(by_status[status])
            )
    weak = sorted(
        (claim for claim in reading.claims if claim.confidence is not None and claim.confidence < DOUBTFUL),
        key=lambda claim: (claim.confidence or 0, claim.id),
    )
    if weak:
        words = f"{_number(len(weak), 'fact')} may well be misread (confidence below {DOUBTFUL:.0%})."
        yield Remark(words, tuple(claim.id for claim in weak))
    undated = [claim.id for claim in reading.claims if not (claim.start or claim.end or claim.date)]
    if undated:
        yield Remark(f"For {_number(len(undated), 'fact')} the text gives no date.", tuple(undated))
    ended = [claim.id for holding in held if holding.ended_by for claim in holding.claims]
    if ended:
        words = f"Of {_number(len(ended), 'fact')} the text states no end, but one follows from other facts."
        yield Remark(words, tuple(ended))


def _faults(contradictions: Sequence[Contradiction], validation: Report | None) -> Iterator[Remark]:
    if contradictions:
        facts = dict.fromkeys(claim.id for found in contradictions for claim in found.claims)
        words = f"{_number(len(contradictions), 'pair')} of facts cannot both be so."
        yield Remark(words, tuple(facts), "contradictions")
    if validation and validation.results:
        shown = dict.fromkeys(claim.id for result in validation.results for claim in result.claims)
        verdict = "conform" if validation.conforms else "do not conform"
        words = (
            f"The accepted facts {verdict}; validation makes {_number(len(validation.results), 'remark')}."
        )
        yield Remark(words, tuple(shown), "validation")


def _upper(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _number(number: int, one: str, several: str = "") -> str:
    return f"{number} {one if number == 1 else several or f'{one}s'}"
