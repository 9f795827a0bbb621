"""Sentences that somebody's words interrupt: "the Senate, Held claimed, had dissolved the board".

A parser takes the interruption for the sentence, or for a relative clause on what stands before it. It is
hung as a parenthesis on the predicate beside which it stands, and that gets its own subject back.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from spacy.tokens import Token

from potestas.extract.cue import cued_by
from potestas.extract.dependents import NOMINAL, RELATIVE, SUBJECTS, VERBAL, as_subject, children, preposition

_TELLER = ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "ADV", "PART")
_WITHIN = ("flat", "compound", "nmod", "appos", "nmod:desc", "conj")
_LONGEST = 5
"""Words between a comma and the word that tells, and between that and the next comma, at most."""


def return_host(saying: Token) -> None:
    """The clause that a saying between commas interrupts goes on as if it were not there."""
    if saying.lemma_ not in _telling() or children(saying, "aux:pass", "mark"):
        return
    before = list(takewhile(lambda t: t.text != ",", _beside(saying, -1)))
    after = list(takewhile(lambda t: t.text != ",", _beside(saying, 1)))
    if saying.lower_.endswith("ing") or (not before and after and after[0].pos_ in ("ADP", "SCONJ")):
        return  # "Held, writing to Imhof, asked", "the book, written by Held, was read"
    first, last = saying.i - len(before) - 1, saying.i + len(after) + 1
    named = [t for t in before or after if t.pos_ in (*NOMINAL, "PRON")]
    if not named or max(len(before), len(after)) > _LONGEST or first < 1 or last + 1 >= len(saying.doc):
        return
    told = all(t.pos_ in _TELLER and t.lower_ not in (*RELATIVE, "what") for t in before)
    helping = list(
        takewhile(lambda t: t.pos_ == "AUX", reversed(saying.doc[max(first - _LONGEST, 0) : first]))
    )
    topic = _head_of(saying.doc[max(first - len(helping) - 1, 0)])  # "Held had, wrote Imhof, fled"
    host = _predicate_from(saying.doc[last + 1])
    if not told or any(t.pos_ in VERBAL for t in after) or topic is None or host is None:
        return
    if any(t not in (topic, saying) and t.i > last for t in children(host, *SUBJECTS)):
        return
    for helper in helping:
        helper.head, helper.dep_ = host, "aux:pass" if helper.lemma_ == "be" else "aux"
    _hang(saying, _head_within(named[0], before or after), topic, host)


@cache
def _telling() -> frozenset[str]:
    """The verbs that tell what others say."""
    return frozenset(
        word
        for (trigger, word), cues in cued_by().items()
        if trigger == "verb"
        and any(cue.status in ("reported", "alleged") and "that" in cue.governs for cue in cues)
    )


def _beside(token: Token, step: int) -> Iterator[Token]:
    """The words before or after a word, the nearest first, as far as a parenthesis can reach."""
    stop = token.i + step * (_LONGEST + 2)
    for i in range(token.i + step, max(min(stop, len(token.doc)), -1), step):
        yield token.doc[i]


def _head_of(last: Token) -> Token | None:
    """The noun of the phrase that ends with a word, if that can be a subject."""
    while last.dep_ in _WITHIN and last.head.i < last.i and last.head.pos_ in NOMINAL:
        last = last.head
    return last if last.pos_ in (*NOMINAL, "PRON") and not preposition(last) else None


def _head_within(noun: Token, words: list[Token]) -> Token:
    while noun.head in words and noun.head.pos_ in (*NOMINAL, "PRON"):
        noun = noun.head
    return noun


def _predicate_from(token: Token) -> Token | None:
    """The predicate of which a word is the verb or the first auxiliary."""
    while (token.pos_ in ("ADV", "PART") or token.is_quote) and token.i + 1 < len(token.doc):
        token = token.nbor()
    if token.pos_ not in VERBAL or token.lower_.endswith("ing"):
        return None
    return token.head if token.dep_ in ("aux", "aux:pass", "cop") and token.head.i > token.i else token


def _hang(saying: Token, teller: Token, topic: Token, host: Token) -> None:
    """Make the topic the subject of the host, and the saying a parenthesis beside it."""
    parts = (saying, topic, host)
    outer = next(t for t in parts if not any(other.is_ancestor(t) for other in parts))
    above, relation = outer.head, outer.dep_
    later = [t for part in (saying, topic) for t in part.children if t.i > host.i and t not in parts]
    host.head, host.dep_ = (host, "ROOT") if above == outer else (above, relation)
    saying.head, saying.dep_ = host, "parataxis"
    topic.head, topic.dep_ = host, as_subject(host)
    teller.head, teller.dep_ = saying, "nsubj"
    for token in later:
        token.head = host
