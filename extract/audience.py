"""Whom somebody has before them when they speak: "sent for Held and gave orders"."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract import clause, dependents
from potestas.extract.words import words

_SUMMONING = words("clauses", "summoning")
_FETCHING = words("clauses", "fetching")


def audience(verb: Token) -> list[Token]:
    """Whom the subject of a verb of speech has called for in the verb before it."""
    before = [verb.head] if verb.dep_ == "conj" else []
    before += [c for c in (verb.head, *verb.head.children) if c.dep_ == "conj" and before and c.i < verb.i]
    return [t for other in before[-1:] for t in _called(other)]


def _called(verb: Token) -> list[Token]:
    """Whom one summons or sends for."""
    if verb.lemma_.lower() in _FETCHING:
        return [noun for name, noun in dependents.obliques(verb) if name == "for"]
    return clause.patients(verb) if verb.lemma_.lower() in _SUMMONING else []
