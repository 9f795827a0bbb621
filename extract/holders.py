"""Who holds a post by what stands beside it: an apposition, a list, the host of a bracket.

"The head of the Chancery, Matthias Held,", "as its clerks: Held, Imhof and Naves", "Held (head of the
Chancery)".
"""

from __future__ import annotations

from collections.abc import Sequence

from potestas.extract import dependents
from potestas.extract.mention import Mention
from potestas.extract.words import words

_BEARERS = ("Person", "Name")
_ACTING = frozenset({"he", "she"})
_GIVING = words("posts", "giving")
_INTRODUCING = words("posts", "introducing")
_BETWEEN = words("posts", "between")
_HEDGES = words("posts", "hedges")
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


_WITHIN = ("nmod", "nmod:poss", "appos", "flat", "conj", "compound")
"""Relations of words inside one phrase."""
_JOINING = frozenset({",", "and", ":"})
_TITLING = _HEDGES | {",", "former"}
"""What may stand between a post, a comma and the title of its holder."""


def beside(mentions: Sequence[Mention], i: int) -> list[Mention]:
    """The mentions that stand beside the post that is mention i."""
    return _after(mentions, i) or _before(mentions, i) or _host(mentions, i)


def _after(mentions: Sequence[Mention], i: int) -> list[Mention]:
    """ "the head of the Chancery, Matthias Held," and "as its clerks: Held, Imhof and Naves"."""
    end = _phrase_end(mentions, i)
    if end + 1 >= len(mentions) or (end > i and mentions[end + 1].title is mentions[end]):
        return []  # "the deputy of the chancellor Held" is not Held
    post, name = mentions[i], mentions[end + 1]
    gap = _gap(mentions[end], name)
    if name.type == "Post" and gap and set(gap) <= _TITLING and end + 2 < len(mentions):
        named = mentions[end + 2]
        if named.title is name:  # "the head of the Chancery, General Held," "his deputy, the judge Held,"
            name, gap = named, [","]
    if gap == [","] and _leads(post) and name.form == "pronoun" and name.text in _ACTING:
        return [name]  # "A member of the Diet, he spoke"
    listed = _go_on_list(mentions, i, end)
    if listed or name.type not in _BEARERS or name.form != "name" or gap is None:
        return _announced(mentions, i) if post.plural and not listed else []
    if post.plural:
        return (
            list_from(mentions, end + 1) if not gap or set(gap) <= _INTRODUCING else _announced(mentions, i)
        )
    if gap not in ([","], []) or (gap and _tells(name)):
        return []
    following = name.passage.doc[name.right] if name.right < len(name.passage.doc) else None
    closed = following is not None and following.text in (",", ";", ".", ":")
    said = _opens(post) or (_leads(post) and name.token.dep_.startswith("nsubj"))
    undefined = post.determiner in ("", "a", "an", "another") and not said
    loose = bool(gap) and not closed and (undefined or _is_apart(post, name))
    return [] if loose else [name]


def _go_on_list(mentions: Sequence[Mention], i: int, end: int) -> bool:
    """Whether names are more of what several govern: "the governors of Odessa, Riga and Narva ruled".

    No comma ends them but a full stop may, or one stands before "and". What has an article is one alone.
    """
    of, names = mentions[end], list_from(mentions, end + 1)
    several = any(m.plural for m in mentions[i:end])  # "the governors of", "a captain in the provinces of"
    if end == i or of.form != "name" or of.type == "Body" or of.determiner or not several or len(names) < 2:
        return False
    doc, right = of.passage.doc, names[-1].right
    ended = right < len(doc) and doc[right].text in (",", ";", ":")
    return not ended or (len(names) == 2 and _gap(names[0], names[1]) == [",", "and"])


def _tells(name: Mention) -> bool:
    """ "The consul, Held wrote, had resigned": Held, who tells it, is not the consul."""
    return bool(name.token.dep_ == "nsubj" and name.token.head.dep_ == "parataxis")


def _is_apart(post: Mention, name: Mention) -> bool:
    """ "With the help of the chancellor, Held fled", "dismissed by the king, Held fled": Held is neither."""
    verb, phrase = name.token.head, post.token
    if not name.token.dep_.startswith("nsubj") or verb.i < name.right or _leads(post):
        return False
    while phrase.dep_ in _WITHIN and phrase.head.i < name.left:
        phrase = phrase.head
    placed = phrase.dep_.startswith("obl") or phrase.dep_ == "obj"
    return placed and bool(phrase.head == verb or phrase.head.dep_ == "advcl")


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
            names = list_from(mentions, k)
            return names if opened and len(names) > 1 and name.token.dep_ in _ASIDE else []
    return []


def _before(mentions: Sequence[Mention], i: int) -> list[Mention]:
    """ "Matthias Held, head of the Chancery" and "Matthias Held, a Chancery clerk"."""
    post = mentions[i]
    if any(m.possessor is post for m in mentions[i + 1 : i + 3]):
        return []  # "Held, the king's secretary"
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
    title = first.passage.doc[first.left : first.right]
    praised = {t.lower_ for word in title for a in dependents.children(word, "amod") for t in a.subtree}
    beside = gap and gap[0] == "," and set(gap[1:]) <= _HEDGES | praised and not _acts_apart(name, post)
    return [name] if beside else []


def _acts_apart(name: Mention, post: Mention) -> bool:
    """ "At the request of Held, the chancellor resigned": somebody else, of whom no comma ends the phrase.

    So is whom a clause before names: "having defeated Held, the chancellor resigned".
    """
    verb = post.token.head
    phrase = name.token
    while phrase.dep_ in _WITHIN:
        phrase = phrase.head
    return (
        post.token.dep_.startswith("nsubj")
        and post.token.i < verb.i
        and (phrase.head.dep_ == "advcl" or (phrase.head == verb and bool(dependents.preposition(phrase))))
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


def list_from(mentions: Sequence[Mention], i: int) -> list[Mention]:
    """The names joined by commas and "and" that begin with mention i."""
    found = [mentions[i]]
    for k in range(i + 1, len(mentions)):
        left, right = mentions[k - 1], mentions[k]
        gap = _gap(left, right)
        if right.type not in _BEARERS or right.form != "name" or not gap or not set(gap) <= _BETWEEN:
            break
        found.append(right)
    return found


def _gap(left: Mention, right: Mention) -> list[str] | None:
    if left.passage is not right.passage:
        return None
    gap = [t.lower_ for t in left.passage.doc[left.right : right.left]]
    apart = any(i in left.passage.timed for i in range(left.right, right.left + 1))
    return None if apart and _JOINING.isdisjoint(gap) else gap


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
