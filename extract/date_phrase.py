"""Words that tell a time, as they stand in a text and before it is worked out which day they mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from potestas.extract.date_grammar import MONTHS, PART_OF, PARTS, SEASONS, Pattern, ordinal
from potestas.extract.partial_date import PartialDate

Relation = Literal["at", "throughout", "from", "until", "by", "before", "after", "between"]
"""How an event lies to the date: within it, all through it, from it on, up to it ..."""
Use = Literal["when", "of", "attribute"]
"""Whether a date tells when something happened, or names a thing: "the law of 3 May", "the May uprising"."""

_FIRST_YEAR_WITHOUT_ERA, _LAST_YEAR = 1000, 2099
UNTOLD = PartialDate()


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A stretch of text (without its preposition) and what it says; `first` alone, or up to `last`.

    `fields` holds the words of a relative phrase ("two", "days", "after" ...), by the names of the grammar.
    """

    start: int
    end: int
    form: Literal["date", "relative", "written", "life"]
    first: PartialDate = UNTOLD
    last: PartialDate | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    relation: Relation = "at"
    use: Use = "when"
    names: str = ""
    """The word that it belongs to: "law" of "the law of 3 May"."""
    bracketed: bool = False
    flashback: bool = False
    since: bool = False
    """Whether it lies back from where the story is: "since May"."""
    lead: int = -1
    """Where the preposition stands, or else the phrase itself."""

    @property
    def naming(self) -> bool:
        """Whether it names a thing rather than dates an event."""
        return self.use != "when"

    def beside(self) -> DatePhrase:
        """The phrase as one that stands beside the story, like one in brackets."""
        return replace(self, bracketed=True)

    @property
    def is_range(self) -> bool:
        """Whether the words tell a first and a last date (not an early or late part of one)."""
        return self.last is not None and "part" not in self.fields


def phrase_of(pattern: Pattern, match: re.Match[str]) -> DatePhrase | None:
    """What a match of a pattern says; None if it cannot be a date."""
    fields = {name: text for name, text in match.groupdict().items() if text}
    phrase = DatePhrase(match.start(), match.end(), "written", fields=fields)
    if pattern.written:
        return phrase
    if "unit" in fields or "then" in fields:
        return replace(phrase, form="relative")
    first, last = _dates(fields, match[0])
    if first is None or not first.is_possible or not (last is None or last.is_possible):
        return None
    if "day" in fields and not fields["day"][0].isdigit() and " of " not in match[0]:
        return None  # "the second March on the capital"
    part = fields.get("part")
    if part and (first.year is not None or first.month):
        first, last = part_of(first, part)
    return replace(phrase, form="date", first=first, last=last)


def part_of(whole: PartialDate, words: str) -> tuple[PartialDate, PartialDate | None]:
    """The early, middle, late ... part of a date: about it, or from one date to another."""
    part = PARTS[PART_OF[words.lower()]]
    about = not part.exact
    if whole.vague_digits and whole.year is not None:
        years = part.decade if whole.vague_digits == 1 else part.century
        if years:
            begin = whole.year - whole.year % 10**whole.vague_digits
            return PartialDate(begin + years[0]).about(about), PartialDate(begin + years[1]).about(about)
    elif part.year and not whole.month:
        first, last = (replace(whole, month=month).about(about) for month in part.year)
        return first, last
    return replace(whole, hint=None if whole.month else part.month).about(), None


def _dates(fields: Mapping[str, str], text: str) -> tuple[PartialDate | None, PartialDate | None]:
    if "century" in fields:
        era = fields.get("era", "")
        last = _century(fields["century2"], era) if "century2" in fields else None
        return _century(fields["century"], era), last
    if "decade" in fields:
        return PartialDate(int(fields["decade"]), vague_digits=1), None
    year, year2 = _years(fields)
    told = any(name in fields for name in ("year", "ad", "bc", "ce"))
    if (told and year is None) or ("year2" in fields and year2 is None):
        return None, None
    month = SEASONS[fields["season"].lower()] if "season" in fields else _month(fields.get("month"))
    first = PartialDate(year, month, ordinal(fields["day"]) if "day" in fields else None)
    if "month2" in fields:
        month2 = _month(fields["month2"])
        crosses = year is not None and month is not None and month2 is not None and month > month2
        last = replace(first, month=month2)
        return replace(first, year=year - 1) if crosses and year is not None else first, last
    if "day2" in fields:
        last = replace(first, day=ordinal(fields["day2"]))
        return (first, last) if (first.day or 0) < (last.day or 0) else (None, None)
    return first, PartialDate(year2) if year2 is not None else None


def _month(name: str | None) -> int | None:
    return None if name is None else int(name) if name.isdigit() else MONTHS[name.rstrip(".")]


def _century(word: str, era: str) -> PartialDate:
    number = ordinal(word)
    return PartialDate(-100 * (number - 1) if era.startswith("B") else 100 * (number - 1), vague_digits=2)


def _years(fields: Mapping[str, str]) -> tuple[int | None, int | None]:
    """The year and the second year, astronomically; a second one before our era tells of the first."""
    before = "bc" in fields or "bc2" in fields
    second = next((int(fields[name]) for name in ("year2", "bc2", "ce2") if name in fields), None)
    first = next((int(fields[name]) for name in ("year", "ad", "bc", "ce") if name in fields), None)
    if first is None:
        return None, None
    if before:
        later = None if second is None else 1 - second
        return (1 - first, later) if later is None or 1 - first < later else (None, None)
    if "dual" in fields:  # 30 January 1648/9: the year began in March
        return int(str(first)[: -len(fields["dual"])] + fields["dual"]), None
    if second is not None:
        digits = fields.get("year2", "")
        second = int(str(first)[: -len(digits)] + digits) if 0 < len(digits) < len(str(first)) else second
        if second <= first or ("ce2" not in fields and first < _FIRST_YEAR_WITHOUT_ERA and len(digits) < 3):
            return None, None
    return (first, second) if first <= _LAST_YEAR else (None, None)
