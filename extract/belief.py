"""Who stands behind a claim: asserted by the authors, reported, alleged, refuted, intended, or not said.

What a sentence says of itself is told by `stance.py`. Here is what the text around it says: quotations,
reports that go on in the sentences after them, and a later denial that reaches back over the story it
denies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from potestas.extract import dependents
from potestas.extract.cue import cued_by
from potestas.extract.mention import Mention
from potestas.extract.passage import Passage
from potestas.extract.quotation import quotations, said_in
from potestas.extract.stance import ASSERTED, Scope, Stance, scopes, strongest
from potestas.extract.words import words

FARTHEST, GAP = 14, 5
"""How many sentences a denial reaches back, and how many of them may tell nothing between the tale and it."""
_ASIDE = 2
"""How many before the sentence that names the teller may tell nothing of the tale."""
_LULL = 4
"""Sentences after which one at the latest shows that somebody's accusation still goes on."""
INTERVAL = 8
"""How many sentences back a speaker is looked for who is named as the source again."""
_CONTINUING = re.compile(rf"(?:{'|'.join(sorted(words('beliefs', 'continuing')))})\b", re.IGNORECASE)
_MARKS = re.compile(r"[\"“”]")
_INDEFINITE = words("determiners", "indefinite")
_BACKSHIFTED = words("beliefs", "backshifted")
_PASSED_ON = ("alleged", "reported")
"""What can go on over several sentences."""
_TOLD = ("Body", "Case", "Document", "Group", "Meeting")
"""What can be made up; people and places are not."""


@dataclass
class Sentence:
    """A sentence in the run of the text, with the report that it opens or continues, or the denial of one."""

    passage: Passage
    span: Span
    scopes: list[Scope]
    opened: Stance | None = None
    carried: Stance | None = None
    refuted: Stance | None = None


