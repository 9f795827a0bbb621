"""What has been spoken of so far, as one walks through a text: where antecedents are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from potestas.extract.mention import Mention, Referent
from potestas.extract.passage import Passage
from potestas.extract.periods import beginning
from potestas.extract.register import Register

MEMORY = 300
"""Mentions of one kind among which a description finds its antecedent."""


class Discourse:
    """The mentions of one document, in its order, and those of them that are resolved already."""

    def __init__(self, register: Register, mentions: Sequence[Mention]) -> None:
        self.register = register
        self.mentions = mentions
        self.seen: list[Mention] = []
        self._alike: dict[tuple[str, bool], list[Mention]] = {}
        self._order = {id(mention): i for i, mention in enumerate(mentions)}
        self._sentences: dict[tuple[int, int], int] = {}
        self._at = {(id(m.passage), i): m for m in mentions for i in range(m.left, m.right)}

    def sentence(self, mention: Mention) -> int:
        """Running number of its sentence, or full clause of a period, among those that hold mentions."""
        key = id(mention.passage), beginning(mention.token)
        return self._sentences.setdefault(key, len(self._sentences))

    def at(self, passage: Passage, token: Token) -> Mention | None:
        """The mention in which a token of a passage stands."""
        return self._at.get((id(passage), token.i))

    def before(self, mention: Mention) -> Iterator[Mention]:
        """All mentions before one, resolved or not, the latest first."""
        return (self.mentions[i] for i in range(self._order[id(mention)] - 1, -1, -1))

    def alike(self, type_: str, plural: bool) -> Iterator[tuple[Mention, Referent]]:
        """The resolved mentions of one type and number with their referents, the latest first."""
        for mention in reversed(self._alike.get((type_, plural), [])[-MEMORY:]):
            if mention.referent is not None:
                yield mention, mention.referent

    def remember(self, mention: Mention) -> None:
        """From now on a resolved mention can be an antecedent."""
        self.seen.append(mention)
        self._alike.setdefault((mention.type, mention.plural), []).append(mention)

    def join(self, mention: Mention, earlier: Mention) -> None:
        """A mention means what an earlier one means."""
        if earlier.referent is not None:
            self.assign(mention, earlier.referent)
            mention.grounds = earlier.grounds if earlier.form == "pronoun" and earlier.grounds else earlier

    def assign(self, mention: Mention, referent: Referent) -> None:
        """A mention means a referent; its ground is where the text first speaks of that."""
        self.register.add(referent, mention)
        if mention.grounds is None and referent.mentions:
            mention.grounds = referent.mentions[0]

    def begin(self, mention: Mention, type_: str, form: str) -> Referent:
        """A mention begins a referent of its own, which belongs to whom the mention names as its owner."""
        referent = self.register.new(type_)
        referent.parent = next(
            (known for owner in owners(mention) if (known := _meant(owner)) is not None), None
        )
        self.register.add(referent, mention, form)
        return referent


def owners(mention: Mention) -> Iterable[Mention]:
    """Whose or of what a thing is, by its own phrase, the nearest first."""
    return [owner for owner in (mention.possessor, mention.parent, mention.prefix) if owner is not None]


def _meant(owner: Mention) -> Referent | None:
    """Whom an owner means; of a post that stands before its holder, the holder."""
    if owner.referent is None and len(owner.holders) == 1:
        return owner.holders[0].referent
    return owner.referent
