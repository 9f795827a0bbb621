"""The parts of a phrase that a pattern can ask for: of "the governor of Syria", the role, the body ..."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from potestas.extract.careers import Careers, Held
from potestas.extract.mention import Mention
from potestas.extract.posts import body_of, dignity_of, is_of_office, post_within
from potestas.extract.seats import Unnamed
from potestas.extract.words import pairs, words
from potestas.ontology.vocabulary import vocabulary

Value = Mention | str
"""What fills an argument: somebody or something mentioned, or words."""

_GOVERNING = words("posts", "governing")
_RELATIVE = words("posts", "relative")
_SOVEREIGN = words("posts", "sovereign")
_INDEFINITE = ("a", "an")
_PORTFOLIOS = pairs("posts", "portfolios")
_STEADS, _OFFICES = words("posts", "steads"), words("posts", "offices")
_DUTIES = words("posts", "duties")
_CARES = words("posts", "cares")
_SUCCESSOR = "successor"
_STAFF = words("posts", "staff")
_DEEDS = words("posts", "deeds")
_TRANSPARENT = words("clauses", "transparent")
_RESPECTS = words("clauses", "respects")


class Parts:
    """Takes parts of the phrases of one document whose mentions are resolved."""

    def __init__(self, past: Careers, unnamed: Unnamed) -> None:
        """`past`: who held what, for posts named after people ("his deputy", "Held's successor").

        `unnamed`: the bodies of posts that name none, like a magistrate's state.
        """
        self._past = past
        self._unnamed = unnamed

    def of(self, mention: Mention, part: str) -> Iterator[Value]:
        """What a part of a mention's phrase names; `part` is one of `PARTS`."""
        return PARTS[part](self, mention)

    def _whole(self, mention: Mention) -> Iterator[Value]:
        """The mention itself; for a post or "they", its holders or who they are."""
        if mention.holders and (mention.type == "Post" or mention.form == "pronoun"):
            yield from mention.holders
        else:
            yield mention

    def _role(self, mention: Mention) -> Iterator[Value]:
        """The role of a post, or of the dignity that a noun like "presidency" names."""
        dignity = dignity_of(_noun(mention))
        if dignity:
            yield dignity
            return
        post = post_within(mention)
        if post is not None and post.concept is not None and post.concept.key in _DEEDS:
            return
        if post is not None and not _is_relative(post):
            yield post.text
        elif post is not None:
            held = self._held_beside(post)
            yield from [held.role] if held is not None and held.role else []

    def _body(self, mention: Mention) -> Iterator[Value]:
        dignity = dignity_of(_noun(mention))
        if dignity:
            seat = body_of(mention) or self._polity_of(dignity, mention)
            yield from [seat] if seat is not None else []
            return
        post = post_within(mention)
        if post is not None and _is_relative(post):
            held = self._held_beside(post)
            yield from [held.body] if held is not None else []
            return
        body = (body_of(post) or self._unsaid(post)) if post is not None else None
        if body is not None:
            yield self._past.headed(body) or body

    def _succeeded(self, mention: Mention) -> Iterator[Value]:
        """Whose successor a post makes somebody."""
        beside = body_of(mention) if mention.type == "Post" and mention.text == _SUCCESSOR else None
        yield from [beside] if beside is not None else []

    def _held_beside(self, post: Mention) -> Held | None:
        """The post of the person after whom a post is named: "Held's successor"."""
        person = body_of(post)
        return self._past.held(person) if person is not None else None

    def _office(self, mention: Mention) -> Iterator[Value]:
        """The role of which a word like "office" speaks, or one like "presidency" or "ministry of war"."""
        if _is_portfolio(mention):
            yield _PORTFOLIOS[_noun(mention)]
        elif post_within(mention) is not mention or is_of_office(mention):
            yield from self._role(mention)

    def _office_body(self, mention: Mention) -> Iterator[Value]:
        if _is_portfolio(mention):
            yield mention
        elif post_within(mention) is not mention or is_of_office(mention):
            yield from self._body(mention)

    def _governed(self, mention: Mention) -> Iterator[Value]:
        """The mention itself, unless it tells a post as well: "the command", "the ministry of war"."""
        if not (_is_portfolio(mention) or (mention.form != "name" and dignity_of(_noun(mention)))):
            yield mention

    def _staffed(self, mention: Mention) -> Iterator[Value]:
        """The body whose posts or staff are meant: "the secretaries of the Treasury", "its personnel"."""
        if mention.type == "Post" and mention.plural:
            yield from self._body(mention)
        elif mention.token.lemma_.lower() in _STAFF:
            owner = mention.possessor or mention.parent or mention.prefix
            if owner is not None:
                yield next(self._staffed(owner), owner)

    def _parent(self, mention: Mention) -> Iterator[Value]:
        """Of a body without a name of its own, the one that it belongs to: "a Senate committee"."""
        referent = mention.referent
        if referent is not None and referent.anonymous:
            owners = (m.possessor or m.prefix for m in (mention, *referent.mentions))
            yield from [owner for owner in owners if owner is not None][:1]

    def _about(self, mention: Mention) -> Iterator[Value]:
        """The mention itself, or what a noun like "work" stands for: "the work of the Treasury"."""
        owners = [m for m in (mention.possessor, mention.parent) if m is not None]
        if owners and _noun(mention) in (_TRANSPARENT | _RESPECTS):
            yield from owners
        else:
            yield from self._whole(mention)

    def _unsaid(self, post: Mention) -> Mention | None:
        """The state of a magistrate, the chamber of a senator."""
        if post.concept is None or (post.plural and not post.holders):
            return None
        governs = post.concept.magistracy or post.concept.key in _GOVERNING
        return self._unnamed.polity(post) if governs else self._unnamed.chamber(post)

    def _polity_of(self, role: str, mention: Mention) -> Mention | None:
        """The state or government of a dignity without one."""
        concept = vocabulary().roles.find(role)
        governs = concept is not None and (concept.magistracy or concept.key in _SOVEREIGN)
        return self._unnamed.polity(mention) if governs else None

    def _text(self, mention: Mention) -> Iterator[Value]:
        yield mention.text

    def _post(self, mention: Mention) -> Iterator[Value]:
        yield from [mention] if mention.type == "Post" and not mention.holders else []

    def _of(self, mention: Mention) -> Iterator[Value]:
        yield from [mention.parent] if mention.parent is not None else []

    def _owner(self, mention: Mention) -> Iterator[Value]:
        yield from [mention.possessor] if mention.possessor is not None else []

    def _station(self, mention: Mention) -> Iterator[Value]:
        yield from [mention.station] if mention.station is not None else []

    def _duties(self, mention: Mention) -> Iterator[Value]:
        """Whose duties or powers somebody takes: "the functions of the Privy Council"."""
        if _noun(mention) in _DUTIES:
            yield from (m for m in (mention.possessor, mention.parent) if m is not None)

    def _charge(self, mention: Mention) -> Iterator[Value]:
        """What somebody has the care of: "the conduct of foreign affairs", "its management"."""
        if _noun(mention) in _CARES:
            yield from [m for m in (mention.parent, mention.possessor) if m is not None][:1]

    def _stead(self, mention: Mention) -> Iterator[Value]:
        """In whose place somebody or something comes: "in its stead", "the room of the consuls"."""
        if _noun(mention) in _STEADS:
            yield from (m for m in (mention.possessor, mention.parent) if m is not None)
        elif _noun(mention) in _OFFICES and mention.possessor is not None:
            yield mention.possessor

    def _new(self, mention: Mention) -> Iterator[Value]:
        """What is spoken of as one among others, as what did not yet exist is: "a council was elected"."""
        if mention.determiner in _INDEFINITE:
            yield mention


