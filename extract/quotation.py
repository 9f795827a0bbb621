"""Quotations: the stretches between quotation marks that say something, and who says them."""

from __future__ import annotations

from spacy.tokens import Span, Token

from potestas.extract import dependents
from potestas.extract.cue import cued_by
from potestas.extract.passage import Passage
from potestas.extract.stance import Scope, Stance, speaker

STATUS = "reported"
_SAYING = (STATUS, "alleged")
SHORTEST = 5
"""Words of a quotation that says something, at least."""
_OPENING, _CLOSING, _STRAIGHT = frozenset({"“", "``", "«", "„"}), frozenset({"”", "''", "»"}), '"'


def quotations(passage: Passage) -> list[tuple[int, int]]:
    """The token stretches between two marks that are whole statements: a verb and some words more.

    A straight mark closes where it follows a word without a space, and opens where one follows it so.
    """
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for token in passage.doc:
        if _opens(passage, token):
            opened = token.i
        elif opened is not None and (token.text in _CLOSING or token.text == _STRAIGHT):
            inside = passage.doc[opened + 1 : token.i]
            if len(inside) >= SHORTEST and any(t.pos_ in dependents.VERBAL for t in inside):
                spans.append((opened, token.i))
            opened = None
    return spans


def _opens(passage: Passage, token: Token) -> bool:
    if token.text != _STRAIGHT:
        return token.text in _OPENING
    i = token.i
    after_space = i == 0 or passage.ends[i - 1] < passage.starts[i]
    before_word = i + 1 < len(passage.starts) and passage.ends[i] == passage.starts[i + 1]
    return bool(after_space and before_word)


def said_in(sentence: Span, spans: list[tuple[int, int]]) -> list[Scope]:
    """The scopes of the quotations that reach into a sentence."""
    return [
        Scope(Stance(STATUS, _speaker(sentence, start, end)), None, None, frozenset(range(start, end)))
        for start, end in spans
        if start < sentence.end and sentence.start < end
    ]


def _speaker(sentence: Span, start: int, end: int) -> Token | None:
    """Who says the quotation between two tokens: the subject of a verb of saying beside it."""
    for token in sentence:
        if not start < token.i < end and token.pos_ == "VERB":
            cues = cued_by().get(("verb", token.lemma_.lower()), ())
            if any(cue.status in _SAYING for cue in cues):
                return speaker(token)
    return None
