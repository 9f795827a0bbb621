"""Posts in the text: whose they are, and of which body.

"Treasury secretary Hamilton", "the chancellor, Thomas More,", "Ismail, grand vizier of the Porte", "its
chairman": a post's body stands before it, after it, or is who possesses it; its holder stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from potestas.extract import clause, dependents
from potestas.extract.mention import Mention
from potestas.extract.words import pairs, words
from potestas.ontology.vocabulary import vocabulary

_BEARERS = ("Person", "Name")
_ACTING = frozenset({"he", "she"})
_BECOMING = words("posts", "becoming")
_GIVING = words("posts", "giving")
_INTRODUCING = words("posts", "introducing")
_ASIDE = frozenset(
    {
        "appos",
        "dep",
        "list",
        "parataxis",
        "conj",
        "vocative",
        "orphan",
        "nmod:unmarked",
        "obl:unmarked",
        "ROOT",
    }
)
"""Relations in which a list of names may stand that a plural announced."""
_BETWEEN = words("posts", "between")
_HEDGES = words("posts", "hedges")
_SHARING = words("posts", "sharing")
_OFFICES = words("posts", "offices")
_CREEDS = words("posts", "creeds")
_DIGNITIES = pairs("posts", "dignities")


def body_of(post: Mention) -> Mention | None:
    """The mention of the body, place or person by which the text names the post."""
    for candidate in (post.prefix, post.parent, post.possessor):
        if (
            candidate is not None
            and candidate.type != "Post"
            and candidate.text.lower() not in _CREEDS
            and (candidate.referent or candidate.type != "Other")
        ):
            return candidate
    if post.parent is not None and post.parent.type == "Post":
        return body_of(post.parent)
    return None


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
            mention.title.holders = _list_from(mentions, i) if mention.title.plural else [mention]
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
            beside = _after(mentions, i) or _before(mentions, i) or _host(mentions, i)
            mention.holders = beside if mention.plural else beside[:1]
        for holder in mention.holders:
            holder.bears_post = True
    _predicate(mentions)


def _is_office(mention: Mention, of: Mention) -> bool:
    """Whether a phrase speaks of a post: "the office of treasurer", "the governorship of the Colony"."""
    noun = mention.token.lemma_.lower()
    return noun in _OFFICES if of.type == "Post" else bool(dignity_of(noun)) and mention.form != "name"


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


def _list_from(mentions: Sequence[Mention], i: int) -> list[Mention]:
    """The names joined by commas and "and" that begin with mention i."""
    found = [mentions[i]]
    for k in range(i + 1, len(mentions)):
        left, right = mentions[k - 1], mentions[k]
        gap = _gap(left, right)
        if right.type not in _BEARERS or right.form != "name" or not gap or not set(gap) <= _BETWEEN:
            break
        found.append(right)
    return found


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


def _gap(left: Mention, right: Mention) -> list[str] | None:
    if left.passage is not right.passage:
        return None
    return [t.lower_ for t in left.passage.doc[left.right : right.left]]


def _phrase_end(mentions: Sequence[Mention], i: int) -> int:
    """Index of the last mention that belongs to the post's own phrase ("of the Board of Trade")."""
    end = i
    while (
        mentions[end].parent is not None
        and end + 1 < len(mentions)
        and mentions[end + 1] is mentions[end].parent
    ):
        end += 1
    return end


def _after(mentions: Sequence[Mention], i: int) -> list[Mention]:
    """ "the head of the Chancery, Matthias Held," and "as its clerks: Held, Imhof and Naves"."""
    end = _phrase_end(mentions, i)
    if end + 1 >= len(mentions):
        return []
    post, name = mentions[i], mentions[end + 1]
    gap = _gap(mentions[end], name)
    if gap == [","] and _leads(post) and name.form == "pronoun" and name.text in _ACTING:
        return [name]  # "A member of the Diet, he spoke"
    if name.type not in _BEARERS or name.form != "name" or gap is None:
        return _announced(mentions, i) if post.plural else []
    if post.plural:
        return (
            _list_from(mentions, end + 1) if not gap or set(gap) <= _INTRODUCING else _announced(mentions, i)
        )
    if gap not in ([","], []):
        return []
    following = name.passage.doc[name.right] if name.right < len(name.passage.doc) else None
    closed = following is not None and following.text in (",", ";", ".", ":")
    said = _opens(post) or (_leads(post) and name.token.dep_.startswith("nsubj"))
    loose = post.determiner in ("", "a", "an", "another") and bool(gap) and not closed and not said
    return [] if loose else [name]


