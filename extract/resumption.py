"""Sentences that go on after a comma with a predicate that a parser has lost there.

"Held, in a note to Karl, accused Imhof" and "the sultan, furious at this, deposed Held" are no lists of nouns
and no moods: what stands between the commas parts a subject from its verb.
"""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.dependents import (
    NOMINAL,
    RELATIVE,
    SUBJECTS,
    VERBAL,
    as_subject,
    children,
    preposition,
)
from potestas.extract.words import words

_CIRCUMSTANCE = words("clauses", "circumstance")
_MAIN = ("ROOT", "conj", "parataxis")
_WITHIN = ("flat", "compound", "nmod", "case", "det", "amod")
_PARTS = ("flat", "compound", "nmod", "nmod:desc")


def return_mood(adjective: Token) -> None:
    """ "The sultan, furious at this, deposed Held", "Held, fearing Imhof, fled": not only moods."""
    subject = next(iter(children(adjective, "nsubj", "nsubj:pass")), None)
    doing = any(t.lower_.endswith("ing") for t in (adjective, *children(adjective, "aux")))
    if subject is None or children(adjective, "cop", *(() if doing else ("aux",))):
        return
    if adjective.pos_ != ("VERB" if doing else "ADJ"):
        return
    first = min(t.i for t in (adjective, *children(adjective, "aux", "aux:pass", "advmod")))
    if subject.i + 1 >= first or adjective.doc[first - 1].text != ",":
        return
    deeds = [t for t in children(adjective, "advcl", "conj", "ccomp", "parataxis", "acl") if t.pos_ == "VERB"]
    deeds = deeds or [t for t in adjective.subtree if t.i > adjective.i and t.dep_ == "acl" and _goes_on(t)]
    if not deeds or children(deeds[0], "mark", "cc", *SUBJECTS) or deeds[0].lower_.endswith("ing"):
        return
    deed = deeds[0]
    deed.head, deed.dep_ = (deed, "ROOT") if adjective.head == adjective else (adjective.head, adjective.dep_)
    for child in [t for t in adjective.children if t.i > deed.i]:
        child.head = deed
    subject.head, subject.dep_ = deed, as_subject(deed)
    adjective.head, adjective.dep_ = subject, "acl" if doing else "amod"


def return_topic(noun: Token) -> None:
    """ "Held, in a note to Karl, accused Imhof": a sentence whose subject is Held, no list."""
    if noun.pos_ not in NOMINAL or children(noun, "cop", "case", "mark", *SUBJECTS):
        return
    end = noun.i
    for token in noun.doc[noun.i + 1 :]:  # "the governor of Kazan, having heard of it, wrote to Karl"
        if token.dep_ not in _WITHIN or not noun.is_ancestor(token):
            break
        end = token.i
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
    if described and not noun.is_ancestor(verb) and not clause.is_ancestor(verb):
        clause.head = noun
        noun.head, noun.dep_ = verb, as_subject(verb)


def return_circumstance(clause: Token) -> None:
    """ "He called Held and, when the crowd would not go, had him arrested": the crowd had nobody."""
    joining = children(clause, "cc")
    first = clause.left_edge.i if not joining else joining[0].i
    opened = clause.doc[first + 1 : first + 3]
    if clause.pos_ not in VERBAL or not joining or len(opened) < 2 or opened[0].text != ",":
        return
    if opened[1].lower_ not in _CIRCUMSTANCE or opened[1].head != clause or clause.head.pos_ not in VERBAL:
        return
    main = next((t for t in children(clause, "conj") if t.pos_ == "VERB" and _resumes(t)), None)
    if main is None or children(main, *SUBJECTS):
        return
    for child in [t for t in clause.children if t.i > main.i or t in joining]:
        child.head = main
    main.head, main.dep_ = clause.head, "conj"
    clause.head, clause.dep_ = main, "advcl"


