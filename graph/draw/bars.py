"""Bars over time in rows with labels, under headings: how long each thing lasted, and how surely.

A bar fades over days of which nobody can say whether it held, ends at a cap where the end follows from
another fact, and is drawn in outline where its status is not that of the accepted facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from math import isfinite

from matplotlib.axes import Axes

from potestas.graph.draw.page import (
    GREY,
    INK,
    MEDIUM,
    PALETTE,
    SMALL,
    WIDTH,
    LineStyle,
    fade,
    width_of,
    wrap,
    write,
)
from potestas.graph.draw.timescale import Timescale
from potestas.graph.power.network import ASSERTED
from potestas.graph.reasoning.holding import Holding

FULL = 700.0
"""Height of a page in points: A4 less margins, title and caption."""

LEFT, RIGHT = 232.0, WIDTH - 8
"""Where the time scale begins and ends."""

_LABEL = 14.0
_HEADING, _ROW, _LEADING, _BAR, _TOP = 13.0, 13.0, 7.8, 7.0, 6.0
_TICKS = 20.0
_FAINTEST, _DOUBTED = 0.08, 0.45
_CAP = 2.6


@dataclass(frozen=True, slots=True)
class Row:
    """A label with the times at which something held; a dotted line if there are none."""

    label: str
    times: tuple[Holding, ...]
    colour: str = PALETTE[0]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading."""

    heading: str
    rows: tuple[Row, ...]

    @property
    def height(self) -> float:
        """Of heading and rows, in points."""
        return _HEADING * len(_heading(self)) + sum(map(_height, self.rows))


class Bars:
    """Groups of bars on one scale of time, of which one end at least must be known; `bottom` ends them."""

    def __init__(self, groups: Sequence[Group], lines: dict[str, LineStyle]) -> None:
        self._groups, self._lines = groups, lines
        self.times = [time for group in groups for row in group.rows for time in row.times]
        days = chain.from_iterable((*time.span.begin, *time.span.end) for time in self.times)
        self.scale = Timescale.over(days, LEFT, RIGHT)
        self.bottom = _TOP + sum(group.height for group in groups)

    def paint(self, axes: Axes) -> list[list[float]]:
        """Draws it all; the middle of each row, by group, from the top of the page."""
        self.scale.paint(axes, _TOP, self.bottom, 7)
        middles: list[list[float]] = []
        y = _TOP
        for group in self._groups:
            for line in _heading(group):
                write(axes, 0, y + _HEADING / 2, line, weight="bold")
                y += _HEADING
            middles.append([])
            for row in group.rows:
                height = _height(row)
                self._paint_row(axes, row, y + height / 2)
                middles[-1].append(y + height / 2)
                y += height
        return middles

    def _paint_row(self, axes: Axes, row: Row, y: float) -> None:
        lines = _label(row)
        for number, line in enumerate(lines):
            write(axes, _LABEL, y + (number - (len(lines) - 1) / 2) * _LEADING, line, SMALL)
        if not row.times:
            axes.plot([LEFT, RIGHT], [y, y], color=GREY, linewidth=0.8, linestyle=(0, (1, 3)))
        for time in row.times:
            self._paint_bar(axes, time, y, row.colour)

    def _paint_bar(self, axes: Axes, time: Holding, y: float, colour: str) -> None:
        begin, known, till, end = (self.scale.x(day) for day in (*time.span.begin, *time.span.end))
        till = max(till, known + 1.5)
        end = max(end, till)
        status = time.claim.status
        full = 1.0 if status in ASSERTED else _DOUBTED
        axes.fill_between([known, till], y - _BAR / 2, y + _BAR / 2, color=colour, alpha=full, linewidth=0)
        fade(axes, (begin, known), y, _BAR, (colour, _FAINTEST, full))
        fade(axes, (till, end), y, _BAR, (colour, full, _FAINTEST))
        if status not in ASSERTED:
            top, foot = y - _BAR / 2, y + _BAR / 2
            outline = [begin, end, end, begin, begin], [top, top, foot, foot, top]
            axes.plot(*outline, color=INK, linewidth=0.7, linestyle=self._lines[status])
        if time.ended_by is not None:
            _paint_cap(axes, end, y)

    @property
    def key_height(self) -> float:
        """Of the scale's names and the key of marks below `bottom`."""
        return _TICKS + 12.0

    def paint_key(self, axes: Axes, colour: str = GREY) -> None:
        """What fading, caps, dots and outlines mean, as far as they occur, below the scale."""
        x, y = 0.0, self.bottom + _TICKS + 6
        marks = []
        spans = [time.span for time in self.times]
        if any(span.begin[0] != span.begin[1] or span.end[0] != span.end[1] for span in spans):
            marks.append(("fade", "the text leaves the date open"))
        if any(time.ended_by is not None for time in self.times):
            marks.append(("cap", "over by then, as another fact shows"))
        if not all(row.times for group in self._groups for row in group.rows):
            marks.append(("dots", "not dated"))
        seen = {time.claim.status for time in self.times}
        marks += [(status, status) for status in self._lines if status in seen and status not in ASSERTED]
        for mark, words in marks:
            self._paint_mark(axes, mark, x, y, colour)
            write(axes, x + 22, y, words, SMALL)
            x += 36 + width_of(words, SMALL)

    def _paint_mark(self, axes: Axes, mark: str, x: float, y: float, colour: str) -> None:
        if mark == "dots":
            axes.plot([x, x + 17], [y, y], color=GREY, linewidth=0.8, linestyle=(0, (1, 3)))
        elif mark in self._lines:
            outline = [x, x + 17, x + 17, x, x], [y - 3.5, y - 3.5, y + 3.5, y + 3.5, y - 3.5]
            axes.plot(*outline, color=INK, linewidth=0.7, linestyle=self._lines[mark])
        else:
            fade(axes, (x, x + 17), y, _BAR, (colour, 1, _FAINTEST))
            if mark == "cap":
                _paint_cap(axes, x + 17, y)


def fitting(groups: Iterable[Group], foot: float) -> list[Group]:
    """The first groups, as many as a page holds beside `foot` points; of too long a one its first rows."""
    found: list[Group] = []
    room = FULL - _TOP - foot
    for group in groups:
        if group.height > room and found:
            break
        rows = list(group.rows)
        while len(rows) > 1 and Group(group.heading, tuple(rows)).height > room:
            rows.pop()
        found.append(Group(group.heading, tuple(rows)))
        room -= found[-1].height
    return found


def some_date(times: Iterable[Holding]) -> bool:
    """Whether there is a day to begin a scale of time with."""
    return any(isfinite(day) for time in times for day in (*time.span.begin, *time.span.end))


def _paint_cap(axes: Axes, x: float, y: float) -> None:
    reach = _BAR / 2 + 1.5
    axes.plot(
        [x - _CAP, x, x, x - _CAP], [y - reach, y - reach, y + reach, y + reach], color=INK, linewidth=0.8
    )


def _label(row: Row) -> list[str]:
    return wrap(row.label, LEFT - _LABEL - 8, 3, SMALL)


def _heading(group: Group) -> list[str]:
    return wrap(group.heading, WIDTH, 2, MEDIUM, "bold")


def _height(row: Row) -> float:
    return _ROW + _LEADING * (len(_label(row)) - 1)
