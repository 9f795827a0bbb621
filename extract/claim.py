"""What is read out of a text: claims about entities, each with the place that states it.

The JSON forms are the lines of `facts.jsonl`, `entities.jsonl` and `sentences.jsonl`; a reading is an object
of lists of these.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ARGUMENTS = ("subject", "object", "body", "predecessor")
"""The arguments of a claim that name entities."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of the input file, in code points from its beginning; `note` is a footnote number."""

    document: str
    start: int
    end: int
    note: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """The words from which an argument was resolved that the evidence itself does not name."""

    argument: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation instance that a text states. Arguments are preferred names of entities.

    `start`, `end` and `date` are EDTF (ISO 8601-2) and never more precise than the text. `confidence` is the
    chance that it is read rightly, from 0 to 1; None for what a person wrote down.
    """

    id: str
    kind: str
    subject: str | None = None
    object: str | None = None
    body: str | None = None
    predecessor: str | None = None
    role: str | None = None
    start: str | None = None
    end: str | None = None
    date: str | None = None
    status: str = "asserted"
    by: str | None = None
    task: str | None = None
    act: str | None = None
    basis: str | None = None
    evidence: tuple[Evidence, ...] = ()
    rule: str = ""
    grounds: tuple[Ground, ...] = ()
    confidence: float | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The entities that it speaks of, in the order of `ARGUMENTS`; one may come twice."""
        return tuple(name for key in ARGUMENTS if (name := getattr(self, key)) is not None)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, group, case, document, meeting or place, under its preferred name.

    `kind` is the key of a concept of the SKOS schemes; `exact` lists IRIs of the same thing elsewhere.
    """

    name: str
    type: str
    iri: str = ""
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    exact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a file of the user's, or an authority file, settled about names of the text.

    `verdict` is same, different, one, rename, type or authority; `names` are those that it speaks of,
    `entities` the preferred names of what rests on it; `source` and `sha256` are the file's name and digest.
    """

    verdict: str
    names: tuple[str, ...]
    entities: tuple[str, ...]
    source: str
    sha256: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A word of power as it stands in a sentence, and what it may be a sign of.

    That is a kind of relation, or `office` or `body` for words that name one.
    """

    word: str
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with words of power: a stretch of the input file, as in `Evidence`.

    `section` is the heading above it, `facts` how many facts it states.
    """

    document: str
    start: int
    end: int
    section: str
    signs: tuple[Sign, ...]
    facts: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read out of one or more texts, and what was decided about it."""

    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    documents: dict[str, str] = field(default_factory=dict)
    """Document name → SHA-256 of the file as it lay on disk (hexadecimal)."""
    sentences: tuple[Sentence, ...] = ()
    """Those with words of power, whether they state a fact or not."""
    decisions: tuple[Decision, ...] = ()


def claim_to_json(claim: Claim) -> str:
    """One line of `facts.jsonl`, without its line end."""
    return json.dumps(asdict(claim), ensure_ascii=False)


def claim_from_json(row: dict[str, Any]) -> Claim:
    """The claim of one object of `facts.jsonl`. Unknown keys are passed over."""
    known = {key: row[key] for key in Claim.__dataclass_fields__ if key in row}
    known["evidence"] = tuple(Evidence(**item) for item in row.get("evidence", ()))
    known["grounds"] = tuple(Ground(**item) for item in row.get("grounds", ()))
    return Claim(**known)


def entity_to_json(entity: Entity) -> str:
    """One line of `entities.jsonl`, without its line end."""
    return json.dumps(asdict(entity), ensure_ascii=False)


def entity_from_json(row: dict[str, Any]) -> Entity:
    """The entity of one object of `entities.jsonl`. Unknown keys are passed over."""
    known = {key: row[key] for key in Entity.__dataclass_fields__ if key in row}
    return Entity(**{**known, "aliases": tuple(row.get("aliases", ())), "exact": tuple(row.get("exact", ()))})


def sentence_to_json(sentence: Sentence) -> str:
    """One line of `sentences.jsonl`, without its line end."""
    return json.dumps(asdict(sentence), ensure_ascii=False)


def sentence_from_json(row: dict[str, Any]) -> Sentence:
    """The sentence of one object of `sentences.jsonl`. Unknown keys are passed over."""
    known = {key: row[key] for key in Sentence.__dataclass_fields__}
    return Sentence(**{**known, "signs": tuple(Sign(s["word"], tuple(s["means"])) for s in row["signs"])})


def reading_to_json(reading: Reading) -> str:
    """All of a reading in one line, without its line end."""
    return json.dumps(asdict(reading), ensure_ascii=False)


def reading_from_json(row: dict[str, Any]) -> Reading:
    """The reading of such an object."""
    return Reading(
        tuple(map(claim_from_json, row["claims"])),
        tuple(map(entity_from_json, row["entities"])),
        row["documents"],
        tuple(map(sentence_from_json, row["sentences"])),
        tuple(
            Decision(**{**item, "names": tuple(item["names"]), "entities": tuple(item["entities"])})
            for item in row["decisions"]
        ),
    )


def read_jsonl(path: Path) -> Iterable[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
