"""Who is named of a number of people or bodies: "several deputies, among them Barras and Fréron"."""

from __future__ import annotations

from collections.abc import Sequence

from potestas.extract import lists
from potestas.extract.mention import Mention
from potestas.extract.words import words

_OPENING = words("lists", "exemplifying")
_CLOSING = words("lists", "exemplified")
_LONGEST = max(len(phrase.split()) for phrase in _OPENING)
_SEVERAL = ("Body", "Group", "Person", "Post")
_FAR = 12
"""Words between a plural and those who are named of it: "some deputies who had stayed, such as ..."."""


def named_after(mention: Mention, ordered: Sequence[Mention]) -> list[Mention]:
    """Who is named in the same passage after a plural, of whose mentions in their order."""
    doc, end = mention.passage.doc, mention.sentence.end
    for i in range(mention.right, min(end, mention.right + _FAR)):
        for length in range(1, _LONGEST + 1):
            said = " ".join(t.lower_ for t in doc[i : i + length])
            if said in _OPENING and doc[i - 1].lower_ != "not":
                around = [m for m in ordered if mention.left < m.left < end and m.form != "pronoun"]
                if any(m.plural and m.type in _SEVERAL for m in around if m.left < i):
                    return []  # "the generals whom the ministers hated, notably Held"
                return _first_list([m for m in around if m.left >= i + length], i + length, ordered)
    return []


def named_in(aside: Sequence[Mention]) -> list[Mention]:
    """Who is named in an aside that does nothing else; of its mentions in their order."""
    known = [m for m in aside if m.form != "pronoun"]
    if not known:
        return []
    doc = known[0].passage.doc
    opening = " ".join(t.lower_ for t in doc[: known[0].left] if t.pos_ != "DET")
    found = _first_list(known, known[0].left, aside)
    closing = " ".join(t.lower_ for t in doc[max((m.right for m in found), default=0) :])
    opened = opening in _OPENING and closing in ("", *_CLOSING)
    return found if found and (opened or (not opening and closing in _CLOSING)) else []


def _first_list(following: Sequence[Mention], start: int, ordered: Sequence[Mention]) -> list[Mention]:
    """The names that begin at a token, titles, articles and "were" aside."""
    if not following:
        return []
    first = following[0]
    between = first.passage.doc[start : first.left]
    if not all(t.pos_ in ("DET", "ADJ", "ADV", "NUM", "AUX") for t in between):
        return []
    if first.type == "Post" and first.holders:
        return [*first.holders, *lists.rest(first.holders[-1], ordered, ())]
    return [first, *lists.rest(first, ordered, ())] if first.form == "name" else []
