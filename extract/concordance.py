"""Days of other calendars, as far as a text itself tells what days of ours they are."""

from __future__ import annotations

import re

from potestas.extract.date_phrase import DatePhrase
from potestas.extract.partial_date import PartialDate

_BESIDE = re.compile(r",? ?[(\[]?(?:or )?")
_REACH = 7


class Concordance:
    """Learns that 9 Thermidor is 27 July 1794 from "on 27 July 1794 (9 Thermidor)"."""

    def __init__(self) -> None:
        self._days: dict[str, PartialDate] = {}
        self._phrase: DatePhrase | None = None
        self._told: PartialDate | None = None

    def day(self, phrase: DatePhrase) -> PartialDate | None:
        """What day of our calendar a phrase of another one is, if the text told."""
        return self._days.get(_name(phrase))

    def learn(
        self, phrase: DatePhrase, told: PartialDate | None, before: str
    ) -> tuple[str, PartialDate] | None:
        """Take in the next phrase, what it comes to and its sentence up to it.

        If it stands beside one of the other calendar: the foreign month and the day, by which to find it.
        """
        last, last_told = self._phrase, self._told
        self._phrase, self._told = phrase, told
        if last is None or not 0 < phrase.start - last.end < _REACH:
            return None
        if not _BESIDE.fullmatch(before[last.end - phrase.start :]):
            return None
        for foreign, day in ((phrase, last_told), (last, told)):
            if _name(foreign) and day is not None and day.day:
                self._days[_name(foreign)] = day
                return foreign.fields["other_month"], day
        return None


def _name(phrase: DatePhrase) -> str:
    """A day of another calendar without its year; an empty string if no day is told."""
    fields = phrase.fields
    return f"{fields['other_day']} {fields['other_month'].lower()}" if "other_day" in fields else ""
