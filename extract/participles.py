"""Participles that a parser hangs on the wrong word: of what was done to somebody, and what he did."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.attachment import is_post, is_writing
from potestas.extract.dependents import NOMINAL, SUBJECTS, VERBAL, as_subject, children, preposition
from potestas.extract.voice import had_done, is_participle
from potestas.extract.words import words

_GIVING = words("posts", "giving")
_FINDING = words("clauses", "finding")
_TRANSITIVE = words("clauses", "transitive")
_IRREGULAR = words("clauses", "irregular")


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
    beside = noun.dep_ in ("obl:agent", "obl")
    passive = children(above, "aux:pass") and beside and participle.lemma_ in _TRANSITIVE
    done_too = passive and children(participle, "cc") and not children(noun, "acl", "acl:relcl")
    if done_by_another or done_too or (directed and bare):  # "was moved by Held and drafted by Imhof"
        participle.head = above


def return_own(verb: Token) -> None:
    """ "Held had Imhof arrested and resigned": it is Held who resigned."""
    had = had_done(verb.head)
    if had is not None and verb.pos_ == "VERB" and had_done(verb) is None and not children(verb, *SUBJECTS):
        verb.head = had


def return_participle(verb: Token) -> None:
    """ "Held, promoted to chairman, resigned": who was promoted is who resigned."""
    above, subjects = verb.head, children(verb, "nsubj", "nsubj:pass")
    helped = [t for t in children(verb, "aux") if t.lower_ not in ("having", "being")]
    first = min([verb.i, *(t.i for t in children(verb, "aux"))])
    doing = verb.doc[first].lower_.endswith("ing")  # "Held, fearing Imhof, fled"
    if (
        above.i > verb.i
        and verb.pos_ in VERBAL
        and above.pos_ in VERBAL
        and subjects
        and "," in (t.text for t in verb.doc[subjects[0].i + 1 : verb.i])
        and (doing or is_participle(verb) or verb.lower_.endswith("ed"))
        and not helped
        and not children(verb, "mark", "cc")
        and children(above, "mark", "cc", *SUBJECTS) in ([], [verb])
    ):
        subjects[0].head = above
        subjects[0].dep_ = as_subject(above)
        verb.head, verb.dep_ = subjects[0], "acl"


def return_caused(deed: Token) -> None:
    """ "The king had Held appointed vice regent": somebody else appointed him, at his wish."""
    post = deed.head
    had = post.head
    named = [t for t in children(had, "obj") if t.i < deed.i and post.dep_ in ("xcomp", "obj")]
    if named and had.lemma_ == "have" and _is_giving(deed) and is_post(post):
        _make_deed(deed, had, "xcomp")
        post.head, post.dep_ = deed, "obj"


def return_promoted(deed: Token) -> None:
    """ "Held, appointed regent and head of the Board, resigned": of no regent that somebody appointed."""
    post, opens = deed.head, deed.is_sent_start and deed.head.dep_ == "ROOT"
    name = deed.nbor(-2) if deed.i > 1 and deed.nbor(-1).text == "," else deed
    if not _is_giving(deed) or post.i < deed.i or not is_post(post) or not (opens or name.pos_ == "PROPN"):
        return
    while name.dep_ in ("flat", "compound") and name.head.pos_ == "PROPN":
        name = name.head
    _make_deed(deed, name, "ROOT" if opens else "acl")
    post.head, post.dep_ = deed, "xcomp"
    for joined in children(post, "conj"):
        if joined.pos_ == "VERB":
            joined.head = deed


def _is_giving(deed: Token) -> bool:
    return any(deed.lower_.removesuffix(end) in _GIVING for end in ("ed", "d", "n"))


def _make_deed(deed: Token, above: Token, relation: str) -> None:
    deed.pos_, deed.head, deed.dep_ = "VERB", above, relation
    deed.set_morph("Tense=Past|VerbForm=Part")


def return_opening(participle: Token) -> None:
    """ "(Stripped of his command and placed under arrest)": nobody strips, for nobody is named who does."""
    opens = participle.is_sent_start and participle.pos_ == "VERB" and participle.lower_.endswith("ed")
    if not opens or children(participle, "iobj", "aux", *SUBJECTS):
        return
    main = next((t for t in children(participle, "parataxis", "ccomp") if children(t, *SUBJECTS)), None)
    if main is not None and participle.lower_.removesuffix("ed") in _GIVING:
        for child in [t for t in participle.children if t.i > main.i]:
            child.head = main  # "Appointed a member of the Council, Held went"
        main.head, main.dep_ = main, "ROOT"
        participle.head, participle.dep_ = main, "advcl"
        for post in children(participle, "obj"):
            post.dep_ = "xcomp"
    if not children(participle, "obj", "ccomp"):
        participle.set_morph("Tense=Past|VerbForm=Part|Voice=Pass")


def return_passive(copula: Token) -> None:
    """ "Held was at once made regent": whoever is made something makes nothing."""
    deed = copula.head
    if deed.pos_ != "VERB" or deed.lower_.endswith("ing") or children(deed, "mark"):
        return
    copula.dep_ = "aux:pass"
    for subject in children(deed, "nsubj"):
        subject.dep_ = "nsubj:pass"
    for post in children(deed, "obj"):
        post.dep_ = "xcomp"
    deed.set_morph("Tense=Past|VerbForm=Part|Voice=Pass")


def return_those(deed: Token) -> None:
    """ "Those arrested included Held": those were arrested."""
    those = [t for t in children(deed, "det") if t.lower_ in ("those", "the") and t.i + 1 == deed.i]
    if deed.pos_ == "VERB" and those and deed.head.lemma_ == "include":
        those[0].head, those[0].dep_, those[0].pos_ = deed.head, deed.dep_, "PRON"
        deed.head, deed.dep_ = those[0], "acl"
        deed.set_morph("Tense=Past|VerbForm=Part")


def return_divided(copula: Token) -> None:
    """ "Held had been by popular vote deposed": a phrase with "by" stands between what belongs together."""
    means = copula.head
    done = [t for t in children(means, "acl") if t.i > means.i and not t.lower_.endswith("ing")]
    above = means.dep_ == "nsubj" and means.head.pos_ == "VERB"
    if means.pos_ != "NOUN" or preposition(means) != "by" or means.i < copula.i or not (above or done):
        return
    deed = means.head if above else done[0]
    if not above:
        deed.head, deed.dep_ = (deed, "ROOT") if means.head == means else (means.head, means.dep_)
    for child in list(means.children):
        if child.dep_ in ("aux", "nsubj", "cop", "mark", "advmod") and child.i < means.i:
            child.head = deed
            child.dep_ = {"cop": "aux:pass", "nsubj": "nsubj:pass"}.get(child.dep_, child.dep_)
    means.head, means.dep_ = deed, "obl"


def return_doing(deed: Token) -> None:
    """ "Held became head of the Board, replacing Imhof": it is Held who replaces him, not the Board.

    Nor does Imhof accuse when Held "wrote to Imhof accusing Karl".
    """
    noun = deed.head
    sent = noun.dep_ == "nmod" and noun.head.dep_ == "obj" and is_writing(noun.head)
    told = noun.dep_ == "obl" and noun.pos_ == "PROPN" and not children(noun, "det")
    verb = noun.head.head if sent else noun.head
    apart = preposition(noun) == "to" and verb.pos_ == "VERB" and deed.lower_.endswith("ing")
    if (told or sent) and apart:
        deed.head, deed.dep_ = verb, "advcl"
        return
    apart = deed.i > 1 and deed.nbor(-1).text == "," and deed.lower_.endswith("ing") and children(deed, "obj")
    while apart and noun.dep_ in ("nmod", "compound", "flat") and noun.head.pos_ in NOMINAL:
        noun = noun.head
    if apart and noun.dep_ in ("xcomp", "obl") and noun.head.pos_ in VERBAL and is_post(noun):
        deed.head, deed.dep_ = noun.head, "advcl"


def return_deed(participle: Token) -> None:
    """ "Held was arrested by order of Imhof, accused of theft, and exiled": all of it befell Held."""
    second = participle.i > 1 and participle.nbor(-1).text == "," and _is_past(participle)
    if not second or children(participle, "aux", "aux:pass", "mark", *SUBJECTS):
        return
    verb = participle.head
    while verb.dep_ in ("nmod", "obl", "obl:agent", "flat", "conj") and verb.pos_ in NOMINAL:
        verb = verb.head
    if not children(verb, "aux:pass"):
        verb = _passive_before(participle)
    if not children(verb, "aux:pass") or verb.i > participle.i:
        return
    following = [t for t in participle.doc[participle.i + 1 : participle.sent.end] if children(t, "cc")]
    if any(_is_past(t) and not children(t, "aux", *SUBJECTS) and t.head.i >= verb.i for t in following):
        participle.head, participle.dep_ = verb, "conj"


def return_elided(noun: Token) -> None:
    """ "Held was banished and his post given to Imhof": two clauses, of which the second says no "was"."""
    verb, following = noun.head, noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    deeds = [t for t in children(noun, "acl", "amod") if t == following and _is_past(t)]
    if not deeds or not children(noun, "cc") or verb.pos_ not in VERBAL or not children(verb, "aux:pass"):
        return
    deed = deeds[0]
    deed.pos_, deed.head, deed.dep_ = "VERB", verb, "conj"
    deed.set_morph("Tense=Past|VerbForm=Part|Voice=Pass")
    noun.head, noun.dep_ = deed, "nsubj:pass"
    for child in children(noun, "cc"):
        child.head = deed


def _passive_before(participle: Token) -> Token:
    """The passive of whose series what stands before the comma is a part."""
    verb = participle.nbor(-2)
    while verb.head.i < participle.i and verb.head != verb and not children(verb, "aux:pass"):
        verb = verb.head
    return verb


def return_found(participle: Token) -> None:
    """ "Held found himself accused of theft": he was."""
    verb = participle.head
    found = [t for t in children(verb, "obj") if t.lower_.endswith(("self", "selves")) and t.i == verb.i + 1]
    if verb.lemma_ not in _FINDING or not found or found[0].i > participle.i or not _is_past(participle):
        return
    participle.head, participle.dep_ = (participle, "ROOT") if verb.head == verb else (verb.head, verb.dep_)
    for child in list(verb.children):
        if child not in (found[0], participle):
            child.head = participle
            child.dep_ = "nsubj:pass" if child.dep_ == "nsubj" else child.dep_
    verb.head, verb.dep_, verb.pos_ = participle, "aux:pass", "AUX"
    participle.pos_ = "VERB"
    participle.set_morph("Tense=Past|VerbForm=Part|Voice=Pass")


def return_described(verb: Token) -> None:
    """ "At a meeting convened by Held, Imhof spoke": nobody convened but he."""
    noun = next((t for t in children(verb, "compound") if t.i == verb.i - 1 and t.pos_ == "NOUN"), None)
    if noun is None or verb.pos_ != "VERB" or not _is_past(verb) or children(verb, "aux", "obj", *SUBJECTS):
        return
    if not children(verb, "obl:agent") or not preposition(noun) or verb.head == verb:
        return
    noun.head, noun.dep_ = verb.head, "obl"
    verb.head, verb.dep_ = noun, "acl"


def _is_past(word: Token) -> bool:
    """Whether a word has the form of a past participle."""
    return word.lower_.endswith("ed") or word.lower_ in _IRREGULAR
