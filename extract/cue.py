"""Cues as data: the cues/*.toml files, one for each stance that is not the authors' own assertion.

    status = "reported"

    [[cue]]
    name = "said"                         # unique in its file
    verb = ["say", "claim", "testify"]    # the words: lemmas of verbs and nouns, other words as they stand
    governs = ["that", "to"]              # which of its complements count (default: all)
    examples = [["Livy says that Numa founded the Senate.", "Roman Kingdom"]]
    counterexamples = ["Numa founded the Senate."]

The words are a `verb`, `noun`, `adjective`, `adverb`, `preposition` (with or without its noun: "in account"),
`auxiliary` ("be to be"), `mark` ("if") or `phrase`. `scope` says for how much they count:

- `content`: what they govern, or what they stand beside as a parenthesis (verbs and nouns, if not said);
- `clause`: the clause in which they stand (adverbs, prepositions, auxiliaries, marks), or into which they are
  put (phrases), or that they tell as its subject (nouns);
- `phrase`: the phrase in which they stand (adjectives); `sentence`: all of it (phrases);
- `story`: the sentences before, back to where the story that they speak of began.

An example is a sentence and the regime that it is of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from potestas.extract.entry import Entry, entries_of, table_of
from potestas.ontology.errors import PotestasError

CUES = Path(__file__).parent / "cues"
UNSAID = "unsaid"
STRENGTH = ("refuted", UNSAID, "alleged", "intended", "reported")
"""The statuses, strongest doubt first: where several are cued, the first counts."""
SCOPES = {
    "verb": "content",
    "noun": "content",
    "adjective": "phrase",
    "adverb": "clause",
    "preposition": "clause",
    "auxiliary": "clause",
    "mark": "clause",
    "phrase": "sentence",
}
"""For how much the words of each trigger count, if their cue does not say."""
COMPLEMENTS = frozenset({"that", "to", "ing", "having", "noun", "subject"})
"""Kinds of complement: clauses by their form, nouns, and for predicates the story that is their subject."""


class CueError(PotestasError):
    """A cues file that cannot be used; the message names the file, the cue and the fault."""


class Example(NamedTuple):
    """A sentence of which a claim has the status of the table."""

    text: str
    regime: str


@dataclass(frozen=True)
class Cue:
    """Words by which a text says that it does not itself assert something."""

    status: str
    name: str
    trigger: str
    words: frozenset[str]
    scope: str
    governs: frozenset[str]
    voice: str = ""
    without: frozenset[str] = frozenset()
    """Words of which none may hang on the cue's clause."""
    by: str | None = None
    """Whose doubt it is, where the words themselves say."""
    litotes: bool = False
    """Whether who is denied it did the thing: "did not fail to"."""
    denied: bool = False
    """Whether it counts only where it is denied: "no document shows that"."""
    opens: bool = False
    """Whether the passage that it opens goes on in the sentences after it."""
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()


_OWN = frozenset(Cue.__dataclass_fields__) - {"status", "trigger", "words"}


def load(folder: Path) -> tuple[Cue, ...]:
    """The cues of a folder, strongest doubt first. Raises `CueError`."""
    found: list[Cue] = []
    for path in sorted(folder.glob("*.toml")):
        table = table_of(path, CueError)
        status = table.get("status")
        if status not in STRENGTH:
            raise CueError(f"{path}: the status must be one of {', '.join(STRENGTH)}")
        unknown = sorted(set(table) - {"status", "cue"})
        if unknown:
            raise CueError(f"{path} has the unknown key '{unknown[0]}'")
        found += [_cue(entry, status) for entry in entries_of(path, table, "cue", CueError)]
    return tuple(sorted(found, key=lambda cue: STRENGTH.index(cue.status)))


def _cue(entry: Entry, status: str) -> Cue:
    trigger = entry.trigger(SCOPES)
    entry.only(_OWN | {trigger})
    governs = frozenset(entry.words("governs", COMPLEMENTS - {"subject"}))
    if not governs <= COMPLEMENTS:
        raise CueError(f"{entry.where}: governs takes {', '.join(sorted(COMPLEMENTS))}")
    return Cue(
        status,
        entry.name,
        trigger,
        frozenset(entry.words(trigger)),
        entry.word("scope", SCOPES[trigger]),
        governs,
        entry.word("voice"),
        frozenset(entry.words("without")),
        entry.word("by") or None,
        entry.flag("litotes"),
        entry.flag("denied"),
        entry.flag("opens"),
        tuple(Example(*texts) for texts in entry.examples("[sentence, regime]")),
        entry.words("counterexamples"),
    )


@cache
def cues() -> tuple[Cue, ...]:
    """The cues that come with the package."""
    return load(CUES)


@cache
def cued_by() -> Mapping[tuple[str, str], tuple[Cue, ...]]:
    """(trigger, word) → the cues that have the word, strongest doubt first."""
    found: dict[tuple[str, str], list[Cue]] = {}
    for cue in cues():
        for word in sorted(cue.words):
            found.setdefault((cue.trigger, word), []).append(cue)
    return {key: tuple(here) for key, here in found.items()}
