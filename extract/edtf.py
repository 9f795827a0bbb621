"""What an EDTF date (ISO 8601-2) says about days, and how stretches of time lie to each other.

Levels 0 and 1, which is all that reading prose gives rise to, are read here: the `edtf` package needs ten
milliseconds a date, refuses `1935-22~` and accepts 29 February 1900. Level 2, which a user may write, is
left to that package.

Days are counted in the proleptic Gregorian calendar. EDTF counts years astronomically: `0000` is 1 B.C. and
`-0043` is 44 B.C. `datetime.date` begins with the year 1, so `bounds` gives None for a day before it; `Span`
and `chronological` count days themselves and go back as far as EDTF does.

A qualifier (`~ ? %`) does not move a bound: the prose gives no measure for how far it should. A season is
a meteorological one of the northern hemisphere, and winter (`24`) begins in December of its year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import StringIO
from math import inf
from typing import Literal

from edtf import EDTFParseException, parse_edtf

from potestas.extract.claim import Claim
from potestas.ontology.errors import DateError

Certainty = Literal["certain", "possible", "no"]

_DATE = re.compile(
    r"(?P<year>-?(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX)|XXXX)"
    r"(?:-(?P<month>XX|0[1-9]|[1-9][0-9])(?:-(?P<day>XX|0[1-9]|[1-9][0-9]))?)?[?~%]?"
)
_BEYOND = re.compile(r"\d{20}|E\d{3}")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}  # first month
_WINTER = 24
_LEAP_CYCLE_YEARS, _LEAP_CYCLE_DAYS = 400, 146_097


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day on which a date can lie; None where it is open, unknown or before year 1."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time whose begin and end are themselves only known to lie between two days.

    The four numbers are days (1 is 1 January of the year 1), infinite where nothing is known.
    """

    begin: tuple[float, float]
    end: tuple[float, float]

    @classmethod
    def of(cls, claim: Claim) -> Span:
        """When a claim holds: from `start` to `end`, or at some time within `date`.

        A stretch ends no earlier than it begins and begins no later than it ends, which bounds the side
        that the text leaves out. Raises DateError.
        """
        if claim.start is None and claim.end is None:
            window = chronological(claim.date) if claim.date else (-inf, inf)
            return cls(window, window)
        begin = chronological(claim.start) if claim.start else (-inf, inf)
        end = chronological(claim.end) if claim.end else (-inf, inf)
        return cls((begin[0], min(begin[1], end[1])), (max(begin[0], end[0]), end[1]))

    @property
    def earliest_begin(self) -> date | None:
        return _date(self.begin[0])

    @property
    def latest_begin(self) -> date | None:
        return _date(self.begin[1])

    @property
    def earliest_end(self) -> date | None:
        return _date(self.end[0])

    @property
    def latest_end(self) -> date | None:
        return _date(self.end[1])


def overlap(one: Span, other: Span) -> Certainty:
    """Whether the two share a day: whatever the unknown days are, for some of them, or for none."""
    if one.begin[1] <= other.end[0] and other.begin[1] <= one.end[0]:
        return "certain"
    if one.begin[0] <= other.end[1] and other.begin[0] <= one.end[1]:
        return "possible"
    return "no"


def holds_at(span: Span, when: str) -> Certainty:
    """Whether a stretch of time touches the EDTF date `when` (a day, a month, an interval ...).

    Raises DateError.
    """
    first, last = chronological(when)
    return overlap(span, Span((first, first), (last, last)))


def is_valid(edtf: str) -> bool:
    """Whether the string is a date in EDTF, of any level."""
    try:
        chronological(edtf)
    except DateError:
        return False
    return True


@cache
def bounds(edtf: str) -> Bounds:
    """First and last possible day: `1934-10~` → 1 and 31 October 1934. Raises DateError."""
    first, last = chronological(edtf)
    return Bounds(_date(first), _date(last))


def month_of(edtf: str) -> str:
    """The month or year in which a date begins: `1935-06-06` → `1935-06`, `1935~` → `1935`."""
    return "-".join(re.sub(r"[?~%]", "", edtf.partition("/")[0]).split("-")[:2])


