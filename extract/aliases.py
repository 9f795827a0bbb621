"""Names that the text itself defines: "Board of Trade (BOT)", "the Chancery, known as the Third Section"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from potestas.extract.mention import Mention
from potestas.extract.passage import Passage
from potestas.extract.spelling import is_acronym
from potestas.extract.titles import NEAR

_KNOWN_AS = re.compile(
    r",?\s*(?:also |better |commonly |otherwise )?"
    r"(?:known as|called|abbreviated(?: as)?|the so-called)"
    r"\s+(?:the\s+)?[\"“']?$",
    re.IGNORECASE,
)
LONGEST = 5
"""Words in a bracket that can be another name."""


def defined(
    passages: Sequence[Passage], mentions: Mapping[int, Sequence[Mention]]
) -> Iterator[tuple[str, str, str]]:
    """(other name, name, type where it is sure) for each bracket and "known as" right after a name."""
    for passage in passages:
        own = mentions[id(passage)]
        for aside in [other for other in passage.asides if not other.is_title]:
            host = [m for m in own if m.right == aside.follows + 1]
            if host and host[-1].type in ("Body", "Name", "Group", "Case", "Meeting", "Document"):
                for name in _names(aside):
                    yield name, host[-1].text, _sure_type(host[-1])
        for left, right in pairwise(own):
            between = [t.text for t in passage.doc[left.right : right.left]]
            if (
                left.form == right.form == "name"
                and 0 < len(between) <= 4
                and _KNOWN_AS.fullmatch(" ".join(between))
                and left.type == right.type == "Body"
            ):
                yield right.text, left.text, left.type


def entitled(
    passages: Sequence[Passage], mentions: Mapping[int, Sequence[Mention]]
) -> Iterator[tuple[Mention, str]]:
    """The writings that the text gives a title, and the title: "a treatise entitled “The Duty of Kings”"."""
    for passage in passages:
        for aside in [other for other in passage.asides if other.is_title]:
            before = [m for m in mentions[id(passage)] if m.right <= aside.follows + 1]
            writing = next((m for m in reversed(before) if m.type == "Document"), None)
            if writing is not None and not writing.plural and aside.follows - writing.right < NEAR:
                yield writing, aside.doc.text.strip()


def _sure_type(mention: Mention) -> str:
    """The type that its own words give it; none of a bare name."""
    return "" if mention.type == "Name" else mention.type


def _names(aside: Passage) -> Iterator[str]:
    """A bracket's names: short, capitalised, no sentence, no date; commas separate several, "and" members."""
    words = [t.text for t in aside.doc]
    told = any(t.pos_ in ("VERB", "AUX", "NUM", "ADP") and not is_acronym(t.text) for t in aside.doc)
    members = "and" in words and all(word[:1].isupper() or word in (",", "and") for word in words)
    if told or members or not words:
        return
    for part in " ".join(words).split(","):
        name = part.strip(" *_\"'“”")
        if name and name[0].isupper() and len(name.split()) <= LONGEST and not re.search(r"\d", name):
            yield name
