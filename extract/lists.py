"""Lists of mentions that the tree cut short: people, bodies or posts joined by commas and "and"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from potestas.extract.mention import Mention
from potestas.extract.words import words

_JOINTS = words("lists", "joints")
_LISTABLE = ("Person", "Body", "Case", "Document", "Group", "Post")


def rest(last: Mention, ordered: Sequence[Mention], owners: Collection[Mention | None]) -> list[Mention]:
    """What goes on the list of which `last` is the last that is known; `ordered` are those of its passage."""
    if last.type not in _LISTABLE or last not in ordered:
        return []
    found = [last]
    i = ordered.index(last)
    while i + 1 < len(ordered):
        i += 1
        following = ordered[i]
        titled = following.type == "Post" and following.holders and i + 1 < len(ordered)
        if titled or following.left < phrase_end(found[-1]):
            continue
        joint = _joint(found[-1], following)
        if (
            following.type != last.type
            or following in owners
            or following.form == "pronoun"
            or joint not in _JOINTS
            or (joint == "," and not _goes_on(ordered, i))
            or _begins_clause(following)
        ):
            break
        found.append(following)
    return found[1:]


def last_of(ordered: Sequence[Mention]) -> list[Mention]:
    """The list with which mentions of one type end."""
    found = list(ordered[-1:])
    for right, left in pairwise(reversed(ordered)):
        if _joint(left, right) not in _JOINTS:
            break
        found.insert(0, left)
    return found


def _joint(left: Mention, right: Mention) -> str:
    """The words between two mentions, titles and articles aside."""
    start = right.title.prefix or right.title if right.title is not None else right
    between = left.passage.doc[phrase_end(left) : start.left]
    return " ".join(t.lower_ for t in between if t.pos_ != "DET")


def _goes_on(ordered: Sequence[Mention], i: int) -> bool:
    """Whether an "and" closes the list later: else a comma may open an apposition."""
    for left, right in zip(ordered[i:], ordered[i + 1 :], strict=False):
        if (right.type == "Post" and right.holders) or right is left.parent:
            continue
        joint = _joint(left, right)
        if right.type != ordered[i].type or joint not in _JOINTS:
            return False
        if "and" in joint or "or" in joint:
            return True
    return False


def phrase_end(mention: Mention) -> int:
    """Where a phrase ends, of a post with what it is of: "governor of the Bank"."""
    last = mention
    while mention.type == "Post" and last.parent is not None and last.parent.right > last.right:
        last = last.parent
    return last.right


def _begins_clause(mention: Mention) -> bool:
    """Whether the mention is the subject of a clause that "and" joins."""
    token = mention.token
    return bool(token.dep_.startswith("nsubj") and token.head.i > token.i)
