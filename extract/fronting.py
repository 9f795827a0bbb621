"""Sentences that open with something else than their subject.

Histories write "In 1534 the king" and "Under Colbert the intendants" without a comma, so that a parser runs
what opens the sentence into the subject.
"""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.attachment import is_post
from potestas.extract.dependents import NOMINAL, SUBJECTS, VERBAL, as_subject, children
from potestas.extract.spelling import is_numeral
from potestas.extract.words import words

_FRONTED = words("clauses", "fronted")
_OPENING = words("clauses", "opening")
_PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"


def part_opening(subject: Token) -> None:
    """ "At Held's wish a Board was opened": no wish was, whatever the parser runs together."""
    predicate = subject.head
    if predicate.dep_ != "ROOT" or subject.i > predicate.i:
        return
    first = subject.sent[0]
    verbal = predicate.pos_ in VERBAL or bool(children(predicate, "cop"))
    if not verbal or first.lower_ not in _OPENING:
        return
    if first.head not in (subject, predicate) or first.dep_ not in ("case", "mark"):
        return
    named = _beside(subject) or _within(subject)
    if named is None:
        return
    opening = subject if named.i > subject.i else next(t for t in children(subject, "compound"))
    relation = subject.dep_
    first.head, first.dep_, first.pos_ = opening, "case", "ADP"
    opening.head, opening.dep_ = predicate, "obl"
    named.head, named.dep_ = predicate, relation
    if named is subject:
        for child in [t for t in subject.children if t.i < opening.i]:
            child.head = opening
    for child in [t for t in opening.children if t.i > named.i]:
        child.head = named if child.i < predicate.i else predicate


def free_name(opening: Token) -> None:
    """ "As head of the Bank Held issued notes", "at the congress Held spoke": he is no congress."""
    verb = opening.head
    helpers = children(verb, "aux", "aux:pass", "advmod")
    end = min([verb.i, *(t.i for t in helpers if t.i > opening.i)])
    name = verb.doc[end - 1]
    if (
        verb.dep_ != "ROOT"
        or verb.pos_ not in VERBAL
        or opening.left_edge.i != verb.sent.start
        or name.pos_ != "PROPN"
        or not (name == opening or opening.is_ancestor(name))
        or children(verb, "mark", "cop", *SUBJECTS)
    ):
        return
    name = name.head if name.dep_ == "flat" else name  # "at the congress Joseph Fouché spoke"
    before = [t for t in _before_title(name) if t.pos_ in NOMINAL]
    if len(before) != 1 or not children(name, "det", "nmod:poss") or is_post(before[0]):
        return  # "under the regent Held"
    place = before[0]
    place.head, place.dep_ = name.head, name.dep_
    for child in [t for t in name.children if t.i < place.i]:
        child.head = place
    name.head, name.dep_ = verb, as_subject(verb)


def _beside(subject: Token) -> Token | None:
    """What a parser takes for an apposition of the noun that opens, or for its second name."""
    for noun in children(subject, "appos", "flat"):
        left = noun.left_edge
        if left.i == 0 or left.nbor(-1).is_punct or noun.i > subject.head.i:
            continue
        opened = left.pos_ == "DET" and noun.dep_ == "appos"
        flat = children(subject, "flat")
        names = [t for t in flat if not is_numeral(t.text)]
        second = noun.dep_ == "flat" and names == [noun] and noun.nbor(-1) in (subject, *flat)
        if opened or second:
            return noun
    return None


def _within(subject: Token) -> Token | None:
    """A name before which a common noun stands with an article or an owner: "until his fall Count Held"."""
    nouns = [t for t in _before_title(subject) if t.pos_ == "NOUN" and not is_post(t)]
    owned = [t for noun in (*nouns, subject) for t in children(noun, "nmod:poss", "det") if t.i < subject.i]
    return subject if subject.pos_ == "PROPN" and len(nouns) == 1 and owned else None


def _before_title(name: Token) -> list[Token]:
    """What stands before a name and its titles: "the congress" of "at the congress Count Held"."""
    titles = [t for t in children(name, "compound") if t.pos_ == "PROPN" and is_post(t)]
    first = min(t.i for t in (name, *titles))
    return [t for t in children(name, "compound", "amod") if t.i == first - 1]


def turn(predicate: Token) -> None:
    """ "Subordinate to the Senate were the Mint and the Post Office": what is said stands first."""
    subject = predicate.head
    copula = children(subject, "cop")
    deed = predicate.dep_ == "csubj" and predicate.lower_.endswith("ed")
    fronted = predicate.is_sent_start and (deed or predicate.lower_ in _FRONTED)
    if not fronted or not copula or not predicate.i < copula[0].i < subject.i:
        return
    for child in children(subject, "cop", "aux", "punct", "advmod"):
        child.head = predicate
    predicate.head, predicate.dep_, predicate.pos_ = subject.head, subject.dep_, "VERB" if deed else "ADJ"
    if subject.head == subject:
        predicate.head = predicate
    subject.head, subject.dep_ = predicate, "nsubj"
    if deed:
        predicate.set_morph(_PASSIVE)
        copula[0].dep_, subject.dep_ = "aux:pass", "nsubj:pass"
