"""Sentences that open with something else than their subject, or whose verb a parser takes for a participle.

Histories write "In 1534 the king" and "Under Colbert the intendants" without a comma, so that a parser runs
what opens the sentence into the subject, and "The Senate named Held dictator", a noun with a participle.
"""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.attachment import is_post
from potestas.extract.dependents import NOMINAL, RELATIVE, SUBJECTS, VERBAL, children, preposition
from potestas.extract.spelling import is_numeral
from potestas.extract.words import words

_GIVING = words("posts", "giving")
_FRONTED = words("clauses", "fronted")
_INTRANSITIVE = words("clauses", "intransitive")
_OPENING = words("clauses", "opening")
_PARTS = ("flat", "compound", "nmod", "nmod:desc")
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
    first = subject.sent[0]
    verbal = predicate.pos_ in VERBAL or bool(children(predicate, "cop"))
    if not verbal or predicate.dep_ != "ROOT" or subject.i > predicate.i or first.lower_ not in _OPENING:
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
    if len(before) != 1 or not children(name, "det"):
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
    nouns = [t for t in children(subject, "compound") if t.pos_ == "NOUN" and t.i == subject.i - 1]
    owned = [t for noun in (*nouns, subject) for t in children(noun, "nmod:poss", "det") if t.i < subject.i]
    return subject if subject.pos_ == "PROPN" and len(nouns) == 1 and owned else None


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
    subject.head, subject.dep_ = deed, "nsubj:pass" if children(deed, "aux:pass") else "nsubj"
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
    noun.head, noun.dep_ = verb, "nsubj:pass" if children(verb, "aux:pass") else "nsubj"
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
        noun.head, noun.dep_ = verb, "nsubj:pass" if children(verb, "aux:pass") else "nsubj"


def return_clause(deed: Token) -> None:
    """ "Held was tried, and Imhof, who had hidden, was shot": no verb is what another acts on."""
    verb = deed.head
    helpers = children(deed, "aux:pass", "aux")
    if deed.pos_ != "VERB" or not helpers or verb.pos_ != "VERB" or deed.i < verb.i or children(deed, "mark"):
        return
    named = [t for t in children(verb, "conj") if t.pos_ in NOMINAL and verb.i < t.i < helpers[0].i]
    if named and not children(deed, *SUBJECTS):
        deed.dep_ = "conj"
        named[-1].head, named[-1].dep_ = deed, "nsubj:pass" if children(deed, "aux:pass") else "nsubj"


def return_called(name: Token) -> None:
    """ "Accused of theft, Held was arrested": nobody calls out to Held."""
    following = [t for t in name.doc[name.i + 1 : name.right_edge.i + 2] if not name.is_ancestor(t)]
    verb = following[0] if following else name
    verb = verb.head if verb.dep_ in ("aux", "aux:pass") else verb
    if name.pos_ == "PROPN" and verb.pos_ == "VERB" and verb.i > name.i and not children(verb, *SUBJECTS):
        name.head, name.dep_ = verb, "nsubj:pass" if children(verb, "aux:pass") else "nsubj"


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
