"""What a copula joins: who bears a predicate noun, and what is predicated of a subject."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from potestas.extract import clause, dependents
from potestas.extract.voice import is_passive
from potestas.extract.words import words

_CAPACITIES = words("posts", "capacities")
_ABOUT = frozenset({"with", "on", "upon", "for", "of"})
_COMPARING = frozenset({"as", "same", "such", "so", "well"})
_GIVING = words("posts", "giving")
_SEEMING = words("posts", "seeming")


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


class Capacity(NamedTuple):
    """As what somebody does something.

    The verb, the "as" before the post, whether it says "capacity", and whether it stands behind the verb.
    """

    verb: Token
    opening: Token
    said: bool
    behind: bool


def capacity(post: Token) -> Capacity | None:
    """In what capacity a clause is done: "As regent, Held ruled", "in his capacity as governor".

    Behind the verb too, if that does not say what somebody is or seems: "he signed it as president".
    """
    verb, said = post.head, post.head.lemma_.lower() in _CAPACITIES
    if said or (verb.dep_ == "obj" and post.dep_ == "nmod"):
        verb = clause.governor(verb)
    opening = next((c for t in (post, verb) for c in t.children if c.lower_ == "as" and c.i < post.i), None)
    behind = post.i > verb.i
    if opening is None or verb.pos_ != "VERB" or (behind and _says_otherwise(post, verb, opening)):
        return None
    return Capacity(verb, opening, said, behind)


def _says_otherwise(post: Token, verb: Token, opening: Token) -> bool:
    """Whether "as" behind a verb compares, or says what another is or seems: "decided on Held as consul"."""
    between = {t.lower_ for t in post.doc[verb.i + 1 : opening.i]}
    others = [t for t in dependents.children(verb, "obl") if t.i < post.i]
    of_another = any(dependents.preposition(t) in _ABOUT for t in others) or "Number=Plur" in str(post.morph)
    compared = bool(between & _COMPARING) or opening.nbor().pos_ == "ADP" or opening.nbor().lower_ == "well"
    return compared or of_another or is_passive(verb) or verb.lemma_.lower() in _SEEMING | _GIVING
