"""Sentences that open with something else than their subject, or whose verb a parser takes for a participle.

Histories write "In 1534 the king" and "Under Colbert the intendants" without a comma, so that a parser runs
what opens the sentence into the subject, and "The Senate named Held dictator", a noun with a participle.
"""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.attachment import is_post
from potestas.extract.dependents import NOMINAL, SUBJECTS, VERBAL, children, preposition
from potestas.extract.spelling import is_numeral
from potestas.extract.words import words

_GIVING = words("posts", "giving")
_FRONTED = words("clauses", "fronted")
_INTRANSITIVE = words("clauses", "intransitive")
_OPENING = words("clauses", "opening")
_FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"
_PASSIVE = "Tense=Past|VerbForm=Part|Voice=Pass"


def return_verb(participle: Token) -> None:
    """ "The Senate named Held dictator": nothing else in the sentence can be its verb.

    Nor is anybody complained: "the governors of Egypt complained to Nero".
    """
    noun, doc = participle.head, participle.doc
    acts_on_nobody = participle.lemma_.lower() in _INTRANSITIVE
    while acts_on_nobody and noun.dep_ == "nmod" and noun.head.pos_ in NOMINAL:
        noun = noun.head
    if (
        noun.dep_ != "ROOT"
        or noun.pos_ not in NOMINAL
        or not noun.i < participle.i
        or participle.lower_.endswith("ing")
        or "," in (t.text for t in doc[noun.i : participle.i])
        or not (acts_on_nobody or children(participle, "obj", "xcomp", "ccomp") or _named_as(participle))
        or children(participle, "aux", "aux:pass", "mark", "obl:agent", *SUBJECTS)
        or children(noun, "cop", "case", *SUBJECTS)
        or participle.sent[-1].text not in (".", ";")
    ):
        return
    for child in [t for t in noun.children if t.i > participle.i]:
        child.head = participle
    participle.head, participle.dep_ = participle, "ROOT"
    participle.set_morph(_FINITE)
    noun.head, noun.dep_ = participle, "nsubj"


def return_named(name: Token) -> None:
    """ "The Estates chose as their agent the advocate Held": he is not what an agent is called."""
    verb = name.head.head
    left = name.left_edge
    if name.head in _named_as(verb) and left.pos_ == "DET" and not left.nbor(-1).is_punct:
        name.head, name.dep_ = verb, "obj"


def _named_as(verb: Token) -> list[Token]:
    """As what a verb gives a post to whom it does not name before: "chose as their agent"."""
    posts = [t for t in children(verb, "obl", "xcomp") if is_post(t) and preposition(t) in ("as", "for")]
    return [] if verb.lemma_ not in _GIVING or children(verb, "obj", "aux:pass") else posts


def return_appointee(post: Token) -> None:
    """ "The Senate named Held dictator": no Held dictator, but Held."""
    verb = post.head
    name = next((t for t in children(post, "compound") if t.pos_ == "PROPN"), None)
    if (
        name is None
        or verb.lemma_ not in _GIVING
        or post.text[:1].isupper()
        or "Number=Plur" in str(post.morph)  # "named Treasury officials"
        or not is_post(post)
        or children(verb, "obj", "iobj", "aux:pass", "nsubj:pass")
        or not children(verb, "nsubj")
        or children(post, "det")
    ):
        return
    for child in [t for t in post.children if t.i < name.i]:
        child.head = name
    name.head, name.dep_ = verb, "obj"
    post.dep_ = "xcomp"


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
    before = [t for t in children(name, "compound") if t.pos_ in NOMINAL and t.i == name.i - 1]
    if len(before) != 1 or not children(name, "det") or is_post(before[0]):  # "under the regent Held"
        return
    place = before[0]
    place.head, place.dep_ = name.head, name.dep_
    for child in [t for t in name.children if t.i < place.i]:
        child.head = place
    name.head, name.dep_ = verb, "nsubj:pass" if children(verb, "aux:pass") else "nsubj"


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
    """A name before which a common noun stands with an article or an owner: "until his fall Held"."""
    before = [t for t in children(subject, "compound") if t.pos_ == "NOUN" and t.i == subject.i - 1]
    nouns = [t for t in before if not is_post(t)]
    owned = [t for noun in (*nouns, subject) for t in children(noun, "nmod:poss", "det") if t.i < subject.i]
    return subject if subject.pos_ == "PROPN" and len(nouns) == 1 and owned else None


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
