"""Who stands behind a claim: asserted by the authors, reported, alleged, refuted, intended — or not said at all.

The cues are tables (cues/*.toml). A cue counts where it governs the claim's clause: a verb or noun of saying whose
complement it is, an adverb in it, "according to" before it, a quotation around it. The content of a report may go
on in the sentences after it, and a later denial of the story reaches back over them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Span, Token

from potestas.extract import clause
from potestas.extract.mentions import Mention
from potestas.extract.parser import Passage

CUES = Path(__file__).parent / "cues"
AUTHORS = "the authors"
_ORDER = ("refuted", "alleged", "intended", "reported")
_COMPLEMENT = frozenset("ccomp xcomp acl obl advcl csubj parataxis nmod obj acl:relcl nsubj nsubj:pass".split())
_CONTINUES = re.compile(r"(?:moreover|further(?:more)?|also|in addition|thus|what is more|at the same time|besides"
                        r"|this|these|such|but|supposedly|allegedly)\b", re.IGNORECASE)
FARTHEST, GAP = 14, 5
"""How many sentences a denial reaches back, and how many of them may tell nothing between the tale and it."""
_UNREAL = frozenset({"if", "whether", "unless", "lest"})


@dataclass(frozen=True)
class Cues:
    status: str
    adverbs: frozenset[str]
    prepositions: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    modals: frozenset[str]
    opens: tuple[str, ...]
    phrases: tuple[str, ...]
    reaching: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def cues(folder: Path = CUES) -> tuple[Cues, ...]:
    """The tables, strongest disbelief first."""
    found = {}
    for path in sorted(folder.glob("*.toml")):
        row = tomllib.loads(path.read_text(encoding="utf-8"))
        found[row["status"]] = Cues(
            row["status"],
            *(frozenset(row.get(key, ())) for key in ("adverbs", "prepositions", "verbs", "nouns", "adjectives",
                                                      "modals")),
            *(tuple(row.get(key, ())) for key in ("opens", "phrases", "reaching", "examples", "counterexamples")))
    return tuple(found[status] for status in _ORDER if status in found)


@dataclass(frozen=True)
class Stance:
    """The status of a claim, and the token that names who holds it (or a fixed name)."""

    status: str = "asserted"
    holder: Token | None = None
    by: str | None = None
    said: bool = True
    """False: negated, conditional or asked: no claim at all."""


ASSERTED = Stance()
REFUTED = Stance("refuted", None, AUTHORS)
UNSAID = Stance(said=False)


def _complement_of(token: Token) -> Iterator[tuple[Token, Token]]:
    """(governing word, the word by which the clause hangs on it), from the inside out."""
    here = token
    for _ in range(12):
        if here.head == here:
            return
        relation = here.dep_.partition(":")[0] if here.dep_ not in ("acl:relcl", "nsubj:pass") else here.dep_
        if relation == "conj" or here.dep_ in ("appos",):
            own = clause.children(here, "nsubj", "nsubj:pass") and here.pos_ in ("VERB", "AUX")
            if own and not _is_complement(here.head):
                return
            here = here.head
            continue
        yield here.head, here
        here = here.head


def _is_complement(token: Token) -> bool:
    return token.dep_ in ("ccomp", "xcomp", "acl", "advcl", "csubj")


def _marks(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ in ("mark", "case", "advmod")}


_TIME_MARKS = frozenset("when while after before since until till as because although though where once if unless"
                        " so whereas upon during".split())


def _content(inner: Token, head: Token) -> bool:
    """Whether the clause at `inner` is what the governing word is about, not when or why it happened."""
    if inner.dep_ in ("ccomp", "xcomp", "csubj", "acl"):
        return True
    if inner.dep_ == "parataxis":
        return head.i > inner.i or any(t.text in "\"“”:" for t in inner.doc[min(inner.i, head.i):max(inner.i, head.i)])
    if inner.dep_ == "advcl":
        return not _marks(inner) & _TIME_MARKS
    if inner.dep_ in ("obl", "nmod", "obj"):
        return head.pos_ in ("VERB", "NOUN") and clause.preposition(inner) in ("of", "for", "to", "about", "on", "with",
                                                                              "against", "")
    return False


def _speaker(head: Token) -> Token | None:
    people = clause.agents(head) if head.pos_ in ("VERB", "AUX") else []
    return people[0] if people else None


def _governed(trigger: Token) -> Iterator[Stance]:
    for head, inner in _complement_of(trigger):
        lemma = head.lemma_.lower()
        if not _content(inner, head):
            continue
        for table in cues():
            if head.pos_ in ("VERB", "AUX") and lemma in table.verbs:
                if table.status == "alleged" and is_task(head):
                    continue
                if table.status == "intended" and inner.dep_ == "ccomp" and lemma in _REPORTING \
                        and not _has_modal(inner):
                    continue
                yield Stance(table.status, _speaker(head))
                break
            if head.pos_ in ("NOUN", "PROPN") and lemma in table.nouns and inner.dep_ in ("acl", "nmod", "ccomp",
                                                                                          "acl:relcl"):
                yield Stance(table.status, _speaker_of_noun(head))
                break
            if head.pos_ == "ADJ" and lemma in table.adjectives and inner.dep_ in ("ccomp", "csubj", "xcomp"):
                yield Stance(table.status, None, AUTHORS if table.status == "refuted" else None)
                break


def is_task(verb: Token) -> bool:
    """ "charged with presiding over ...": a task, no guilt."""
    return verb.lemma_.lower() == "charge" and any(
        "with" in _marks(child) | {clause.preposition(child)} and child.dep_ in ("advcl", "obl", "xcomp")
        for child in verb.children)


_REPORTING = frozenset({"suggest", "insist", "agree", "consider", "mean", "urge", "stress"})


def _has_modal(token: Token) -> bool:
    modals = next((table.modals for table in cues() if table.modals), frozenset())
    return any(child.lower_ in modals for child in token.children if child.dep_ == "aux")


def _speaker_of_noun(noun: Token) -> Token | None:
    owners = clause.children(noun, "nmod:poss")
    return owners[0] if owners else None


def _clauses(trigger: Token) -> Iterator[Token]:
    """The trigger's own predicate and those above it."""
    here = trigger
    for _ in range(10):
        yield here
        if here.head == here:
            return
        here = here.head


