"""Which known word somebody may have meant who wrote one that is not known."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import process

ALIKE = 60
"""From 0 to 100, how like a word must be at least."""

LONGEST = 200
"""Letters of a word for which others are sought: what is longer is no slip, and takes long to compare."""


def nearest(wanted: str, known: Collection[str], most: int = 3) -> list[str]:
    """The words most like one that is wanted, the likest first; none where none is like it.

    >>> nearest("carer", ["members", "career"])
    ['career']
    """
    if len(wanted) > LONGEST:
        return []
    return [word for word, *_ in process.extract(wanted, list(known), score_cutoff=ALIKE, limit=most)]
