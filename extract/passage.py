"""A parsed stretch of text, and where each of its tokens stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Lexicon:
    """What a pipeline knows of words: the common ones of its training, and stand-ins for rare ones."""

    common: frozenset[str] = frozenset()
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    """Words for offices and bodies that the tagger hardly knows → a common one: nouns, whatever it says."""
    english: frozenset[str] = frozenset()
    """Nouns, verbs and adjectives of the language, as far as the pipeline's lemmatizer has a list of them."""
    title: str | None = None
    """What stands in for titles of several words that were made one ("attorney general")."""

    def stand_in(self, word: str) -> str | None:
        """The common noun that a word is shown as, if it is not shown as itself."""
        return self.stand_ins.get(word) or (self.title if " " in word else None)


@dataclass
class Passage:
    """Token i stands at the clean offsets `starts[i]`..`ends[i]` (code points, the end exclusive)."""

    doc: Doc
    starts: list[int]
    ends: list[int]
    begin: int
    end: int
    """The stretch of the clean text that it was made of, phrases of time included."""
    lexicon: Lexicon
    host: Passage | None = None
    """Of an aside: the passage out of which it was taken."""
    follows: int = -1
    """Of an aside: the token of the host after which it stands (-1: before the first)."""
    is_title: bool = False
    """Of an aside: it says what the writing before it is called."""
    asides: list[Passage] = field(default_factory=list)
    timed: frozenset[int] = frozenset()
    """The tokens before which an adverbial of time was left out: "after the king | in 1701 | Held"."""

    def asides_after(self, token: Token) -> list[Passage]:
        """The asides that stood right after a token."""
        return [aside for aside in self.asides if aside.follows == token.i]
