"""A text ten times as long as another: its paragraphs again, of other people and places.

What a text calls by names is called otherwise in each copy; words for offices and bodies, months and what
the text also writes in lower case stay.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from potestas.ontology.vocabulary import vocabulary

COPIES = 10
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
"""Letters of a word that may be a name; shorter ones are often articles or acronyms."""
_ENDINGS = ("", "ar", "eth", "im", "ol", "uk", "en", "ith", "or", "us")


def tenfold(text: str) -> str:
    """The text and nine copies of it, each with names of its own."""
    names = _names(text)
    return "\n\n".join(_renamed(text, names, ending) for ending in _ENDINGS[:COPIES])


def _names(text: str) -> frozenset[str]:
    found = _WORD.findall(text)
    lower = {word for word in found if word.islower()}
    known = {*calendar.month_name, *calendar.day_name, *_offices()}
    return frozenset(
        word
        for word in found
        if len(word) >= _SHORTEST and word.istitle() and word.lower() not in lower and word not in known
    )


def _offices() -> Iterator[str]:
    """The words for offices and bodies, with capitals."""
    for scheme in (vocabulary().roles, vocabulary().bodies):
        yield from (word.title() for word in scheme.by_word)


def _renamed(text: str, names: frozenset[str], ending: str) -> str:
    return _WORD.sub(lambda match: match[0] + (ending if match[0] in names else ""), text)
