"""Names for what the text leaves without one: "[board on harbour dues, 1721-04]".

A description becomes a name by what tells it apart from others of its kind: its owner, its own words, the
task it was given, and when it first appears.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from potestas.extract.dependents import preposition
from potestas.extract.mention import Mention, Referent
from potestas.extract.spelling import normal
from potestas.extract.words import words

_ABOUT = words("cases", "about")
_PHRASE = ("DET", "ADJ", "NOUN", "PROPN", "NUM")
_OPEN = words("lists", "opening")
LONGEST_TASK = 9
"""Words of the task that go into a name."""


def name_the_anonymous(
    referents: Iterable[Referent], tasks: Mapping[Referent, str], dates: Mapping[Referent, str]
) -> None:
    """Give each referent that has descriptions only a label of its own, unique in the document."""
    used: Counter[str] = Counter()
    for referent in referents:
        if not referent.anonymous or referent.label:
            continue
        words = _description(referent)
        task = tasks.get(referent)
        if task:
            words += f" {_shortened(task)}"
        date = dates.get(referent)
        label = f"{words}, {date}" if date else words
        for form in _short_forms(referent):
            referent.forms[form] += 0
        used[label] += 1
        referent.label = f"[{label}]" if used[label] == 1 else f"[{label}, {used[label]}]"


def _description(referent: Referent) -> str:
    first = referent.mentions[0] if referent.mentions else None
    if first is None:
        return referent.type.lower()
    words = [first.text]
    if first.possessor is not None and first.possessor.referent is not None:
        words.insert(0, _name(first.possessor) + "'s")
    complement = _complement(first)
    if referent.topic is not None:
        about = referent.topic
        owner = about.parent or about.possessor or about.prefix
        of = (
            f" of {_name(owner)}"
            if owner is not None and normal(_name(owner)) not in normal(about.text)
            else ""
        )
        words.append(f"of the {about.text}{of}")
    elif complement:
        words.append(complement)
    elif referent.parent is not None and first.possessor is None:
        words.append(f"of {referent.parent.name.strip('[]')}")
    return re.sub(r"\s+", " ", " ".join(words)).strip()


def _short_forms(referent: Referent) -> list[str]:
    """By what else readers call a case about an event: "Marat murder", "Marat murder inquiry"."""
    about = referent.topic
    owner = about.parent or about.possessor if about is not None else None
    if about is None or owner is None or owner.referent is None or owner.referent.type != "Person":
        return []
    event = f"{owner.referent.name.split()[-1]} {about.text.split()[-1]}"
    return [event, f"{event} {referent.mentions[0].text.split()[-1]}"]


def _shortened(task: str) -> str:
    """The first words of a task, cut where no phrase is left open."""
    kept = task.split()[:LONGEST_TASK]
    while len(kept) > 1 and kept[-1].lower() in _OPEN:
        kept.pop()
    return " ".join(kept)


def _name(mention: Mention) -> str:
    return mention.referent.name.strip("[]") if mention.referent is not None else mention.text


def _complement(mention: Mention) -> str:
    """The phrase right after the description, or that hangs on it: "into the fire", "on the bishops"."""
    doc = mention.passage.doc
    right = mention.right
    if right < len(doc) and doc[right].lower_ in _ABOUT:
        end = right + 1
        while end < len(doc) and end - right <= LONGEST_TASK and doc[end].pos_ in _PHRASE:
            end += 1
        if end > right + 1:
            return str(doc[right:end].text)
    for child in doc[mention.head].children:
        if (
            child.i >= mention.right
            and child.dep_ == "nmod"
            and child.pos_ in ("NOUN", "PROPN")
            and preposition(child) in _ABOUT
        ):
            inside = [t for t in child.subtree if t.i >= mention.right][:LONGEST_TASK]
            return " ".join(t.text for t in inside if t.text not in ',;:"()').replace(" 's", "'s")
    return ""
