"""Infinitives and gerunds that a parser hangs on the wrong word, and nouns that it takes for them."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.dependents import RELATIVE, SUBJECTS, VERBAL, children
from potestas.extract.words import words

_COMMANDING = words("clauses", "commanding")
_GOALS = words("clauses", "goals")


def return_infinitive(deed: Token) -> None:
    """ "Nobody dared to accuse Held": whoever dares does something, and acts on nothing called accuse."""
    verb, opening = deed.head, deed.nbor(-1) if deed.i else deed
    plain = deed.pos_ == "VERB" and deed.lower_ == deed.lemma_ and deed.lower_ not in _GOALS
    if plain and opening.lower_ == "to" and opening.head == deed and verb.i == opening.i - 1:
        opening.pos_, opening.dep_ = "PART", "mark"
        deed.dep_ = "xcomp"


def return_told(deed: Token) -> None:
    """ "He wrote and ordered Held, head of the police, to leave": leaving is what he ordered."""
    opened = any(t.lower_ == "to" for t in children(deed, "mark"))
    if deed.pos_ != "VERB" or not opened or children(deed, "cc", *SUBJECTS) or deed.i < 2:
        return
    closing = deed.left_edge if deed.left_edge.text == "," else deed.left_edge.nbor(-1)
    clause = deed.head  # "ordered Held, whose men were there, to"
    related = any(t.lower_ in RELATIVE and t.i < deed.i for t in clause.subtree)
    while related and clause.head != clause and clause.dep_ in ("acl:relcl", "conj", "obj", "acl"):
        clause = clause.head
    verbs = [t for t in clause.subtree if t.pos_ == "VERB" and t.i < closing.i]
    before = [t for t in verbs if t.lemma_ in _COMMANDING]
    if closing.text == "," and before and children(before[-1], "obj") and not children(before[-1], "xcomp"):
        deed.head, deed.dep_ = before[-1], "xcomp"


def return_having(deed: Token) -> None:
    """ "Held was charged on his return with having sold it": not the return but the charge was with that."""
    noun, opening = deed.head, children(deed, "mark")
    past = any(t.lower_ == "having" for t in children(deed, "aux"))
    if past and opening and opening[0].lower_ == "with" and noun.dep_ == "obl" and noun.head.pos_ in VERBAL:
        deed.head, deed.dep_ = noun.head, "advcl"


def return_goal(noun: Token) -> None:
    """ "Held was brought to trial before the Senate": nobody trials."""
    if noun.lower_ not in _GOALS or not noun.i or noun.nbor(-1).lower_ != "to":
        return
    for child in list(noun.children):
        if child.lower_ == "to":
            child.pos_, child.dep_ = "ADP", "case"
        elif child.i > noun.i:
            child.head = noun.head
    noun.pos_, noun.lemma_, noun.dep_ = "NOUN", noun.lower_, "obl"
