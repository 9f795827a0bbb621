"""Who says, in the story itself, what a clause tells: "Cicero told the Senate that Catiline was plotting".

To say of somebody that he did wrong is to accuse him, whatever the verb, and so is to show it. The authors'
own sources ("Livy says that ...") accuse nobody: they speak in the present, or are only cited.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from potestas.extract import dependents
from potestas.extract.belief import Beliefs
from potestas.extract.passage import Passage
from potestas.extract.scope import marks
from potestas.extract.stance import speaker
from potestas.extract.words import words

_ACCUSING = "alleged"
_TOLD = ("reported", _ACCUSING)
_SHOWING = words("beliefs", "showing")
_CONTENT = ("ccomp", "csubj", "csubj:pass", "advcl")
_OPENING = frozenset({"that", "how"})
_ALONE = ("acl", "acl:relcl", "advcl")
"""Clauses that stand on their own feet, whatever is told."""
_PRESENT, _FINITE = "Tense=Pres", "VerbForm=Fin"


class Telling(NamedTuple):
    """Who tells something, if that is said, and the word that says that it is told."""

    teller: Token | None
    word: Token


def telling(beliefs: Beliefs, word: Token, passage: Passage) -> Telling | None:
    """How what stands at a word is told; None if nobody in the story tells it."""
    for stance, cue in beliefs.voices(word, passage):
        if stance.status in _TOLD and stance.holder is not None:
            said = stance.holder.head
            owned = stance.holder.dep_ == "nmod:poss"
            return Telling(stance.holder, said) if owned or _speaks(stance.holder, said) else None
        if stance.status == _ACCUSING and cue is not None and cue.pos_ == "VERB":
            return Telling(None, cue) if _is_past(cue) else None  # "it was alleged that"
    shown = _shown(word)
    return Telling(speaker(shown), shown) if shown is not None and _is_past(shown) else None


def tellers(beliefs: Beliefs, word: Token, passage: Passage) -> list[Token]:
    """Who tells it, alone."""
    told = telling(beliefs, word, passage)
    return [told.teller] if told is not None and told.teller is not None else []


def _shown(word: Token) -> Token | None:
    """The verb by which something is shown, which leaves no doubt of it: "proved that Catiline plotted"."""
    while word.head != word:
        content = word.dep_ in _CONTENT and not _OPENING.isdisjoint(marks(word))
        if content and word.head.lemma_.lower() in _SHOWING:
            return word.head
        if word.dep_ in _ALONE:
            return None
        word = word.head
    return None


def _speaks(holder: Token, said: Token) -> bool:
    return holder.dep_ in (*dependents.SUBJECTS, "obl:agent") and _is_past(said)


def _is_past(said: Token) -> bool:
    finite = dependents.children(said, "aux", "aux:pass")[:1] or [said]
    return not any(_PRESENT in str(t.morph) and _FINITE in str(t.morph) for t in finite)
