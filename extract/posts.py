"""Posts in the text: whose they are, and of which body.

"Treasury secretary Hamilton", "the chancellor, Thomas More,", "Ismail, grand vizier of the Porte", "its
chairman": a post's body stands before it, after it, or is who possesses it; its holder stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from potestas.extract import clause, dependents, holders
from potestas.extract.mention import Mention
from potestas.extract.words import pairs, words
from potestas.ontology.vocabulary import vocabulary

_BEARERS = ("Person", "Name")
_BECOMING = words("posts", "becoming")
_SHARING = words("posts", "sharing")
_OFFICES = words("posts", "offices")
_CREEDS = words("posts", "creeds")
_DIGNITIES = pairs("posts", "dignities")
_POINTING = ("the", "that", "this")
_COMPLETING = frozenset({"in", "at", "on", "of", "for", "that", "to", "as"})
"""Words behind which is said what office it is: "the seat in Parliament"."""
_NEAR = 8
"""Phrases before "the position" among which it was named."""


def body_of(post: Mention) -> Mention | None:
    """The mention of the body, place or person by which the text names the post."""
    for candidate in (post.prefix, post.parent, post.possessor):
        if (
            candidate is not None
            and candidate.type != "Post"
            and not (candidate is post.prefix and _is_sort(candidate))
            and candidate.text.lower() not in _CREEDS
            and (candidate.referent or candidate.type != "Other")
        ):
            return candidate
    if post.parent is not None and post.parent.type == "Post":
        return body_of(post.parent)
    return None


def _is_sort(before: Mention) -> bool:
    """Whether a noun before a post only says of what sort its holder is: "the royalist general"."""
    return before.type == "Group" and before.form != "name" and not before.plural


def post_within(mention: Mention) -> Mention | None:
    """The post itself, or the one of which a word like "office" or "position" speaks."""
    if mention.type == "Post":
        return mention
    if (
        mention.parent is not None
        and mention.parent.type == "Post"
        and mention.token.lemma_.lower() in _OFFICES
    ):
        return mention.parent
    return None


def is_of_office(post: Mention) -> bool:
    """Whether a post is one of those of which a plural speaks: "the posts of treasurer and chancellor"."""
    token = post.token
    while token.dep_ == "conj":
        token = token.head
    return bool(token.dep_ == "nmod" and token.head.lemma_.lower() in _OFFICES)


def attach(mentions: Sequence[Mention]) -> None:
    """Set `holders` of each post whose holders stand beside it: a title, an apposition, a list, a bracket."""
    for i, mention in enumerate(mentions):
        if mention.parent is not None and _is_office(mention, mention.parent):
            mention.type, mention.concept = "Other", None  # "the office of treasurer" is no body
            led = dependents.preposition(mention.token) == "under"  # "under the presidency of Held"
            mention.parent.bears_post = led
            mention.parent.membership = mention.parent.type != "Post" and not led
        if mention.title is not None:
            mention.title.holders = holders.list_from(mentions, i) if mention.title.plural else [mention]
    for i, mention in enumerate(mentions):
        if mention.type != "Post":
            continue
        for body in (mention.parent, mention.prefix):
            if body is not None:
                body.membership = True
        if mention.parent is None and not mention.plural:
            mention.parent = _of_which(mentions, i)
        _share_verb(mentions, i)
        seat = mention.parent
        if (
            seat is not None
            and seat.type in ("Other", "Document")
            and seat.determiner == "the"
            and not seat.plural
            and mention.concept is not None
            and mention.concept.rank == 1
        ):
            seat.type = "Body"  # "captain of the guard": what has a captain is a body
        if not mention.holders:
            beside = holders.beside(mentions, i)
            mention.holders = beside if mention.plural else beside[:1]
        for holder in mention.holders:
            holder.bears_post = True
    _return_to_posts(mentions)
    _predicate(mentions)


def _is_office(mention: Mention, of: Mention) -> bool:
    """Whether a phrase speaks of a post: "the office of treasurer", "the governorship of the Colony"."""
    noun = mention.token.lemma_.lower()
    return noun in _OFFICES if of.type == "Post" else bool(dignity_of(noun)) and mention.form != "name"


def _return_to_posts(mentions: Sequence[Mention]) -> None:
    """Make the posts that were named the complements of the words that speak of them again."""
    for i, mention in enumerate(mentions):
        if _is_spoken_of_again(mention):
            mention.parent = _last_post(mentions, i)


def _is_spoken_of_again(mention: Mention) -> bool:
    """Whether a word like "position" means one that was named before: "Held took over the position"."""
    alone = mention.right - mention.left == 1 and (mention.parent or mention.possessor) is None
    known = mention.determiner in _POINTING and not mention.plural and mention.type == "Other"
    following = mention.passage.doc[mention.right :][:1].text
    return alone and known and mention.token.lemma_.lower() in _OFFICES and following not in _COMPLETING


def _last_post(mentions: Sequence[Mention], i: int) -> Mention | None:
    """The post of a body that was named last before mention i, a few phrases back at most."""
    for other in reversed(mentions[max(i - _NEAR, 0) : i]):
        told = other.type == "Post" and not other.plural and other.passage is mentions[i].passage
        if told and (other.parent or other.prefix or other.possessor) is not None:
            return other
    return None


def _of_which(mentions: Sequence[Mention], i: int) -> Mention | None:
    """The relative pronoun that a post is of: "the Board, of which Held was president"."""
    for other in reversed(mentions[max(i - 3, 0) : i]):
        if other.form == "pronoun" and other.text == "which" and other.passage is mentions[i].passage:
            between = other.passage.doc[other.left - 1 : mentions[i].left]
            said = any(t.pos_ == "AUX" or t.lemma_ in _BECOMING for t in between)
            return other if other.left and between[0].lower_ == "of" and said else None
    return None


def _share_verb(mentions: Sequence[Mention], i: int) -> None:
    """Make a name the holder of the post after it, not its body: "Held became consul and Imhof praetor"."""
    post, name = mentions[i], mentions[i].prefix
    if name is None or name.form != "name" or name.type not in _BEARERS or not name.left or post.plural:
        return
    first = next((m for m in reversed(mentions[max(i - 5, 0) : i]) if m.type == "Post"), None)
    if (
        first is None
        or first.passage is not post.passage
        or first.sentence.start != post.sentence.start
        or post.passage.doc[name.left - 1].lower_ not in _SHARING
        or not (dependents.children(first.token, "cop") or first.token.head.lemma_ in _BECOMING)
    ):
        return
    post.prefix, post.holders = None, [name]
    name.membership, name.bears_post = False, True
    post.parent = post.parent or first.parent


def checked(mentions: Sequence[Mention]) -> None:
    """Take posts away from what turned out to be no person."""
    for mention in mentions:
        mention.holders = [h for h in mention.holders if h.type == "Person" or h.form == "pronoun"]


@cache
def dignity_of(noun: str) -> str:
    """The role of who has what a noun names: "president" for "presidency", "master" for "mastership"."""
    holder = noun.removesuffix("ship")
    return _DIGNITIES.get(noun) or (holder if holder != noun and holder in vocabulary().roles.by_word else "")


def _predicate(mentions: Sequence[Mention]) -> None:
    """Mark the subjects of which a post is predicated: "Sulla was dictator"."""
    at = {(id(m.passage), i): m for m in mentions for i in range(m.left, m.right)}
    for mention in mentions:
        if mention.type == "Post" and not mention.plural:
            token = mention.token
            subjects = (
                clause.subjects(token)
                if dependents.children(token, "cop")
                else (
                    clause.subjects(token.head)
                    if token.dep_ in ("xcomp", "obj") and token.head.lemma_ in _BECOMING
                    else []
                )
            )
            for subject in subjects:
                bearer = at.get((id(mention.passage), subject.i))
                if bearer is not None:
                    bearer.bears_post = True