def _adverbial(trigger: Token) -> Iterator[Stance]:
    """Adverbs, modals and "according to" in the clause or in one above it."""
    for level, token in enumerate(_clauses(trigger)):
        for child in token.children:
            for table in cues():
                if child.lower_ in table.adverbs and (level == 0 or child.i < trigger.i):
                    yield Stance(table.status)
                elif child.dep_ == "aux" and child.lower_ in table.modals and token.pos_ in ("VERB", "AUX", "NOUN", "ADJ") \
                        and (level == 0 or token.dep_ != "ROOT" or _is_complement(trigger)):
                    yield Stance(table.status)
                elif clause.preposition(child) in table.prepositions and child.pos_ in ("NOUN", "PROPN", "PRON") \
                        and (level == 0 or child.i < trigger.i):
                    yield Stance(table.status, child)
                elif level == 0 and child.dep_ == "amod" and child.lower_ in table.adjectives \
                        and table.status in ("alleged", "intended"):
                    yield Stance(table.status)
        if token.pos_ in ("VERB", "AUX") and token.dep_ == "acl:relcl" and level:
            return


def _in_phrases(trigger: Token, sentence: str) -> Iterator[Stance]:
    for table in cues():
        if any(re.search(rf"\b{re.escape(phrase)}\b", sentence) for phrase in table.phrases):
            yield Stance(table.status, None, AUTHORS if table.status == "refuted" else None)


def quoted_spans(passage: Passage) -> list[tuple[int, int]]:
    """Token stretches between quotation marks that are whole statements (a verb and five words or more)."""
    doc, spans, opened = passage.doc, [], None
    for token in doc:
        if token.text in "\"“”" or token.text in ("``", "''"):
            if opened is None:
                opened = token.i
            else:
                inside = doc[opened + 1:token.i]
                if len(inside) >= 5 and any(t.pos_ in ("VERB", "AUX") for t in inside):
                    spans.append((opened, token.i))
                opened = None
    return spans


@dataclass
class Sentence:
    """A sentence in the run of the text, with the report it belongs to."""

    passage: Passage
    span: Span
    carried: Stance | None = None
    refuted: bool = False


