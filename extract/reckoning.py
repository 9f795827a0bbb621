"""From one date to another: so long after it, the next of its kind, the same one, a span up to it.

All functions give a first date and, where the words leave a stretch, a last one; None where they cannot say.
What is told in weeks, or as "a few" of anything, comes to months or years, about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from potestas.extract.date_grammar import UNITS, WORDS, amount
from potestas.extract.date_reading import part_of
from potestas.extract.partial_date import PartialDate

Stretch = tuple[PartialDate, PartialDate | None]

_DAYS_ABOUT_A_WEEK = 3
_MONTHS_OF_A_YEAR = 12


def is_same(word: str) -> bool:
    return word.lower() in WORDS["same"]


def is_next(word: str) -> bool:
    return word.lower() in WORDS["next"] or word.lower() in WORDS["next_behind"]


def is_previous(word: str) -> bool:
    return word.lower() in WORDS["previous"] or word.lower() in WORDS["previous_behind"]


def is_earlier(fields: Mapping[str, str]) -> bool:
    """Whether a phrase like "two days before" goes back."""
    return fields.get("direction", "").lower() in WORDS["earlier"]


def counted(base: PartialDate, fields: Mapping[str, str]) -> Stretch | None:
    """What a phrase comes to, counted from a date."""
    if "direction" in fields:
        return shifted(base, fields)
    if "lasting" in fields:
        fewest, most = amount(fields["amount"])
        begun = _moved(base, fields["unit"].lower(), -most, -fewest)
        return _about(begun[0], begun[1] or begun[0]) if begun is not None else None
    return spanned(base, fields) if "span" in fields or "amount" in fields else turned(base, fields)


def shifted(base: PartialDate, fields: Mapping[str, str]) -> Stretch | None:
    """So long before or after a date: "two days after", "a few months later", "the year before"."""
    fewest, most = amount(fields.get("amount", "some" if "plural" in fields else "a"))
    half = 0.5 if "half" in fields or "half2" in fields else 0.0
    sign = -1 if is_earlier(fields) else 1
    return _moved(base, fields["unit"].lower(), sign * (fewest + half), sign * (most + half))


def turned(base: PartialDate, fields: Mapping[str, str]) -> Stretch | None:
    """The next, previous or same day, month, year ..., or a part of the year that the story is in."""
    unit, which = fields["unit"].lower(), fields.get("which", "")
    if is_next(which) or is_previous(which):
        steps = (1 if is_next(which) else -1) * (2 if "skipped" in fields else 1)
        stretch = _moved(base, unit, steps, steps)
    elif "days" in UNITS[unit]:
        stretch = (base, None) if UNITS[unit]["days"] <= 1 else (base.to_month().about(), None)
    elif "months" in UNITS[unit]:
        stretch = base.to_month(), None
    else:
        vague = len(str(UNITS[unit]["years"])) - 1
        stretch = replace(base.to_year(), vague_digits=max(vague, base.vague_digits)), None
    if stretch is not None and stretch[1] is None and "part" in fields and "days" not in UNITS[unit]:
        return part_of(stretch[0], fields["part"])
    return stretch


def month_or_season(base: PartialDate, number: int, which: str) -> PartialDate:
    """The one of the year that the story is in, or the next or previous one of its name."""
    told = PartialDate(base.year, number)
    if base.year is not None and base.calendar_month is None and is_next(which):
        return replace(told, year=base.year + 1)  # "In 1540 he died. The following spring ..."
    if base.year is None or base.calendar_month is None:
        return told
    if is_next(which) and told.months_after(base) <= 0:
        return replace(told, year=base.year + 1)
    if is_previous(which) and told.months_after(base) >= 0:
        return replace(told, year=base.year - 1)
    return told


def spanned(base: PartialDate, fields: Mapping[str, str]) -> Stretch | None:
    """A span that ends or begins with a date: "the past two years", "the next three weeks"."""
    unit, back = fields["unit"].lower(), "span" in fields and not is_next(fields["span"])
    fewest, most = amount(fields["amount"])
    if fewest != most:
        return None
    number = (most + (0.5 if "half" in fields else 0.0)) * (-1 if back else 1)
    if base.has_month and "years" in UNITS[unit]:
        unit, number = "month", number * UNITS[unit]["years"] * _MONTHS_OF_A_YEAR
    other = _moved(base, unit, number, number)
    if other is None:
        return None
    here, there = base.to_month(), other[0].to_month().about()
    return (there, here) if back else (here, there)


def _moved(base: PartialDate, unit: str, fewest: float, most: float) -> Stretch | None:
    """So many units on, back if negative."""
    if base.vague_digits:
        return None
    is_exact = fewest == most and fewest == int(fewest)
    length = UNITS[unit]
    if "days" in length:
        if is_exact and length["days"] <= 1:
            return base.plus_days(int(fewest) * length["days"]), None
        return _in_days(base, fewest * length["days"], most * length["days"])
    if "years" in length and (is_exact or fewest != most):
        one, other = (base.plus_years(round(number * length["years"])) for number in (fewest, most))
        return (one, None) if is_exact and length["years"] == 1 else _about(one, other)
    factor = length["years"] * _MONTHS_OF_A_YEAR if "years" in length else length["months"]
    one, other = (base.plus_months(round(number * factor)) for number in (fewest, most))
    return (one, None) if is_exact else _about(one, other)


def _in_days(base: PartialDate, fewest: float, most: float) -> Stretch:
    slack = _DAYS_ABOUT_A_WEEK if fewest == most and base.day else 0
    one, other = base.plus_days(round(fewest) - slack), base.plus_days(round(most) + slack)
    return _about(one.to_month(), other.to_month())


def _about(one: PartialDate, other: PartialDate) -> Stretch:
    one, other = one.about(), other.about()
    if one == other:
        return one, None
    in_order = (one.year or 0, one.month or 0) <= (other.year or 0, other.month or 0)
    return (one, other) if in_order or one.year is None else (other, one)
