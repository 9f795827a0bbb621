"""Clauses said once for several: "Leslie took the army; Traquair, the treasury; and Hamilton the fleet".

What a gapped clause leaves out is found again by its form (Ross 1970): after the last two phrases of the full
clause come, without a verb, two of the same kinds in the same order, then two more. An office alone after the
last one is held by the same person: "made him master of the horse, afterwards warden of the ports". What only
the gapped clauses name is not the full clause's: "appointed Held to the Mint and Imhof to the Treasury".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from potestas.extract.dependents import VERBAL, preposition
from potestas.extract.mention import Mention
from potestas.extract.passage import Passage
from potestas.extract.places import Places

_SEPARATING = frozenset({",", ";", "and", "; and", ", and"})
_ENDING = frozenset({",", ";", ".", ":", "and"})
_PASSED_OVER = ("DET", "ADV", "ADJ", "NUM")
_LISTING = frozenset({",", "and", ", and"})
_BEARERS = ("Person",)
_UNNAMED = frozenset({"others"})


@dataclass(frozen=True)
class Repeated:
    """The places of a clause in which others stand in the place of those that it names."""

    full: Places
    instead: Mapping[Mention, Sequence[Mention]]
    own: frozenset[Mention]
    """Those whom only the gapped clause names."""

    @property
    def passage(self) -> Passage:
        """The passage of the full clause."""
        return self.full.passage

    def at(self, source: str, trigger: Token) -> list[Mention]:
        """The mentions at a place of the gapped clause."""
        return self._others(self.full.at(source, trigger))

    def higher(self, source: str, trigger: Token) -> Iterator[list[Mention]]:
        """The same for the places above."""
        return (self._others(found) for found in self.full.higher(source, trigger))

    def joined(self, mention: Mention) -> list[Mention]:
        """The list that begins with a mention."""
        return self.full.joined(mention)

    def _others(self, found: Sequence[Mention]) -> list[Mention]:
        return list(dict.fromkeys(other for m in found for other in self.instead.get(m, [m])))


def repetitions(filled: Sequence[Sequence[Mention]], trigger: Token, places: Places) -> Iterator[Repeated]:
    """For the phrases that fill a finding's places, one list a place, each clause that repeats it."""
    phrases = sorted((list(group) for group in filled if group), key=lambda group: group[0].left)
    if len(phrases) < 2 or phrases[-1][-1].right <= trigger.i:
        return
    first, last = phrases[-2], phrases[-1]
    if first[0].type not in _BEARERS and first[0].form != "pronoun":
        return
    row = _Row(places)
    whole = row.before_people(last)
    people, end = first, row.end_of(whole[-1])
    while (found := row.pair(end, whole[-1])) is not None:
        named, thing = found
        people = named or people
        instead: dict[Mention, Sequence[Mention]] = {m: () for m in (*first, *last)}
        yield Repeated(places, instead | {first[0]: people, last[0]: [thing]}, frozenset([*named, thing]))
        end = row.end_of(thing)


class _Row:
    """The mentions of a passage in their order, and the words between them."""

    def __init__(self, places: Places) -> None:
        self._doc = places.passage.doc
        self._mentions = sorted(places.mentions, key=lambda m: (m.left, -m.right))

    def end_of(self, phrase: Mention) -> int:
        """Where a phrase ends together with what it is of: "warden of the ports"."""
        parts = [phrase]
        while parts[-1].parent is not None and parts[-1].parent.passage is phrase.passage:
            parts.append(parts[-1].parent)
        return max(part.right for part in parts)

    def before_people(self, phrases: Sequence[Mention]) -> Sequence[Mention]:
        """The phrases of a list that the tree made too long, up to where somebody else is named."""
        for i, phrase in enumerate(phrases):
            between = (m for m in self._mentions if phrases[0].right <= m.left and m.right <= phrase.left)
            if any(m.type in _BEARERS and m.form == "name" for m in between):
                return phrases[:i]
        return phrases

    def pair(self, end: int, last: Mention) -> tuple[list[Mention], Mention] | None:
        """The people, if any, and the thing, one like the last, that stand next after `end`."""
        here = next((m for m in self._mentions if m.left >= end), None)
        if here is None or (joint := self._between(end, here)) not in _SEPARATING:
            return None
        people: list[Mention] = []
        at = end
        while here is not None and (here.type in _BEARERS or here.token.lower_ in _UNNAMED):
            if here.form == "name":
                people.append(here)
            at, here = here.right, self._after(here)
            if here is None or self._between(at, here) not in _LISTING:
                break
        if here is None or not _is_like(here, last) or here.holders:
            return None
        gap = self._between(at, here) if people else ""
        said = gap.removeprefix(", ")
        again = bool(said) and said == preposition(last.token)  # "Held to the Mint and Imhof | to the Bank"
        if gap not in ("", ",") and not again:
            return None
        if (gap[:1] == "," and not again and ";" not in joint) or (not people and last.type != "Post"):
            return None
        return (people, here) if self._closes(self.end_of(here)) else None

    def _after(self, mention: Mention) -> Mention | None:
        return next((m for m in self._mentions if m.left >= mention.right), None)

    def _between(self, end: int, mention: Mention) -> str:
        words = self._doc[end : mention.left]
        if any(token.pos_ in VERBAL for token in words):
            return "..."
        return " ".join(token.lower_ for token in words if token.pos_ not in _PASSED_OVER)

    def _closes(self, end: int) -> bool:
        """Whether nothing goes on after a gapped clause that would make it another."""
        return end >= len(self._doc) or self._doc[end].lower_ in _ENDING or bool(self._doc[end].is_sent_start)


def _is_like(thing: Mention, last: Mention) -> bool:
    """Whether a phrase can stand where the last of the full clause stands: a post for a post."""
    return (thing.type == "Post") == (last.type == "Post") and thing.type not in ("Person", "Pronoun")
