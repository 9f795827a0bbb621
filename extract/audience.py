"""Whom somebody has before them when they speak: "sent for Held and gave orders"."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract import clause, dependents
from potestas.extract.words import words

_SUMMONING = words("clauses", "summoning")
_FETCHING = words("clauses", "fetching")


def audience(verb: Token) -> list[Token]:
    """Whom the subject of a verb of speech has called for in the verb before it."""
    if verb.dep_ != "conj":
        return []
    between = [other for other in dependents.children(verb.head, "conj") if other.i < verb.i]
    return _called(between[-1] if between else verb.head)


def _called(verb: Token) -> list[Token]:
    """Whom one summons or sends for."""
    if verb.lemma_.lower() in _FETCHING:
        return [noun for name, noun in dependents.obliques(verb) if name == "for"]
    return clause.patients(verb) if verb.lemma_.lower() in _SUMMONING else []
