"""Who stands behind the words of a sentence: each cue in it, and the stretch for which it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from potestas.extract import clause, denial, dependents, scope
from potestas.extract.cue import STRENGTH, UNSAID, Cue, cued_by
from potestas.extract.scope import Stretch
from potestas.extract.supposition import POTENTIAL, consequence, end_of_condition
from potestas.extract.voice import is_passive
from potestas.extract.worded import worded
from potestas.extract.words import words

_WHOLE = frozenset({"refuted", "alleged", "reported"})
"""Statuses in which what is said of known things in passing is no surer than the rest."""
_SUPPOSING = frozenset({"if", "unless"})
_INVERTED = frozenset({"had", "were", "should"})
"""What opens a condition by its place alone: "had he lived, he would have ruled"."""
_QUANTITIES = words("lists", "quantities")
_HELPING = ("aux", "aux:pass", "cop")
_JOINED = ("xcomp", "ccomp", "csubj", "conj")
_DETERMINING = ("det", "nmod:poss", "amod", "compound")


@dataclass(frozen=True)
class Stance:
    """The status of a claim, and who holds it: a token of the text, or a fixed name."""

    status: str = "asserted"
    holder: Token | None = None
    by: str | None = None

    @property
    def said(self) -> bool:
        """False where a thing is negated, supposed or asked: no claim at all."""
        return self.status != UNSAID


ASSERTED = Stance()


@dataclass(frozen=True)
class Scope:
    """A stance, and the tokens for which it counts."""

    stance: Stance
    cue: Cue | None
    word: Token | None
    """The word of the cue; None for what no one word says."""
    stretch: Stretch
    story: bool = False
    """Whether it speaks of what was told before: "this is a fable"."""
    qualifies: bool = False
    """Whether it speaks of the thing that a phrase names ("the alleged plot"), whatever is said of that."""


def strongest(stances: Iterable[Stance]) -> Stance:
    """The strongest doubt; of those equally strong, one that says whose it is."""
    best = ASSERTED
    for stance in stances:
        if stance.status != ASSERTED.status and (best is ASSERTED or _rank(stance) < _rank(best)):
            best = stance
    return best


def _rank(stance: Stance) -> tuple[int, bool]:
    named = stance.holder is not None or stance.by is not None
    return STRENGTH.index(stance.status), not named


def scopes(sentence: Span) -> list[Scope]:
    """The scopes that the cues of a sentence open."""
    found = [
        Scope(Stance(cue.status, None, cue.by), cue, None, stretch, story=cue.scope == "story")
        for cue, stretch in worded(sentence)
    ]
    for token in sentence:
        negated = denial.is_negated(token)
        cues = [cue for cue in _cues(token) if _suits(cue, token) and (negated or not cue.denied)]
        affirmed = negated and any(cue.litotes for cue in cues)
        for cue in cues:
            if not (affirmed and cue.litotes):
                found += _opened(cue, token)
        if negated:
            denied = frozenset({token.i}) if affirmed else _denied(token)
            found.append(Scope(Stance(UNSAID), None, token, denied))
        if denial.is_lacking(token):
            # "There was no charge", "gave no orders"; but who "lost no time in dismissing him" did.
            itself = {token.i, token.head.i} if token.dep_ == "obj" else {token.i}
            found.append(Scope(Stance(UNSAID), None, token, _lacked(token) | itself))
        if _is_consequence(token):
            found.append(Scope(Stance(UNSAID), None, token, scope.below(token, False)))
    found += [Scope(Stance(UNSAID), None, None, stretch) for stretch in _inverted(sentence)]
    if sentence.text.rstrip().endswith("?"):
        found.append(Scope(Stance(UNSAID), None, None, scope.below(sentence.root, False)))
    return found


def speaker(head: Token) -> Token | None:
    """Who says what a verb of saying says."""
    people = clause.agents(head) if head.pos_ in dependents.VERBAL else []
    return people[0] if people else None


def _cues(token: Token) -> Iterator[Cue]:
    """The cues that have a word; of auxiliaries, the longest sequence that is one."""
    sequences = 0
    for trigger, word in _keys(token):
        cues_here = () if trigger == "auxiliary" and sequences else cued_by().get((trigger, word), ())
        sequences += trigger == "auxiliary" and bool(cues_here)
        yield from cues_here


def _keys(token: Token) -> Iterator[tuple[str, str]]:
    """(trigger, word) under which cues may know a token."""
    lemma = token.lemma_.lower()
    if token.pos_ in dependents.VERBAL:
        yield "verb", lemma
        particles = dependents.children(token, "compound:prt")
        yield from (("verb", f"{lemma} {particle.lower_}") for particle in particles)  # "gave out"
        if token.lower_.endswith(("ed", "ing")):
            yield "verb", lemma + "e"  # a lemmatiser may take "hoped" for a form of "hop"
    elif token.pos_ == "ADJ" and token.lower_.endswith("ed"):
        yield from (("verb", token.lower_[:-1]), ("verb", token.lower_[:-2]))
    elif token.pos_ in ("NOUN", "PROPN") or token.dep_ == "xcomp" or dependents.children(token, "cop"):
        yield "noun", lemma  # "found guilty of"
    if token.pos_ == "AUX":
        yield from (("auxiliary", sequence) for sequence in scope.auxiliaries(token))
    if token.pos_ in ("NOUN", "PROPN", "PRON"):
        preposition = dependents.preposition(token)
        if preposition:
            yield "preposition", preposition
        if preposition and dependents.children(token, *_DETERMINING):  # not "in view of the danger"
            yield "preposition", f"{preposition} {lemma}"
    if token.pos_ in ("ADJ", "VERB"):
        yield "adjective", token.lower_
    yield "adverb", token.lower_
    if token.dep_ in ("mark", "advmod"):
        fixed = [part.lower_ for part in dependents.children(token, "fixed")]
        yield "mark", " ".join([token.lower_, *fixed])
    if token.dep_ == "mark" and token.i:
        yield "mark", f"{token.nbor(-1).lower_} {token.lower_}"  # "far from dissolving it"


def _suits(cue: Cue, token: Token) -> bool:
    """Whether a word is used as its cue has it."""
    if cue.voice and (cue.voice == "passive") != is_passive(token):
        return False
    if cue.trigger == "adjective" and cue.scope == "phrase":
        return bool(token.dep_ == "amod")
    if cue.trigger == "noun" and cue.scope == "clause":
        return bool(token.dep_ == "nsubj")
    if cue.trigger == "adverb":
        counts = token.head.pos_ == "NUM" or token.head.lower_ in _QUANTITIES  # "nearly three hundred"
        return not counts and token.dep_ in ("advmod", "amod", "discourse", "parataxis", "dep")
    if cue.trigger == "preposition":
        return token.lemma_.lower() not in cue.without  # "according to custom"
    return cue.without.isdisjoint(child.lower_ for child in (*token.children, *token.head.children))


def _opened(cue: Cue, token: Token) -> Iterator[Scope]:
    """What a cue opens with a word of a sentence; a scope without tokens, if it only opens a passage."""
    whole = cue.status in _WHOLE
    if cue.scope == "content":
        head = token.head if cue.trigger == "adverb" else token
        stretch = scope.content(head, cue.governs, whole)
        if "subject" in cue.governs and not stretch:
            stretch, before = scope.told(head)
            if before:
                yield Scope(Stance(cue.status, None, cue.by), cue, token, frozenset(), story=True)
        held = _held(cue, head)
        if stretch or (cue.opens and held.holder is not None):
            yield Scope(held, cue, token, stretch)
    elif cue.scope == "phrase":
        yield Scope(_held(cue, token), cue, token, scope.below(token.head, True), qualifies=True)
    else:
        whole = whole and cue.trigger == "preposition"
        marks = cue.trigger == "mark"
        stretch = scope.below(token.head, whole) if marks else scope.clause_of(token, whole)
        if cue.trigger == "preposition":
            stretch -= scope.below(token, True)  # "the memoirs of Held" are there, whatever they say
        yield Scope(_held(cue, token), cue, token, stretch)


def _held(cue: Cue, word: Token) -> Stance:
    """The stance of a cue with whose it is: the subject of a verb, the owner of a noun, a preposition's."""
    if cue.by is not None:
        return Stance(cue.status, None, cue.by)
    if cue.trigger in ("verb", "adverb") and word.pos_ in dependents.VERBAL:
        return Stance(cue.status, speaker(word))
    if cue.trigger == "noun":
        owner = next(iter(dependents.children(word, "nmod:poss")), None)
        return Stance(cue.status, owner or (speaker(word.head) if word.dep_ == "obj" else None))
    if cue.trigger == "preposition":
        return Stance(cue.status, next(iter(dependents.children(word, "nmod:poss")), word))
    return Stance(cue.status)


