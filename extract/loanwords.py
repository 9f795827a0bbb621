"""Nouns of other languages that a text leaves untranslated: "the accoppiatori", "the veche".

No list can hold them, but what acts in a text and is no word of English is an institution of its country.
"""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.dependents import children
from potestas.extract.passage import Passage
from potestas.extract.spelling import normal

_ENGLISH_ENDINGS = ("ed", "ing", "ness", "ship", "ism", "ist", "ists")
"""What makes new nouns of English words."""
SHORTEST = 4
"""Letters of a word that is taken for one."""


class Loanwords:
    """The loanwords of one text that act in it."""

    def __init__(self) -> None:
        self._acting: set[str] = set()

    def learn(self, passage: Passage) -> None:
        """Note the loanwords that do something to somebody: the subjects and agents of verbs."""
        if not passage.lexicon.english:
            return
        for token in passage.doc:
            if _acts(token) and _is_loanword(passage, token):
                self._acting.add(token.lower_)

    def acts(self, token: Token) -> bool:
        """Whether a word is one of them."""
        return token.lower_ in self._acting and token.text.islower()


def _acts(token: Token) -> bool:
    if token.dep_ == "obl:agent":
        return bool(children(token, "det"))
    verb = token.head
    determined = bool(children(token, "det", "nmod:poss"))
    return token.dep_ == "nsubj" and determined and verb.pos_ == "VERB" and bool(children(verb, "obj"))


def _is_loanword(passage: Passage, token: Token) -> bool:
    word = token.lower_
    plain = normal(word)
    return (
        token.pos_ in ("NOUN", "PROPN")
        and token.text.islower()
        and word.isalpha()
        and len(word) >= SHORTEST
        and not word.endswith(_ENGLISH_ENDINGS)
        and passage.lexicon.english.isdisjoint((word, plain, plain.removesuffix("s"), token.lemma_.lower()))
    )
