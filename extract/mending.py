"""Mistakes of the parser that its own tree gives away: a verb without a subject, a noun without a place.

Long periods derail a small parser in the same few ways. Each is undone where the tree contradicts itself,
before anything is read off it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.tokens import Doc, Token

from potestas.extract import (
    appointing,
    attachment,
    contents,
    fronting,
    infinitives,
    joining,
    parentheses,
    participles,
    resumption,
    subjects,
    verbless,
    word_classes,
)
from potestas.extract.dependents import NOMINAL, RELATIVE, SUBJECTS, VERBAL, children
from potestas.extract.supposition import consequence
from potestas.extract.trees import changed
from potestas.extract.words import words

_LINKED = ("conj", "advcl", "parataxis", "ccomp", "ROOT")
_PERSONAL = frozenset({"who", "whom", "whose"})
_HAVING = words("clauses", "having")


def mend(doc: Doc) -> Doc:
    """Undo what can be seen to be wrong in the trees of a document."""
    return changed(doc, _mend)


def _mend(token: Token) -> None:
    """Undo what can be seen to be wrong at one word."""
    attachment.return_phrase(token)
    attachment.return_from_date(token)
    attachment.return_beside_stead(token)
    joining.return_correlates(token)
    word_classes.name_the_verb(token)
    if token.lower_ in RELATIVE:
        resumption.return_related(token)
    if token.pos_ == "VERB":
        appointing.name_the_acting(token)
        appointing.part_pairs(token)
        word_classes.name_the_named(token)
        word_classes.name_the_described(token)
        parentheses.return_host(token)
    for mending in _BY_RELATION.get(token.dep_, ()):
        mending(token)
    if token.pos_ == "PROPN" and token.is_sent_start:
        word_classes.name_the_participle(token)
    elif token.dep_ == "acl:relcl":
        contents.return_content(token)
        contents.return_told(token)
        _return_relative(token)
    elif token.dep_ in _LINKED and subjects.lacks_subject(token):
        resumption.return_described(token)
        subjects.return_subject(token)
        subjects.free_subject(token)
        subjects.return_late_subject(token)
    elif token.dep_ == "ROOT":
        subjects.return_late_subject(token)


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


def _part(noun: Token) -> None:
    """ "He asked for the files; the secretary, Held, refused": what follows a semicolon is no apposition."""
    verbs = [t for t in children(noun, "acl") if t.i > noun.i and not children(t, "mark", *SUBJECTS)]
    if not subjects.follows(noun, ";") or not verbs or verbs[0].lower_.endswith("ing"):
        return
    verb, above = verbs[0], noun.head
    while above.head != above and (above.pos_ not in VERBAL or above.dep_ in ("ccomp", "xcomp", "acl")):
        above = above.head
    verb.head, verb.dep_ = above, "parataxis"
    noun.head, noun.dep_ = verb, "nsubj"


_BY_RELATION: Mapping[str, tuple[Callable[[Token], None], ...]] = {
    "ROOT": (
        word_classes.name_the_done,
        resumption.return_speaker,
        resumption.return_heavy,
        participles.return_opening,
        resumption.return_mood,
        resumption.return_topic,
    ),
    "acl": (
        contents.return_told,
        attachment.return_of_name,
        infinitives.return_having,
        contents.return_predicate,
        verbless.return_verb,
        participles.return_doing,
        participles.return_deed,
    ),
    "advcl": (
        infinitives.return_told,
        participles.return_participle,
        participles.return_deed,
        contents.return_bidden,
    ),
    "amod": (
        word_classes.name_the_done,
        participles.return_caused,
        participles.return_promoted,
        verbless.return_finite,
        attachment.return_predicative,
    ),
    "appos": (
        attachment.return_founded,
        verbless.return_named,
        joining.return_member,
        attachment.return_from_relative,
        _part,
    ),
    "aux": (_cause,),
    "aux:pass": (_return_inverted,),
    "case": (attachment.return_preposition, attachment.return_particle),
    "ccomp": (
        contents.return_told,
        contents.return_bidden,
        resumption.return_mood,
        participles.return_described,
        contents.return_ordered,
    ),
    "compound": (_return_predicate, contents.return_teller, word_classes.name_the_adverb),
    "conj": (
        resumption.return_parallel,
        word_classes.name_the_done,
        resumption.return_circumstance,
        infinitives.return_told,
        joining.join_posts,
        participles.return_joined,
        participles.return_own,
        participles.return_elided,
        subjects.begin_clause,
    ),
    "cop": (_cause, participles.return_passive, participles.return_divided),
    "csubj": (fronting.turn, participles.return_participle),
    "dep": (participles.return_deed,),
    "discourse": (resumption.return_called,),
    "flat": (attachment.return_late_name,),
    "nmod": (attachment.return_crime,),
    "nsubj": (
        participles.return_those,
        subjects.return_named,
        subjects.join_names,
        subjects.return_from_phrase,
        fronting.turn,
        fronting.part_opening,
        attachment.return_from_relative,
        attachment.return_apposed,
    ),
    "nsubj:pass": (
        subjects.return_active,
        subjects.return_named,
        subjects.join_names,
        resumption.return_clause,
        fronting.part_opening,
    ),
    "obj": (
        subjects.return_set_off,
        joining.return_instead,
        verbless.return_appointee,
        attachment.return_loss,
        attachment.return_oblique,
        attachment.return_recipient,
        infinitives.return_infinitive,
    ),
    "obl:unmarked": (attachment.return_late_object,),
    "obl:agent": (joining.return_instead,),
    "obl": (
        joining.return_instead,
        subjects.return_cause,
        fronting.free_name,
        joining.return_second,
        attachment.return_object,
        attachment.return_company,
        attachment.return_set_off,
        infinitives.return_infinitive,
    ),
    "parataxis": (contents.return_bidden, participles.return_deed),
    "xcomp": (
        verbless.return_appointee,
        infinitives.return_goal,
        attachment.return_given,
        participles.return_found,
        participles.return_deed,
    ),
}
"""What is looked at again wherever the tree has a relation."""
