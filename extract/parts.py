"""The parts of a phrase that a pattern can ask for: of "the governor of Syria", the role, the body ..."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from potestas.extract.mention import Mention, Referent
from potestas.extract.posts import body_of, post_within
from potestas.extract.words import words

Value = Mention | str
"""What fills an argument: somebody or something mentioned, or words."""

_TRANSPARENT = words("clauses", "transparent")


class Parts:
    """Takes parts of the phrases of one document whose mentions are resolved."""

    def __init__(self, headed: Mapping[Referent, Sequence[Mention]], polities: Sequence[Mention]) -> None:
        """`headed`: the bodies that people head, in text order, for posts named after them ("his deputy").

        `polities`: the states that the text speaks of, in its order, for magistrates of no named body.
        """
        self._headed = headed
        self._polities = polities
        self._parts: dict[str, Callable[[Mention], Iterator[Value]]] = {
            "": self._whole,
            "role": self._role,
            "body": self._body,
            "office": self._office,
            "office body": self._office_body,
            "staffed": self._staffed,
            "about": self._about,
            "post": lambda m: iter([m] if m.type == "Post" else []),
            "parent": self._parent,
            "text": lambda m: iter([m.text]),
            "of": lambda m: iter([m.parent] if m.parent is not None else []),
            "owner": lambda m: iter([m.possessor] if m.possessor is not None else []),
        }

    def of(self, mention: Mention, part: str) -> Iterator[Value]:
        """What a part of a mention's phrase names; nothing where it has no such part."""
        return self._parts[part](mention) if part in self._parts else iter(())

    @staticmethod
    def _whole(mention: Mention) -> Iterator[Value]:
        """The mention itself; for a post, its holders."""
        if mention.type == "Post" and mention.holders:
            yield from mention.holders
        else:
            yield mention

    @staticmethod
    def _role(mention: Mention) -> Iterator[Value]:
        post = post_within(mention)
        if post is not None:
            yield post.text

    def _body(self, mention: Mention) -> Iterator[Value]:
        post = post_within(mention)
        body = (body_of(post) or self._polity(post)) if post is not None else None
        if body is not None:
            yield self._headed_by(body) or body

    def _office(self, mention: Mention) -> Iterator[Value]:
        """The role of which a word like "office" speaks."""
        if post_within(mention) is not mention:
            yield from self._role(mention)

    def _office_body(self, mention: Mention) -> Iterator[Value]:
        if post_within(mention) is not mention:
            yield from self._body(mention)

    def _staffed(self, mention: Mention) -> Iterator[Value]:
        """The body whose posts are meant, several at once: "the secretaries of the Treasury"."""
        if mention.type == "Post" and mention.plural:
            yield from self._body(mention)

    @staticmethod
    def _parent(mention: Mention) -> Iterator[Value]:
        """Of a body without a name of its own, the one that it belongs to: "a Senate committee"."""
        referent = mention.referent
        if referent is not None and referent.anonymous:
            owners = (m.possessor or m.prefix for m in (mention, *referent.mentions))
            yield from [owner for owner in owners if owner is not None][:1]

    @staticmethod
    def _about(mention: Mention) -> Iterator[Value]:
        """The mention itself, or what a noun like "work" stands for: "the work of the Treasury"."""
        owners = [m for m in (mention.possessor, mention.parent) if m is not None]
        if owners and mention.token.lemma_.lower() in _TRANSPARENT:
            yield from owners
        elif mention.type != "Post":
            yield mention

    def _headed_by(self, person: Mention) -> Mention | None:
        """The body that a person heads by that place in the text: "his deputy" is its deputy head."""
        bodies = self._headed.get(person.referent, ()) if person.referent is not None else ()
        before = [body for body in bodies if body.start <= person.start]
        return before[-1] if before else next(iter(bodies), None)

    def _polity(self, post: Mention) -> Mention | None:
        """The state of a magistrate without one: the latest that the text spoke of, else the first."""
        if post.concept is None or not post.concept.magistracy:
            return None
        before = [polity for polity in self._polities if polity.start < post.start]
        return before[-1] if before else next(iter(self._polities), None)
