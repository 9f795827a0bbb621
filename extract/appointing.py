"""Trees of giving posts: "named Held regent, Imhof treasurer, and Karl marshal", "was acting head".

A parser takes names and posts that stand side by side for one phrase, or loses the second pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from potestas.extract.attachment import is_post
from potestas.extract.dependents import children
from potestas.extract.words import words
from potestas.ontology.vocabulary import vocabulary

_GIVING = words("posts", "giving")
_OWNING = words("pronouns", "possessive") | {"the", "a", "an"}
_ACTING = "acting"
_BETWEEN = (",", "and")


class Pair(NamedTuple):
    """The words of a name, and the post that its bearer gets."""

    name: Sequence[Token]
    post: Token


def part_pairs(verb: Token) -> None:
    """ "Named Held regent, Imhof treasurer, and Karl marshal": each gets his own post.

    Of a single pair only a participle is mistaken: "appointing Held regent".
    """
    if verb.lemma_.lower() not in _GIVING or children(verb, "aux:pass", "nsubj:pass"):
        return
    pairs = list(_pairs(verb))
    if len(pairs) < (1 if verb.lower_.endswith("ing") else 2):
        return
    held = {t.i for name, post in pairs for t in (*name, post)}
    above: tuple[Token, Token] | None = None
    for name, post in pairs:
        for token in (*name, post):
            for child in [t for t in token.children if t.dep_ == "conj" and t.i not in held]:
                child.head = verb
        person = name[0]
        person.head, person.dep_ = (verb, "obj") if above is None else (above[0], "conj")
        post.head, post.dep_ = (verb, "xcomp") if above is None else (above[1], "conj")
        for token in name[1:]:
            token.head, token.dep_ = person, "flat"
        for token in person.doc[person.i : post.i]:
            if token.dep_ in ("nmod:poss", "det", "amod") and token.i not in held:
                token.head = post
        above = above or (person, post)


def _pairs(verb: Token) -> Iterator[Pair]:
    """The names with a post right behind each, from a verb on, as far as commas and "and" join them."""
    doc, i = verb.doc, verb.i + 1
    while i < len(doc):
        start = i
        while i < len(doc) and doc[i].pos_ == "PROPN" and not is_post(doc[i]):
            i += 1
        name = list(doc[start:i])
        while i < len(doc) and (doc[i].lower_ in _OWNING or doc[i].pos_ == "ADJ"):
            i += 1
        known = [t for t in name if t.lower_ in vocabulary().bodies.by_word]
        if not name or known or i >= len(doc) or not (is_post(doc[i]) and doc[i].is_lower):
            return
        post = doc[i]
        if "Number=Plur" in str(post.morph):
            return
        yield Pair(name, post)
        i += 1
        while i < len(doc) and doc[i].text not in (*_BETWEEN, ".", ";", ":") and doc[i].dep_ != "punct":
            i += 1  # "treasurer of the Board"
        if i >= len(doc) or doc[i].text not in _BETWEEN:
            return
        while i < len(doc) and doc[i].text in _BETWEEN:
            i += 1


def name_the_acting(acting: Token) -> None:
    """ "Held was acting head of the Mint", "as acting head": acting is what the head is."""
    post = next((t for t in children(acting, "obj") if t.i == acting.i + 1), None)
    if acting.lower_ != _ACTING or post is None or not is_post(post):
        return
    opening = acting.nbor(-1) if acting.i else acting
    leads = opening.lower_ == "as"
    post.head, post.dep_ = (post, "ROOT") if acting.head == acting else (acting.head, acting.dep_)
    for child in [t for t in acting.children if t != post]:
        child.head = post
        child.dep_ = "cop" if child.dep_ == "aux" else child.dep_
    if leads:
        opening.head, opening.dep_, opening.pos_ = post, "case", "ADP"
        post.dep_ = "obl"
    acting.pos_, acting.head, acting.dep_ = "ADJ", post, "amod"
