"""Patterns as data: the frames/*.toml files, one for each kind of relation, read and checked.

    [[pattern]]
    name = "appointed"                    # unique in its file; facts name it as `appointment/appointed`
    verb = ["appoint", "name"]            # lemmas of verbs or nouns, words; any = "post", "body", "meeting"
    subject = ["agent"]                   # where each argument stands, first hit wins
    object = ["patient"]
    role = ["complement.role", "as.role"]
    body = ["complement.body", "to"]
    time = "start"                        # which date the clause's own date is (default: by the kind)
    examples = [["The king appointed Cecil secretary of state.", "king > Cecil", "Tudor England"]]
    counterexamples = ["The king appointed a day for the hearing."]

A place is one of `places.py` (`agent`, `patient` ...) or a preposition ("by", "in place of"; "beside on" is
that of the verb above); `.role`,
`.body` and the like take a part of what stands there (`parts.py`); `=word` is the word itself. An example
is a sentence, the fact it gives, and the regime it is of: two regimes at least, for a pattern serves all.
Among words, "@crimes" is the list of that name in `words.toml`, under [wrongs].
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from potestas.extract.entry import Entry, entries_of, table_of
from potestas.extract.parts import PARTS
from potestas.extract.words import WordsError, words
from potestas.ontology.errors import PotestasError
from potestas.ontology.vocabulary import Vocabulary, vocabulary

FRAMES = Path(__file__).parent / "frames"
TELLER = "teller"
"""The place of who says, in the story, what stands at the trigger."""
PREDECESSOR = "predecessor"
"""Who held the post that is meant, even where it is no argument of the kind: "named Held in his stead"."""
TRIGGERS = ("verb", "noun", "word", "any")
_OWN = {
    "name",
    *TRIGGERS,
    "voice",
    "time",
    "presupposed",
    "where",
    "needs",
    "without",
    "having",
    "upon",
    "under",
    "held",
    "examples",
    "counterexamples",
}


class PatternError(PotestasError):
    """A frames file that cannot be used; the message names the file, the pattern and the fault."""


class Example(NamedTuple):
    """A sentence in which a pattern fires."""

    text: str
    fact: str
    """"agent > object | role"; "-" for an agent whom the sentence does not name."""
    regime: str


@dataclass(frozen=True)
class Place:
    """One place where an argument may stand."""

    source: str
    part: str = ""

    @classmethod
    def parse(cls, text: str) -> Place:
        """A place as the frames files write it: `=word`, `source` or `source.part`."""
        if text.startswith("="):
            return cls("=", text[1:])
        source, _, part = text.partition(".")
        return cls(source, part)


@dataclass(frozen=True)
class Pattern:
    """One way in which prose states a relation of a kind."""

    kind: str
    name: str
    trigger: str
    """verb, noun, word, post, body or meeting."""
    lemmas: frozenset[str]
    slots: Mapping[str, tuple[Place, ...]]
    voice: str = ""
    """active, passive or intransitive, which is active with nothing acted on; else any."""
    time: str = ""
    needs: tuple[str, ...] = ()
    """Arguments without which the pattern does not fire, besides those that the kind requires."""
    presupposed: bool = False
    """The fact is taken for granted, whatever is said of it: "allegedly the chancellor, Held, lied"."""
    having: tuple[str, ...] = ()
    """Words of which one must stand in the trigger's clause."""
    upon: tuple[str, ...] = ()
    """Lemmas of which one must head what the trigger acts on: "resigned his office"."""
    under: tuple[str, ...] = ()
    """Lemmas of which one must be the verb of the trigger's clause: "laid bare the faults of the Board"."""
    without: tuple[str, ...] = ()
    """Words of which none may hang on the trigger."""
    held: str = ""
    """The argument whose post so far is meant, where the words name none."""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Argument → entity types, narrower than the kind's own, Assembly and Commission for bodies; of a place
    that is no argument, what must stand there: `patient = ["Document"]` for "sent the king a letter"."""
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def told(self) -> bool:
        """Whether the fact is that somebody says what the trigger says, as to accuse is."""
        return any(place.source == TELLER for places in self.slots.values() for place in places)

    @property
    def rule(self) -> str:
        """How claims name the pattern: `kind/name`."""
        return f"{self.kind}/{self.name}"


def _pattern(entry: Entry, kind: str, known: Vocabulary) -> Pattern:
    trigger = entry.trigger(TRIGGERS)
    filled = set(known.kinds[kind].arguments)
    filled |= {PREDECESSOR} if known.kinds[kind].post is not None else set()
    entry.only(_OWN | filled)
    slots = {key: tuple(map(Place.parse, entry.either(key))) for key in entry.row if key in filled}
    for place in (place for places in slots.values() for place in places):
        if place.source != "=" and place.part not in PARTS:
            entry.refuse(f"asks for the unknown part '.{place.part}'")
    held = entry.word("held")
    if "held" in entry.row and held not in slots:
        entry.refuse(f"has no argument '{held}' that could have held a post")
    return Pattern(
        kind,
        entry.name,
        entry.word("any") if trigger == "any" else trigger,
        frozenset(() if trigger == "any" else _words(entry, trigger)),
        slots,
        entry.word("voice"),
        entry.word("time"),
        entry.words("needs"),
        entry.flag("presupposed"),
        _words(entry, "having"),
        _words(entry, "upon"),
        _words(entry, "under"),
        _words(entry, "without"),
        held,
        entry.lists("where"),
        tuple(Example(*texts) for texts in entry.examples("[sentence, fact, regime]")),
        entry.words("counterexamples"),
    )


def _words(entry: Entry, key: str) -> tuple[str, ...]:
    """A list of words in which "@crimes", "as @crimes" stand for the words of that list."""
    try:
        return tuple(sorted(chain.from_iterable(map(_listed, entry.words(key)))))
    except WordsError as error:
        entry.refuse(f"names no list of words: {error}")


def _listed(word: str) -> Iterable[str]:
    opening, mark, name = word.partition("@")
    return (opening + listed for listed in words("wrongs", name)) if mark else (word,)


def load(folder: Path, known: Vocabulary) -> tuple[Pattern, ...]:
    """All patterns of a folder, in the order of file names and lines. Raises `PatternError`."""
    found: list[Pattern] = []
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in known.kinds:
            raise PatternError(f"{path}: the ontology has no kind of relation '{path.stem}'")
        table = table_of(path, PatternError)
        entries = entries_of(path, table, "pattern", PatternError)
        found += [_pattern(entry, path.stem, known) for entry in entries]
    rules = [pattern.rule for pattern in found]
    twice = next((rule for rule in rules if rules.count(rule) > 1), None)
    if twice:
        raise PatternError(f"{folder}: two patterns are called {twice}")
    return tuple(found)


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns that come with the package."""
    return load(FRAMES, vocabulary())
