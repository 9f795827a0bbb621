"""Sentences that go on after a comma with a predicate that a parser has lost there.

"Held, in a note to Karl, accused Imhof" and "the sultan, furious at this, deposed Held" are no lists of nouns
and no moods: what stands between the commas parts a subject from its verb.
"""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.dependents import NOMINAL, RELATIVE, SUBJECTS, as_subject, children, preposition

_PARTS = ("flat", "compound", "nmod", "nmod:desc")


def return_mood(adjective: Token) -> None:
    """ "The sultan, furious at this, deposed Held": he was not only furious."""
    subject = next(iter(children(adjective, "nsubj")), None)
    if adjective.pos_ != "ADJ" or subject is None or children(adjective, "cop", "aux"):
        return
    if subject.i + 1 >= adjective.i or adjective.nbor(-1).text != ",":
        return
    deeds = [t for t in children(adjective, "advcl", "conj", "ccomp", "parataxis", "acl") if t.pos_ == "VERB"]
    if not deeds or children(deeds[0], "mark", "cc", *SUBJECTS) or deeds[0].lower_.endswith("ing"):
        return
    deed = deeds[0]
    deed.head, deed.dep_ = (deed, "ROOT") if adjective.head == adjective else (adjective.head, adjective.dep_)
    for child in [t for t in adjective.children if t.i > deed.i]:
        child.head = deed
    subject.head, subject.dep_ = deed, as_subject(deed)
    adjective.head, adjective.dep_ = subject, "amod"


def return_topic(noun: Token) -> None:
    """ "Held, in a note to Karl, accused Imhof": a sentence whose subject is Held, no list."""
    if noun.pos_ not in NOMINAL or children(noun, "cop", "case", "mark", *SUBJECTS):
        return
    end = max([noun.i, *(t.i for t in noun.children if t.dep_ in ("flat", "compound"))])
    if end + 1 >= len(noun.doc) or noun.doc[end + 1].text != ",":
        return
    verb = next((t for t in noun.subtree if t.i > end + 2 and _goes_on(t)), None)
    if verb is None:
        return
    _free_relative(verb, noun)
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, as_subject(verb)
    for child in [t for t in noun.children if t.i > verb.i]:
        child.head = verb


def _goes_on(verb: Token) -> bool:
    """Whether a verb follows a comma as the predicate of what stands before the phrase that it closes."""
    helpers = [t for t in children(verb, "aux", "aux:pass") if t.i < verb.i]
    adverbs = [t for t in children(verb, "advmod") if t.i == verb.i - 1]
    first = min(t.i for t in (verb, *helpers, *adverbs))
    if verb.pos_ != "VERB" or not first or verb.doc[first - 1].text != ",":
        return False
    acts = not verb.lower_.endswith("ing") and bool(children(verb, "obj", "xcomp", "ccomp", "obl"))
    opened = bool(children(verb, "mark", "cc", "obl:agent"))
    apart = not children(verb, *SUBJECTS) or bool(_relative_verb(verb))
    return apart and (bool(helpers) or (acts and not opened))


def _relative_verb(verb: Token) -> list[Token]:
    """The verb before the comma whose relative pronoun and subject a parser gave to the one behind it."""
    return [
        deed
        for subject in children(verb, *SUBJECTS)
        for deed in children(subject, "acl")
        if deed.i == subject.i + 1 and deed.i < verb.i and deed.pos_ == "VERB"
    ]


def _free_relative(verb: Token, noun: Token) -> None:
    """ "Held, whom the Senate blamed for it, withdrew": nobody withdrew him."""
    for deed in _relative_verb(verb):
        subject = deed.head
        for child in [t for t in verb.children if t.i < deed.i and t != subject]:
            child.head = deed
        deed.head, deed.dep_ = noun, "acl:relcl"
        subject.head, subject.dep_ = deed, "nsubj"


def return_described(verb: Token) -> None:
    """ "; and Held, who had been consul, was exiled": he of whom the relative clause tells."""
    first = min(t.i for t in (verb, *children(verb, "aux", "aux:pass", "cop")))
    closing = verb.doc[first - 1] if first > 1 else verb
    clause = verb.doc[first - 2] if first > 1 else verb
    while clause.dep_ not in ("acl:relcl", "ROOT") and clause.head.i < first and clause.head != clause:
        clause = clause.head
    opening = clause.left_edge.i
    if closing.text != "," or clause.dep_ != "acl:relcl" or clause.i > first:
        return
    if verb.doc[opening].text == ",":
        opening += 1
    if opening < 2 or verb.doc[opening].lower_ not in RELATIVE or verb.doc[opening - 1].text != ",":
        return
    noun = verb.doc[opening - 2]
    while noun.dep_ in _PARTS and noun.head.i < noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    described = noun.pos_ in NOMINAL and not preposition(noun) and not noun.dep_.startswith("nsubj")
    if described and not noun.is_ancestor(verb):
        clause.head = noun
        noun.head, noun.dep_ = verb, as_subject(verb)


def return_clause(deed: Token) -> None:
    """ "Held was tried, and Imhof, who had hidden, was shot": no verb is what another acts on."""
    verb = deed.head
    helpers = children(deed, "aux:pass", "aux")
    if deed.pos_ != "VERB" or not helpers or verb.pos_ != "VERB" or deed.i < verb.i or children(deed, "mark"):
        return
    named = [t for t in children(verb, "conj") if t.pos_ in NOMINAL and verb.i < t.i < helpers[0].i]
    if named and not children(deed, *SUBJECTS):
        deed.dep_ = "conj"
        named[-1].head, named[-1].dep_ = deed, as_subject(deed)


def return_called(name: Token) -> None:
    """ "Accused of theft, Held was arrested": nobody calls out to Held."""
    following = [t for t in name.doc[name.i + 1 : name.right_edge.i + 2] if not name.is_ancestor(t)]
    verb = following[0] if following else name
    verb = verb.head if verb.dep_ in ("aux", "aux:pass") else verb
    if name.pos_ == "PROPN" and verb.pos_ == "VERB" and verb.i > name.i and not children(verb, *SUBJECTS):
        name.head, name.dep_ = verb, as_subject(verb)
