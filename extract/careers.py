"""Who held which posts by which place of the text: for "his deputy", "his successor", "he was dismissed"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from potestas.extract.mention import Mention, Referent


@dataclass(frozen=True)
class Held:
    """A post that somebody held: the role, in the text's words, and the mention of the body."""

    role: str
    body: Mention
    heads: bool
    said: int
    """Clean offset of the words that say so."""
    begins: bool = False
    """Whether they say that it was given: "was sent to Madrid as envoy"."""


class Careers:
    """The posts of the people of one text, each person's in the order in which the text tells of them."""

    def __init__(self, posts: Iterable[tuple[Referent, Held]] = ()) -> None:
        self._posts: dict[Referent, list[Held]] = defaultdict(list)
        for holder, held in posts:
            self._posts[holder].append(held)
        for career in self._posts.values():
            career.sort(key=lambda held: held.said)

    def headed(self, person: Mention) -> Mention | None:
        """The body that a person heads by that place in the text; failing that, the first one later."""
        heads = [held for held in self._of(person) if held.heads]
        before = [held.body for held in heads if held.said <= person.start]
        return before[-1] if before else next((held.body for held in heads), None)

    def held(self, person: Mention, role: str = "", left: bool = False, by: int = 0) -> Held | None:
        """The post that a person holds by that place in the text, and may lose there; with a role, that one.

        The place is the person's, or the clean offset `by` if that comes later: "Held, the regent, fell".

        Who holds several holds the one at the head; of several such the text does not say which is meant.
        `left`: not one that the same sentence gives: "was sent to Madrid as envoy, and his place was taken".
        """
        opening = person.passage.starts[person.sentence.start]
        known = [held for held in self._of(person) if held.said < max(by, person.start)]
        if left and any(held.begins and held.said >= opening for held in known):
            return None
        before = [held for held in known if held.role == role] if role else known
        chosen = [held for held in before if held.heads] or before
        return chosen[-1] if len({held.body.referent for held in chosen}) == 1 else None

    def _of(self, person: Mention) -> list[Held]:
        referent = person.referent
        return self._posts.get(referent, []) if referent is not None and referent.type == "Person" else []
