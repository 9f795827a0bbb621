"""Pronouns that stand for nobody: "it was decided to", "it was Solon who", "the story had it that"."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.dependents import children
from potestas.extract.words import words

_SEEMING = words("pronouns", "seeming")
_CLAUSAL = ("ccomp", "xcomp", "csubj")
_CLOSING = ("that", ",")


def is_expletive(token: Token) -> bool:
    """Whether a pronoun stands for nobody."""
    if token.lower_ == "it" and (_announces(token) or _is_cleft(token)):
        return True
    return token.dep_ in ("expl", "det") or (token.lower_ == "that" and token.dep_ == "mark")


def _announces(token: Token) -> bool:
    """Whether a clause says what "it" is: "it seems that", "it took years to", "the story had it that"."""
    doc, verb = token.doc, token.head
    if not token.dep_.startswith("nsubj"):
        return bool(token.i + 1 < len(doc) and doc[token.i + 1].text == "that")
    said = verb.i + 1 < len(doc) and doc[verb.i + 1].text in _CLOSING  # "it appears, a court"
    if verb.lemma_ in _SEEMING:
        return said or bool(children(verb, "ccomp", "csubj"))
    if token.dep_ == "nsubj:pass" and (said and not children(verb, "obl", "obl:agent")):
        return True
    clausal = children(verb, *_CLAUSAL)
    told = token.dep_ == "nsubj:pass" or verb.pos_ == "ADJ" or any(c.dep_ == "csubj" for c in clausal)
    return bool(clausal) and told


def _is_cleft(token: Token) -> bool:
    """ "It was Solon who": a name with "it" for its subject."""
    return (
        token.dep_.startswith("nsubj")
        and token.head.pos_ == "PROPN"
        and token.head.i > token.i
        and bool(children(token.head, "cop"))
    )
