"""Meetings that a body holds again and again under one name, told apart by their dates.

"The May 1922 Plenum" and "in June the Plenum met" are two; a mention without a date means the latest.
"""

from __future__ import annotations

from potestas.extract.clause import governor
from potestas.extract.dating import Dating
from potestas.extract.edtf import chronological
from potestas.extract.mention import Mention, Referent
from potestas.extract.register import Register
from potestas.extract.words import words
from potestas.ontology.scheme import Scheme

_RECURRING = words("meetings", "recurring")
_BESIDE = 2
"""Code points between a name and a date that is a part of its phrase."""
LONGEST = 45.0
"""Days between the dates that a text gives one and the same meeting."""


class Occasions:
    """Registers the named meetings of one document."""

    def __init__(self, dating: Dating, meetings: Scheme) -> None:
        self._dating = dating
        self._meetings = meetings
        self._latest: dict[Referent, int] = {}
        """Where in the text each was last spoken of."""

    def recurs(self, mention: Mention) -> bool:
        """Whether what a name means is one of many of that name."""
        concept = mention.concept
        return (
            mention.type == "Meeting"
            and concept is not None
            and any(self._meetings.within(concept.key, kind) for kind in _RECURRING)
        )

    def named(self, mention: Mention, register: Register) -> None:
        """Give a name the referent of its date, a new one if none so far can be meant."""
        when = self._own_date(mention) or self._dating.moment(governor(mention.token), mention.passage)
        known = sorted(register.known(mention.type, mention.text), key=lambda r: -self._latest[r])
        meant = next((r for r in known if when is None or _is_at(r, when)), None)
        if meant is None:
            form = known[0].name if known else mention.text
            meant = register.new(mention.type, form=form)
            meant.forms[form] += 0
            meant.occasion = when
        elif when is not None and (meant.occasion is None or _length(when) < _length(meant.occasion)):
            meant.occasion = when
        self._latest[meant] = mention.start
        register.add(meant, mention, mention.text)

    def _own_date(self, mention: Mention) -> str | None:
        """The date in its own phrase: "the May 1922 Plenum", "the Plenum of May 1922"."""
        near = self._dating.timeline.within(mention.start - 40, mention.end + 1 + _BESIDE)
        for date in near:
            before = date.phrase.use == "attribute" and 0 <= mention.start - date.phrase.end <= _BESIDE
            after = date.phrase.use == "of" and 0 <= date.phrase.lead - mention.end <= _BESIDE
            if before or after:
                return date.edtf
        return None


def _is_at(referent: Referent, when: str) -> bool:
    """Whether a meeting can have been at a date."""
    if referent.occasion is None:
        return True
    (first, last), (begin, end) = chronological(referent.occasion), chronological(when)
    return first - LONGEST <= end and begin <= last + LONGEST


def _length(edtf: str) -> float:
    first, last = chronological(edtf)
    return last - first