class Beliefs:
    """The stances of one document."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._sentences: list[Sentence] = []
        self._at: dict[tuple[int, int], Sentence] = {}
        self._quotes = {id(p): quoted_spans(p) for p in passages}
        for passage in passages:
            for span in passage.doc.sents:
                sentence = Sentence(passage, span)
                self._sentences.append(sentence)
                self._at[id(passage), span.start] = sentence
        self._carry()
        self._reach()

    def _carry(self) -> None:
        """Let a report run on over the sentences of its paragraph that continue it."""
        running: Stance | None = None
        previous: Passage | None = None
        for sentence in self._sentences:
            if sentence.passage is not previous:
                running = None
                previous = sentence.passage
            opening = self._opening(sentence.span)
            if opening is not None:
                running = opening
            elif running is not None and self._continues(sentence, running):
                sentence.carried = running
            else:
                running = None

    @staticmethod
    def _opening(span: Span) -> Stance | None:
        """The report that a sentence opens: its main verb reports a clause, or "according to ..." stands first."""
        root = span.root
        told = span.text.lower()
        for table in cues():
            if table.status in ("reported", "alleged"):
                if root.lemma_.lower() in table.verbs and (table.status == "alleged" and root.lemma_ != "charge"
                                                           or clause.children(root, "ccomp")):
                    return Stance(table.status, _speaker(root))
                for child in root.children:
                    if clause.preposition(child) in table.prepositions and child.i < root.i:
                        return Stance(table.status, child)
                opens = table.phrases if table.status == "reported" else table.opens
                if any(phrase in told for phrase in opens):
                    return Stance(table.status)
        return None

    @staticmethod
    def _continues(sentence: Sentence, running: Stance) -> bool:
        text, root = sentence.span.text, sentence.span.root
        if running.status == "alleged" or _CONTINUES.match(text) or re.search(r"[\"“”]", text):
            return True
        return any(child.lower_ in ("had", "would", "should") and child.dep_.startswith("aux")
                   for child in root.children)

    def _reach(self) -> None:
        """A denial of the story refutes the sentences that told it, from the first to the denial itself."""
        reaching = [phrase for table in cues() for phrase in table.reaching]
        for i, sentence in enumerate(self._sentences):
            text = sentence.span.text.lower()
            if not any(phrase in text for phrase in reaching):
                continue
            sentence.refuted = True
            first = self._told_before(i)
            for earlier in self._sentences[first:i]:
                earlier.refuted = True

    def _told_before(self, i: int) -> int:
        """Index of the sentence that opened the report which sentence i denies; i if there is none near."""
        begun = i
        for k in range(i - 1, max(-1, i - FARTHEST - 1), -1):
            told = self._sentences[k].carried is not None or self._opening(self._sentences[k].span) is not None
            if told:
                begun = k
            elif begun - k > GAP:
                break
        return begun

    def first_told(self, mention: Mention) -> bool:
        """Whether what is mentioned first appears in a story that the authors refute."""
        if mention.referent is None or mention.referent.type not in ("Body", "Case", "Document", "Group", "Meeting"):
            return False
        first = min(mention.referent.mentions, key=lambda m: m.start)
        return self._at[id(first.passage), first.token.sent.start].refuted

    def of(self, trigger: Token, passage: Passage) -> Stance:
        """The stance of the claim whose trigger this is."""
        sentence = self._at[id(passage), trigger.sent.start]
        if self._unreal(trigger):
            return UNSAID
        text = sentence.span.text.lower()
        found = [*_governed(trigger), *_adverbial(trigger), *_in_phrases(trigger, text)]
        for start, end in self._quotes[id(passage)]:
            if start < trigger.i < end:
                found.append(Stance("reported", self._quoting(sentence, start, end)))
        if passage.host is not None and not found:
            anchor = passage.host.doc[max(passage.follows, 0)]
            outer = self.of(anchor, passage.host)
            if outer.status in ("refuted", "alleged") or self._at[id(passage.host), anchor.sent.start].carried:
                found.append(outer)
        if sentence.carried is not None:
            found.append(sentence.carried)
        if sentence.refuted:
            found.append(REFUTED)
        for status in _ORDER:
            held = [stance for stance in found if stance.status == status]
            if held:
                return next((stance for stance in held if stance.holder or stance.by), held[0])
        return ASSERTED

    @staticmethod
    def _quoting(sentence: Sentence, start: int, end: int) -> Token | None:
        for token in sentence.span:
            if not start < token.i < end and token.pos_ == "VERB" and any(
                    token.lemma_.lower() in table.verbs for table in cues()):
                return _speaker(token)
        return None

    @staticmethod
    def _unreal(trigger: Token) -> bool:
        """Negated, conditional, or asked about."""
        if clause.is_negated(trigger):
            return True
        for level, token in enumerate(_clauses(trigger)):
            if level and (token.pos_ in ("VERB", "AUX", "NOUN", "ADJ")) and clause.is_negated(token) \
                    and _governs(token, trigger):
                return True
            if _marks(token) & _UNREAL and token.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
                return True
        return False


def _governs(token: Token, trigger: Token) -> bool:
    """Whether a negation of `token` denies the trigger's clause too (an infinitive or a that-clause of it)."""
    here = trigger
    while here != token and here.head != here:
        if here.dep_ not in ("xcomp", "ccomp", "csubj", "conj") or _marks(here) & _TIME_MARKS:
            return False
        here = here.head
    return here == token
