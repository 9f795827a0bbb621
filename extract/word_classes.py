"""Words that a parser takes for another class of word than the tree around them shows them to be."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.dependents import SUBJECTS, children

_CLAUSAL = ("advcl", "acl", "ccomp")
_PARTICIPIAL = {"consisting": "consist", "comprising": "comprise"}


def name_the_participle(token: Token) -> None:
    """A capital makes no name of a word that the tree has as a clause: "Led by Held, they marched"."""
    if token.dep_ in _CLAUSAL and not children(token, "cop", "flat", "compound", *SUBJECTS):
        token.pos_, token.lemma_ = "VERB", token.lower_
        if not token.lower_.endswith("ing"):
            token.set_morph("Tense=Past|VerbForm=Part")


def name_the_verb(token: Token) -> None:
    """ "A board consisting of Held": no noun. "One of the audit commissions": no verb."""
    if token.lower_ in _PARTICIPIAL and token.pos_ == "NOUN" and token.head == token:
        token.pos_, token.lemma_ = "VERB", _PARTICIPIAL[token.lower_]
    elif token.pos_ == "VERB" and token.dep_ == "obl" and children(token, "det") and children(token, "case"):
        token.pos_ = "NOUN"


def name_the_adverb(name: Token) -> None:
    """ "Held sharply refused": it is Held who refused."""
    adverb = name.head
    subject = name.pos_ == "PROPN" and name.i + 1 == adverb.i and adverb.dep_.startswith("nsubj")
    if subject and adverb.pos_ == "NOUN" and adverb.lower_ == adverb.text and adverb.text.endswith("ly"):
        name.head, name.dep_ = adverb.head, adverb.dep_
        adverb.pos_, adverb.dep_ = "ADV", "advmod"
        for child in adverb.children:
            child.head = name
