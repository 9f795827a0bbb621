"""Who wrote or passed a document, by the clause that says so of it."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract import clause
from potestas.extract.dependents import children
from potestas.extract.words import words

_TEXTUAL = words("usage", "textual") | words("naming", "making")


def writers(document: Token) -> list[Token]:
    """Who speaks through a document: "the bill, which the House passed, accused Held"."""
    told = [c for c in children(document, "acl", "acl:relcl") if c.lemma_ in _TEXTUAL]
    return [agent for verb in told for agent in clause.agents(verb)]
