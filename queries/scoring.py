"""Scores extracted facts against facts annotated by hand: precision, recall and F1, per kind and per status.

An annotation is three files: `NAME.facts.jsonl`, `NAME.entities.jsonl` and `NAME.units.json` (numbered
stretches of the text, in code points). Both sides are first reduced to distinct facts: one counts once,
however often the text states it. Precision counts every annotated fact as right, recall counts only those
that any careful reader would list (`sure`). Statuses and dates are scored on the facts that both sides have.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from potestas.extract.claim import read_jsonl
from potestas.ontology.errors import InputError
from potestas.ontology.vocabulary import Vocabulary
from potestas.queries.matching import Matcher, Names, Row, date_of, lies_in

DISBELIEVED = frozenset({"refuted", "alleged"})
BELIEVED = "asserted"

PRONOUNS = ("they", "it", "he", "she", "who", "his", "her", "their")


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an annotator found in a text, and the numbered stretches (code points) that he read it in."""

    facts: tuple[Row, ...]
    entities: tuple[Row, ...]
    units: Mapping[int, tuple[int, int]]


@dataclass(slots=True)
class Score:
    """The counts of distinct facts in one group, with the first row of each that was wrong or missed.

    Scores of several texts can be added.
    """

    annotated: int = 0
    sure: int = 0
    found: int = 0
    extracted: int = 0
    matched: int = 0
    status_right: int = 0
    dated: int = 0
    date_right: int = 0
    disbelieved: int = 0
    leaked: int = 0
    wrong: list[Row] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    misjudged: list[tuple[Row, Row]] = field(default_factory=list)
    """Annotated and extracted rows of one fact whose statuses differ."""
    misdated: list[tuple[Row, Row]] = field(default_factory=list)
    """The same where the annotated date was not found."""

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(self)))

    @property
    def precision(self) -> float | None:
        """The share of the extracted facts that are annotated; None where nothing was extracted."""
        return 1 - len(self.wrong) / self.extracted if self.extracted else None

    @property
    def recall(self) -> float | None:
        """The share of the sure facts that were found; None where there are none."""
        return self.found / self.sure if self.sure else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there is nothing to find."""
        if self.recall is None:
            return None
        precision = self.precision or 0.0
        return 2 * precision * self.recall / (precision + self.recall) if self.recall else 0.0


def read_annotation(folder: Path, name: str) -> Annotation:
    """The annotation `name` in `folder`; raises InputError naming the file that is missing or wrong."""
    paths = [folder / f"{name}.{rest}" for rest in ("facts.jsonl", "entities.jsonl", "units.json")]
    for path in paths:
        if not path.is_file():
            raise InputError(f"{path}: no such file; --gold and --doc say where the annotation lies")
    try:
        facts, entities = tuple(read_jsonl(paths[0])), tuple(read_jsonl(paths[1]))
        units = {
            unit["unit"]: (unit["start"], unit["end"]) for unit in json.loads(paths[2].read_text("utf-8"))
        }
        strays = [fact["id"] for fact in facts if fact["unit"] not in units]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{folder / name}.*: not an annotation ({error!r})") from error
    if strays:
        raise InputError(f"{paths[0]}: fact {strays[0]} lies in a unit that {paths[2].name} does not have")
    return Annotation(facts, entities, units)


def annotated_texts(folder: Path, facts: Iterable[Row]) -> list[str]:
    """The names of the annotations in `folder` that are of texts which these facts were read from."""
    documents = {item["document"] for fact in facts for item in fact.get("evidence", ())}
    stems = sorted({Path(document).stem for document in documents})
    return [stem for stem in stems if (folder / f"{stem}.units.json").is_file()]


class Scorer:
    """Extracted facts and entities beside an annotation of the same text.

    Only what was extracted from the units first to last that hold annotated facts is counted; `between`
    narrows that to units of these two numbers, inclusive.
    """

    def __init__(
        self,
        annotation: Annotation,
        facts: Iterable[Row],
        entities: Iterable[Row],
        vocabulary: Vocabulary,
        between: tuple[int, int] | None = None,
    ) -> None:
        numbers = [fact["unit"] for fact in annotation.facts]
        first, last = between or (min(numbers, default=0), max(numbers, default=0))
        self._units = {n: span for n, span in annotation.units.items() if first <= n <= last}
        self._annotated = [fact for fact in annotation.facts if first <= fact["unit"] <= last]
        self._extracted = [fact for fact in facts if lies_in(fact, self._units.values())]
        schemes = (
            vocabulary.bodies,
            vocabulary.cases,
            vocabulary.documents,
            vocabulary.meetings,
            vocabulary.groups,
        )
        general = [word for scheme in schemes for word in scheme.by_word]
        names = Names(annotation.entities, entities, (*general, *PRONOUNS))
        self._matcher = Matcher(names, annotation.units, vocabulary)

    def score(self, kinds: Iterable[str] | None = None, statuses: Iterable[str] | None = None) -> Score:
        """The score of the facts of these kinds and statuses; None means all.

        A status narrows the annotated facts when recall is counted and the extracted ones when precision is.
        """
        wanted = None if kinds is None else frozenset(kinds)
        mine = self._distinct(row for row in self._annotated if wanted is None or row["kind"] in wanted)
        theirs = self._distinct(row for row in self._extracted if wanted is None or row["kind"] in wanted)
        if statuses is not None:
            chosen = frozenset(statuses)
            mine = [rows for rows in mine if chosen & _statuses(rows)]
            theirs = [rows for rows in theirs if chosen & _statuses(rows)]
        hits = [[i for i, rows in enumerate(mine) if self._same(rows, others)] for others in theirs]
        score = Score(annotated=len(mine), extracted=len(theirs))
        score.wrong = [others[0] for others, found in zip(theirs, hits, strict=True) if not found]
        for i, rows in enumerate(mine):
            partners = [
                row for others, found in zip(theirs, hits, strict=True) if i in found for row in others
            ]
            self._count(score, rows, partners)
        return score

    def verdicts(self) -> Iterator[tuple[Row, int, bool]]:
        """Each extracted fact, the number of the unit that states it, and whether the annotation has it."""
        for row in self._extracted:
            unit = next(number for number, span in self._units.items() if lies_in(row, [span]))
            yield row, unit, any(self._matcher.same_fact(fact, row) for fact in self._annotated)

    def _count(self, score: Score, rows: Sequence[Row], partners: Sequence[Row]) -> None:
        """Adds one annotated fact and the extracted rows that match it."""
        if any(row.get("sure", 1) for row in rows):
            score.sure += 1
            score.found += bool(partners)
            if not partners:
                score.missed.append(rows[0])
        if not partners:
            return
        score.matched += 1
        if _statuses(rows) & _statuses(partners):
            score.status_right += 1
        else:
            score.misjudged.append((rows[0], partners[0]))
        if _statuses(rows) <= DISBELIEVED:
            score.disbelieved += 1
            score.leaked += BELIEVED in _statuses(partners)
        dated = [row for row in rows if date_of(row)]
        if not dated:
            return
        score.dated += 1
        if any(self._matcher.same_date(row, other) for row in dated for other in partners):
            score.date_right += 1
        else:
            score.misdated.append((dated[0], partners[0]))

    def _distinct(self, rows: Iterable[Row]) -> list[list[Row]]:
        groups: dict[object, list[Row]] = {}
        for row in rows:
            groups.setdefault(self._matcher.identity(row), []).append(row)
        return list(groups.values())

    def _same(self, rows: Sequence[Row], others: Sequence[Row]) -> bool:
        return any(self._matcher.same_fact(row, other) for row in rows for other in others)


def _statuses(rows: Iterable[Row]) -> set[str]:
    return {row.get("status", BELIEVED) for row in rows}