def return_related(relative: Token) -> None:
    """ "The prefect, to whom Held had written, told Karl": what follows the clause is the sentence."""
    deed = relative.head
    while deed.pos_ in NOMINAL and deed.head.i > deed.i:
        deed = deed.head  # "at whose request Held resigned"
    if relative.lower_ not in RELATIVE or deed.dep_ not in _MAIN or deed.pos_ not in VERBAL:
        return
    phrase = relative if relative.head == deed else relative.head
    opening = phrase.left_edge.i
    if relative.i > deed.i or opening < 2 or relative.doc[opening - 1].text != ",":
        return
    noun = relative.doc[opening - 2]
    while noun.dep_ in _PARTS and noun.head.pos_ in NOMINAL and noun.head.i < opening:
        noun = noun.head
    resumed = [t for t in children(deed, "conj", "parataxis", "ccomp") if t.i > deed.i and _resumes(t)]
    if noun.head != deed or noun.pos_ not in NOMINAL or not resumed:
        return
    main, before = resumed[0], [t for t in deed.children if t.i < opening - 1 or t.i >= resumed[0].i]
    main.head, main.dep_ = (main, "ROOT") if deed.head == deed else (deed.head, deed.dep_)
    for child in before:
        if child != main:
            child.head = main
    if noun.dep_.startswith("nsubj"):
        noun.dep_ = as_subject(main)
    deed.head, deed.dep_ = noun, "acl:relcl"


def _resumes(verb: Token) -> bool:
    """Whether a predicate follows a comma as what a sentence says after a relative clause."""
    helpers = [t for t in children(verb, "aux", "aux:pass", "cop", "advmod", "nsubj") if t.i < verb.i]
    first = min(verb.i, *(t.left_edge.i for t in helpers)) if helpers else verb.i
    return (
        bool(verb.doc[first - 1].text == ",")
        and not children(verb, "cc", "mark")
        and not verb.lower_.endswith("ing")
    )


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


def return_speaker(doing: Token) -> None:
    """ "Speaking at a congress, Held called for peace": calling is the sentence, speaking is by the way."""
    if not doing.is_sent_start or not doing.lower_.endswith("ing") or children(doing, "aux", *SUBJECTS):
        return
    for name in children(doing, "parataxis", "appos", "discourse", "vocative"):
        deed = next((t for t in children(name, "acl", "acl:relcl") if _finite(t)), None)
        if name.pos_ == "PROPN" and deed is not None and name.left_edge.nbor(-1).text == ",":
            deed.head, deed.dep_ = deed, "ROOT"
            for child in [t for t in doing.children if t.i > deed.i]:
                child.head = deed
            name.head, name.dep_ = deed, as_subject(deed)
            doing.head, doing.dep_ = deed, "advcl"
            return


def return_heavy(thing: Token) -> None:
    """ "The Board submitted to the king a report on the mines": the report is what it submitted."""
    doer = next((t for t in children(thing, "nsubj") if t.i < thing.i), None)
    if doer is None or thing.pos_ != "NOUN" or children(thing, "cop", "case") or not children(thing, "det"):
        return
    deed = next((t for t in children(doer, "acl") if _finite(t) and t.right_edge.i < thing.i), None)
    if deed is None or children(deed, "obj", "obl:agent", "mark"):
        return
    deed.head, deed.dep_ = deed, "ROOT"
    for child in [t for t in thing.children if t.i < deed.i or t.is_punct]:
        child.head = deed
    thing.head, thing.dep_ = deed, "obj"


def _finite(verb: Token) -> bool:
    """Whether a past form can be the verb of a sentence."""
    return verb.pos_ == "VERB" and not verb.lower_.endswith("ing") and not children(verb, "aux", *SUBJECTS)


def return_parallel(verb: Token) -> None:
    """ "Held was praised by Imhof, who led it, and was appointed": it was Held who was appointed."""
    told, main = verb.head, verb.head.head.head
    joining = children(verb, "cc")
    related = told.dep_ == "acl:relcl" and children(told, "nsubj")
    if not related or not joining or not children(verb, "aux:pass"):
        return
    while main.pos_ not in VERBAL and main.head != main:
        main = main.head
    own = children(told, "aux:pass") or children(verb, *SUBJECTS)
    if joining[0].nbor(-1).text == "," and not own and children(main, "aux:pass"):
        verb.head = main
