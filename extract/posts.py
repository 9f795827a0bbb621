"""Posts in the text: whose they are, and of which body.

"Treasury secretary Hamilton", "the chancellor, Thomas More,", "Ismail, grand vizier of the Porte", "its chairman":
a post's body stands before it, after it, or is who possesses it; its holder stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from potestas.extract import clause
from potestas.extract.mentions import Mention

_BEARERS = ("Person", "Name")
_BECOME = frozenset({"become", "remain"})
_OFFICES = frozenset("post office position function rank dignity seat job title place duty role".split())


def body_of(post: Mention) -> Mention | None:
    """The mention of the body, place or person by which the text names the post."""
    for candidate in (post.prefix, post.parent, post.possessor):
        if candidate is not None and candidate.type != "Post":
            return candidate
    if post.parent is not None and post.parent.type == "Post":
        return body_of(post.parent)
    return None


def post_within(mention: Mention) -> Mention | None:
    """The post itself, or the one of which a word like "office" or "position" speaks."""
    if mention.type == "Post":
        return mention
    if mention.parent is not None and mention.parent.type == "Post" and mention.token.lemma_.lower() in _OFFICES:
        return mention.parent
    return None


def attach(mentions: Sequence[Mention]) -> None:
    """Set `holder` of each post whose holder stands beside it: a title, an apposition or a bracket."""
    for i, mention in enumerate(mentions):
        if mention.title is not None:
            mention.title.holder = mention
            mention.bears_post = True
        if mention.type != "Post":
            continue
        for body in (mention.parent, mention.prefix):
            if body is not None:
                body.membership = True
        if mention.holder is not None:
            continue
        mention.holder = _after(mentions, i) or _before(mentions, i) or _host(mentions, i)
        if mention.holder is not None:
            mention.holder.bears_post = True
    _predicate(mentions)


def checked(mentions: Sequence[Mention]) -> None:
    """Take posts away from what turned out to be no person."""
    for mention in mentions:
        if mention.type == "Post" and mention.holder is not None and mention.holder.type != "Person":
            mention.holder = None


def _predicate(mentions: Sequence[Mention]) -> None:
    """Mark the subjects of which a post is predicated: "Sulla was dictator"."""
    at = {(id(m.passage), i): m for m in mentions for i in range(m.left, m.right)}
    for mention in mentions:
        if mention.type == "Post" and not mention.plural:
            token = mention.token
            subjects = clause.subjects(token) if clause.children(token, "cop") else (
                clause.subjects(token.head) if token.dep_ in ("xcomp", "obj") and token.head.lemma_ in _BECOME else [])
            for subject in subjects:
                bearer = at.get((id(mention.passage), subject.i))
                if bearer is not None:
                    bearer.bears_post = True


def _gap(left: Mention, right: Mention) -> list[str] | None:
    if left.passage is not right.passage:
        return None
    return [t.lower_ for t in left.passage.doc[left.right:right.left]]


def _phrase_end(mentions: Sequence[Mention], i: int) -> int:
    """Index of the last mention that belongs to the post's own phrase ("of the Board of Trade")."""
    end = i
    while mentions[end].parent is not None and end + 1 < len(mentions) and mentions[end + 1] is mentions[end].parent:
        end += 1
    return end


def _after(mentions: Sequence[Mention], i: int) -> Mention | None:
    """ "the head of the Chancery, Matthias Held," — a name between commas right after the post's phrase."""
    end = _phrase_end(mentions, i)
    if end + 1 >= len(mentions):
        return None
    name = mentions[end + 1]
    gap = _gap(mentions[end], name)
    if name.type in _BEARERS and name.form == "name" and gap in ([","], []) and mentions[i].determiner in (
            "the", "a", "an", "its", "his", "her", "their", "'s", "another", ""):
        following = name.passage.doc[name.right] if name.right < len(name.passage.doc) else None
        listed = gap and following is not None and following.lower_ == "and" and mentions[i].determiner == ""
        return None if listed else name
    return None


def _before(mentions: Sequence[Mention], i: int) -> Mention | None:
    """ "Matthias Held, head of the Chancery" and "Matthias Held, a Chancery clerk"."""
    post = mentions[i]
    first = post.prefix or post
    at = i - (1 if post.prefix is not None and i and mentions[i - 1] is post.prefix else 0)
    if post.possessor is not None and at and mentions[at - 1] is post.possessor:
        at -= 1
        first = post.possessor
    if at == 0:
        return None
    name = mentions[at - 1]
    gap = _gap(name, first)
    if gap is None or name.type not in _BEARERS or name.form != "name" or post.plural:
        return None
    allowed = {"the", "a", "an", "then", "himself", "once", "later", "now", "formerly", "newly", "also", "as"}
    if gap and gap[0] == "," and set(gap[1:]) <= allowed:
        return name
    return None


def _host(mentions: Sequence[Mention], i: int) -> Mention | None:
    """ "Matthias Held (head of the Chancery)" — a bracket that begins with the post."""
    post = mentions[i]
    passage = post.passage
    if passage.host is None or (post.prefix or post).left > 1 or post.plural:
        return None
    before = [m for m in mentions if m.passage is passage.host and m.right <= passage.follows + 1]
    if before and before[-1].type in _BEARERS and before[-1].right == passage.follows + 1:
        return before[-1]
    return None
