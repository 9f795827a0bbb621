"""A scale of days, for any year that EDTF can write, with ticks at months, years or centuries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, isfinite

from matplotlib.axes import Axes

from potestas.extract.edtf import chronological
from potestas.graph.draw.page import GREY, PALE, SMALL, WIDTH, width_of, write

_DAYS_PER_YEAR = 365.2425
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Timescale:
    """Days, as `chronological` counts them, from `first` to `last`, laid out from x = `left` to `right`."""

    first: float
    last: float
    left: float
    right: float

    @classmethod
    def over(cls, days: Iterable[float], left: float, right: float) -> Timescale:
        """A scale that holds all finite days, of which there must be one, with some room at the ends."""
        finite = [day for day in days if isfinite(day)]
        first, last = min(finite), max(finite)
        room = max((last - first) * 0.04, (_DAYS_PER_YEAR - last + first) / 2, 15.0)
        return cls(first - room, last + room, left, right)

    def x(self, day: float) -> float:
        """Where a day lies; a day beyond either end, or an infinite one, lies at that end."""
        inside = min(max(day, self.first), self.last)
        return self.left + (inside - self.first) / (self.last - self.first) * (self.right - self.left)

    def paint(self, axes: Axes, top: float, bottom: float, most: int = 9) -> None:
        """Thin lines from top to bottom at no more than `most` even dates, named below."""
        for day, label in self.ticks(most):
            x = self.x(day)
            axes.plot([x, x], [top, bottom], color=PALE, linewidth=0.6, zorder=0)
            half = width_of(label, SMALL) / 2
            write(axes, min(x, WIDTH - half), bottom + 8, label, SMALL, ha="center", color=GREY)

    def ticks(self, most: int) -> list[tuple[float, str]]:
        """Days at even steps of months or years, with their names."""
        months = (self.last - self.first) / _DAYS_PER_YEAR * 12
        for step in (step for step in _MONTH_STEPS if months / step <= most + 1):
            ticks = [(day, label) for day, label in self._every(step) if self.first <= day <= self.last]
            if len(ticks) <= most:
                break
        return ticks

    def _every(self, step: int) -> Iterable[tuple[float, str]]:
        begin = floor(self.first / _DAYS_PER_YEAR) * 12
        end = (floor(self.last / _DAYS_PER_YEAR) + 2) * 12
        for month in range(begin - begin % step, end, step):
            year = month // 12
            day = chronological(f"{'-' if year < 0 else ''}{abs(year):04d}-{month % 12 + 1:02d}")[0]
            name = str(year) if year > 0 else f"{1 - year} BC"
            yield day, name if step >= 12 else f"{_MONTHS[month % 12]} {name}"