def _noun(mention: Mention) -> str:
    return str(mention.token.lemma_.lower())


def _is_portfolio(mention: Mention) -> bool:
    """Whether a phrase names a body by a matter that is one person's charge: not "the ministry" alone."""
    told = len(mention.text.split()) > 1 and mention.determiner not in _INDEFINITE
    return mention.type == "Body" and _noun(mention) in _PORTFOLIOS and told


def _is_relative(post: Mention) -> bool:
    """Whether a post is named after whom one follows or is followed by: "his successor"."""
    return post.text in _RELATIVE


PARTS: Mapping[str, Callable[[Parts, Mention], Iterator[Value]]] = {
    "": Parts._whole,
    "role": Parts._role,
    "body": Parts._body,
    "office": Parts._office,
    "office body": Parts._office_body,
    "governed": Parts._governed,
    "staffed": Parts._staffed,
    "succeeded": Parts._succeeded,
    "about": Parts._about,
    "station": Parts._station,
    "stead": Parts._stead,
    "duties": Parts._duties,
    "charge": Parts._charge,
    "post": Parts._post,
    "parent": Parts._parent,
    "text": Parts._text,
    "of": Parts._of,
    "new": Parts._new,
    "owner": Parts._owner,
}
"""The parts by the names that patterns call them."""
