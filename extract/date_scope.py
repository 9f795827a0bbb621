"""Which words of a sentence a date tells the time of.

The parser does not see the phrases of time. What stands beside the gap says what one belongs to: the clause
or the later member of a list that begins there (", and in May Held ...", "Held and, from May, Imhof"), else
the clause or the phrase that ends there ("was abolished in May", "the minister of war from 1780 to 1791").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from potestas.extract.date_grammar import WORDS
from potestas.extract.date_phrase import DatePhrase
from potestas.extract.dependents import RELATIVE, VERBAL, children, preposition
from potestas.extract.passage import Passage
from potestas.extract.resolved_date import ResolvedDate
from potestas.extract.timeline import Timeline
from potestas.extract.voice import is_passive
from potestas.ontology.scheme import Scheme
from potestas.ontology.vocabulary import vocabulary

_CLOSING = frozenset(".,;:!?)]\"'")
_ONWARD = len(" onwards")
_LIST_MEMBERS = ("conj", "appos", "list")
_INSTRUMENTS = frozenset(WORDS["instruments"])
_OCCASIONS = ("in", "at", "during")
_HELPING = ("aux", "aux:pass", "cop")
_CLOSED_BY_COMMA = ("acl:relcl", "acl", "appos", "advcl", "parataxis")


@dataclass(frozen=True, slots=True)
class Scope:
    """A date in a parsed sentence."""

    date: ResolvedDate
    word: Token
    """The word beside which it stands, inside what it belongs to."""
    owner: Token
    """The predicate whose time it tells."""
    member: Token | None
    """The later member of a list, or the apposition, in which it stands."""
    opens: bool
    """Whether what it belongs to begins with it: then it is the time of that member alone."""

    @property
    def is_beside(self) -> bool:
        """Whether it stands alone in brackets, after what it belongs to."""
        return self.date.phrase.bracketed and not self.opens


def is_predicate(token: Token) -> bool:
    """A verb, or what is predicated with a copula."""
    is_verb = token.pos_ in VERBAL and token.dep_ not in _HELPING
    return is_verb or any(child.dep_ == "cop" for child in token.children)


def predicates(token: Token) -> Iterator[Token]:
    """The predicates above a token, itself first if it is one."""
    here = token
    while True:
        if is_predicate(here):
            yield here
        if here.head == here:
            return
        here = here.head


def member_of(token: Token, owner: Token) -> Token | None:
    """The later member of a list, or the apposition, in which a token stands below a predicate."""
    here = token
    while here not in (owner, here.head):
        if here.dep_ in _LIST_MEMBERS and not is_predicate(here):
            return here
        here = here.head
    return None


def scopes(passage: Passage, timeline: Timeline) -> dict[int, list[Scope]]:
    """The dates of a passage that tell when something was, by the first token of their sentence."""
    found: dict[int, list[Scope]] = {}
    for date in timeline.within(passage.begin, passage.end):
        phrase = date.phrase
        inside = any(_tells_more(aside, phrase) for aside in passage.asides)
        if inside or phrase.form == "life":
            continue
        scope = _scope(passage, date) if phrase.use != "of" else _of_instrument(passage, date)
        if scope is None:
            continue
        found.setdefault(scope.word.sent.start, []).append(scope)
    return found


def _tells_more(aside: Passage, phrase: DatePhrase) -> bool:
    """Whether a date stands in an aside that is more than the date: then it is that one's, not the host's."""
    alone = aside.end - aside.begin <= phrase.end - phrase.lead + _ONWARD
    return not alone and aside.begin <= phrase.start < aside.end


def _scope(passage: Passage, date: ResolvedDate) -> Scope:
    doc, gap = passage.doc, bisect_left(passage.starts, date.phrase.lead)
    if date.phrase.use == "attribute":
        word = doc[min(gap, len(doc) - 1)]
        return Scope(date, word, word.head, None, opens=True)
    opening = _opening(doc, gap)
    after = gap + date.phrase.is_hitherto
    while after < len(doc) and doc[after].is_punct and doc[after].text not in _CLOSING:
        after += 1
    if opening is not None and after < len(doc) and doc[after].text not in _CLOSING:
        return _begun(date, doc[after], opening)
    return _ended(date, doc, max(gap - 1, 0))


def _of_instrument(passage: Passage, date: ResolvedDate) -> Scope | None:
    """The scope of a date that names what the deed is done by, in or at.

    "By a decree of 3 May the king founded"; "in a letter of 3 May Held wrote"; "at its session of 3 May".
    """
    gap = bisect_left(passage.starts, date.phrase.lead)
    noun = passage.doc[max(gap - 1, 0)]
    verb, opening = noun.head, preposition(noun)
    if verb.pos_ not in VERBAL:
        return None
    if opening in _OCCASIONS:
        doing = any(noun.lemma_.lower() in kinds.by_word for kinds in _dated_occasions())
    else:
        acting = noun.dep_ == "nsubj" and not is_passive(verb)
        doing = noun.lemma_.lower() in _INSTRUMENTS and (opening == "by" or acting)
    return Scope(date, noun, verb, None, opens=False) if doing else None


def _dated_occasions() -> tuple[Scheme, Scheme]:
    """What somebody says or does in it was then: writings and meetings."""
    return vocabulary().documents, vocabulary().meetings


def _opening(doc: Doc, gap: int) -> int | None:
    """Where a clause or member that opens at a gap begins, its conjunction included; None if none does."""
    first, here = gap, gap
    while here > 0 and not (here < len(doc) and doc[here].is_sent_start):
        before = doc[here - 1]
        light = before.is_punct or before.dep_ in ("cc", "mark") or before.lower_ in RELATIVE
        if not light and before.pos_ != "ADV":
            return first if first < gap else None
        here -= 1
        first = here if light else first
    return here


def _begun(date: ResolvedDate, first: Token, opening: int) -> Scope:
    """The scope of a date with which a clause or a member of a list begins."""
    top = first
    while top.head != top and top.head.left_edge.i >= opening:
        top = top.head
    owner = next(predicates(top), top)
    set_off = top.dep_ == "nmod" and top.head.i < opening  # "Held, until then on the Board, resigned"
    alone = top != owner and (top.dep_ in _LIST_MEMBERS or set_off)
    return Scope(date, first, owner, top if alone else member_of(top, owner), opens=alone)


def _ended(date: ResolvedDate, doc: Doc, last: int) -> Scope:
    """The scope of a date at the end of a clause or phrase; a comma before it closes what it is not of."""
    at = last
    while at > 0 and doc[at].is_punct:
        at -= 1
    word = doc[at]
    above = list(predicates(word)) or [word]
    if at < last:
        while len(above) > 1 and above[0].dep_ in _CLOSED_BY_COMMA and above[0].right_edge.i <= last:
            above.pop(0)
    owner = above[0]
    return Scope(date, word, owner, member_of(word, owner), opens=False)


def is_pluperfect(verb: Token) -> bool:
    """Whether a predicate looks back: "had been founded", or joined to one that does."""
    if any(child.lower_ in ("had", "'d") for child in children(verb, "aux", "aux:pass")):
        return True
    is_bare = not children(verb, "aux", "nsubj", "nsubj:pass") and verb.dep_ == "conj"
    return is_bare and verb.head != verb and is_pluperfect(verb.head)
