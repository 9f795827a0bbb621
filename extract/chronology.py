"""When a story is: what each of its date phrases comes to, sentence by sentence.

Writers leave out the year that goes without saying. Which one that is, is decided here by few rules:

- A date that opens its sentence, or that lies up to a year after the last one, moves the story there.
  Any other is an excursus: back, to the end of its sentence; forward, to the end of its paragraph; and two
  in a row from about the same time move the story too. Dates in brackets, dates that name a thing ("the law
  of 3 May") and dates up to which something lasts do not move it.
- A date without a year has the year that the story is in; the next one if it would otherwise lie more than
  half a year back (December ... in February). One that names a thing first takes the year that the same day
  was told with before. If the text has told no year, the year stays unknown (XXXX).
- "Later", "the next day" count from the last date told in the paragraph, or else from where the story is.
  "Two days after the murder" counts from the last date in whose sentence "the murder" stood before it.
- Dates of other calendars stay as written, unless the text itself gives the equivalent beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from potestas.extract import reckoning
from potestas.extract.date_grammar import UNITS, WORDS, any_of
from potestas.extract.date_phrase import UNTOLD, DatePhrase, Relation, part_of
from potestas.extract.edtf import is_valid
from potestas.extract.partial_date import PartialDate
from potestas.extract.reckoning import Stretch

_MONTHS_BACK = 6
_MONTHS_NEAR = 12
_EVENT = re.compile(rf"(?:\b{any_of(WORDS['determiners'])}|\w's?) ((?:[\w'-]+ ){{0,2}}[^\W\d_]{{4,}})\b")
_EVENT_REACH = 100
_EQUATION, _EQUATION_REACH = re.compile(r",? ?[(\[]?(?:or )?"), 7


@dataclass(frozen=True, slots=True)
class Resolved:
    """A phrase and what it comes to in EDTF; None where the text does not tell."""

    phrase: DatePhrase
    edtf: str | None
    first: PartialDate = UNTOLD

    @property
    def relation(self) -> Relation:
        return self.phrase.relation

    @property
    def interval(self) -> str | None:
        """The time in which the event can lie: `1936-09` after "until" is `../1936-09`."""
        if self.edtf is None or self.relation in ("at", "throughout", "between") or "/.." in self.edtf:
            return self.edtf
        first, _, last = self.edtf.partition("/")
        return f"{first}/.." if self.relation in ("from", "after") else f"../{last or first}"


class Chronology:
    """Follows a text: call `paragraph`, `sentence` and `resolve` in the order of reading."""

    def __init__(self, year: int | None = None) -> None:
        self.line: PartialDate | None = PartialDate(year) if year is not None else None
        """Where the story is."""
        self._excursus: PartialDate | None = None
        self._scope: Literal["sentence", "paragraph"] = "sentence"
        self._stray: PartialDate | None = None
        self._latest: PartialDate | None = self.line
        self._mention: PartialDate | None = self.line
        self._years: dict[tuple[int | None, int | None], int] = {}
        self._events: dict[str, PartialDate] = {}
        self._equivalents: dict[str, PartialDate] = {}
        self._before: Resolved | None = None

    def paragraph(self) -> None:
        """A paragraph begins."""
        self._excursus = None
        self._latest = self.line

    def sentence(self) -> None:
        """A sentence begins."""
        if self._excursus is not None and self._scope == "sentence":
            self._stray, self._excursus, self._latest = self._excursus, None, self.line

    @property
    def setting(self) -> str | None:
        """Where the story is, about: a month, or a year if no month was told."""
        if self.line is None or self.line.year is None or self.line.vague_digits:
            return None
        return self.line.to_month().about().edtf

    def remember(self, event: str, date: PartialDate) -> None:
        """An event, by one of its words, from which later phrases may count."""
        self._events[event.lower()] = date

    def resolve(self, phrase: DatePhrase, before: str = "", opens: bool = True) -> Resolved:
        """What a phrase comes to. `before`: its sentence up to it; `opens`: whether it begins that."""
        stretch = self._worked_out(phrase)
        edtf = _edtf(*stretch) if stretch is not None else None
        resolved = Resolved(phrase, edtf, stretch[0] if stretch and edtf else UNTOLD)
        if stretch is not None and edtf is not None:
            self._learn(phrase, stretch, before)
            self._move(phrase, stretch, opens)
        self._equate(resolved, before)
        self._before = resolved
        return resolved

    def _equate(self, resolved: Resolved, before: str) -> None:
        """Learn what day "9 Thermidor" is from a text that says it twice, once in each calendar."""
        other = self._before
        if other is None or not 0 < resolved.phrase.start - other.phrase.end < _EQUATION_REACH:
            return
        glue = before[other.phrase.end - resolved.phrase.start :]
        if not _EQUATION.fullmatch(glue):
            return
        for foreign, told in ((resolved, other), (other, resolved)):
            name = _foreign_day(foreign.phrase)
            if name and told.first.day:
                self._equivalents[name] = told.first
                self.remember(foreign.phrase.fields["other_month"], told.first)

    def _worked_out(self, phrase: DatePhrase) -> Stretch | None:
        fields = phrase.fields
        if phrase.form == "written":
            told = self._equivalents.get(_foreign_day(phrase))
            return None if told is None else (told, None)
        if phrase.form != "relative":
            return self._complete(phrase)
        base = self._base(phrase) if "direction" in fields else self._latest
        if "which" in fields and not (reckoning.is_next(fields["which"]) or reckoning.is_previous(fields["which"])):
            base = self._same(fields["unit"])
        if base is None:
            return None
        if "direction" in fields:
            return reckoning.shifted(base, fields)
        return reckoning.spanned(base, fields) if "span" in fields else reckoning.turned(base, fields)

    def _base(self, phrase: DatePhrase) -> PartialDate | None:
        """The date from which "so long after" counts: one told, an event known, or the last one."""
        if phrase.first.year is not None or phrase.first.month:
            return self._complete(phrase)[0]
        if phrase.fields["direction"].lower() not in ("after", "before") or "event" not in phrase.fields:
            return self._latest
        words = phrase.fields["event"].lower().split()
        return next((self._events[word] for word in words if word in self._events), None)

    def _same(self, unit: str) -> PartialDate | None:
        """The last date told, of whatever kind, that is precise enough to be "that day"."""
        needs_day = UNITS[unit.lower()].get("days", 2) <= 1
        told = [date for date in (self._mention, self._latest) if date is not None]
        return next((date for date in told if date.day or not needs_day), told[0] if told else None)

    def _complete(self, phrase: DatePhrase) -> Stretch:
        first, last, fields = phrase.first, phrase.last, phrase.fields
        if first.year is None:
            here = self._mention or self.line
            if "which_year" in fields and here is not None and here.year is not None:
                which = fields["which_year"]
                turn = int(reckoning.is_next(which)) - int(reckoning.is_previous(which))
                first = replace(first, year=here.year + turn)
            elif "season" in fields and "which" in fields and self._latest is not None and first.month:
                first = reckoning.season(self._latest, first.month, fields["which"])
                if "part" in fields:
                    first, last = part_of(first, fields["part"])
            else:
                first = replace(first, year=self._year_of(phrase))
        if last is not None and last.year is None and first.year is not None:
            wraps = (last.month or 0) < (first.month or 0)
            last = replace(last, year=first.year + wraps)
        return first, last

    def _year_of(self, phrase: DatePhrase) -> int | None:
        date = phrase.first
        if phrase.naming and (date.month, date.day) in self._years:
            return self._years[date.month, date.day]
        here = self._excursus or self.line
        if here is None or here.year is None or here.vague_digits:
            return None
        back = (here.calendar_month or 0) - (date.calendar_month or 0)
        return here.year + (back > _MONTHS_BACK)

    def _learn(self, phrase: DatePhrase, stretch: Stretch, before: str) -> None:
        date = stretch[0]
        if date.year is not None and date.month:
            self._years[date.month, date.day] = date.year
        if date.month and phrase.relation in ("at", "by", "throughout"):
            clause = before[-_EVENT_REACH:].rpartition(";")[2]
            for words in _EVENT.findall(clause):
                for word in words.split():
                    self.remember(word, date)

    def _move(self, phrase: DatePhrase, stretch: Stretch, opens: bool) -> None:
        first, date = stretch[0], stretch[1] or stretch[0]
        self._mention = date
        is_setting = phrase.use == "attribute" and phrase.lead < phrase.start  # "at the May congress"
        if phrase.bracketed or phrase.form in ("life", "written") or (phrase.naming and not is_setting):
            return
        if phrase.relation in ("until", "before"):
            self._latest = date
            return
        if self.line is None or self.line.year is None or date.year is None or self.line.vague_digits:
            self._go(date)
            return
        if first.year is None or date.months_after(first) > _MONTHS_NEAR or date.vague_digits:
            if opens and date.vague_digits:
                self._go(date)
            return
        months = date.months_after(self.line)
        only_year = date.calendar_month is None and date.year == self.line.year
        if only_year and not opens:
            self._excursus = None
        elif not phrase.flashback and (opens or 0 <= months <= _MONTHS_NEAR or self._confirms(date)):
            self._go(date)
        else:
            self._excursus, self._latest = date, date
            self._scope = "paragraph" if months > 0 else "sentence"

    def _confirms(self, date: PartialDate) -> bool:
        return self._stray is not None and abs(date.months_after(self._stray)) <= _MONTHS_NEAR

    def _go(self, date: PartialDate) -> None:
        self.line = self._latest = date
        self._excursus = self._stray = None


def _edtf(first: PartialDate, last: PartialDate | None) -> str | None:
    """A date or an interval; one that no calendar has (29 February of a common year) becomes its month."""
    for text in (
        f"{first.edtf}/{last.edtf}" if last is not None and last.edtf != first.edtf else first.edtf,
        first.edtf,
        first.to_month().edtf,
    ):
        if text and is_valid(text):
            return text
    return None


def _foreign_day(phrase: DatePhrase) -> str:
    """A day of another calendar without its year; an empty string if no day is told."""
    fields = phrase.fields
    return f"{fields['other_day']} {fields['other_month'].lower()}" if "other_day" in fields else ""
