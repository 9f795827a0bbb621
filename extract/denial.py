"""Whether a predicate is denied, or a noun said not to be there."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.dependents import children

_NOBODY = frozenset({"nobody", "none", "nothing"})
_BODIES = frozenset({"anybody", "anyone", "any"})
"""Who does nothing after a word that denies: "hardly anybody"."""
_DENIALS = frozenset({"not", "n't", "never", "neither", "nor", "hardly", "scarcely"})
_SCANT = frozenset({"little", "scant"})
_ONLY = frozenset({"only", "merely", "just", "simply", "solely"})
"""What makes "not" affirm: "not only a poet but also a judge"."""
_SCARCELY = frozenset({"hardly", "scarcely", "not"})


def is_negated(token: Token) -> bool:
    """Whether the predicate itself is denied ("was not", "never", "no longer", "neither")."""
    return any(_denies(child) for child in token.children)


def is_lacking(noun: Token) -> bool:
    """Whether a noun is said not to be there: "no power", "no intention", "nothing" that is done."""
    if noun.lower_ == "nothing" and noun.dep_ == "obj":
        return True
    before = children(noun, "det", "amod") if noun.pos_ == "NOUN" else []
    return any(c.lower_ == "no" and c.dep_ == "det" for c in before) or (
        before != [] and before[0].lower_ in _SCANT  # "little support", not "a little"
    )


def _denies(child: Token) -> bool:
    """Whether a word denies the predicate on which it hangs."""
    if child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no":
        return True
    if child.lower_ == "not" and child.i + 1 < len(child.doc) and child.nbor().lower_ in _ONLY:
        return False
    if child.lower_ in _DENIALS and child.dep_ in ("advmod", "cc", "cc:preconj", "det", "neg"):
        return True
    if not child.dep_.startswith("nsubj"):
        return False
    return child.lower_ in _NOBODY or any(
        c.lower_ == "neither"
        or (c.lower_ == "no" and c.dep_ == "det")
        or (c.lower_ in _SCARCELY and child.lower_ in _BODIES)
        for c in child.children
    )
