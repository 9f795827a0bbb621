"""Words that a parser takes for another class of word than the tree around them shows them to be."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.dependents import SUBJECTS, as_subject, bases, children
from potestas.extract.words import words

_ADVERBS = words("names", "adverbs")
_FOUND = words("clauses", "found")
_FRONTED = words("clauses", "fronted")
_HAVING = words("clauses", "having")
_CLAUSAL = ("advcl", "acl", "ccomp")
_LEADING = frozenset({"to", "from", "of", "by", "with"})
"""What a parser may take for the beginning of a clause where a name follows."""
_PARTICIPIAL = {"consisting": "consist", "comprising": "comprise"}
_SHOT, _ACCUSED = "shot", "accused"
_BURNT = {"burnt": "burn"}
_TRANSITIVE = words("clauses", "transitive")
_MUNITIONS = words("clauses", "munitions")


def name_the_participle(token: Token) -> None:
    """A capital makes no name of a word that the tree has as a clause: "Led by Held, they marched"."""
    if token.dep_ == "advcl" and token.lower_.endswith("ing") and token.i + 1 < len(token.doc):
        _free_name(token)
    if token.dep_ in _CLAUSAL and not children(token, "cop", "flat", "compound", *SUBJECTS):
        token.pos_, token.lemma_ = "VERB", token.lower_
        if not token.lower_.endswith("ing"):
            token.set_morph("Tense=Past|VerbForm=Part")


def _free_name(doing: Token) -> None:
    """ "Accusing Held of theft, Imhof fled": whom somebody accuses has a name of his own."""
    name, *others = children(doing, "flat") or [doing]
    if name == doing.nbor():
        name.dep_ = "obj"
        for other in others:
            other.head = name
        for child in children(doing, "nmod"):
            child.dep_ = "obl"


def name_the_verb(token: Token) -> None:
    """ "A board consisting of Held": no noun. "One of the audit boards", "made subordinate": no verbs."""
    if token.lower_ in _PARTICIPIAL and token.pos_ == "NOUN" and token.head == token:
        token.pos_, token.lemma_ = "VERB", _PARTICIPIAL[token.lower_]
    elif token.lower_ in _FOUND and token.pos_ == "NOUN" and token.dep_ in ("xcomp", "amod", "flat"):
        token.pos_ = "ADJ"  # "found Francis Held guilty"
    elif token.lower_ == _SHOT and token.pos_ == "NOUN":
        _name_the_shot(token)
    elif token.pos_ == "VERB" and (_is_opened(token) or _is_made(token)):
        token.pos_ = "NOUN"
    elif token.pos_ == "VERB" and token.lower_ == _ACCUSED and children(token, "det"):
        token.pos_, token.lemma_ = "NOUN", _ACCUSED


def name_the_done(token: Token) -> None:
    """ "The exiled Held wrote": he is no more exiled by nature than one who was arrested."""
    base = _BURNT.get(token.lower_) or next((b for b in bases(token.lower_) if b in _TRANSITIVE), None)
    joined = token.dep_ == "conj" and children(token.head, "aux:pass")
    done = joined or children(token, "aux:pass") or (token.dep_ == "amod" and token.head.pos_ == "PROPN")
    if token.pos_ == "ADJ" and base is not None and done:
        token.pos_, token.lemma_ = "VERB", base
        token.set_morph("Tense=Past|VerbForm=Part|Voice=Pass")
        for subject in children(token, "nsubj") if children(token, "aux:pass") else ():
            subject.dep_ = "nsubj:pass"


def _name_the_shot(token: Token) -> None:
    """ "Held was tried and shot", "he had Held shot": no shots."""
    above, before = token.head, token.nbor(-1) if token.i else token
    stored = token.dep_ == "conj" and token.head.lemma_.lower() in _MUNITIONS  # "powder and shot"
    if stored or children(token, "amod", "nummod", "nmod:poss"):
        return
    while above.dep_ in ("obl", "nmod", "conj") and above.pos_ not in ("VERB", "AUX"):
        above = above.head
    if token.dep_ == "conj" and before.lower_ in ("and", "or") and children(above, "aux:pass"):
        token.head, token.dep_ = above, "conj"
    elif token.dep_ == "obj" and above.lemma_ in _HAVING and above.i < before.i:
        had = next((t for t in children(above, "obj") if t.i < token.i), before)
        for child in [t for t in token.children if t.i < token.i and t != had]:
            child.head = had
        had.head, had.dep_ = above, "obj"
        token.dep_ = "xcomp"
    else:
        return
    token.pos_, token.lemma_ = "VERB", "shoot"
    token.set_morph("Tense=Past|VerbForm=Part")


def name_the_named(token: Token) -> None:
    """ "A report from Manning", "he confessed to Rich": what has a capital after a preposition is a name."""
    opening = [c for c in children(token, "mark", "case") if c.i == token.i - 1 and c.lower_ in _LEADING]
    clausal = children(token, "aux", "aux:pass", "obj", *SUBJECTS)
    if not token.text[:1].isupper() or token.is_sent_start or not opening or clausal:
        return
    token.pos_ = "PROPN"
    token.dep_ = "nmod" if token.head.pos_ in ("NOUN", "PROPN") else "obl"
    opening[0].pos_, opening[0].dep_ = "ADP", "case"
    if token.dep_ == "obl":
        for clause in children(token, "ccomp", "advcl", "obl"):
            clause.head = token.head


def name_the_described(token: Token) -> None:
    """ "Harding, who led the League, resigned": of whom a clause with "who" speaks is no deed."""
    described = [
        c for c in children(token, "acl:relcl") if any(t.lower_ == "who" for t in children(c, "nsubj"))
    ]
    if not described or not token.is_sent_start or not token.text[:1].isupper() or children(token, "obj"):
        return
    token.pos_ = "PROPN"
    if token.dep_ in _CLAUSAL and not children(token.head, *SUBJECTS):
        token.dep_ = as_subject(token.head)


def _is_opened(token: Token) -> bool:
    """Whether a preposition and an article open a phrase with a word as its head."""
    return token.dep_ in ("obl", "nmod") and bool(children(token, "det")) and bool(children(token, "case"))


def _is_made(token: Token) -> bool:
    """Whether a word says what something is made: "made subordinate to"."""
    made = token.dep_ == "xcomp" and token.lower_ in _FRONTED and token.head.lemma_ in ("make", "render")
    return made and not children(token, "mark", *SUBJECTS)


def name_the_adverb(name: Token) -> None:
    """ "Held sharply refused", "they attacked Held sharply": Held refused, and was attacked."""
    adverb = name.head
    acts = adverb.dep_.startswith("nsubj") or (adverb.dep_ in ("obj", "obl") and adverb.i > adverb.head.i)
    argument = acts and name.pos_ == "PROPN" and name.i + 1 == adverb.i
    known = adverb.text.endswith("ly") or adverb.lower_ in _ADVERBS
    if argument and adverb.pos_ == "NOUN" and adverb.lower_ == adverb.text and known:
        name.head, name.dep_ = adverb.head, adverb.dep_
        adverb.pos_, adverb.dep_ = "ADV", "advmod"
        for child in adverb.children:
            child.head = name
