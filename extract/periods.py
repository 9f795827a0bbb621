"""Long periods: their full clauses between semicolons are parsed each by itself, and joined again.

A small parser loses its way in "Held fell; Imhof, whom he had feared, rose; and ...", though each clause is
easy. A clause that shares the verb or the subject of the one before ("Imhof, the treasury") stays with it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token

_STOPS = frozenset({";"})
_ENDS = frozenset({".", "?", "!"})
_NOMINAL = ("NOUN", "PROPN", "PRON")
APART, JOINED = "clauses_apart", "clauses_joined"
_BEGINNINGS = "beginnings of clauses"


@Language.component(APART)  # type: ignore[untyped-decorator]
def set_apart(doc: Doc) -> Doc:
    """Let the parser begin anew at each full clause after a semicolon."""
    for left, stop, right in _stops(doc):
        doc[stop].is_sent_start = False
        if _is_full(doc, left, stop) and _is_full(doc, stop + 1, right):
            doc[stop + 1].is_sent_start = True
    return doc


@Language.component(JOINED)  # type: ignore[untyped-decorator]
def join(doc: Doc) -> Doc:
    """Hang the clauses that were set apart on the first of their sentence."""
    doc.user_data[_BEGINNINGS] = [sentence.start for sentence in doc.sents]
    above: Token | None = None
    for root in [sentence.root for sentence in doc.sents]:
        if above is None or not _goes_on(doc, root):
            above = root
        else:
            root.head, root.dep_ = above, "conj"
    return doc


def beginning(token: Token) -> int:
    """Where the full clause between semicolons in which a word stands begins."""
    starts: list[int] = token.doc.user_data.get(_BEGINNINGS) or [token.sent.start]
    return starts[bisect_right(starts, token.i) - 1]


def _goes_on(doc: Doc, root: Token) -> bool:
    """Whether a semicolon stands before the clause of a root, or opens it."""
    first: int = root.sent.start
    return first > 0 and not _STOPS.isdisjoint((doc[first - 1].text, doc[first].text))


def _stops(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """Each semicolon, between where the clause before it begins and where the one after it ends."""
    marks = [-1, *(t.i for t in doc if t.text in _STOPS or t.text in _ENDS), len(doc)]
    for (left, stop), (_, right) in pairwise(pairwise(marks)):
        if doc[stop].text in _STOPS:
            yield left + 1, stop, right


def _is_full(doc: Doc, left: int, right: int) -> bool:
    """Whether a stretch has a finite verb and a noun before it that may be the subject."""
    named = False
    for token in doc[left:right]:
        if token.pos_ in _NOMINAL:
            named = True
        elif named and "VerbForm=Fin" in str(token.morph):
            return True
    return False
