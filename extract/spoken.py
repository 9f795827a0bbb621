"""What is said, of whom, and at whose word something is done."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.clause import marks, subjects
from potestas.extract.dependents import VERBAL, children, obliques
from potestas.extract.words import words

_AT_WORD = frozenset({"at", "by", "on", "upon", "under", "in", "through", "with", "following", "after"})
"""Prepositions by which commands are obeyed; who is deprived of a command obeys nobody."""
_COMMANDS = words("clauses", "commands")


def said(verb: Token) -> list[Token]:
    """The verb of what a verb or noun of saying says: "charged that Essex had plotted"."""
    clauses = children(verb, "ccomp", "advcl", *([] if verb.pos_ in VERBAL else ["acl"]))
    return [c for c in clauses if c.i > verb.i and "that" in marks(c)][:1]


def spoken_of(verb: Token) -> list[Token]:
    """The subject of what a verb of saying says, or, as a parenthesis, stands beside."""
    beside = [verb.head] if verb.dep_ == "parataxis" and verb.i < verb.head.i else []
    return [subject for content in said(verb) or beside for subject in subjects(content)]


def commands(deed: Token) -> list[Token]:
    """The nouns for the commands at which something is done: "hanged by order of Held"."""
    told = [noun for name, noun in obliques(deed) if name in _AT_WORD]
    return [noun for noun in told if noun.lemma_.lower() in _COMMANDS]
