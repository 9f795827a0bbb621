"""A date as far as it is told: a year without a month, a month without a year, a decade, a season.

Years are astronomical (0 is 1 B.C.). Reckoning with a date never makes it more precise.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

_LEAP_CYCLE_YEARS = 400
_MIDDLE_OF_SEASON = {21: 4, 22: 7, 23: 10, 24: 12}
_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class PartialDate:
    """`month` is 1–12 or a season (21–24, as in EDTF); the year's last `vague_digits` digits are not told."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    vague_digits: int = 0
    approximate: bool = False
    hint: int | None = None
    """Which month an early or late part of a year suggests: to order dates by, never written."""

    @property
    def edtf(self) -> str:
        """In EDTF; an empty string if neither year nor month is told."""
        if self.year is None and self.month is None:
            return ""
        if self.year is None:
            text = "XXXX"
        else:
            text = f"{abs(self.year):04d}"
            text = ("-" if self.year < 0 else "") + text[: 4 - self.vague_digits] + "X" * self.vague_digits
        text += f"-{self.month:02d}" if self.month else ""
        text += f"-{self.day:02d}" if self.day else ""
        return text + ("~" if self.approximate else "")

    @property
    def has_month(self) -> bool:
        return self.month is not None and self.month <= _MONTHS_OF_A_YEAR

    @property
    def calendar_month(self) -> int | None:
        """The month, or the one that a season or a part of a year suggests."""
        return _MIDDLE_OF_SEASON.get(self.month, self.month) if self.month else self.hint

    @property
    def is_possible(self) -> bool:
        """Whether the month has this day."""
        if not self.day or not self.month:
            return True
        return self.has_month and self.day <= _days_in(self.year, self.month)

    def about(self, approximate: bool = True) -> PartialDate:
        return replace(self, approximate=self.approximate or approximate)

    def to_month(self) -> PartialDate:
        return replace(self, day=None)

    def to_year(self) -> PartialDate:
        return replace(self, month=None, day=None, hint=None)

    def plus_days(self, days: int) -> PartialDate:
        """So many days on: a day if this is one, else the month or the year, about."""
        if not self.has_month or self.month is None:
            return self.about()
        if self.day is None:
            return replace(self, day=15).plus_days(days).to_month().about()
        like = 2001 if self.year is None else 2000 + self.year % _LEAP_CYCLE_YEARS
        moved = date(like, self.month, min(self.day, _days_in(self.year, self.month))) + timedelta(days)
        return replace(self._in_year(moved.year - like), month=moved.month, day=moved.day)

    def plus_months(self, months: int) -> PartialDate:
        """So many months on: a month if this tells one, else the year, about."""
        if not self.has_month or self.month is None:
            return self.plus_years(months // _MONTHS_OF_A_YEAR).about()
        years, month = divmod(self.month - 1 + months, _MONTHS_OF_A_YEAR)
        return replace(self._in_year(years), month=month + 1, day=None)

    def plus_years(self, years: int) -> PartialDate:
        """So many years on: a year."""
        return self.to_year()._in_year(years)

    def _in_year(self, years: int) -> PartialDate:
        return replace(self, year=None if self.year is None else self.year + years, hint=None)

    def months_after(self, other: PartialDate) -> int:
        """How many months this lies after another date of a known year, taking years at their middle."""
        assert self.year is not None and other.year is not None
        middle = _MONTHS_OF_A_YEAR // 2
        months = (self.calendar_month or middle) - (other.calendar_month or middle)
        return (self.year - other.year) * _MONTHS_OF_A_YEAR + months


def _days_in(year: int | None, month: int) -> int:
    return monthrange(2000 + (0 if year is None else year % _LEAP_CYCLE_YEARS), month)[1]
