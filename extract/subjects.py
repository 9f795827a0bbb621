"""Subjects that a parser hangs on what stands before them: a list, an opening phrase, another clause.

"He dismissed Held, and his colleague, Imhof, resigned": what opens a clause belongs to its verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from potestas.extract.dependents import (
    NOMINAL,
    SUBJECTS,
    VERBAL,
    as_subject,
    children,
    partitive,
    preposition,
)

_BESIDE_SUBJECT = ("aux", "aux:pass", "advmod", "punct")


def return_subject(verb: Token) -> None:
    """ "He dismissed Held, and his colleague, Imhof, resigned": the colleague was not dismissed."""
    if children(verb, "cc", *SUBJECTS):
        return
    i = verb.i - 1
    while i > verb.sent.start and verb.doc[i].head == verb and verb.doc[i].dep_ in _BESIDE_SUBJECT:
        i -= 1
    if verb.doc[i].dep_ == "punct":
        i -= 1  # of another word
    last = verb.doc[i]
    while last.dep_ != "conj" or last.pos_ not in NOMINAL:
        if last.pos_ not in (*NOMINAL, "ADJ", *VERBAL) and last.right_edge.i != i:
            return
        last = last.head
        if last.head == last or last.i >= verb.i:
            return
    beside = [t for t in children(last.head, "conj") if t.i <= last.i]
    noun = next((t for t in reversed(beside) if _opens_clause(t)), None)
    if noun is None or last.right_edge.i > i or any(t.is_ancestor(verb) for t in beside):
        return
    for named in beside[beside.index(noun) + 1 :]:
        named.head, named.dep_ = noun, "appos"  # "and one of his captains, Imhof, resigned"
    noun.head, noun.dep_ = verb, "nsubj"


def begin_clause(noun: Token) -> None:
    """ "He told Held to stay, and Imhof, on his return, resigned": a noun is joined to no verb."""
    verb = noun.head
    if verb.pos_ not in VERBAL or children(noun, "cop") or not _opens_clause(noun):
        return
    verbs = [t for above in (verb, verb.head) for t in children(above, "conj") if t.i > noun.i]
    second = next((t for t in verbs if lacks_subject(t) and not children(t, "cc")), None)
    if second is None:
        return
    for phrase in children(verb, "obl", "advmod", "punct"):
        if noun.i < phrase.i < second.i:
            phrase.head = second
    for child in children(noun, "cc"):
        child.head = second
    noun.head, noun.dep_ = second, "nsubj"


def free_subject(predicate: Token) -> None:
    """ "In Vienna, Kaunitz and Held were dismissed", "before evening Held was dead": not of where or when."""
    if children(predicate, *SUBJECTS) or (predicate.dep_ == "conj" and not follows(predicate, ";")):
        return
    openers = [predicate, *(t for t in children(predicate, "advcl") if t.i < predicate.i)]
    phrases = [t for opener in openers for t in children(opener, "obl")]
    opening = next((t for t in phrases if t.i < predicate.i and preposition(t)), None)
    if opening is None:
        return
    beside = children(opening, "conj", "appos", "nmod:unmarked", "obj")
    joined = [t for t in beside if t.pos_ in NOMINAL and not preposition(t)]
    if not joined or children(joined[0], "cc") or joined[-1].right_edge.i > predicate.i:
        return
    first = joined[0]
    apart = follows(first, ",")
    set_off = first.pos_ == "PROPN" or bool(children(first, "det"))
    if (apart != (first.dep_ != "appos") and first.dep_ != "obj") or (first.dep_ == "appos" and not set_off):
        return
    beside = [t for t in children(first, "appos") if t.pos_ == "PROPN" and follows(t, ",")]
    if opening.pos_ == "NOUN" and not apart and beside:
        first = beside[0]  # "with his brother Held, Imhof ruled": Held is the brother
    first.head = predicate
    first.dep_ = as_subject(predicate)
    for other in joined[1:]:
        other.head = first


def return_late_subject(predicate: Token) -> None:
    """ "Ordered to take the fort before dusk, Held, a veteran, marched": not dusk but Held is a veteran."""
    own = [t for t in children(predicate, *SUBJECTS) if t.dep_ != "csubj" or not _is_doing(t)]
    if own or predicate.dep_ not in ("ROOT", "ccomp") or not lacks_subject(predicate, own):
        return
    start = min(t.i for t in (predicate, *children(predicate, "aux", "aux:pass", "cop", "advmod")))
    opener = next((t for t in children(predicate, "advcl", "csubj", "acl", "obl") if t.i < start), None)
    if opener is None or opener.left_edge.i != predicate.sent.start:
        return
    inner = [t for t in opener.subtree if t.dep_ in ("appos", "conj") and t.pos_ in NOMINAL]
    first = next((t for t in inner if follows(t, ",") and t.pos_ == "PROPN" and not preposition(t)), None)
    if first is None or first.head.pos_ not in NOMINAL or children(first, "cc"):
        return
    beside = [t for t in children(first.head, "appos", "conj") if t.i > first.i]
    end = max(t.right_edge.i for t in (first, *beside))
    described = all(children(t, "det") for t in beside)
    gaps = (1,) if opener.dep_ == "obl" else (1, 2)  # "with his brother, Held, went" leaves out who went
    if not described or start - end not in gaps:
        return
    for other in beside:
        other.head, other.dep_ = first, "appos"
    first.head, first.dep_ = predicate, as_subject(predicate)
    if opener.dep_ != "obl":
        opener.dep_ = "advcl"


def _is_doing(verb: Token) -> bool:
    """Whether a verb is a participle of what somebody does: "raising", "having raised"."""
    return any(t.lower_.endswith("ing") for t in (verb, *children(verb, "aux")))


def _opens_clause(noun: Token) -> bool:
    """Whether a noun follows a comma and a conjunction, as the subject of another clause does."""
    joining = children(noun, "cc")
    if noun.pos_ not in NOMINAL or not joining or preposition(noun):
        return False
    first = joining[0]
    return first.i > 0 and bool(first.nbor(-1).text == ",")


def lacks_subject(predicate: Token, own: Sequence[Token] | None = None) -> bool:
    """Whether a finite verb, or what is predicated with a copula, has no subject of its own."""
    helpers = children(predicate, "aux", "aux:pass", "cop")
    if predicate.pos_ not in VERBAL and not children(predicate, "cop"):
        return False
    finite = any("VerbForm=Fin" in str(t.morph) for t in (helpers or [predicate]))
    subjects = children(predicate, *SUBJECTS) if own is None else own
    return finite and not children(predicate, "mark") and not subjects


def follows(token: Token, stop: str) -> bool:
    """Whether a phrase or clause comes after a comma or semicolon, on whatever the tree hangs that."""
    left = token.left_edge
    return left.text == stop or (left.i > 0 and bool(left.nbor(-1).text == stop))


def return_from_phrase(noun: Token) -> None:
    """ "After the fall of the city the regent, weary of it, left": falls have no regents for subjects."""
    phrase = noun.head
    verb = phrase.head
    alone = phrase.pos_ in NOMINAL and phrase.dep_ == "obl" and not children(phrase, "cop", "aux")
    if not alone or verb.pos_ not in VERBAL or not phrase.i < noun.i < verb.i:
        return
    if bool(preposition(phrase)) and not preposition(noun) and not children(verb, "mark", *SUBJECTS):
        noun.head, noun.dep_ = verb, as_subject(verb)


def return_cause(noun: Token) -> None:
    """ "He left at once, for Held had told him so": not for Held he left."""
    opening = next((t for t in children(noun, "case") if t.i < noun.i), noun)
    end = noun.right_edge.i + 1
    if opening.lower_ != "for" or not opening.i or opening.nbor(-1).text != "," or end >= len(noun.doc):
        return
    following = noun.doc[end]
    verb = following.head if following.dep_ in ("aux", "aux:pass") else following
    tied = verb.dep_ in ("conj", "parataxis", "advcl", "ccomp", "acl") and verb.i > noun.i
    if verb.pos_ != "VERB" or not tied or children(verb, "cc", "mark", *SUBJECTS) or noun.i > verb.i:
        return
    finite = following is not verb or "VerbForm=Fin" in str(verb.morph)
    if finite and noun.head in (verb.head, verb):
        verb.head, verb.dep_ = noun.head if noun.head != verb else verb.head, "advcl"
        opening.head, opening.dep_, opening.pos_ = verb, "mark", "SCONJ"
        noun.head, noun.dep_ = verb, as_subject(verb)


def return_active(subject: Token) -> None:
    """ "Held appointed Imhof": what has an object and no "was" is done by its subject."""
    verb = subject.head
    acts = verb.pos_ == "VERB" and children(verb, "obj") and not children(verb, "aux:pass")
    if acts and subject.i < verb.i:
        subject.dep_ = "nsubj"


def return_set_off(noun: Token) -> None:
    """ "When Leo died, the Council elected Held": what a comma sets off from a clause is not done to."""
    verb, main = noun.head, noun.head.head
    apart = verb.dep_ == "advcl" and "," in [t.text for t in noun.doc[verb.i : noun.i]]
    lacking = main.pos_ in VERBAL and noun.i < main.i and not children(main, *SUBJECTS)
    if not apart or not lacking or preposition(noun):
        return
    noun.head, noun.dep_ = main, as_subject(main)
    for later in [t for t in verb.children if t.i > noun.i]:
        later.head = main


def return_named(quantity: Token) -> None:
    """ "Two of his friends, Held and Imhof, were dismissed": it was these two who were."""
    verb, several = quantity.head, partitive(quantity)
    names = [t for t in children(several, "conj", "appos") if t.pos_ == "PROPN" and t.i > several.i]
    first = names[0] if names else None
    if several == quantity or first is None or several.pos_ != "NOUN" or first.nbor(-1).text != ",":
        return
    if first.i + 1 < verb.i:
        first.head, first.dep_ = verb, quantity.dep_
        quantity.head, quantity.dep_ = first, "appos"
        for other in children(several, "conj"):
            other.head, other.dep_ = first, "conj"


def join_names(name: Token) -> None:
    """ "Josiah Child had drawn it up": one man, whatever the tree makes of his names."""
    first = name.nbor(-1) if name.i else name
    both = first.pos_ == name.pos_ == "PROPN" and first.dep_ == name.dep_ and first.head == name.head
    if both and name.i < name.head.i and first != name and not children(name, "det", "case"):
        name.head, name.dep_ = first, "flat"