class Beliefs:
    """The stances of one document."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._sentences: list[Sentence] = []
        self._at: dict[tuple[int, int], Sentence] = {}
        self._firsts: dict[int, Mention] = {}
        for passage in passages:
            quoted = quotations(passage)
            for span in passage.doc.sents:
                sentence = Sentence(passage, span, [*scopes(span), *said_in(span, quoted)])
                sentence.opened = _opening(sentence)
                self._sentences.append(sentence)
                self._at[id(passage), span.start] = sentence
        self._carry()
        self._reach()

    def of(self, trigger: Token, passage: Passage, presupposed: bool = False) -> Stance:
        """The stance of the claim whose trigger this is; of what is taken for granted, no clause says any."""
        sentence = self._at[id(passage), trigger.sent.start]
        found = [
            scope.stance
            for scope in sentence.scopes
            if trigger.i in scope.stretch and (scope.qualifies or not presupposed)
        ]
        if presupposed:
            return strongest(found)
        if passage.host is not None and not found:
            found += self._around(passage, passage.host)
        # Whoever goes on to accuse does say so: his saying it is no part of what he says.
        carried = None if sentence.opened and trigger == sentence.span.root else sentence.carried
        # That somebody told the story is true, though the story is not.
        refuted = sentence.refuted if found or sentence.opened is None else None
        return strongest([*found, *(s for s in (carried, refuted) if s is not None)])

    def voices(self, word: Token, passage: Passage) -> list[tuple[Stance, Token | None]]:
        """Whose words those at a word are, the nearest first, and the word that says so."""
        sentence = self._at[id(passage), word.sent.start]
        around = [scope for scope in sentence.scopes if word.i in scope.stretch]
        found = [(scope.stance, scope.word) for scope in sorted(around, key=lambda s: len(s.stretch))]
        return [*found, *([(sentence.carried, None)] if sentence.carried is not None else [])]

    def qualified(self, mention: Mention) -> Stance:
        """What the words say of a thing itself, whatever is said of it: "the alleged plot", or a mere tale.

        Of what an accusation brought up ("a secret centre"), the rest of the paragraph says no more.
        """
        if not _can_be_made_up(mention):
            return ASSERTED
        here, first = self._sentence(mention), self._first(mention)
        found = [scope.stance for scope in here.scopes if scope.qualifies and mention.head in scope.stretch]
        told = self.of(first.token, first.passage)
        if self._sentence(first).refuted is not None and told.status == "refuted":
            found.append(told)
        if first.passage is mention.passage and first.determiner in _INDEFINITE:
            found += [stance for stance in [self.first_told(mention)] if stance.status == "alleged"]
        return strongest(found)

    def first_told(self, mention: Mention) -> Stance:
        """The stance of the words in which a thing is first spoken of: a claim may have made it up."""
        if not _can_be_made_up(mention):
            return ASSERTED
        first = self._first(mention)
        known = first.form == "description" and first.determiner not in _INDEFINITE
        return ASSERTED if known else self.of(first.token, first.passage)

    def _first(self, mention: Mention) -> Mention:
        """The first mention of the same thing."""
        referent = mention.referent
        assert referent is not None
        if id(referent) not in self._firsts:
            self._firsts[id(referent)] = min(referent.mentions, key=lambda m: m.start)
        return self._firsts[id(referent)]

    def _sentence(self, mention: Mention) -> Sentence:
        return self._at[id(mention.passage), mention.sentence.start]

    def _around(self, aside: Passage, host: Passage) -> list[Stance]:
        """What the sentence out of which an aside was taken says of it."""
        anchor = host.doc[max(aside.follows, 0)]
        outer = self.of(anchor, host)
        carried = self._at[id(host), anchor.sent.start].carried
        return [outer] if outer.status in ("refuted", "alleged") or carried is not None else []

    def _carry(self) -> None:
        """Let a report run on over the sentences of its paragraph that continue it.

        An accusation goes on as long as its sentences do, with a few between them that show nothing.
        """
        running: Stance | None = None
        previous: Passage | None = None
        begun = last = 0
        for i, sentence in enumerate(self._sentences):
            if sentence.passage is not previous:
                running, previous, begun = None, sentence.passage, i
            self._enclose(begun, i)
            lull = _LULL if running is not None and running.status == "alleged" and running.holder else 1
            if sentence.opened is not None:
                if running is not None and _goes_on_speaking(sentence):
                    accused = running.status == "alleged" and not _is_act(sentence)
                    sentence.carried = running if accused else None
                    sentence.opened = strongest([sentence.opened, running])
                running, last = sentence.opened, i
            elif i - last > lull:
                running = None
            elif running is not None and _continues(sentence):
                for told in self._sentences[last + 1 : i + 1]:
                    told.carried = None if _is_act(told) else running
                last = i

    def _enclose(self, begun: int, i: int) -> None:
        """Who is named again as the source ("according to Held") is that of all since his report began."""
        for scope in self._sentences[i].scopes:
            holder = scope.stance.holder
            if holder is None or scope.cue is None or scope.cue.trigger != "preposition":
                continue
            opening = next(
                (k for k in range(max(begun, i - INTERVAL), i) if self._opened_by(k) == holder.lower_), i
            )
            for between in self._sentences[opening + 1 : i]:
                between.carried = between.carried or scope.stance

    def _opened_by(self, k: int) -> str | None:
        opened = self._sentences[k].opened
        return opened.holder.lower_ if opened is not None and opened.holder is not None else None

    def _reach(self) -> None:
        """A denial of the story refutes the sentences that told it, from the first to the denial itself."""
        for i, sentence in enumerate(self._sentences):
            for scope in sentence.scopes:
                if scope.story:
                    for told in self._sentences[self._told_before(i) : i + 1]:
                        told.refuted = scope.stance

    def _told_before(self, i: int) -> int:
        """Index of the sentence that opened the report which sentence i denies; i if there is none near."""
        begun, sourced = i, False
        for k in range(i - 1, max(-1, i - FARTHEST - 1), -1):
            opened = self._sentences[k].opened
            if self._sentences[k].carried is not None or opened is not None:
                begun, sourced = k, opened is not None and not _goes_on_speaking(self._sentences[k])
            elif begun - k > (_ASIDE if sourced else GAP):
                break  # before "Held asserts that", another story may have been told
        return begun


def _can_be_made_up(mention: Mention) -> bool:
    return mention.referent is not None and mention.referent.type in _TOLD


def _opening(sentence: Sentence) -> Stance | None:
    """The report that a sentence opens: by its main verb, by its source, or by a word that always does."""
    found = [
        scope.stance
        for scope in sentence.scopes
        if scope.stance.status in _PASSED_ON
        and scope.cue is not None
        and (
            scope.word == sentence.span.root
            or (scope.cue.trigger == "preposition" and _is_first(scope.word, sentence.span))
            or scope.cue.trigger == "phrase"
            or (scope.cue.opens and scope.cue.trigger == "noun")
        )
    ]
    return strongest(found) if found else None


def _is_first(word: Token | None, span: Span) -> bool:
    return word is not None and word.left_edge.i == span.start


def _continues(sentence: Sentence) -> bool:
    """Whether a sentence goes on with the report of the one before it."""
    span = sentence.span
    if _CONTINUING.match(span.text) or _MARKS.search(span.text):
        return True
    return any(child.lower_ in _BACKSHIFTED and child.dep_.startswith("aux") for child in span.root.children)


def _goes_on_speaking(sentence: Sentence) -> bool:
    """Whether who spoke before speaks, as far as one can tell: whom a pronoun means or nobody names.

    A mere hedge ("it appears") may as well be the authors' own.
    """
    assert sentence.opened is not None
    holder = sentence.opened.holder
    if holder is not None:
        return bool(holder.pos_ == "PRON")
    hedged = any(scope.cue is not None and scope.cue.trigger == "phrase" for scope in sentence.scopes)
    return not hedged or _continues(sentence)


def _is_act(sentence: Sentence) -> bool:
    """Whether a sentence tells of a demand or decision, in the tense of the story: that was made, indeed."""
    root = sentence.span.root
    return not dependents.children(root, "aux") and any(
        cue.status == "intended" for cue in cued_by().get(("verb", root.lemma_.lower()), ())
    )
