"""What a pronoun's own clause says of whom it means: whom it cannot mean, and whom it must.

A pronoun is free in its clause, a reflexive bound in it (Chomsky 1981), as far as a shallow tree shows that.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from potestas.extract import clause
from potestas.extract.dependents import VERBAL, children, preposition
from potestas.extract.discourse import Discourse
from potestas.extract.mention import Mention, Referent
from potestas.extract.words import words

_STEADS = words("posts", "steads")
_RELATIVE = words("posts", "relative")
_DONE_TO_OTHERS = words("clauses", "transitive") | words("clauses", "confronting")
_ANNOUNCING = words("pronouns", "announcing")
_IN_THE_COURSE = frozenset({"in", "on", "upon", "before", "since", "during", "throughout"})
DEPTH = 3
"""Predicates up to which a bound pronoun finds its subject."""


def predicate(token: Token) -> Token:
    """The predicate of the clause in which a word stands."""
    while token.head != token:
        token = token.head
        if token.pos_ in VERBAL or children(token, "cop"):
            return token
    return token


def owns(mention: Mention) -> bool:
    """Whether a pronoun is a possessive that says whose its noun is."""
    return bool(mention.token.dep_ == "nmod:poss")


def is_of_predicate(mention: Mention) -> bool:
    """Whether it owns what somebody is called: "as his deputies", those of somebody named there."""
    return owns(mention) and preposition(mention.token.head) == "as"


def emphasised(mention: Mention, discourse: Discourse) -> Mention | None:
    """ "Wolsey himself", "the Diet itself": the noun right before."""
    if not _is_reflexive(mention) or mention.left == 0:
        return None
    before = discourse.at(mention.passage, mention.passage.doc[mention.left - 1])
    return before if before is not None and before.form != "pronoun" else None


def bound(mention: Mention, discourse: Discourse) -> Mention | None:
    """The subject that a reflexive or "his own" takes up."""
    if not _is_reflexive(mention) and not _is_stressed(mention):
        return None
    verb = predicate(mention.token)
    for _ in range(DEPTH):
        for token in clause.subjects(verb):
            subject = discourse.at(mention.passage, token)
            if subject is not None and subject is not mention and subject.start < mention.start:
                return subject
        verb = predicate(verb)
    return None


def announced(mention: Mention, discourse: Discourse) -> Mention | None:
    """The subject whose possessive opens its clause: "In his report to the king, Kaunitz praised him"."""
    if not owns(mention):
        return None
    verb = predicate(mention.token)
    for token in clause.subjects(verb):
        subject = discourse.at(mention.passage, token)
        if subject is not None and subject.form == "name" and mention.left < subject.left < verb.i:
            return subject
    return None


def foretold(mention: Mention, discourse: Discourse) -> Mention | None:
    """The subject before which a clause opens the sentence: "When he was regent, Kaunitz wrote"."""
    verb = predicate(mention.token)
    if verb.dep_ != "advcl" or not mention.token.dep_.startswith("nsubj") or verb.head.i < verb.i:
        return None
    later = (discourse.at(mention.passage, token) for token in clause.subjects(verb.head))
    return next((m for m in later if m is not None and m.form == "name" and m.left > mention.left), None)


def is_announcing(mention: Mention) -> bool:
    """Whether a possessive owns what only the subject of the clause to come can be meant to own."""
    noun = mention.token.head
    return owns(mention) and noun.lemma_.lower() in _ANNOUNCING and preposition(noun) in _IN_THE_COURSE


def _is_reflexive(mention: Mention) -> bool:
    return mention.text.endswith(("self", "selves"))


def _is_stressed(mention: Mention) -> bool:
    """ "his own" """
    doc = mention.passage.doc
    return owns(mention) and mention.right < len(doc) and doc[mention.right].lower_ == "own"


def own_subjects(mention: Mention, discourse: Discourse) -> Iterator[Referent]:
    """Who acts, by the sense, in the clause in which a pronoun stands."""
    return _acting(predicate(mention.token), mention, discourse)


def _acting(verb: Token, mention: Mention, discourse: Discourse) -> Iterator[Referent]:
    """Who is the subject of a verb, besides a mention."""
    for subject in clause.subjects(verb):
        found = discourse.at(mention.passage, subject)
        for meant in (found, *found.holders) if found is not None else ():
            if meant is not mention and meant.referent is not None:
                yield meant.referent


def barred(mention: Mention, discourse: Discourse) -> Iterator[Referent]:
    """Whom a pronoun cannot mean by its place in the clause."""
    token, verb = mention.token, predicate(mention.token)
    if owns(mention):
        yield from _not_owners(mention, discourse)
        said = token.head.dep_ == "xcomp" or bool(children(token.head, "cop"))
        if said and token.head.lemma_.lower() in _RELATIVE:
            yield from own_subjects(mention, discourse)  # "Audley was named his successor"
        if token.head.lemma_.lower() in _STEADS and token.head.head.pos_ in VERBAL:
            yield from own_subjects(mention, discourse)  # who puts or comes into his place is not he
            yield from _others_there(mention, discourse)
    elif token.dep_.startswith("nsubj"):
        yield from _beside_subject(mention, verb, discourse)
    elif not _is_reflexive(mention):
        yield from own_subjects(mention, discourse)  # "Wolsey dismissed him": not himself
        if verb.lemma_ in _DONE_TO_OTHERS and verb.dep_ in ("xcomp", "advcl") and "to" in clause.marks(verb):
            yield from _acting(verb.head, mention, discourse)  # "Wolsey sent Audley to arrest him"
        for other in children(verb, "conj"):  # "dismissed him and appointed Audley": not Audley
            for noun in children(other, "obj", "xcomp"):
                found = discourse.at(mention.passage, noun)
                named = found.appointee or found if found is not None else None
                if named is not None and named.form == "name" and named.referent is not None:
                    yield named.referent


def _others_there(mention: Mention, discourse: Discourse) -> Iterator[Referent]:
    """ "put Audley in his place": not Audley's own."""
    for noun in children(mention.token.head.head, "obj", "nsubj:pass"):
        found = discourse.at(mention.passage, noun)
        if found is not None and found.referent is not None:
            yield found.referent


def _not_owners(mention: Mention, discourse: Discourse) -> Iterator[Referent]:
    """ "named Kaunitz his deputy", "with Kaunitz and Colloredo as his deputies": not Kaunitz's own."""
    for earlier in reversed(discourse.seen):
        if earlier.passage is not mention.passage or earlier.sentence.start != mention.sentence.start:
            return
        between = mention.passage.doc[earlier.right : mention.left]
        if between and preposition(mention.token.head) != "as":
            return
        if any(token.pos_ in VERBAL for token in between):
            return
        if earlier.referent is not None:
            yield earlier.referent
        opening = mention.passage.doc[earlier.left - 1] if earlier.left else None
        if opening is None or opening.lower_ == "with" or not between:
            return


def _beside_subject(mention: Mention, verb: Token, discourse: Discourse) -> Iterator[Referent]:
    """ "passing over Kaunitz, he": not Kaunitz; "Ormonde, whom he sent": not Ormonde."""
    beside = [verb, *children(verb, "advcl")]
    nouns = [noun for other in beside for noun in children(other, "obj", "iobj", "obl")]
    if verb.dep_ == "acl:relcl" and not children(verb, "mark"):
        nouns.append(verb.head)
    for noun in nouns:
        found = discourse.at(mention.passage, noun)
        if found is not None and found.referent is not None:
            yield found.referent
