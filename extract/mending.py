"""Mistakes of the parser that its own tree gives away: a verb without a subject, a noun without a place.

Long periods derail a small parser in the same few ways. Each is undone where the tree contradicts itself,
before anything is read off it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Doc, Token

from potestas.extract import (
    attachment,
    contents,
    fronting,
    parentheses,
    participles,
    resumption,
    verbless,
    word_classes,
)
from potestas.extract.dependents import NOMINAL, RELATIVE, SUBJECTS, VERBAL, as_subject, children, preposition
from potestas.extract.supposition import consequence
from potestas.extract.words import words

_BESIDE_SUBJECT = ("aux", "aux:pass", "advmod", "punct")
_LINKED = ("conj", "advcl", "parataxis", "ccomp", "ROOT")
_PERSONAL = frozenset({"who", "whom", "whose"})
_HAVING = words("clauses", "having")


def mend(doc: Doc) -> Doc:
    """Undo what can be seen to be wrong in the trees of a document."""
    for token in doc:
        attachment.return_phrase(token)
        attachment.return_beside_stead(token)
        attachment.return_correlates(token)
        word_classes.name_the_verb(token)
        if token.pos_ == "VERB":
            word_classes.name_the_named(token)
            parentheses.return_host(token)
        for mending in _BY_RELATION.get(token.dep_, ()):
            mending(token)
        if token.pos_ == "PROPN" and token.is_sent_start:
            word_classes.name_the_participle(token)
        elif token.dep_ == "acl:relcl":
            contents.return_content(token)
            _return_relative(token)
        elif token.dep_ in _LINKED and _lacks_subject(token):
            resumption.return_described(token)
            _return_subject(token)
            _free_subject(token)
    return doc


def _return_predicate(modifier: Token) -> None:
    """ "He was deputy chairman": chairman, whatever the tree has as the predicate."""
    noun = modifier.head
    if noun.i == modifier.i + 1 and noun.pos_ in NOMINAL:
        for child in children(modifier, "cop", "aux", "expl", "nsubj"):
            child.head = noun


def _cause(had: Token) -> None:
    """ "Held had Imhof arrested": two subjects are one too many, of whom the second is acted on."""
    if had.lower_ not in _HAVING:
        return
    deed = had.head.head if had.dep_ == "cop" else had.head
    before = [t for verb in (had, deed) for t in children(verb, "nsubj") if t.i < had.i]
    after = [t for verb in (had, deed) for t in children(verb, "nsubj", "obj") if had.i < t.i < deed.i]
    alone = deed.dep_ == "conj" and not children(deed, "obj", "ccomp")
    borrowed = alone and consequence(had) is None  # "wept, and had Imhof arrested"
    if not (before or borrowed) or not after or children(deed, "mark") or len(children(deed, "aux")) > 1:
        return
    had.pos_ = "VERB"
    had.head, had.dep_ = (had, "ROOT") if deed.head == deed else (deed.head, deed.dep_)
    deed.head, deed.dep_ = had, "xcomp"
    for noun in (*before[:1], after[0]):
        noun.head = had
    after[0].dep_ = "obj"
    for child in children(deed, "punct", "cc"):
        if child.i < had.i:
            child.head = had
    for second in children(deed, "conj"):  # "and dismissed Karl"
        for noun in children(deed, "obj"):
            if second.i < noun.i and not children(second, "obj"):
                noun.head = second
                second.head = had
    deed.set_morph("Tense=Past|VerbForm=Part")


def _return_inverted(helper: Token) -> None:
    """ "Thus was created the Board": what follows a passive that something else opens is its subject.

    If nothing that can be does, what opens it is, whatever word it is: "More had been tried".
    """
    verb = helper.head
    opening = [t for t in children(verb, "advmod", "obl") if t.i < helper.i]
    if verb.dep_ == "conj" or children(verb, *SUBJECTS):
        return
    before = opening[-1].right_edge.i if opening else verb.sent.start - 1  # a date is no longer there
    if children(verb, "aux", "aux:pass")[0].i != before + 1:
        return
    following = [t for t in children(verb, "obj", "dep", "xcomp") if t.i > verb.i and _can_be_subject(t)]
    if following:
        following[0].dep_ = "nsubj:pass"
    elif len(opening) == 1 and opening[0].is_sent_start and opening[0].left_edge == opening[0].right_edge:
        opening[0].pos_, opening[0].dep_ = "PROPN", "nsubj:pass"


def _can_be_subject(noun: Token) -> bool:
    """Not what somebody is made: "appointed chancellor"."""
    return noun.pos_ in NOMINAL and (noun.dep_ != "xcomp" or bool(children(noun, "det")))


def _return_relative(clause: Token) -> None:
    """ "Held, a member of the Council, who resigned": nobody but Held."""
    noun = clause.head
    opening = next((t for t in clause.subtree if t.lower_ in RELATIVE), None)
    if opening is None or opening.lower_ not in _PERSONAL or opening.i < noun.i:
        return
    if noun.pos_ == "PROPN" and not children(noun, "det"):
        return  # "Held, the brother of Imhof, who": may be either
    above = noun
    while above.dep_ in ("nmod", "flat", "compound") and above.head.pos_ in NOMINAL:
        above = above.head
    if above is not noun and above.dep_ == "appos" and above.head.pos_ == "PROPN":
        clause.head = above.head


def _return_subject(verb: Token) -> None:
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


def _begin_clause(noun: Token) -> None:
    """ "He told Held to stay, and Imhof, on his return, resigned": a noun is joined to no verb."""
    verb = noun.head
    if verb.pos_ not in VERBAL or children(noun, "cop") or not _opens_clause(noun):
        return
    verbs = [t for above in (verb, verb.head) for t in children(above, "conj") if t.i > noun.i]
    second = next((t for t in verbs if _lacks_subject(t) and not children(t, "cc")), None)
    if second is None:
        return
    for phrase in children(verb, "obl", "advmod", "punct"):
        if noun.i < phrase.i < second.i:
            phrase.head = second
    for child in children(noun, "cc"):
        child.head = second
    noun.head, noun.dep_ = second, "nsubj"


def _free_subject(predicate: Token) -> None:
    """ "In Vienna, Kaunitz and Held were dismissed", "before evening Held was dead": not of where or when."""
    if children(predicate, *SUBJECTS) or (predicate.dep_ == "conj" and not _follows(predicate, ";")):
        return
    openers = [predicate, *(t for t in children(predicate, "advcl") if t.i < predicate.i)]
    phrases = [t for opener in openers for t in children(opener, "obl")]
    opening = next((t for t in phrases if t.i < predicate.i and preposition(t)), None)
    if opening is None:
        return
    beside = children(opening, "conj", "appos", "nmod:unmarked")
    joined = [t for t in beside if t.pos_ in NOMINAL and not preposition(t)]
    if not joined or children(joined[0], "cc") or joined[-1].right_edge.i > predicate.i:
        return
    first = joined[0]
    apart = _follows(first, ",")
    set_off = first.pos_ == "PROPN" or bool(children(first, "det"))
    if apart != (first.dep_ != "appos") or (first.dep_ == "appos" and not set_off):
        return
    beside = [t for t in children(first, "appos") if t.pos_ == "PROPN" and _follows(t, ",")]
    if opening.pos_ == "NOUN" and not apart and beside:
        first = beside[0]  # "with his brother Held, Imhof ruled": Held is the brother
    first.head = predicate
    first.dep_ = as_subject(predicate)
    for other in joined[1:]:
        other.head = first


def _part(noun: Token) -> None:
    """ "He asked for the files; the secretary, Held, refused": what follows a semicolon is no apposition."""
    verbs = [t for t in children(noun, "acl") if t.i > noun.i and not children(t, "mark", *SUBJECTS)]
    if not _follows(noun, ";") or not verbs or verbs[0].lower_.endswith("ing"):
        return
    verb, above = verbs[0], noun.head
    while above.head != above and (above.pos_ not in VERBAL or above.dep_ in ("ccomp", "xcomp", "acl")):
        above = above.head
    verb.head, verb.dep_ = above, "parataxis"
    noun.head, noun.dep_ = verb, "nsubj"


def _follows(token: Token, stop: str) -> bool:
    """Whether a phrase or clause comes after a comma or semicolon, on whatever the tree hangs that."""
    left = token.left_edge
    return left.text == stop or (left.i > 0 and bool(left.nbor(-1).text == stop))


def _opens_clause(noun: Token) -> bool:
    """Whether a noun follows a comma and a conjunction, as the subject of another clause does."""
    joining = children(noun, "cc")
    if noun.pos_ not in NOMINAL or not joining or preposition(noun):
        return False
    first = joining[0]
    return first.i > 0 and bool(first.nbor(-1).text == ",")


def _lacks_subject(predicate: Token) -> bool:
    """Whether a finite verb, or what is predicated with a copula, has no subject of its own."""
    helpers = children(predicate, "aux", "aux:pass", "cop")
    if predicate.pos_ not in VERBAL and not children(predicate, "cop"):
        return False
    finite = any("VerbForm=Fin" in str(t.morph) for t in (helpers or [predicate]))
    return finite and not children(predicate, "mark", *SUBJECTS)


_BY_RELATION: Mapping[str, tuple[Callable[[Token], None], ...]] = {
    "ROOT": (participles.return_opening, resumption.return_mood, resumption.return_topic),
    "acl": (
        contents.return_predicate,
        verbless.return_verb,
        participles.return_doing,
        participles.return_deed,
    ),
    "advcl": (participles.return_participle, participles.return_deed, contents.return_bidden),
    "amod": (participles.return_promoted, verbless.return_finite, attachment.return_predicative),
    "appos": (verbless.return_named, attachment.return_member, attachment.return_from_relative, _part),
    "aux": (_cause,),
    "aux:pass": (_return_inverted,),
    "case": (attachment.return_preposition, attachment.return_particle),
    "ccomp": (contents.return_bidden,),
    "compound": (_return_predicate, contents.return_teller, word_classes.name_the_adverb),
    "conj": (
        attachment.join_posts,
        participles.return_joined,
        participles.return_own,
        participles.return_elided,
        _begin_clause,
    ),
    "cop": (_cause,),
    "csubj": (fronting.turn, participles.return_participle),
    "dep": (participles.return_deed,),
    "discourse": (resumption.return_called,),
    "flat": (attachment.return_late_name,),
    "nsubj": (
        fronting.turn,
        fronting.part_opening,
        attachment.return_from_relative,
        attachment.return_apposed,
    ),
    "nsubj:pass": (resumption.return_clause, fronting.part_opening),
    "obj": (
        verbless.return_appointee,
        attachment.return_loss,
        attachment.return_oblique,
        attachment.return_recipient,
        attachment.return_infinitive,
    ),
    "obl:unmarked": (attachment.return_late_object,),
    "obl": (
        fronting.free_name,
        attachment.return_second,
        attachment.return_object,
        attachment.return_company,
        attachment.return_set_off,
        attachment.return_infinitive,
    ),
    "parataxis": (contents.return_bidden,),
    "xcomp": (verbless.return_appointee, attachment.return_goal),
}
"""What is looked at again wherever the tree has a relation."""