@cache
def chronological(edtf: str) -> tuple[float, float]:
    """First and last possible day as numbers, infinite where open or unknown; sorts dates by time.

    Raises DateError.
    """
    sides = edtf.split("/")
    windows = [_window(side, interval=len(sides) == 2) for side in sides]
    begin, end = windows[0], windows[-1]
    if begin is None or end is None or len(sides) > 2:
        first, last = _by_package(edtf)
    else:
        first, last = begin[0], end[1]
    if first > last:
        raise DateError(f"{edtf!r} ends before it begins; write the earlier date first")
    return first, last


def _window(side: str, interval: bool) -> tuple[float, float] | None:
    """One date, or one side of an interval, of level 0 or 1; None if it is of no such form."""
    if interval and side in ("", ".."):
        return -inf, inf
    parts = _DATE.fullmatch(side)
    if not parts:
        return None
    year, month = parts["year"], int(parts["month"].replace("XX", "0")) if parts["month"] else 0
    day = int(parts["day"].replace("XX", "0")) if parts["day"] else 0
    digits = [2000] if year == "XXXX" else [int(year.replace("X", digit)) for digit in "09"]
    low, high = min(digits), max(digits)
    if month > max(_SEASONS):
        return None
    try:
        window = _first_day(low, month, day), _last_day(high, month, day)
    except ValueError as failure:
        raise DateError(f"{side!r} is on no calendar; check its month and day") from failure
    return (-inf, inf) if year == "XXXX" else window


def _first_day(year: int, month: int, day: int) -> int:
    return _day(year, _SEASONS.get(month, month) or 1, day or 1)


def _last_day(year: int, month: int, day: int) -> int:
    if month in _SEASONS:
        year, month = year + (month == _WINTER), (_SEASONS[month] + 1) % 12 + 1
    return _day(year, month or 12, day or monthrange(_like_year(year), month or 12)[1])


def _by_package(edtf: str) -> tuple[float, float]:
    if _BEYOND.search(edtf):  # the package would write such a number out
        raise DateError(f"{edtf[:40]!r} is farther off than anything; write fewer digits")
    try:
        with redirect_stdout(StringIO()):  # the package prints what it cannot make sense of
            parsed = parse_edtf(edtf)
        low, high = (
            side if isinstance(side, float) else _day(side.tm_year, side.tm_mon, side.tm_mday)
            for side in (parsed.lower_strict(), parsed.upper_strict())
        )
    except (EDTFParseException, ValueError, TypeError, AttributeError) as failure:
        raise DateError(
            f"{edtf!r} is not a date in EDTF; write for example 1935, 1935-03, 1935-03-15 or 1935-03/1936"
        ) from failure
    return low, high


def _like_year(year: int) -> int:
    """A year that `datetime` knows with the same days and weekdays."""
    return 2000 + year % _LEAP_CYCLE_YEARS


def _day(year: int, month: int, day: int) -> int:
    like = _like_year(year)
    return date(like, month, day).toordinal() + (year - like) // _LEAP_CYCLE_YEARS * _LEAP_CYCLE_DAYS


def window(first: float, last: float) -> str:
    """Two days, by their numbers, as the shortest EDTF date that has them for bounds.

    >>> window(*chronological("1934-10")), window(*chronological("-0043")), window(1, 2)
    ('1934-10', '-0043', '0001-01-01/0001-01-02')
    """
    begin, end = _edtf(first), _edtf(last)
    for shorter in (begin, begin[:-3], begin[:-6]):
        if chronological(shorter) == (first, last):
            return shorter
    return f"{begin}/{end}"


def _edtf(day: float) -> str:
    cycles = max(0, 1 - int(day) // _LEAP_CYCLE_DAYS) if day < 1 else 0
    like = date.fromordinal(int(day) + cycles * _LEAP_CYCLE_DAYS)
    year = like.year - cycles * _LEAP_CYCLE_YEARS
    return f"{'-' * (year < 0)}{abs(year):04}-{like.month:02}-{like.day:02}"


def _date(day: float) -> date | None:
    return date.fromordinal(int(day)) if 1 <= day <= date.max.toordinal() else None
