"""Cues that are fixed phrases: found in the words as they stand, whatever the tree makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Span, Token

from potestas.extract import dependents, scope
from potestas.extract.cue import Cue, cues
from potestas.extract.scope import Stretch


@cache
def _expressions() -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    """The cues that are phrases, each as one expression."""
    return tuple(
        (cue, re.compile(rf"(?:(?<!\w)|(?=,))(?:{'|'.join(map(re.escape, sorted(cue.words)))})(?!\w)"))
        for cue in cues()
        if cue.trigger == "phrase"
    )


def worded(sentence: Span) -> Iterator[tuple[Cue, Stretch]]:
    """The cues of a sentence that are fixed phrases, each with the tokens for which it counts."""
    text = sentence.text.lower()
    for cue, expression in _expressions():
        for match in expression.finditer(text):
            stretch = _between_stops(sentence, match.start())
            if cue.scope == "clause":
                stretch = _beside(sentence, match.end()) & stretch or stretch
            yield cue, stretch


def _beside(sentence: Span, offset: int) -> Stretch:
    """The clause into which a parenthesis is put that ends at a code point; nothing if it has none."""
    at = sentence.start_char + offset
    word = next(token for token in reversed(list(sentence)) if token.idx < at and not token.is_punct)
    while word.head != word and not _is_inserted(word):
        word = word.head
    if word.head == word:
        return frozenset()
    stretch = scope.clause_of(word, True) - scope.below(word, True)
    return stretch if any(sentence.doc[i].pos_ in dependents.VERBAL for i in stretch) else frozenset()


def _is_inserted(word: Token) -> bool:
    """Whether a word is the verb of a clause that is put into another."""
    return word.pos_ in dependents.VERBAL and word.dep_ in ("advcl", "parataxis", "ccomp")


def _between_stops(sentence: Span, offset: int) -> Stretch:
    """The part of a sentence between semicolons that holds a code point of it."""
    stops = [sentence.start, *(t.i for t in sentence if t.text == ";"), sentence.end]
    at = sentence.start_char + offset
    for left, right in pairwise(stops):
        if at < sentence.doc[right - 1].idx + len(sentence.doc[right - 1]):
            return frozenset(range(left, right))
    return frozenset(range(sentence.start, sentence.end))
