"""Years and days of other calendars, where the rule by which they become ours is certain.

The French Republican calendar of the years I to XIV, and years of the city of Rome by Varro's reckoning. All
others (reigns, consuls, indictions, lunar years) are kept as the text writes them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from potestas.extract.date_grammar import (
    FOUNDATION_OF_ROME,
    REPUBLICAN_MONTHS,
    REPUBLICAN_YEARS,
    number,
)
from potestas.extract.partial_date import PartialDate

Days = tuple[PartialDate, PartialDate | None]

_ROMAN = {"I": 1, "V": 5, "X": 10}
_DAYS_OF_A_MONTH = 30
_FIRST_YEAR_TOLD_OF_ROME = 100
_YEARS_REMEMBERED = 20
"""For so long after its end the calendar is what "the year VIII" speaks of."""


def converted(fields: Mapping[str, str]) -> Days | None:
    """What the words of a date of another calendar come to, or None if they do not tell it with certainty."""
    of_rome = fields.get("of_rome") or fields.get("of_rome2")
    if of_rome is not None:
        year = number(of_rome)
        known = year is not None and year >= _FIRST_YEAR_TOLD_OF_ROME
        return (PartialDate(year - FOUNDATION_OF_ROME), None) if known and year is not None else None
    if "other_month" in fields and "other_year" in fields:
        return republican(fields, _roman(fields["other_year"]))
    return None


def republican(fields: Mapping[str, str], year: int | None) -> Days | None:
    """The day, month or whole year of the French calendar in one of its years; None if it had no such."""
    if year is None or not 0 < year < len(REPUBLICAN_YEARS):
        return None
    first, end = REPUBLICAN_YEARS[year - 1], REPUBLICAN_YEARS[year]
    if "other_month" not in fields:
        return _partial(first), _partial(end - timedelta(1))
    month = next(i for i, name in enumerate(REPUBLICAN_MONTHS) if name.fullmatch(fields["other_month"]))
    first += timedelta(month * _DAYS_OF_A_MONTH)
    if "other_day" not in fields:
        return _partial(first), _partial(first + timedelta(_DAYS_OF_A_MONTH - 1))
    day = int(fields["other_day"])
    return (_partial(first + timedelta(day - 1)), None) if 0 < day <= _DAYS_OF_A_MONTH else None


def in_story(fields: Mapping[str, str], here: PartialDate | None) -> Days | None:
    """The same where the text leaves out a French month's year, or all but the year: by the story."""
    if here is None or here.year is None or here.vague_digits:
        return None
    if "other_month" not in fields:  # "the year VIII"
        year = _roman(fields["other_year"]) if "other_year" in fields else None
        lived = REPUBLICAN_YEARS[0].year - 1 <= here.year <= REPUBLICAN_YEARS[-1].year + _YEARS_REMEMBERED
        return republican(fields, year) if lived else None
    found = (republican(fields, year) for year in range(1, len(REPUBLICAN_YEARS)))
    return next((days for days in found if days is not None and days[0].year == here.year), None)


def _roman(numeral: str) -> int | None:
    if not re.fullmatch(r"[IVX]+", numeral):
        return number(numeral)
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, following, strict=True))


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
