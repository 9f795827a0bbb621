"""What the words of a date phrase say, as far as they say it by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from potestas.extract.date_grammar import (
    DECADES,
    FEASTS,
    MONTHS,
    MOVABLE_FEASTS,
    PART_OF,
    PARTS,
    ROMAN_DAYS,
    SEASONS,
    Pattern,
    number,
    ordinal,
)
from potestas.extract.date_phrase import DatePhrase
from potestas.extract.other_calendars import converted
from potestas.extract.partial_date import PartialDate

Told = tuple[PartialDate | None, PartialDate | None]
"""A date, and a last one where the words tell a stretch; no date where they cannot be one."""

_FIRST_YEAR_WITHOUT_ERA, _LAST_YEAR = 1000, 2099
_MONTHS_OF_A_YEAR = 12
_LONG_ROMAN_MONTHS = (3, 5, 7, 10)


def phrase_of(pattern: Pattern, match: re.Match[str]) -> DatePhrase | None:
    """What a match of a pattern says; None if it cannot be a date."""
    fields = {name: text for name, text in match.groupdict().items() if text}
    phrase = DatePhrase(match.start(), match.end(), "written", fields=fields)
    if pattern.written:
        known = converted(fields)
        return phrase if known is None else replace(phrase, form="date", first=known[0], last=known[1])
    if not {"unit", "then", "long", "long2"}.isdisjoint(fields):
        return replace(phrase, form="relative")
    first, last = _dates(fields)
    if first is None or not first.is_possible or not (last is None or last.is_possible):
        return None
    if "day" in fields and not fields["day"][0].isdigit() and not re.search(r" (?:of|the) ", match[0]):
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


def _dates(fields: Mapping[str, str]) -> Told:
    for field, reading in _BY_FIELD.items():
        if field in fields:
            return reading(fields)
    year, year2 = _years(fields)
    told = any(name in fields for name in ("year", "ad", "bc", "ce"))
    if (told and year is None) or ("year2" in fields and year2 is None):
        return None, None
    month = SEASONS[fields["season"].lower()] if "season" in fields else _month(fields.get("month"))
    day = ordinal(fields["day"]) if "day" in fields else None
    if "roman" in fields and month is not None:
        day = ROMAN_DAYS[fields["roman"]][month in _LONG_ROMAN_MONTHS]
    first = PartialDate(year, month, day)
    if "month2" in fields:
        month2 = _month(fields["month2"])
        crosses = year is not None and month is not None and month2 is not None and month > month2
        last = replace(first, month=month2)
        return replace(first, year=year - 1) if crosses and year is not None else first, last
    if "day2" in fields:
        last = replace(first, day=ordinal(fields["day2"]))
        return (first, last) if (first.day or 0) < (last.day or 0) else (None, None)
    return first, PartialDate(year2) if year2 is not None else None


def _centuries(fields: Mapping[str, str]) -> Told:
    era = fields.get("era", "")
    last = _century(fields["century2"], era) if "century2" in fields else None
    return _century(fields["century"], era), last


def _decade(fields: Mapping[str, str]) -> Told:
    """A decade in figures, or in words; without its century ("the sixties") the year is left open."""
    if "decade" in fields:
        return PartialDate(int(fields["decade"]), vague_digits=1), None
    hundreds = number(fields["hundreds"]) if "hundreds" in fields else None
    tens = DECADES[fields["tens"].lower()] * 10
    return PartialDate(None if hundreds is None else hundreds * 100 + tens, vague_digits=1), None


def _feast(fields: Mapping[str, str]) -> Told:
    """A feast's day, about where it is called by its season; the months in which a movable one lies."""
    year, _ = _years(fields)
    name = next(feast for feast in FEASTS if feast.lower() == fields["feast"].lower())
    month, day = FEASTS[name]
    if name in MOVABLE_FEASTS:
        return PartialDate(year, month), PartialDate(year, day)
    return PartialDate(year, month, day).about(" " not in name), None


def _months_at_the_edge(fields: Mapping[str, str]) -> Told:
    """The first or last so many months of a year."""
    year, _ = _years(fields)
    count = number(fields["count"]) or 1
    if fields["edge"] in ("first", "opening"):
        return PartialDate(year, 1), PartialDate(year, count)
    return PartialDate(year, _MONTHS_OF_A_YEAR + 1 - count), PartialDate(year, _MONTHS_OF_A_YEAR)


_BY_FIELD: Mapping[str, Callable[[Mapping[str, str]], Told]] = {
    "century": _centuries,
    "decade": _decade,
    "tens": _decade,
    "feast": _feast,
    "edge": _months_at_the_edge,
}
"""How phrases are read that have a field of this name; all others tell years, months and days."""


def _month(name: str | None) -> int | None:
    return None if name is None else int(name) if name.isdigit() else MONTHS[name.rstrip(".")]


def _century(word: str, era: str) -> PartialDate:
    before = 100 * (ordinal(word) - 1)
    return PartialDate(min(-before, -1) if era[:1] in ("B", "b") else before, vague_digits=2)


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
