"""Who stands behind one clause, by the cues that govern it.

A cue counts where it governs the claim's clause: a verb or noun of saying whose complement it is, an adverb
in it, "according to" before it, a phrase in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from potestas.extract import clause, dependents
from potestas.extract.cue import Cues, cues
from potestas.extract.words import words

AUTHORS = "the authors"
_CIRCUMSTANCE = words("clauses", "circumstance")
_UNREAL = words("clauses", "unreal")
_REPORTING = words("beliefs", "reporting")
_PREDICATES = ("VERB", "AUX", "NOUN", "ADJ")
_ABOUT = frozenset({"of", "for", "to", "about", "on", "with", "against", ""})
HIGHEST = 10
"""Words above a trigger that can govern it."""


@dataclass(frozen=True)
class Stance:
    """The status of a claim, and who holds it: a token of the text, or a fixed name."""

    status: str = "asserted"
    holder: Token | None = None
    by: str | None = None
    said: bool = True
    """False: negated, conditional or asked: no claim at all."""


ASSERTED = Stance()
REFUTED = Stance("refuted", None, AUTHORS)
UNSAID = Stance(said=False)


def cued(trigger: Token, sentence: str) -> list[Stance]:
    """The stances that cues give to the clause of a trigger; `sentence` is its sentence in lower case."""
    return [*_governed(trigger), *_adverbial(trigger), *_in_phrases(sentence)]


def is_unreal(trigger: Token) -> bool:
    """Negated, conditional, or asked about."""
    if clause.is_negated(trigger):
        return True
    for token in _upwards(trigger):
        if token.pos_ not in _PREDICATES:
            continue
        if _marks(token) & _UNREAL or (
            token != trigger and clause.is_negated(token) and _denies_too(token, trigger)
        ):
            return True
    return False


def speaker(head: Token) -> Token | None:
    """Who says what a verb of saying says."""
    people = clause.agents(head) if head.pos_ in dependents.VERBAL else []
    return people[0] if people else None


def _denies_too(token: Token, trigger: Token) -> bool:
    """Whether a negation of `token` denies the trigger's clause too: an infinitive or a that-clause of it."""
    here = trigger
    while here not in (token, here.head):
        if here.dep_ not in ("xcomp", "ccomp", "csubj", "conj") or _marks(here) & _CIRCUMSTANCE:
            return False
        here = here.head
    return bool(here == token)


def _upwards(trigger: Token) -> Iterator[Token]:
    """The trigger and the words above it."""
    here = trigger
    for _ in range(HIGHEST):
        yield here
        if here.head == here:
            return
        here = here.head


def _complement_of(token: Token) -> Iterator[tuple[Token, Token]]:
    """(governing word, the word by which the clause hangs on it), from the inside out."""
    here = token
    for _ in range(HIGHEST + 2):
        if here.head == here:
            return
        if here.dep_.partition(":")[0] == "conj" or here.dep_ == "appos":
            own = dependents.children(here, "nsubj", "nsubj:pass") and here.pos_ in dependents.VERBAL
            if own and not _is_complement(here.head):
                return
        else:
            yield here.head, here
        here = here.head


def _is_complement(token: Token) -> bool:
    return token.dep_ in ("ccomp", "xcomp", "acl", "advcl", "csubj")


def _marks(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ in ("mark", "case", "advmod")}


def _is_content(inner: Token, head: Token) -> bool:
    """Whether the clause at `inner` is what the governing word is about, not when or why it happened."""
    if inner.dep_ in ("ccomp", "xcomp", "csubj", "acl"):
        return True
    if inner.dep_ == "parataxis":
        between = inner.doc[min(inner.i, head.i) : max(inner.i, head.i)]
        return head.i > inner.i or any(t.text in '"“”:' for t in between)
    if inner.dep_ == "advcl":
        return not _marks(inner) & _CIRCUMSTANCE
    return (
        inner.dep_ in ("obl", "nmod", "obj")
        and head.pos_ in ("VERB", "NOUN")
        and dependents.preposition(inner) in _ABOUT
    )


