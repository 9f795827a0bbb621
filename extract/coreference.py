"""Mentions without a name → referents, in one walk through the mentions in text order.

A pronoun takes the most salient earlier referent (`pronouns.py`), a description the latest with the same head
(`descriptions.py`), and "the Treasury secretary" takes who held that post in the text so far.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from potestas.extract import descriptions, pronouns
from potestas.extract.discourse import Discourse
from potestas.extract.mention import Mention, Referent
from potestas.extract.posts import body_of
from potestas.extract.register import Register
from potestas.extract.spelling import is_regnal
from potestas.extract.words import words
from potestas.ontology.vocabulary import vocabulary

_DESCRIBED = ("Body", "Case", "Document", "Meeting", "Group", "Place")
_ARTICLES = ("a", "an", "the")
_REGNAL, _LOCAL = words("posts", "regnal"), words("posts", "local")
_LONG = 2000
"""Code points without a word of the governor of a place after which it may be another."""


def resolve(mentions: Sequence[Mention], register: Register) -> None:
    """Resolve the mentions of one document, the names of which the register knows already."""
    discourse = Discourse(register, mentions)
    offices = Offices(mentions)
    for mention in mentions:
        discourse.sentence(mention)
        if mention.referent is None:
            if mention.form == "pronoun":
                pronouns.resolve(mention, discourse)
            elif descriptions.points_at_person(mention):
                descriptions.resolve_pointing(mention, discourse)
            elif mention.type == "Post":
                offices.resolve(mention, discourse)
            elif mention.type in _DESCRIBED or mention.concept is not None:
                descriptions.resolve(mention, discourse)
        if mention.referent is not None:
            discourse.remember(mention)


class Offices:
    """Resolves posts that stand for their holders; made when the names of a document are in the register."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        held = [
            (post, holder.referent)
            for post in mentions
            if post.type == "Post" and post.concept is not None
            for holder in post.holders
            if holder.referent is not None
        ]
        self._holders = _by_office(held)
        self._alone = _alone_in_office(held)
        self._unnamed: dict[tuple[str, int | None], tuple[Referent, int]] = {}

    def resolve(self, post: Mention, discourse: Discourse) -> None:
        """Give a post the referent of whoever stands beside it, or held it in the text so far."""
        if len(post.holders) == 1 and post.holders[0].referent is not None:
            discourse.join(post, post.holders[0])
        elif post.plural:
            descriptions.resolve_collective(post, discourse)
        elif post.concept is not None:
            body = body_of(post)
            alone = (
                self._alone.get(post.concept.key) if body is None and post.determiner in _ARTICLES else None
            )
            if alone is not None:
                discourse.assign(post, alone)
            elif post.determiner in descriptions.INDEFINITE:
                return
            elif body is not None and body.referent is not None:
                self._of_body(post, body.referent, discourse)
            elif body is None and post.determiner == "the":
                _as_before(post, discourse)
            if post.referent is None:
                self._by_office_alone(post, body, discourse)

    def _by_office_alone(self, post: Mention, body: Mention | None, discourse: Discourse) -> None:
        """Whom the text never names is known by the office: "the Sultan", "the prefect of Alexandria"."""
        if post.concept is None or post.determiner != "the":
            return
        placed = body is not None and body is post.parent and body.form == "name"
        local = placed and any(vocabulary().roles.within(post.concept.key, kind) for kind in _LOCAL)
        if not post.concept.magistracy and not local:
            return
        key = post.concept.key, body.referent.number if body is not None and body.referent else None
        met = self._unnamed.get(key)
        if met is not None and (not local or post.start - met[1] < _LONG):
            known = met[0]
            discourse.assign(post, known)
        else:  # years later, the governor of a place is another man
            land = f" of {body.text}" if body is not None and body is post.parent else ""
            known = discourse.begin(post, "Person", f"{post.text}{land}")
        self._unnamed[key] = known, post.start

    def _of_body(self, post: Mention, body: Referent, discourse: Discourse) -> None:
        """The latest holder so far of this post in this body, else the first that comes."""
        found = self._holders.get((post.concept.key if post.concept else "", body.number))
        if found:
            earlier = [referent for start, referent in found if start < post.start]
            discourse.assign(post, earlier[-1] if earlier else found[0][1])


def _as_before(post: Mention, discourse: Discourse) -> None:
    """ "the chancellor" is who was last called so, or lord chancellor; a king, whose name has a number."""
    posts = (m for m, _ in discourse.alike("Post", post.plural))
    earlier = next((m for m in posts if m.concept is post.concept and m.text.endswith(post.text)), None)
    if earlier is None and post.concept is not None and post.concept.key in _REGNAL:
        people = (m for m, _ in discourse.alike("Person", False))
        earlier = next((m for m in people if is_regnal(m.text)), None)
    if earlier is None:  # "the duke" after "the Duke of Alva"
        people = (m for m, _ in discourse.alike("Person", False))
        earlier = next((m for m in people if m.text.lower().startswith(f"{post.text} of ")), None)
    if earlier is not None:
        discourse.join(post, earlier)


def _by_office(held: Iterable[tuple[Mention, Referent]]) -> dict[tuple[str, int], list[tuple[int, Referent]]]:
    """(role concept, number of the body) → who holds it, each with the place in the text that says so."""
    found: dict[tuple[str, int], list[tuple[int, Referent]]] = {}
    for post, holder in held:
        body = body_of(post)
        if post.concept is not None and body is not None and body.referent is not None:
            found.setdefault((post.concept.key, body.referent.number), []).append((post.start, holder))
    return found


def _alone_in_office(held: Iterable[tuple[Mention, Referent]]) -> dict[str, Referent]:
    """Role concept → its holder, for offices without a body that have one named holder in the text."""
    found: dict[str, set[Referent]] = {}
    for post, holder in held:
        if post.concept is not None and post.concept.magistracy:
            found.setdefault(post.concept.key, set()).add(holder)
    return {key: next(iter(people)) for key, people in found.items() if len(people) == 1}
