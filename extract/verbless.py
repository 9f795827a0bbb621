"""Sentences whose verb a parser takes for a participle, so that a noun stands as their root.

It reads "The Senate censured Held" as a noun with a participle, or as somebody called the censured Senate
Held; and "The Senate named Held dictator" as if somebody were called Held dictator.
"""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.attachment import is_post
from potestas.extract.dependents import NOMINAL, SUBJECTS, children, preposition
from potestas.extract.scope import marks
from potestas.extract.words import words

_GIVING = words("posts", "giving")
_INTRANSITIVE = words("clauses", "intransitive")
_FINITE = "Mood=Ind|Tense=Past|VerbForm=Fin"


def return_verb(participle: Token) -> None:
    """ "The Senate named Held dictator": nothing else in the sentence can be its verb.

    Nor is anybody complained: "the governors of Egypt complained to Nero".
    """
    noun, doc = participle.head, participle.doc
    acts_on_nobody = participle.lemma_.lower() in _INTRANSITIVE
    while acts_on_nobody and noun.dep_ == "nmod" and noun.head.pos_ in NOMINAL:
        noun = noun.head
    made = noun.head.head if noun.dep_ == "obl:agent" and noun.head.dep_ == "acl" else noun
    noun = made if made.dep_ == "ROOT" else noun  # "the articles drawn up by the House accused Held"
    if (
        noun.dep_ != "ROOT"
        or noun.pos_ not in NOMINAL
        or not noun.i < participle.i
        or participle.lower_.endswith("ing")
        or "," in (t.text for t in doc[noun.i : participle.i])
        or not (acts_on_nobody or children(participle, "obj", "xcomp", "ccomp") or _asks(participle))
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


def return_finite(deed: Token) -> None:
    """ "The Senate censured Held": a sentence, not somebody called the censured Senate Held."""
    name, before = deed.head, deed.nbor(-1) if deed.i else deed
    while before.dep_ == "advmod" and before.head == deed and before.i:
        before = before.nbor(-1)
    acts = before.head in (name, deed) and before.dep_ in ("compound", "nsubj") and before.pos_ in NOMINAL
    alone = name.dep_ == "ROOT" and name.pos_ in NOMINAL and name.i == deed.i + 1
    if not acts or not alone or not deed.lower_.endswith("ed") or children(name, "cop", *SUBJECTS):
        return
    for child in list(name.children):
        if child.i < before.i and child.dep_ not in ("punct", "cc"):
            child.head = before
        elif child.i < deed.i or child.dep_ in ("punct", "obl", "advmod", "advcl", "parataxis"):
            child.head = deed
    deed.pos_, deed.head, deed.dep_ = "VERB", deed, "ROOT"
    deed.set_morph(_FINITE)
    before.head, before.dep_ = deed, "nsubj"
    name.head, name.dep_ = deed, "obj"


def return_named(name: Token) -> None:
    """ "The Estates chose as their agent the advocate Held": he is not what an agent is called."""
    verb = name.head.head
    left = name.left_edge
    opened = left.pos_ == "DET" or left.dep_ == "nmod:poss"
    if name.head in _named_as(verb) and opened and not left.nbor(-1).is_punct:
        name.head, name.dep_ = verb, "obj"


def _asks(verb: Token) -> bool:
    """Whether a verb gives somebody a post, or calls on him: "called on Held to resign"."""
    called = children(verb, "obl") and any("to" in marks(t) for t in children(verb, "advcl"))
    return bool(called or _named_as(verb))


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
