"""Trees in which a clause that tells a content has swallowed what is said of it, or the other way round.

"The view that Held ruled does not bear examination": the parser, which meets few such sentences, makes the
predicate a part of the content, or takes the content's object for its subject.
"""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.cue import cued_by
from potestas.extract.dependents import NOMINAL, SUBJECTS, VERBAL, as_subject, children, preposition
from potestas.extract.words import words
from potestas.ontology.vocabulary import vocabulary

_TELLING = words("clauses", "telling")
_HEARING = ("iobj", "obj", "obl", "obl:agent")
_BIDDING = words("clauses", "bidding")
_WARNING = words("clauses", "warning")
_BE = frozenset({"was", "were"})


def return_content(clause: Token) -> None:
    """What is said is no relative clause of who says it: "it was said by his enemies that he ruled"."""
    noun = clause.head
    verb = noun.head
    while verb.pos_ in NOMINAL and verb.head != verb:
        verb = verb.head
    said = verb.pos_ in VERBAL and any(t.lower_ == "it" for t in children(verb, *SUBJECTS))
    if said and noun.i > verb.i and _opens_content(clause):
        clause.head, clause.dep_ = verb, "ccomp"


def return_told(clause: Token) -> None:
    """ "Held told the Senate that Imhof had lied": what he told, and nothing that the Senate is like."""
    noun = clause.head
    told = noun
    while told.dep_ in ("nmod", "appos", "flat") and told.head.pos_ in NOMINAL:
        told = told.head  # "wrote in a letter to Held that"
    verb, opening = told.head, next((t for t in clause.lefts if t.lower_ == "that"), None)
    tells = verb.lemma_.lower() in _TELLING and verb.i < told.i and noun.pos_ in (*NOMINAL, "PRON")
    if opening is None or not tells or not children(clause, *SUBJECTS):
        return
    alone = [t for t in children(clause, "obj") if t != opening]
    heard = told.dep_ == "iobj" or preposition(told) == "to" or noun.pos_ == "PROPN"
    complete = opening.dep_ == "mark" or alone
    if told.dep_ in _HEARING and opening.dep_ not in SUBJECTS and (heard or complete):
        opening.dep_ = "mark"
        clause.head, clause.dep_ = verb, "ccomp"


def return_teller(noun: Token) -> None:
    """ "No document shows that Held ruled": a document does the showing."""
    verb = noun.head
    contents = [c for c in children(verb, "ccomp", "acl", "acl:relcl", "advcl") if _opens_content(c)]
    shows = ("verb", verb.lemma_.lower()) in cued_by() and verb.i == noun.i + 1
    if not contents or not shows or children(verb, *SUBJECTS):
        return
    verb.pos_ = "VERB"
    for child in children(verb, "det", "amod", "compound"):
        if child.i < noun.i:
            child.head = noun
    noun.dep_ = "nsubj"
    for clause in contents:
        clause.dep_ = "ccomp"


def return_predicate(content: Token) -> None:
    """ "The view that Held ruled does not bear examination": the view does not, and no sentence is a noun."""
    noun = content.head
    if noun.pos_ not in NOMINAL or not _opens_content(content):
        return
    if noun.dep_ == "ROOT":
        _return_verdict(content, noun)
    elif noun.dep_ in SUBJECTS:
        _return_object(content, noun)


def _return_verdict(content: Token, noun: Token) -> None:
    joined = [t for t in children(content, "conj") if children(t, "aux", "aux:pass", "cop")]
    for verdict in joined[-1:]:
        if not children(verdict, "cc", *SUBJECTS):
            verdict.head, verdict.dep_ = verdict, "ROOT"
            noun.head = verdict
            noun.dep_ = as_subject(verdict)


def _return_object(content: Token, noun: Token) -> None:
    """ "The assertion that Held founded a bank is wrong": it is not the bank that is wrong."""
    taken = [t for t in children(noun.head, *SUBJECTS) if t.i > content.i]
    if taken and not children(content, "obj") and taken[0].left_edge.i == content.i + 1:
        taken[0].head, taken[0].dep_ = content, "obj"


def _opens_content(clause: Token) -> bool:
    """Whether "that" opens a clause in which it has no place of its own."""
    subjects = children(clause, *SUBJECTS)
    return bool(subjects) and any(t.lower_ == "that" for t in children(clause, "mark"))


def return_bidden(deed: Token) -> None:
    """ "He bade Held leave the town": Held leaves it, at his bidding."""
    verb = deed.head
    bidden = [t for t in children(verb, "obj") if t.i < deed.i]
    bare = "VerbForm=Inf" in str(deed.morph) and not children(deed, "mark", "aux", *SUBJECTS)
    if verb.lemma_.lower() in _BIDDING and bidden and bare:
        deed.dep_ = "xcomp"


def return_ordered(clause: Token) -> None:
    """ "Held was told that he must resign": that he was to do it is no content but an order."""
    verb = clause.head
    heard = [t for t in children(verb, "iobj", "obj", "nsubj:pass") if verb.lemma_.lower() in _WARNING]
    opening = [t for t in children(clause, "mark") if t.lower_ == "that"]
    bidden = [t for t in children(clause, "nsubj") if heard and _may_stand_for(t.lower_, heard[0])]
    helpers = {t.lower_ for t in children(clause, "aux", "cop")}
    to = bool(helpers & _BE) and any(t.lower_ == "to" for t in children(clause, "mark"))
    if opening and bidden and ("must" in helpers or to) and clause.pos_ == "VERB":
        clause.dep_ = "xcomp"
        for token in (*opening, *bidden):
            token.dep_ = "dep"


def _may_stand_for(pronoun: str, noun: Token) -> bool:
    """Whether a pronoun agrees with who hears something: "it" with bodies, "they" with several."""
    body = noun.lemma_.lower() in vocabulary().bodies.by_word
    several = bool(children(noun, "conj")) or "Number=Plur" in str(noun.morph)
    if pronoun == "they":
        return several
    return pronoun == "it" if body else pronoun in ("he", "she")
