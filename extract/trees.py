"""Trees that are changed word by word and must stay trees."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

_CHANGED = ["HEAD", "DEP", "POS", "MORPH", "LEMMA"]


def changed(doc: Doc, change: Callable[[Token], None]) -> Doc:
    """The document after `change` of each word.

    Where words come to depend on each other in a circle, as in what nobody would write, it is left as it was.
    """
    before = doc.to_array(_CHANGED)
    for token in doc:
        change(token)
        if _goes_round(token):
            return doc.from_array(_CHANGED, before)
    return doc


def _goes_round(token: Token) -> bool:
    """Whether the way up from a word never comes to a root (Floyd's two runners)."""
    slow = fast = token
    while fast.head != fast:
        slow, fast = slow.head, fast.head.head
        if slow == fast and fast.head != fast:
            return True
    return False
