"""When: the dates of a sentence go to the claims whose clause they stand in.

A date belongs to the nearest predicate above it in the tree; a claim takes the date of its own clause, else
of the clause that its clause hangs on, else what the story has come to, about (`Timeline.setting`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from potestas.extract.passage import Passage
from potestas.extract.resolved_date import ResolvedDate
from potestas.extract.timeline import Timeline
from potestas.ontology.vocabulary import Kind

UNDATED = "none"
"""A pattern's `time` where the clause's date says nothing of the fact ("the king, Held, died in May")."""
_FARTHEST = 4
"""Clauses between a claim and a date that can still be its own."""


class Dating:
    """Dates the claims of one document."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline

    def dates(self, kind: Kind, time: str, trigger: Token, passage: Passage) -> dict[str, str]:
        """EDTF by key (`start`, `end` or `date`) for a claim with this trigger."""
        if time == UNDATED:
            return {}
        best = min(self._candidates(trigger, passage), key=lambda item: item[0], default=None)
        if best is None:
            setting = self.timeline.setting(passage.starts[trigger.i])
            return _placed(kind, time, setting, "at") if setting else {}
        return _placed(kind, time, best[1].edtf, best[1].relation)

    def _candidates(self, trigger: Token, passage: Passage) -> Iterator[tuple[tuple[int, int], ResolvedDate]]:
        """(how far, date) for the dates of the trigger's sentence that can be its own; brackets are apart."""
        sentence = trigger.sent
        start = passage.ends[sentence.start - 1] if sentence.start else passage.begin
        last = sentence.end == len(passage.doc)
        end = passage.end if last else passage.starts[sentence.end]
        chain = list(_predicates(trigger))
        for date in self.timeline.within(start, end):
            if date.edtf is None or date.phrase.use == "of" or date.phrase.form == "life":
                continue
            token = _anchor(passage, date.phrase.start)
            if token.sent.start != sentence.start:
                continue
            if date.phrase.use == "attribute" and trigger.i not in (token.head.i, token.i):
                continue
            own = next(iter(_predicates(token.head)), token.head)
            far = chain.index(own) if own in chain else _below(own, trigger)
            if far is not None and far <= _FARTHEST:
                yield (far, abs(token.i - trigger.i)), date


def _predicates(token: Token) -> Iterator[Token]:
    """The token and what governs it: verbs, and what is predicated with a copula."""
    here = token
    yield here
    while here.head != here:
        here = here.head
        if here.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in here.children):
            yield here


def _below(own: Token, trigger: Token) -> int | None:
    """How many clauses a date's predicate lies below the trigger; None if it lies elsewhere."""
    for distance, above in enumerate(_predicates(own)):
        if above == trigger:
            return distance
    return None


def _anchor(passage: Passage, offset: int) -> Token:
    """The token beside which a date stood: the next one where it opened a clause, else the one before it."""
    after = min(bisect_left(passage.starts, offset), len(passage.starts) - 1)
    before = after - 1
    if before < 0 or passage.doc[before].is_punct or passage.doc[before].dep_ in ("cc", "mark"):
        return passage.doc[after]
    return passage.doc[before]


def _placed(kind: Kind, time: str, edtf: str | None, relation: str) -> dict[str, str]:
    """The date under the key that the kind, the pattern and the preposition ask for."""
    if edtf is None:
        return {}
    if kind.dated == "moment" or time == "date":
        return {"date": edtf}
    if relation in ("until", "before"):
        return {"end": edtf.rpartition("/")[2]}
    if time == "end":
        return {"end": edtf}
    if relation == "throughout" and "/" in edtf:
        first, _, last = edtf.partition("/")
        return {"start": first, "end": last}
    return {"start": edtf}