def _opens(post: Mention) -> bool:
    """Whether a post opens its sentence behind a participle: "Elected consul, Held ..."."""
    before = post.passage.doc[max(post.left - 1, 0)]
    opening = before.i == post.sentence.start < post.left
    return opening and any(before.lower_.removesuffix(end) in _GIVING for end in ("ed", "d", "n"))


def _leads(post: Mention) -> bool:
    """Whether a post opens its sentence: "Himself a member of the Diet, Held ..."."""
    doc, start = post.passage.doc, post.sentence.start
    return not post.plural and all(
        doc[i].lower_ in _HEDGES and doc[i].lower_ != "as" for i in range(start, post.left)
    )


def _announced(mentions: Sequence[Mention], i: int) -> list[Mention]:
    """ "That year tribunes ruled instead of consuls, Held, Imhof, and Naves": two names or more, set off."""
    for k in range(i + 1, min(i + 6, len(mentions))):
        name = mentions[k]
        if name.passage is not mentions[i].passage or name.sentence.start != mentions[i].sentence.start:
            return []
        if name.type in _BEARERS and name.form == "name":
            opened = name.left > 0 and name.passage.doc[name.left - 1].text in (",", ":")
            names = _list_from(mentions, k)
            return names if opened and len(names) > 1 and name.token.dep_ in _ASIDE else []
    return []


def _before(mentions: Sequence[Mention], i: int) -> list[Mention]:
    """ "Matthias Held, head of the Chancery" and "Matthias Held, a Chancery clerk"."""
    post = mentions[i]
    first = post.prefix or post
    at = i - (1 if post.prefix is not None and i and mentions[i - 1] is post.prefix else 0)
    if post.possessor is not None and at and mentions[at - 1] is post.possessor:
        at -= 1
        first = post.possessor
    if at == 0:
        return []
    name = mentions[at - 1]
    other = next((m for m in reversed(mentions[max(at - 3, 0) : at]) if m.type == "Post"), None)
    if other is not None and other.holders and name in (other, other.parent):
        if post.plural or not set(_gap(name, first) or ["."]) <= {"and", ",", *_HEDGES}:
            return []
        return other.holders[-1:]  # "Held, head of the Chancery and member of the Diet"
    gap = _gap(name, first)
    if gap is None or name.type not in _BEARERS or name.form != "name" or post.plural:
        return []
    beside = gap and gap[0] == "," and set(gap[1:]) <= _HEDGES and not _acts_apart(name, post)
    return [name] if beside else []


def _acts_apart(name: Mention, post: Mention) -> bool:
    """ "At the request of Held, the chancellor resigned": somebody else, of whom no comma ends the phrase."""
    verb = post.token.head
    phrase = name.token
    while phrase.dep_ in ("nmod", "nmod:poss", "appos", "flat", "conj", "compound"):
        phrase = phrase.head
    return (
        post.token.dep_.startswith("nsubj")
        and post.token.i < verb.i
        and phrase.head == verb
        and bool(dependents.preposition(phrase))
        and all(token.text != "," for token in post.passage.doc[post.right : verb.i])
    )


def _host(mentions: Sequence[Mention], i: int) -> list[Mention]:
    """ "Matthias Held (head of the Chancery)" — a bracket that begins with the post."""
    post = mentions[i]
    passage = post.passage
    if passage.host is None or (post.prefix or post).left > 1 or post.plural:
        return []
    for k in range(i - 1, -1, -1):
        name = mentions[k]
        if name.passage is passage.host and name.right == passage.follows + 1:
            return [name] if name.type in _BEARERS else []
        if name.passage is not passage.host and name.passage.host is None:
            break  # an older block of the text
    return []