def _denied(token: Token) -> Stretch:
    """What a denied predicate denies: itself, its complements, and what goes on without a subject."""
    found = {token.i}
    for child in token.children:
        own = child.dep_ == "conj" and dependents.children(child, "nsubj", "nsubj:pass")
        deed = child.dep_ == "advcl" and "in" in scope.marks(child)  # "did not succeed in dissolving"
        if (deed or child.dep_ in _JOINED) and not own and not scope.is_circumstance(child):
            found |= _denied(child)
    for trigger, word in _keys(token):  # "no chronicle mentions a council": what it would have told of
        for cue in cued_by().get((trigger, word), ()):
            found |= scope.content(token, cue.governs, True) if trigger == "verb" else frozenset()
    return frozenset(found)


def _lacked(noun: Token) -> Stretch:
    """What could not or would not be done: "had no power to dissolve it", "no intention of dissolving it".

    Who has no choice but to dissolve it does.
    """
    deeds = [
        child
        for child in (*dependents.children(noun, "acl"), *_further(noun))
        if scope.marks(child) & {"to", "of"} and "but" not in [t.lower_ for t in noun.doc[noun.i : child.i]]
    ]
    return frozenset().union(*(scope.below(deed, False) for deed in deeds))


def _further(noun: Token) -> list[Token]:
    """The infinitives that a parser hung on the verb of nothing: "did nothing to dissolve it"."""
    beside = dependents.children(noun.head, "advcl", "xcomp") if noun.lower_ == "nothing" else []
    return [clause for clause in beside if clause.i > noun.i]


def _is_consequence(verb: Token) -> bool:
    """Whether a clause says what would be, if something else were."""
    return any(child.lower_ in POTENTIAL for child in dependents.children(verb, "aux")) and any(
        scope.marks(child) & _SUPPOSING for child in dependents.children(verb, "advcl")
    )


def _inverted(sentence: Span) -> Iterator[Stretch]:
    """The conditions that open without an "if", and what it says would follow: "and had he lived, ..."."""
    for opening in sentence:
        if opening.lower_ not in _INVERTED or not _opens_condition(opening, sentence):
            continue
        would = consequence(opening)
        if would is not None:
            yield frozenset(range(opening.i, end_of_condition(opening)))
            yield scope.below(would.head, False)


def _opens_condition(opening: Token, sentence: Span) -> bool:
    """Whether an auxiliary opens a sentence, or behind "and" a clause whose subject follows it."""
    if opening.i == sentence.start:
        return True
    before = opening.nbor(-1)
    inverted = any(opening.i < t.i for t in dependents.children(opening.head, *dependents.SUBJECTS))
    return inverted and opening.dep_ in _HELPING and (before.dep_ == "cc" or before.text == ";")
