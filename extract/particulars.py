"""What claims tell of things that have no name: what they were to do, what they dealt with, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from potestas.extract.draft import Draft
from potestas.extract.mention import Referent
from potestas.extract.tasks import DEEDS, actions
from potestas.ontology.vocabulary import Vocabulary

_DATED = ("Body", "Case", "Meeting")
_MATTER = "Case"


@dataclass
class Particulars:
    """Of each referent of whom claims tell something, the first that they tell."""

    tasks: dict[Referent, str] = field(default_factory=dict)
    """"to revise the code", "on the coinage"."""
    matters: dict[Referent, Referent] = field(default_factory=dict)
    """What it was busy with in the sentence that brings it up."""
    dates: dict[Referent, str] = field(default_factory=dict)
    """EDTF."""


def particulars(drafts: Iterable[Draft], vocabulary: Vocabulary) -> Particulars:
    """The particulars of all referents that the drafts speak of, in the order of the drafts."""
    found = Particulars()
    for draft in drafts:
        _note_task(draft, found)
        _note_matter(draft, found, vocabulary)
        _note_dates(draft, found)
    return found


def _note_task(draft: Draft, found: Particulars) -> None:
    """A task marks out what is founded for it, hardly what exists in numbers or belongs to another.

    Nor what had been spoken of before, if more than a pronoun speaks of it again.
    """
    referent = draft.referent("object")
    if "task" not in draft.words or referent is None or not referent.mentions:
        return
    first, charged = referent.mentions[0], draft.named.get("object")
    later = charged is not None and charged.form != "pronoun" and charged.sentence != first.sentence
    if first.possessor is None and not first.plural and not later:
        told = {place.source for place in draft.finding.pattern.slots["task"]}
        link = "to" if actions(draft.finding.trigger) or told & DEEDS else "on"
        found.tasks.setdefault(referent, f"{link} {draft.words['task']}")


def _note_matter(draft: Draft, found: Particulars, vocabulary: Vocabulary) -> None:
    """The object of a relation that can have a case for its object: "a board that audited the mint"."""
    subject, matter, kind = draft.referent("subject"), draft.referent("object"), draft.kind
    takes = kind.arguments["object"].expects if "object" in kind.arguments else ()
    if subject is None or matter is None or subject.type != "Body":
        return
    if vocabulary.entity_types[_MATTER].iri not in takes:
        return
    first = subject.mentions[0] if subject.mentions else None
    if first is not None and first.sentence == draft.finding.trigger.sent:
        found.matters.setdefault(subject, matter)


def _note_dates(draft: Draft, found: Particulars) -> None:
    date = draft.dates.get("start") or draft.dates.get("date")
    if not date or date.startswith("..") or date.endswith("~"):
        return
    for mention in draft.named.values():
        referent = mention.referent
        if referent is not None and referent.type in _DATED:
            found.dates.setdefault(referent, date.partition("/")[0])
