"""Cues as data: the cues/*.toml files, one for each stance that is not the authors' own assertion.

A table lists the words by which a text says that it only reports, alleges, intends or refutes: `adverbs`,
`prepositions`, `verbs`, `nouns`, `adjectives` and `modals` govern a clause; `phrases` stand anywhere in a
sentence, `opens` begin a passage of the kind, `reaching` denies what was told in the sentences before.
An example is a sentence and the regime that it is of.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from potestas.ontology.errors import PotestasError

CUES = Path(__file__).parent / "cues"
STRENGTH = ("refuted", "alleged", "intended", "reported")
"""The statuses, strongest disbelief first: where several are cued, the first counts."""


class CueError(PotestasError):
    """A cues file that cannot be used; the message names the file and the fault."""


class Example(NamedTuple):
    """A sentence of which a claim has the status of the table."""

    text: str
    regime: str


@dataclass(frozen=True)
class Cues:
    """The cues of one status: lemmas of verbs and nouns, other words and phrases in lower case."""

    status: str
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    modals: frozenset[str]
    opens: tuple[str, ...]
    phrases: tuple[str, ...]
    reaching: tuple[str, ...]
    examples: tuple[Example, ...]
    counterexamples: tuple[str, ...]


def load(folder: Path) -> tuple[Cues, ...]:
    """The tables of a folder, strongest disbelief first. Raises `CueError`."""
    found: dict[str, Cues] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            row = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CueError(f"{path}: no TOML ({error})") from error
        status = row.get("status")
        if status not in STRENGTH:
            raise CueError(f"{path}: the status must be one of {', '.join(STRENGTH)}")
        unknown = sorted(set(row) - set(Cues.__dataclass_fields__))
        if unknown:
            raise CueError(f"{path} has the unknown key '{unknown[0]}'")
        found[status] = _cues(path, row)
    return tuple(found[status] for status in STRENGTH if status in found)


def _cues(path: Path, row: dict[str, Any]) -> Cues:
    def some(key: str) -> frozenset[str]:
        return frozenset(row.get(key, ()))

    def ordered(key: str) -> tuple[str, ...]:
        return tuple(row.get(key, ()))

    return Cues(
        row["status"],
        some("adverbs"),
        some("prepositions"),
        some("verbs"),
        some("nouns"),
        some("adjectives"),
        some("modals"),
        ordered("opens"),
        ordered("phrases"),
        ordered("reaching"),
        tuple(_example(path, example) for example in row.get("examples", ())),
        ordered("counterexamples"),
    )


def _example(path: Path, row: Any) -> Example:
    if not isinstance(row, list) or len(row) != len(Example._fields) or not all(row):
        raise CueError(f"{path}: an example is [sentence, regime], not {row!r}")
    return Example(*row)


@cache
def cues() -> tuple[Cues, ...]:
    """The tables that come with the package."""
    return load(CUES)
