"""Mentions and referents: the words that speak of somebody or something, and whom or what they speak of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Span, Token

from potestas.extract.passage import Passage
from potestas.ontology.vocabulary import Concept


@dataclass(eq=False)
class Mention:
    """Tokens `left`..`right` (exclusive) of a passage, headed by token `head`."""

    passage: Passage
    left: int
    head: int
    right: int
    type: str
    form: str
    """name, description or pronoun."""
    text: str
    determiner: str = ""
    concept: Concept | None = None
    possessor: Mention | None = None
    parent: Mention | None = None
    """What it is of: "the secretary of the Council"."""
    title: Mention | None = None
    """The post that stands right before a name."""
    prefix: Mention | None = None
    """The body or place before a post: "the Treasury secretary"."""
    plural: bool = False
    referent: Referent | None = field(default=None, repr=False)
    grounds: Mention | None = field(default=None, repr=False)
    """The earlier mention from which this one was resolved."""
    holders: list[Mention] = field(default_factory=list, repr=False)
    """Of a post: who stands beside it."""
    station: Mention | None = field(default=None, repr=False)
    """Of a person in a list of people and bodies: the body beside."""
    appointee: Mention | None = field(default=None, repr=False)
    """Of a post after a verb: whom the verb puts there."""
    membership: bool = False
    """People are members of it."""
    bears_post: bool = False
    """A post stands beside it or is predicated of it: only people bear posts."""

    @property
    def start(self) -> int:
        """Clean offset of its first code point."""
        return self.passage.starts[self.left]

    @property
    def end(self) -> int:
        """Clean offset after its last code point."""
        return self.passage.ends[self.right - 1]

    @property
    def meant_type(self) -> str:
        """The type of what it means, as far as that is known, else its own."""
        return self.referent.type if self.referent is not None else self.type

    @cached_property
    def token(self) -> Token:
        """The token by which the phrase hangs in the tree."""
        return self.passage.doc[self.left : self.right].root

    @cached_property
    def sentence(self) -> Span:
        """The sentence in which that token stands."""
        return self.token.sent

    @property
    def starts_with_initial(self) -> bool:
        """Initials were taken out before the first word, which begins where they began."""
        first = self.passage.doc[self.left]
        return self.passage.ends[self.left] - self.passage.starts[self.left] > len(first.text)


@dataclass(eq=False)
class Referent:
    """One person, body, case ... of the text."""

    type: str
    number: int
    """Its place in the register."""
    forms: Counter[str] = field(default_factory=Counter)
    """How often the text calls it by each name or description."""
    words: set[str] = field(default_factory=set)
    """All words of these and of its mentions, in normal spelling: who has not its last word means another."""
    concept: Concept | None = None
    parent: Referent | None = None
    mentions: list[Mention] = field(default_factory=list)
    anonymous: bool = False
    topic: Mention | None = None
    """The event that a case is about, where its own words do not say."""
    occasion: str | None = None
    """Of a meeting that may recur under its name: when it was (EDTF)."""
    label: str = ""
    """Given to the anonymous: "[board on harbour dues, 1721-04]"."""

    @property
    def name(self) -> str:
        """The fullest form of a person's name; of any other the most used, parts of fuller ones aside."""
        if self.label:
            return self.label
        if self.type == "Person":
            return max(self.forms, key=lambda form: (len(form.split()), self.forms[form], form))
        full = [
            form
            for form in self.forms
            if not any(f" {form} " in f" {other} " for other in self.forms if other != form)
        ]
        return max(full, key=lambda form: (self.forms[form], len(form), form))

    @property
    def aliases(self) -> list[str]:
        """Its other forms, in alphabetical order."""
        return sorted(form for form in self.forms if form != self.name)
