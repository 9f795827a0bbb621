"""What a copula joins: who bears a predicate noun, and what is predicated of a subject."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract import clause, dependents


def bearers(noun: Token, *, shared: bool) -> list[Token]:
    """Of whom a noun is predicated: "Held was the supervisor", "Held was one of the directors".

    `shared`: one copula may serve several nouns: "was chairman of the Board and head of the Bank".
    """
    said = dependents.counted(noun)
    while shared and said.dep_ == "conj" and not dependents.children(said, "cop", "nsubj"):
        said = said.head
    if said != noun and said.dep_ == "appos":
        return [said.head]  # "the Third Bureau, one of the divisions"
    return clause.subjects(said) if dependents.children(said, "cop") else []


def predicated(subject: Token) -> list[Token]:
    """What is predicated of a subject, "the members were Held and Imhof", or set before its copula.

    "Present were Held and Imhof", "among those present was Held".
    """
    predicate = subject.head
    nominal = predicate.pos_ in dependents.NOMINAL
    those = dependents.preposition(subject) == "among" and any(c.lower_ == "those" for c in subject.children)
    leading = subject.dep_.startswith("nsubj") or those
    joined = dependents.children(predicate, "cop", *(["aux"] if nominal else []))
    return dependents.conjuncts(predicate) if leading and joined and subject.i < predicate.i else []
