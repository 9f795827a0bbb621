"""When a story is: what each of its date phrases comes to, sentence by sentence.

Writers leave out the year that goes without saying. Which one that is, is decided here by few rules:

- A date that opens its sentence, or that lies up to a year after the last one, moves the story there.
  Any other is an excursus: back, to the end of its sentence; forward, to the end of its paragraph; and two
  in a row from about the same time move the story too. An earlier date with which a sentence looks back
  ("In 1785 Joseph had founded ...") is one to the end of its paragraph. Dates in brackets, dates that name a
  thing ("the law of 3 May") and dates up to which something lasts do not move it.
- A date without a year has the year that the story is in; the next one if it would otherwise lie more than
  half a year back (December ... in February), or more than two months within a paragraph that goes on to
  that year; where the clause looks back ("had been consul since May"), the last one that had come. "The law
  of 3 May" has the year that it was named with before. If the text has told no year, the year stays unknown
  (XXXX).
- "Later", "the next day" count from the last date told in the paragraph, or else from where the story is;
  where the clause looks back, from where the last look back had come. "That day", "since then" mean the last
  date told at all. "A week after the battle" counts from the last date in whose sentence "the battle" stood
  before it.
- Dates of other calendars stay as written, unless the text itself gives the equivalent beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from potestas.extract import reckoning
from potestas.extract.concordance import Concordance
from potestas.extract.date_grammar import DECADES, UNITS, WORDS, any_of
from potestas.extract.date_phrase import DatePhrase
from potestas.extract.date_reading import part_of
from potestas.extract.other_calendars import in_story
from potestas.extract.partial_date import PartialDate
from potestas.extract.reckoning import Stretch
from potestas.extract.resolved_date import ResolvedDate, edtf_of

_MONTHS_BACK, _MONTHS_BACK_AT_ONCE = 6, 2
_MONTHS_NEAR = 12
_EVENT = re.compile(rf"(?:\b{any_of(WORDS['determiners'])}|\w's?) ((?:[\w'-]+ ){{0,2}}[^\W\d_]{{4,}})\b")
_UP_TO = ("until", "before")
_EVENT_REACH, _PARAGRAPHS_REMEMBERED = 100, 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the text around a phrase tells."""

    before: str = ""
    """Its sentence up to it."""
    opens: bool = True
    """Whether it begins its sentence."""
    looks_back: bool = False
    """Whether its clause does: "had been founded"."""
    next_told: PartialDate | None = None
    """The next date in the text that tells its year."""