def _governed(trigger: Token) -> Iterator[Stance]:
    """The stances of the words whose complement the clause is."""
    for head, inner in _complement_of(trigger):
        if _is_content(inner, head):
            found = (_governing(table, head, inner) for table in cues())
            yield from [stance for stance in found if stance is not None][:1]


def _governing(table: Cues, head: Token, inner: Token) -> Stance | None:
    """The stance that a word of a table gives to its complement."""
    lemma = head.lemma_.lower()
    if head.pos_ in dependents.VERBAL and lemma in table.verbs:
        task = table.status == "alleged" and _is_task(head)
        told = (
            table.status == "intended"
            and inner.dep_ == "ccomp"
            and lemma in _REPORTING
            and not _has_modal(inner)
        )
        if not task and not told:
            return Stance(table.status, speaker(head))
    elif head.pos_ in ("NOUN", "PROPN") and lemma in table.nouns:
        if inner.dep_ in ("acl", "nmod", "ccomp", "acl:relcl"):
            return Stance(table.status, next(iter(dependents.children(head, "nmod:poss")), None))
    elif head.pos_ == "ADJ" and lemma in table.adjectives and inner.dep_ in ("ccomp", "csubj", "xcomp"):
        return _impersonal(table.status)
    return None


def _impersonal(status: str) -> Stance:
    """What is improbable is so to the authors; what is probable may be so to anybody."""
    return Stance(status, None, AUTHORS if status == "refuted" else None)


def _is_task(verb: Token) -> bool:
    """ "charged with presiding over ...": a task, no guilt."""
    return verb.lemma_.lower() == "charge" and any(
        "with" in _marks(child) | {dependents.preposition(child)} and child.dep_ in ("advcl", "obl", "xcomp")
        for child in verb.children
    )


def _has_modal(token: Token) -> bool:
    modals = next((table.modals for table in cues() if table.modals), frozenset())
    return any(child.lower_ in modals for child in token.children if child.dep_ == "aux")


def _adverbial(trigger: Token) -> Iterator[Stance]:
    """Adverbs, modals and "according to" in the clause or in one above it."""
    for token in _upwards(trigger):
        for child in token.children:
            near = token == trigger or child.i < trigger.i
            for table in cues():
                if _qualifies(table, child, token, trigger):
                    yield Stance(table.status)
                elif _is_said_so(table, child):
                    yield Stance(table.status, speaker(child))
                elif (
                    near
                    and child.pos_ in ("NOUN", "PROPN", "PRON")
                    and dependents.preposition(child) in table.prepositions
                ):
                    yield Stance(table.status, child)
        if token.pos_ in dependents.VERBAL and token.dep_ == "acl:relcl" and token != trigger:
            return


def _is_said_so(table: Cues, child: Token) -> bool:
    """Whether a clause tells whose word it is: "as Cavendish later recalled"."""
    return (
        child.dep_ in ("advcl", "parataxis")
        and table.status == "reported"
        and child.lemma_.lower() in table.verbs
        and any(mark.lower_ == "as" and mark.dep_ == "mark" for mark in child.children)
    )


def _qualifies(table: Cues, child: Token, token: Token, trigger: Token) -> bool:
    """Whether an adverb, a modal or an adjective of a table that hangs on `token` qualifies the trigger."""
    own = token == trigger
    if child.lower_ in table.adverbs and (own or child.i < trigger.i):
        return True
    if child.lower_ in table.modals and child.dep_ == "aux" and token.pos_ in _PREDICATES:
        return own or token.dep_ != "ROOT" or _is_complement(trigger)
    return (
        own
        and child.dep_ == "amod"
        and child.lower_ in table.adjectives
        and table.status in ("alleged", "intended")
    )


def _in_phrases(sentence: str) -> Iterator[Stance]:
    for table in cues():
        if any(re.search(rf"\b{re.escape(phrase)}\b", sentence) for phrase in table.phrases):
            yield _impersonal(table.status)
