"""How much the text before a pronoun speaks of each referent that it may mean.

Salience is the sum of what each earlier sentence lends a referent, halved with every sentence back (Lappin
and Leass 1994): subjects before objects, main clauses before others, what is named for itself before what is
named inside another phrase. What is a pronoun already is what the text goes on speaking of (Grosz, Joshi and
Weinstein 1995). Relative pronouns lend nothing: they only repeat the noun before them.
"""

from __future__ import annotations

import math

from spacy.tokens import Token

from potestas.extract.binding import barred as barred_by_clause
from potestas.extract.binding import is_of_predicate, own_subjects, owns, predicate
from potestas.extract.dependents import RELATIVE, VERBAL, children
from potestas.extract.discourse import Discourse
from potestas.extract.mention import Mention, Referent
from potestas.extract.words import words

_OF_MEN, _WOMEN = words("pronouns", "of_men"), words("pronouns", "women")
_NEUTER = words("pronouns", "neuter")
_INDEFINITE = words("determiners", "indefinite")
_FOUNDING = words("clauses", "founding")

WEIGHTS = {
    "subject": 60,
    "predicate": 70,
    "object": 50,
    "other": 20,
    "by itself": 40,  # not inside another noun phrase
    "main clause": 50,
    "pronoun": 25,
    "parallel": 35,  # the same place in its clause as the pronoun has in its own
    "founded": 90,  # what a sentence brings up: "the Diet formed a board. It was given"
    "own subject": 30,  # of a possessive: the subject of its clause
    "named": 20,  # times the log of how often
    "near": 30,  # within so many code points (`NEAR`), in proportion
}
"""What makes a mention, or a referent, salient."""
NEAR, OFTEN = 400, 30
FARTHEST = 4
"""Sentences beyond which nothing is looked for once something is found."""
FADING, NEW_PARAGRAPH = 0.5, 0.7
"""Shares of salience that are left a sentence later and a paragraph later."""
AGAIN = 0.5
"""Share of what further sentences lend besides the best one."""
_EMBEDDED = ("nmod", "nmod:poss", "nmod:of", "acl", "compound", "amod")
_INTRODUCING = ("appos", "flat", "nmod:desc", "compound", "conj")
_SUBORDINATE = ("acl:relcl", "acl", "advcl", "ccomp", "csubj", "xcomp", "parataxis")


def most_salient(mention: Mention, wanted: tuple[str, ...], discourse: Discourse) -> Mention | None:
    """The mention that speaks best of the likeliest referent, of the types that are wanted."""
    here = discourse.sentence(mention)
    barred = set(barred_by_clause(mention, discourse))
    farthest = 0 if is_of_predicate(mention) else FARTHEST
    acting = set(own_subjects(mention, discourse))
    lent: dict[Referent, dict[int, tuple[float, Mention]]] = {}
    for earlier in reversed(discourse.seen):
        referent = earlier.referent
        distance = here - discourse.sentence(earlier)
        if distance > farthest and lent:
            break
        if referent is None or referent.type not in wanted or earlier.type == "Place" or referent in barred:
            continue
        if mention.text in _OF_MEN and earlier.token.lemma_.lower() in _WOMEN:
            continue
        if earlier.text in RELATIVE or (mention.text in _NEUTER and earlier.plural):
            continue
        given = weight(mention, earlier) * FADING**distance
        if earlier.passage is not mention.passage:
            given *= NEW_PARAGRAPH
        sentences = lent.setdefault(referent, {})
        if distance not in sentences or given > sentences[distance][0]:
            sentences[distance] = given, earlier
    scores = {
        referent: _total(mention, referent, sentences, referent in acting)
        for referent, sentences in lent.items()
    }
    if not scores:
        return None
    best = max(scores, key=lambda referent: (scores[referent], -referent.number))
    return max(lent[best].values(), key=lambda item: (item[0], item[1].start))[1]


def _total(
    mention: Mention, referent: Referent, sentences: dict[int, tuple[float, Mention]], acts: bool
) -> float:
    """The salience of a referent: of its mentions, and its own."""
    nearest = max(earlier.start for _, earlier in sentences.values())
    weights = sorted((given for given, _ in sentences.values()), reverse=True)
    score = weights[0] + AGAIN * sum(weights[1:])
    score += nearness(mention, nearest)
    if referent.type == "Person":
        score += WEIGHTS["named"] * math.log(1 + min(len(referent.mentions), OFTEN))
    if acts and owns(mention):
        score += WEIGHTS["own subject"]
    return score


def nearness(mention: Mention, start: int) -> float:
    """What the distance in the text lends."""
    return WEIGHTS["near"] * max(0.0, 1 - (mention.start - start) / NEAR)


def weight(mention: Mention, earlier: Mention) -> float:
    """How much an earlier mention lends its referent."""
    token = introduced(earlier.token)
    place = _place(token)
    given = float(WEIGHTS[place])
    if token.dep_ not in _EMBEDDED:
        given += WEIGHTS["by itself"]
    if _is_in_main_clause(token):
        given += WEIGHTS["main clause"]
    if earlier.form == "pronoun":
        given += WEIGHTS["pronoun"]
    if _is_brought_up(token, earlier) and mention.token.dep_ == "nsubj:pass" and mention.text in _NEUTER:
        given += WEIGHTS["founded"]
    if place == _place(mention.token) and place != "other":
        given += WEIGHTS["parallel"]
    return given


def _is_brought_up(token: Token, earlier: Mention) -> bool:
    """Whether a sentence says that something was made: "the Diet formed a board"."""
    made = token.head.lemma_ in _FOUNDING and token.dep_ in ("obj", "nsubj:pass")
    return made and earlier.determiner in _INDEFINITE


def introduced(token: Token) -> Token:
    """The noun to which a name stands in apposition ("the head, Kaunitz, chose"), or whose list it is in."""
    while token.dep_ in _INTRODUCING and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        token = token.head
    return token


def _place(token: Token) -> str:
    relation = token.dep_
    if relation.startswith("nsubj"):
        return "subject"
    if relation in ("obj", "iobj"):
        return "object"
    return "predicate" if children(token, "cop") or relation == "ROOT" else "other"


def _is_in_main_clause(token: Token) -> bool:
    verb = token if children(token, "cop") else predicate(token)
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    return verb.dep_ not in _SUBORDINATE
