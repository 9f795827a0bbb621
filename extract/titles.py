"""Titles of writings in quotation marks: "a treatise on the state entitled “The Duty of Kings,” which ...".

A title is no part of the sentence in which it stands, and a parser that reads it as one is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from potestas.extract.simplify import Word
from potestas.extract.words import words
from potestas.ontology.vocabulary import vocabulary

_CALLING = words("usage", "entitling")
_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"'}
_PUNCTUATION = (",", ".", ";", ":")
LONGEST = 30
"""Words of a title, at most."""
NEAR = 12
"""Words before "entitled" among which the noun stands for what has the title."""
_LONG_WORD, _CAPITALS = 3, 0.6
"""Words longer than this have capitals in titles, for the most part; those shorter need not."""


class Title(NamedTuple):
    """Indices of words: what is left out with a title, and the title itself (`last`, `end` exclusive)."""

    begin: int
    first: int
    last: int
    end: int
    closes: bool
    """A full stop before the closing mark ends the sentence around it as well."""


def titles(tokens: Sequence[Word]) -> Iterator[Title]:
    """The titles that say what a writing before them is called, in their order."""
    end = 0
    for i, (word, _, _) in enumerate(tokens):
        closing = _closing(tokens, i) if i >= end and word in _PAIRS else None
        if closing is None:
            continue
        begin, last = _begin(tokens, i), closing
        while last > i + 1 and tokens[last - 1][0] in _PUNCTUATION:
            last -= 1
        if begin is None or not _is_title([word for word, _, _ in tokens[i + 1 : last]]):
            continue
        end = closing + 1
        closes = tokens[closing - 1][0] == "." and _ends(tokens, end)
        if end < len(tokens) and tokens[end][0] == "," and tokens[begin][0] == ",":
            end += 1
        yield Title(begin, i + 1, last, end, closes)


def _closing(tokens: Sequence[Word], i: int) -> int | None:
    """Where the quotation that opens at word i ends; None if none opens there."""
    if i + 1 >= len(tokens) or tokens[i][2] != tokens[i + 1][1]:
        return None  # a straight mark that closes
    mark = _PAIRS[tokens[i][0]]
    return next((k for k in range(i + 1, min(i + LONGEST, len(tokens))) if tokens[k][0] == mark), None)


def _ends(tokens: Sequence[Word], end: int) -> bool:
    """Whether no sentence goes on with the word at `end`: what tells a time may stand before it, left out."""
    if end == len(tokens) or tokens[end][0][:1].isupper():
        return True
    return tokens[end][1] - tokens[end - 1][2] > 1


def _begin(tokens: Sequence[Word], i: int) -> int | None:
    """Where what introduces the title begins: a comma, or "entitled"; None if nothing does."""
    before = i - 1
    comma = before >= 0 and tokens[before][0] == ","
    before -= comma
    if before < 0:
        return None
    called = tokens[before][0].lower() in _CALLING
    nouns = tokens[max(before - NEAR, 0) : before] if called else tokens[before : before + 1]
    if not any(word.lower() in vocabulary().documents.by_word for word, _, _ in nouns):
        return None
    if not called:
        return before + 1
    return before - 1 if tokens[before - 1][0] == "," else before


def _is_title(said: Sequence[str]) -> bool:
    """Whether words are written as a title is."""
    long = [word for word in said if len(word) > _LONG_WORD and word[0].isalpha()]
    capitals = [word for word in long if word[0].isupper()]
    return bool(long) and said[0][:1].isupper() and len(capitals) >= _CAPITALS * len(long)
