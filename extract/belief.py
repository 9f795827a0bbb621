"""Who stands behind a claim: asserted by the authors, reported, alleged, refuted, intended, or not said.

What a clause says of itself is told by `stance.py`. Here is what the text around it says: quotations,
reports that go on in the sentences after them, and a later denial that reaches back over the story it
denies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from potestas.extract import dependents
from potestas.extract.cue import STRENGTH, cues
from potestas.extract.mention import Mention
from potestas.extract.passage import Passage
from potestas.extract.stance import (
    ASSERTED,
    REFUTED,
    UNSAID,
    Stance,
    cued,
    is_unreal,
    speaker,
)
from potestas.extract.words import words

FARTHEST, GAP = 14, 5
"""How many sentences a denial reaches back, and how many of them may tell nothing between the tale and it."""
SHORTEST_QUOTE = 5
"""Words of a quotation that says something, at least."""
_CONTINUING = re.compile(rf"(?:{'|'.join(sorted(words('beliefs', 'continuing')))})\b", re.IGNORECASE)
_BACKSHIFTED = words("beliefs", "backshifted")
_MARKS = frozenset({'"', "“", "”", "``", "''"})
_TOLD = ("Body", "Case", "Document", "Group", "Meeting")
"""What can be made up; people and places are not."""


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
        self._sentences = [Sentence(passage, span) for passage in passages for span in passage.doc.sents]
        self._at = {(id(sentence.passage), sentence.span.start): sentence for sentence in self._sentences}
        self._quotes = {id(passage): quoted_spans(passage) for passage in passages}
        self._opened = [_opening(sentence.span) for sentence in self._sentences]
        self._known: dict[tuple[int, int], Stance] = {}
        self._carry()
        self._reach()

    def of(self, trigger: Token, passage: Passage) -> Stance:
        """The stance of the claim whose trigger this is."""
        key = id(passage), trigger.i
        if key not in self._known:
            strongest = self._strongest(trigger, passage)
            # "No evidence that ..." denies, but what it denies is a claim all the same.
            unsaid = is_unreal(trigger) and strongest.status != "refuted"
            self._known[key] = UNSAID if unsaid else strongest
        return self._known[key]

    def first_told(self, mention: Mention) -> bool:
        """Whether what is mentioned first appears in a story that the authors refute."""
        if mention.referent is None or mention.referent.type not in _TOLD:
            return False
        first = min(mention.referent.mentions, key=lambda m: m.start)
        return self._at[id(first.passage), first.sentence.start].refuted

    def _strongest(self, trigger: Token, passage: Passage) -> Stance:
        """The strongest disbelief of all that speak of a trigger; of those, one that says whose it is."""
        sentence = self._at[id(passage), trigger.sent.start]
        found = cued(trigger, sentence.span.text.lower())
        found += [
            Stance("reported", _quoting(sentence.span, start, end))
            for start, end in self._quotes[id(passage)]
            if start < trigger.i < end
        ]
        if passage.host is not None and not found:
            anchor = passage.host.doc[max(passage.follows, 0)]
            outer = self.of(anchor, passage.host)
            carried = self._at[id(passage.host), anchor.sent.start].carried
            if outer.status in ("refuted", "alleged") or carried is not None:
                found.append(outer)
        if sentence.carried is not None:
            found.append(sentence.carried)
        if sentence.refuted:
            found.append(REFUTED)
        for status in STRENGTH:
            held = [stance for stance in found if stance.status == status]
            if held:
                return next((stance for stance in held if stance.holder or stance.by), held[0])
        return ASSERTED

    def _carry(self) -> None:
        """Let a report run on over the sentences of its paragraph that continue it."""
        running: Stance | None = None
        previous: Passage | None = None
        for sentence, opening in zip(self._sentences, self._opened, strict=True):
            if sentence.passage is not previous:
                running = None
                previous = sentence.passage
            if opening is not None:
                running = opening
            elif running is not None and _continues(sentence.span, running):
                sentence.carried = running
            else:
                running = None

    def _reach(self) -> None:
        """A denial of the story refutes the sentences that told it, from the first to the denial itself."""
        reaching = [phrase for table in cues() for phrase in table.reaching]
        for i, sentence in enumerate(self._sentences):
            text = sentence.span.text.lower()
            if any(phrase in text for phrase in reaching):
                for told in self._sentences[self._told_before(i) : i + 1]:
                    told.refuted = True

    def _told_before(self, i: int) -> int:
        """Index of the sentence that opened the report which sentence i denies; i if there is none near."""
        begun = i
        for k in range(i - 1, max(-1, i - FARTHEST - 1), -1):
            if self._sentences[k].carried is not None or self._opened[k] is not None:
                begun = k
            elif begun - k > GAP:
                break
        return begun


def quoted_spans(passage: Passage) -> list[tuple[int, int]]:
    """Token stretches between quotation marks that are whole statements: a verb and some words more."""
    doc, spans, opened = passage.doc, [], None
    for token in doc:
        if token.text in _MARKS:
            if opened is None:
                opened = token.i
            else:
                inside = doc[opened + 1 : token.i]
                if len(inside) >= SHORTEST_QUOTE and any(t.pos_ in dependents.VERBAL for t in inside):
                    spans.append((opened, token.i))
                opened = None
    return spans


def _opening(span: Span) -> Stance | None:
    """The report that a sentence opens: its main verb reports a clause, or "according to ..." comes first."""
    root, text = span.root, span.text.lower()
    lemma = root.lemma_.lower()
    for table in cues():
        if table.status not in ("reported", "alleged"):
            continue
        accuses = table.status == "alleged" and root.lemma_ != "charge"
        if lemma in table.verbs and (accuses or dependents.children(root, "ccomp")):
            return Stance(table.status, speaker(root))
        for child in root.children:
            if child.i < root.i and dependents.preposition(child) in table.prepositions:
                return Stance(table.status, child)
        opens = table.phrases if table.status == "reported" else table.opens
        if any(phrase in text for phrase in opens):
            return Stance(table.status)
    return None


def _continues(span: Span, running: Stance) -> bool:
    """Whether a sentence goes on with the report of the one before it."""
    if running.status == "alleged" or _CONTINUING.match(span.text) or re.search(r"[\"“”]", span.text):
        return True
    return any(child.lower_ in _BACKSHIFTED and child.dep_.startswith("aux") for child in span.root.children)


def _quoting(span: Span, start: int, end: int) -> Token | None:
    """Who says the quotation between two tokens of a sentence."""
    for token in span:
        if (
            not start < token.i < end
            and token.pos_ == "VERB"
            and any(token.lemma_.lower() in table.verbs for table in cues())
        ):
            return speaker(token)
    return None
