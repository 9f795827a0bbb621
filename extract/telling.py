"""Who says, in the story itself, what a clause tells: "Cicero told the Senate that Catiline was plotting".

To say of somebody that he did wrong is to accuse him, whatever the verb. The authors' own sources ("Livy says
that ...") accuse nobody: they speak in the present, or are only cited.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from potestas.extract import dependents
from potestas.extract.belief import Beliefs
from potestas.extract.passage import Passage

_TOLD = ("reported", "alleged")
_PRESENT = "Tense=Pres"
_FINITE = "VerbForm=Fin"


class Telling(NamedTuple):
    """Who tells something, and the word that says that he does."""

    teller: Token
    word: Token


def telling(beliefs: Beliefs, word: Token, passage: Passage) -> Telling | None:
    """Who tells what stands at a word; None if nobody in the story does."""
    for stance in beliefs.voices(word, passage):
        holder = stance.holder
        if stance.status in _TOLD and holder is not None:
            return Telling(holder, holder.head) if _speaks(holder) else None
    return None


def tellers(beliefs: Beliefs, word: Token, passage: Passage) -> list[Token]:
    """Who tells it, alone."""
    told = telling(beliefs, word, passage)
    return [told.teller] if told is not None else []


def _speaks(holder: Token) -> bool:
    """Whether somebody is said to speak, then: he is the subject of a verb, or what he says is his."""
    said = holder.head
    if holder.dep_ == "nmod:poss":
        return True
    finite = dependents.children(said, "aux")[:1] or [said]
    present = any(_PRESENT in str(t.morph) and _FINITE in str(t.morph) for t in finite)
    return holder.dep_ in (*dependents.SUBJECTS, "obl:agent") and not present
