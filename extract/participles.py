"""Participles that a parser hangs on the wrong word: of what was done to somebody, and what he did."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract import attachment
from potestas.extract.dependents import NOMINAL, SUBJECTS, VERBAL, as_subject, children, preposition
from potestas.extract.voice import had_done, is_participle
from potestas.extract.words import words

_GIVING = words("posts", "giving")
_DONE = ("ed", "en", "n", "t", "d", "ght", "ung", "un")


def return_joined(participle: Token) -> None:
    """ "Consisting of Held and Imhof and directed by Karl": a participle is joined to a participle."""
    noun = participle.head
    while noun.dep_ == "conj" and noun.pos_ in NOMINAL:
        noun = noun.head
    if not participle.lower_.endswith("ed") or children(participle, "aux", "aux:pass", *SUBJECTS):
        return
    above = noun.head
    bare = above.pos_ == "VERB" and noun.i > above.i and not children(above, "aux", "aux:pass", *SUBJECTS)
    directed = noun.pos_ in NOMINAL and noun.dep_ == "obl" and bool(children(participle, "cc"))
    done_by_another = noun.dep_ == "obl:agent" and bool(children(participle, "obl:agent"))
    if done_by_another or (directed and bare):  # "was moved by Held and drafted by Imhof"
        participle.head = above


def return_own(verb: Token) -> None:
    """ "Held had Imhof arrested and resigned": it is Held who resigned."""
    had = had_done(verb.head)
    if had is not None and verb.pos_ == "VERB" and had_done(verb) is None and not children(verb, *SUBJECTS):
        verb.head = had


def return_participle(verb: Token) -> None:
    """ "Held, promoted to chairman, resigned": who was promoted is who resigned."""
    above, subjects = verb.head, children(verb, "nsubj")
    doing = verb.dep_ == "csubj" and verb.lower_.endswith("ing")  # "Held, fearing Imhof, fled"
    if (
        above.i > verb.i
        and verb.pos_ in VERBAL
        and above.pos_ in VERBAL
        and subjects
        and "," in (t.text for t in verb.doc[subjects[0].i + 1 : verb.i])
        and (doing or is_participle(verb) or verb.lower_.endswith("ed"))
        and not children(verb, "aux", "mark", "cc")
        and children(above, "mark", "cc", *SUBJECTS) in ([], [verb])
    ):
        subjects[0].head = above
        subjects[0].dep_ = as_subject(above)
        verb.head, verb.dep_ = subjects[0], "acl"


def return_promoted(deed: Token) -> None:
    """ "Held, appointed regent and head of the Board, resigned": of no regent that somebody appointed."""
    post, opens = deed.head, deed.is_sent_start and deed.head.dep_ == "ROOT"
    giving = any(deed.lower_.removesuffix(end) in _GIVING for end in ("ed", "d", "n"))
    name = deed.nbor(-2) if deed.i > 1 and deed.nbor(-1).text == "," else deed
    if not giving or post.i < deed.i or not attachment.is_post(post) or not (opens or name.pos_ == "PROPN"):
        return
    while name.dep_ in ("flat", "compound") and name.head.pos_ == "PROPN":
        name = name.head
    deed.pos_, deed.head, deed.dep_ = "VERB", name, "ROOT" if opens else "acl"
    deed.set_morph("Tense=Past|VerbForm=Part")
    post.head, post.dep_ = deed, "xcomp"
    for joined in children(post, "conj"):
        if joined.pos_ == "VERB":
            joined.head = deed


def return_opening(participle: Token) -> None:
    """ "(Stripped of his command and placed under arrest)": nobody strips, for nobody is named who does."""
    opens = participle.is_sent_start and participle.pos_ == "VERB" and participle.lower_.endswith("ed")
    if opens and not children(participle, "obj", "iobj", "ccomp", "aux", *SUBJECTS):
        participle.set_morph("Tense=Past|VerbForm=Part|Voice=Pass")


def return_doing(deed: Token) -> None:
    """ "Held became head of the Board, replacing Imhof": it is Held who replaces him, not the Board.

    Nor does Imhof accuse when Held "wrote to Imhof accusing Karl".
    """
    noun = deed.head
    told = noun.pos_ == "PROPN" and noun.dep_ == "obl" and preposition(noun) == "to"
    if told and deed.lower_.endswith("ing") and noun.head.pos_ == "VERB" and not children(noun, "det"):
        deed.head, deed.dep_ = noun.head, "advcl"
        return
    apart = deed.i > 1 and deed.nbor(-1).text == "," and deed.lower_.endswith("ing") and children(deed, "obj")
    while apart and noun.dep_ in ("nmod", "compound", "flat") and noun.head.pos_ in NOMINAL:
        noun = noun.head
    if apart and noun.dep_ in ("xcomp", "obl") and noun.head.pos_ in VERBAL and attachment.is_post(noun):
        deed.head, deed.dep_ = noun.head, "advcl"


def return_deed(participle: Token) -> None:
    """ "Held was arrested by order of Imhof, accused of theft, and exiled": all of it befell Held."""
    verb = participle.head
    while verb.dep_ in ("nmod", "obl", "obl:agent", "flat", "conj") and verb.pos_ in NOMINAL:
        verb = verb.head
    second = participle.i and participle.nbor(-1).text == "," and participle.lower_.endswith("ed")
    if not second or not children(verb, "aux:pass") or verb.i > participle.i:
        return
    following = [*children(participle, "conj"), *children(verb, "conj")]
    if any(t.i > participle.i and t.lower_.endswith("ed") and children(t, "cc") for t in following):
        participle.head, participle.dep_ = verb, "conj"


def return_elided(noun: Token) -> None:
    """ "Held was banished and his post given to Imhof": two clauses, of which the second says no "was"."""
    verb, following = noun.head, noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    deeds = [t for t in children(noun, "acl", "amod") if t == following and t.lower_.endswith(_DONE)]
    if not deeds or not children(noun, "cc") or verb.pos_ not in VERBAL or not children(verb, "aux:pass"):
        return
    deed = deeds[0]
    deed.pos_, deed.head, deed.dep_ = "VERB", verb, "conj"
    deed.set_morph("Tense=Past|VerbForm=Part|Voice=Pass")
    noun.head, noun.dep_ = deed, "nsubj:pass"
    for child in children(noun, "cc"):
        child.head = deed