class Chronology:
    """Follows a text: call `paragraph`, `sentence` and `resolve` in the order of reading."""

    def __init__(self, year: int | None = None) -> None:
        self.line: PartialDate | None = PartialDate(year) if year is not None else None
        """Where the story is."""
        self._excursus: PartialDate | None = None
        self._scope: Literal["sentence", "paragraph", "look back"] = "sentence"
        self._stray: PartialDate | None = None
        self._latest: PartialDate | None = self.line
        self._mention: PartialDate | None = self.line
        self._named: PartialDate | None = None
        self._told_here: PartialDate | None = None
        """The last date of the sentence."""
        self._years: dict[tuple[str, int | None, int | None], int] = {}
        self._events: dict[str, tuple[PartialDate, int]] = {}
        self._paragraph = 0
        self._is_new = True
        """Whether the paragraph has not yet said when it is."""
        self._around = Surroundings()
        self._calendars = Concordance()

    def begin(self, year: int) -> None:
        """The story begins anew in a year (astronomical), which a heading tells."""
        self._go(PartialDate(year))

    def paragraph(self) -> None:
        """A paragraph begins."""
        self._paragraph += 1
        self._is_new = True
        self._excursus = None
        self._latest = self.line

    def sentence(self) -> None:
        """A sentence begins."""
        self._named = self._told_here = None
        self._stray = self._excursus or self._stray
        if self._excursus is not None and self._scope == "sentence":
            self._excursus = None
            self._latest = self.line

    @property
    def setting(self) -> str | None:
        """Where the story is, about: a month, or a year if no month was told."""
        here = self._excursus if self._scope != "sentence" and self._excursus else self.line
        if here is None or here.year is None or here.vague_digits:
            return None
        return here.to_month().about().edtf

    def remember(self, event: str, date: PartialDate) -> None:
        """An event, by one of its words, from which phrases may count in this paragraph and the next two."""
        self._events[event.lower()] = date, self._paragraph

    def resolve(self, phrase: DatePhrase, around: Surroundings | None = None) -> ResolvedDate:
        """What a phrase comes to."""
        around = self._around = around or Surroundings()
        before, opens = around.before, around.opens
        stretch = self._worked_out(phrase)
        edtf = edtf_of(*stretch) if stretch is not None else None
        if stretch is not None and edtf is not None and "lasting" not in phrase.fields:
            self._learn(phrase, stretch, before)
            self._move(phrase, stretch, opens, around.looks_back)
        equal = self._calendars.learn(phrase, stretch[0] if stretch and edtf else None, before)
        if equal is not None:
            self.remember(*equal)
        return ResolvedDate(phrase, edtf)

    def _worked_out(self, phrase: DatePhrase) -> Stretch | None:
        fields = phrase.fields
        if phrase.form == "relative":
            return self._counted(phrase)
        if phrase.form == "written":
            told = self._calendars.day(phrase)
            return in_story(fields, self.line) if told is None else (told, None)
        if phrase.first.day and not phrase.first.month and "which_month" not in fields:
            return self._on_day(phrase.first.day)
        if "tens" in fields and phrase.first.year is None:
            return self._in_decade(DECADES[fields["tens"].lower()] * 10, fields)
        return self._complete(phrase)

    def _counted(self, phrase: DatePhrase) -> Stretch | None:
        """What a phrase comes to that tells only how far it is from another date."""
        fields = phrase.fields
        base = self._base(phrase) if "direction" in fields else self._named or self._latest
        if phrase.is_hitherto:
            base = self._told_here
        elif "lasting" in fields and not self._around.looks_back:
            return None
        elif "then" in fields or reckoning.is_same(fields.get("which", "")):
            base = self._same(fields.get("unit", ""))
        if base is None or "unit" not in fields:
            return None if base is None else (base, None)
        stretch = reckoning.counted(base, fields)
        if stretch is not None and phrase.first.approximate:
            return stretch[0].about(), stretch[1] and stretch[1].about()
        return stretch

    def _base(self, phrase: DatePhrase) -> PartialDate | None:
        """The date from which "so long after" counts: one told, an event known, or the last one."""
        if phrase.first.year is not None or phrase.first.month:
            return self._complete(phrase)[0]
        if phrase.fields["direction"].lower() not in WORDS["from_event"] or "event" not in phrase.fields:
            goes_on = self._around.looks_back and self._excursus is None
            return self._named or (self._stray if goes_on else None) or self._latest
        for word in phrase.fields["event"].lower().split():
            date, paragraph = self._events.get(word, (None, 0))
            if date is not None and self._paragraph - paragraph <= _PARAGRAPHS_REMEMBERED:
                return date
        return None

    def _same(self, unit: str) -> PartialDate | None:
        """The last date told, of whatever kind, that is precise enough to be "that day"."""
        needs_day = unit != "" and UNITS[unit.lower()].get("days", 2) <= 1
        told = [date for date in (self._mention, self._latest) if date is not None]
        return next((date for date in told if date.day or not needs_day), told[0] if told else None)

    def _complete(self, phrase: DatePhrase) -> Stretch:
        first, last, fields = phrase.first, phrase.last, phrase.fields
        if first.year is None:
            here = self._mention or self.line
            if "which_year" in fields and here is not None and here.year is not None:
                first = replace(first, year=here.year + _turn(fields["which_year"]))
            elif "which_month" in fields and here is not None and here.calendar_month is not None:
                turn = _turn(fields["which_month"])
                first = replace(here.plus_months(turn) if here.has_month else here, day=first.day)
            elif "which" in fields and self._latest is not None and first.month:
                first = reckoning.month_or_season(self._latest, first.month, fields["which"])
                if "part" in fields:
                    first, last = part_of(first, fields["part"])
            else:
                first = replace(first, year=self._year_of(phrase))
        if last is not None and last.year is None and first.year is not None:
            wraps = (last.month or 0) < (first.month or 0)
            last = replace(last, year=first.year + wraps)
        return first, last

    def _on_day(self, day: int) -> Stretch | None:
        """A day of the month that the text spoke of last, or of the next one if that day had passed."""
        here = self._mention or self.line
        if here is None or not here.has_month:
            return None
        month = here.plus_months(1) if here.day and day < here.day else here
        told = replace(month, day=day, approximate=False)
        return (told, None) if told.is_possible else None

    def _in_decade(self, tens: int, fields: Mapping[str, str]) -> Stretch | None:
        """A decade of the century in which the story is."""
        here = self._excursus or self.line
        if here is None or here.year is None or here.year < 0:
            return None
        decade = PartialDate(here.year // 100 * 100 + tens, vague_digits=1)
        return part_of(decade, fields["part"]) if "part" in fields else (decade, None)

    def _year_of(self, phrase: DatePhrase) -> int | None:
        date = phrase.first
        told = self._years.get((phrase.names, date.month, date.day))
        if phrase.names and told is not None:
            return told
        looks_back = self._around.looks_back or phrase.since
        has_come_back = self._scope == "look back" and not looks_back
        here = self.line if has_come_back else self._excursus or self.line
        if here is None or here.year is None or here.vague_digits:
            return None
        back = (here.calendar_month or 0) - (date.calendar_month or 0)
        if looks_back and here.calendar_month is not None:
            return here.year - (back < 0)
        follows_told = self._excursus is None and not self._is_new
        goes_on = follows_told and self._leads_to_next_told(date, here.year + 1)
        return here.year + (back > (_MONTHS_BACK_AT_ONCE if goes_on else _MONTHS_BACK))

    def _leads_to_next_told(self, date: PartialDate, year: int) -> bool:
        """Whether a date of this year would lie before the next one that the text tells, in the same year."""
        told = self._around.next_told
        return told is not None and told.year == year and told.months_after(replace(date, year=year)) >= 0

    def _learn(self, phrase: DatePhrase, stretch: Stretch, before: str) -> None:
        date = stretch[0]
        if date.year is not None and phrase.names:
            self._years[phrase.names, date.month, date.day] = date.year
        if date.month and phrase.relation in ("at", "by", "throughout"):
            clause = before[-_EVENT_REACH:].rpartition(";")[2]
            for words in _EVENT.findall(clause):
                for word in words.split():
                    self.remember(word, date)

    def _move(self, phrase: DatePhrase, stretch: Stretch, opens: bool, looks_back: bool) -> None:
        first, date = stretch[0], stretch[1] or stretch[0]
        self._mention = self._told_here = date
        if "then" in phrase.fields:
            return
        if phrase.naming:
            self._named = date
        is_setting = phrase.use == "attribute" and phrase.lead < phrase.start  # "at the May congress"
        if phrase.bracketed or phrase.form in ("life", "written") or (phrase.naming and not is_setting):
            return
        if phrase.relation in _UP_TO or phrase.around in _UP_TO:
            self._latest = date
            return
        if stretch[1] is not None and (first.year is None or date.year is None or _is_long(first, date)):
            return
        line = self.line
        if line is None or line.year is None or line.vague_digits or (opens and date.vague_digits):
            self._go(date)
            return
        if date.year is None or date.vague_digits:
            return
        months = date.months_after(line)
        if date.year == line.year and date.calendar_month is None and not opens:
            self._excursus, self._scope = date, "sentence"
        elif (
            not phrase.flashback
            and not (looks_back and months < 0)
            and (opens or 0 <= months <= _MONTHS_NEAR or self._confirms(date))
        ):
            self._go(date)
        else:
            self._excursus, self._latest = date, date
            self._scope = "paragraph" if months > 0 else "look back" if opens and looks_back else "sentence"

    def _confirms(self, date: PartialDate) -> bool:
        return self._stray is not None and abs(date.months_after(self._stray)) <= _MONTHS_NEAR

    def _go(self, date: PartialDate) -> None:
        self.line = self._latest = date
        self._is_new = False
        self._excursus = self._stray = None


def _turn(which: str) -> int:
    return int(reckoning.is_next(which)) - int(reckoning.is_previous(which))


def _is_long(first: PartialDate, last: PartialDate) -> bool:
    return bool(last.vague_digits) or last.months_after(first) > _MONTHS_NEAR
