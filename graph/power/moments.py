"""The dates of a series: at each change of what is dated, or by the week, the month or the year.

All dates are EDTF; a week is an interval of seven days from Monday, reckoned back before the Gregorian
calendar as everything here is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from math import inf, isfinite

from potestas.extract.claim import Claim, Reading
from potestas.extract.edtf import chronological, window
from potestas.ontology.errors import DateError, UnknownName

CHANGE, WEEK, MONTH, YEAR = "change", "week", "month", "year"

EVERY = (CHANGE, WEEK, MONTH, YEAR)
"""The steps that a series can take."""

MONTHS = 60
"""A series of more months of change than this goes by years."""

MOST = 10_000
"""Dates in one series, at most."""

_DAYS = {WEEK: 7, MONTH: 28, YEAR: 365}
_STATED = re.compile(r"(?P<year>-?[0-9X]{4})(?:-(?P<month>[01][0-9]|2[1-4]|XX))?")
_SEASONS = {"21": 3, "22": 6, "23": 9, "24": 12}


def moments(
    claims: Collection[Claim], every: str = CHANGE, since: str | None = None, until: str | None = None
) -> tuple[str, ...]:
    """The dates of a series over what is told, in order.

    From the first day of `since` to the last of `until` (EDTF); without them, from the first day that a claim
    states to the last. Raises DateError, also if the dates would be too many, and UnknownName for a step that
    is none of EVERY.
    """
    if every not in EVERY:
        raise UnknownName(f"no series goes by {every!r}; choose among {', '.join(EVERY)}")
    first = chronological(since)[0] if since else -inf
    last = chronological(until)[1] if until else inf
    if first > last:
        raise DateError(f"{since!r} is later than {until!r}; begin a series with the earlier date")
    if every == CHANGE:
        return tuple(date for date in change_dates(claims) if _touches(date, first, last))
    stated = [day for claim in claims for day in _days(claim)]
    first = first if isfinite(first) else min(stated, default=inf)
    last = last if isfinite(last) else max(stated, default=-inf)
    if first > last:
        return ()
    if (last - first) / _DAYS[every] > MOST:
        told = f"from {window(first, first)} to {window(last, last)}"
        raise DateError(f"every {every} {told} is too many dates; choose a longer step or a shorter time")
    return tuple(_steps(every, int(first), int(last)))


def change_dates(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The months in which something begins or happens, and those after which it is over, in order.

    If there are more than MONTHS of them, the years instead. What a claim leaves open gives none.
    """
    months = set()
    for claim in claims:
        begins, ends = claim.start or claim.date or "", claim.end or claim.date or ""
        months |= {month for month in (_first_month(begins), _month_after(ends)) if month is not None}
    if len(months) > MONTHS:
        return tuple(map(_year, sorted({month // 12 for month in months})))
    return tuple(map(_month, sorted(months)))


def dated(reading: Reading, kinds: Collection[str], statuses: Collection[str]) -> Reading:
    """The reading with only those of its claims that have a date and one of the kinds and statuses."""
    counted = (c for c in reading.claims if c.kind in kinds and c.status in statuses and _dates(c))
    return replace(reading, claims=tuple(counted))


def _dates(claim: Claim) -> list[str]:
    return [edtf for edtf in (claim.start, claim.end, claim.date) if edtf]


def _days(claim: Claim) -> Iterator[float]:
    """The days that bound the dates of a claim."""
    return filter(isfinite, (day for edtf in _dates(claim) for day in chronological(edtf)))


def _touches(date: str, first: float, last: float) -> bool:
    begin, end = chronological(date)
    return begin <= last and first <= end


def _steps(every: str, first: int, last: int) -> Iterator[str]:
    """The weeks, months or years that have a day between two, which are counted."""
    if every == WEEK:
        monday = first - (first - 1) % 7
        yield from (window(day, day + 6) for day in range(monday, last + 1, 7))
        return
    begin, end = (_first_month(window(day, day)) for day in (first, last))
    assert begin is not None and end is not None
    if every == MONTH:
        yield from map(_month, range(begin, end + 1))
    else:
        yield from map(_year, range(begin // 12, end // 12 + 1))


def _first_month(edtf: str) -> int | None:
    """The month with which a date begins, counted from the year 0; None if it is open or has no year."""
    parts = _STATED.match(edtf.partition("/")[0])
    if not parts or parts["year"] == "XXXX":
        return None
    month = parts["month"] or "01"
    number = 1 if "X" in month else _SEASONS.get(month) or int(month)
    return int(parts["year"].replace("X", "0")) * 12 + number - 1


def _month_after(edtf: str) -> int | None:
    parts = _STATED.match(edtf.rpartition("/")[2])
    if not parts or parts["year"] == "XXXX":
        return None
    month = parts["month"] or "12"
    number = 12 if "X" in month else _SEASONS[month] + 2 if month in _SEASONS else int(month)
    return int(parts["year"].replace("X", "9")) * 12 + number


def _month(month: int) -> str:
    return f"{_year(month // 12)}-{month % 12 + 1:02d}"


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04d}"
