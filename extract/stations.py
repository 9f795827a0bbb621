"""Lists of people and where they serve: "with Fox at the Foreign Office and Lee at the Admiralty".

No tree survives such a list, but its words are plain. A department is often named by its matter alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from potestas.extract.mention import Mention
from potestas.extract.words import words

_AT = words("stations", "at")
_OPENING = words("stations", "opening")
_BETWEEN = words("stations", "between")
_GAPPED = words("stations", "gapped")
_NAMES = ("Person", "Name")


def attach(mentions: Sequence[Mention]) -> None:
    """Set `station` of each person in such a list of two at least; one of the bodies must be known."""
    for pairs in _lists(mentions):
        known = [body.concept for _, body in pairs if body.type == "Body" and body.concept is not None]
        for person, body in pairs if len(pairs) > 1 and known else ():
            person.station = body
            person.bears_post = body.membership = True
            if (body.type != "Body" or body.concept is None) and known[0].key in _GAPPED:
                body.text, body.concept = f"{known[0].label.capitalize()} of {body.text}", known[0]
            body.type = "Body"


def _lists(mentions: Sequence[Mention]) -> Iterator[list[tuple[Mention, Mention]]]:
    """The longest rows of person and body that stand side by side."""
    pairs: list[tuple[Mention, Mention]] = []
    for person, body in pairwise(mentions):
        if pairs and person is pairs[-1][1]:
            continue
        if not _is_pair(person, body):
            if pairs and pairs[-1][1] is not person:
                yield pairs
                pairs = []
            continue
        if pairs and not set(_words(pairs[-1][1], person)) <= _BETWEEN:
            yield pairs
            pairs = []
        if pairs or _opens(person):
            pairs.append((person, body))
    if pairs:
        yield pairs


def _is_pair(person: Mention, body: Mention) -> bool:
    return (
        person.passage is body.passage
        and person.type in _NAMES
        and person.form == body.form == "name"
        and body.type not in ("Person", "Post")
        and " ".join(_words(person, body)).removesuffix(" the") in _AT
    )


def _opens(person: Mention) -> bool:
    """Whether a list may begin with this person."""
    return person.left > 0 and person.passage.doc[person.left - 1].lower_ in _OPENING


def _words(left: Mention, right: Mention) -> list[str]:
    """The words between two mentions; a stop where they are of two passages."""
    if left.passage is not right.passage:
        return ["."]
    return [t.lower_ for t in left.passage.doc[left.right : right.left]]
