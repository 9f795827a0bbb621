"""Whose power reached how far, over time, and what of that hangs on belief: a row for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.extract.edtf import chronological
from potestas.graph.draw.page import (
    GREY,
    MEDIUM,
    PALE,
    PALETTE,
    SMALL,
    WIDTH,
    Figure,
    draw,
    sources,
    width_of,
    wrap,
    write,
)
from potestas.graph.draw.picture import View, picture
from potestas.graph.draw.timescale import Timescale
from potestas.graph.power.moments import dated
from potestas.graph.power.network import ASSERTED
from potestas.graph.power.ranges import LEVELS, CentralityRange, range_series
from potestas.graph.reasoning.holding import Holding
from potestas.graph.wording import as_title, at
from potestas.ontology.vocabulary import Vocabulary

ROWS = 7
"""People and bodies in one picture, at most."""

DATES = 3
"""A change needs so many dates to be seen."""

OVER = "over"
"""What is shown: how many somebody has power over."""

_LEFT, _RIGHT, _TOP = 142.0, WIDTH - 62, 10.0
_ROWS_HEIGHT, _LOWEST, _GAP, _FOOT = 236.0, 13.0, 12.0, 40.0
_TALLEST_STEP, _APART = 13.0, 12.0
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_AGENTS = ("Person", "Body", "Group")
_LINE = PALETTE[0]
_BANDS: Sequence[Mapping[str, Any]] = (
    {"facecolor": PALETTE[5], "edgecolor": "none"},
    {"facecolor": "none", "edgecolor": PALETTE[1], "hatch": "////", "linewidth": 0},
)
"""What each further level of belief adds."""

_ADDED = ", and what others add that are only reported or alleged"

Course = Sequence[tuple[float, ...]]
"""How many somebody has power over at each date, at each level of belief."""


def draw_centrality(
    reading: Reading,
    vocabulary: Vocabulary,
    statuses: Sequence[str] = ASSERTED,
    held: Sequence[Holding] | None = None,
) -> Figure | None:
    """How many each of the foremost had directly under them, at each month of change.

    A line shows what is asserted, a band how far what is reported adds to it, a hatched one what is alleged;
    with other statuses a line what has those. Only what lasts is counted: what happens once would make a peak
    of every busy month. None if there are too few dates for a line.
    """
    lasting = [kind.key for kind in vocabulary.kinds.values() if kind.dated == "interval" and kind.edges]
    levels = LEVELS if tuple(statuses) == ASSERTED else {" and ".join(statuses): tuple(statuses)}
    told = range_series(reading, vocabulary, lasting, measures=(OVER,), held=held, levels=levels)
    dates = [date for date, _ in told]
    courses = _courses(told, len(levels))
    if len(dates) < DATES or not courses:
        return None
    counted = dated(reading, lasting, list(chain.from_iterable(levels.values())))
    scale = Timescale.over(map(_day, dates[_first_change(courses) :]), _LEFT, _RIGHT)
    xs = [scale.x(_day(date)) for date in dates]
    step = min(_TALLEST_STEP, _ROWS_HEIGHT / sum(_peak(course) for course in courses.values()))
    heights = [max(_LOWEST, step * _peak(course)) for course in courses.values()]
    foot = _TOP + sum(heights) + _GAP * len(heights)

    def paint(axes: Axes) -> None:
        scale.paint(axes, _TOP, foot - _GAP, 6)
        bottom = _TOP
        for (name, course), height in zip(courses.items(), heights, strict=True):
            bottom += height
            _paint_row(axes, name, bottom, step, height)
            _paint_course(axes, xs, course, bottom, step)
            bottom += _GAP
        _paint_key(axes, foot + 22, list(levels))

    svg, png = draw(foot + _FOOT, paint)
    return Figure(
        name="centrality",
        title="The reach of power over time",
        caption=(
            f"How many people, bodies and matters each had power over ({', '.join(lasting)}) at each date of "
            f"change, on one scale: {sources(reading, statuses)} that are dated{_ADDED * (len(levels) > 1)}. "
            "What has no end, stated or following, is counted on."
        ),
        description=_description(courses, dates),
        facts=tuple(claim.id for claim in counted.claims),
        svg=svg,
        png=png,
    )


def _courses(told: Sequence[tuple[str, Sequence[CentralityRange]]], levels: int) -> dict[str, Course]:
    """The courses of those whose power reached farthest as asserted, the foremost first."""
    found: dict[str, list[tuple[float, ...]]] = {}
    for place, (_, ranges) in enumerate(told):
        for row in ranges:
            if row.type in _AGENTS:
                course = found.setdefault(row.name, [(0.0,) * levels for _ in told])
                course[place] = row[OVER]

    def order(name: str) -> tuple[float, float, str]:
        return -max(at_once[0] for at_once in found[name]), -sum(at_once[0] for at_once in found[name]), name

    foremost = [name for name in sorted(found, key=order)[:ROWS] if found[name] and _peak(found[name])]
    return {name: found[name] for name in foremost}


def _day(date: str) -> float:
    return chronological(date)[0]


def _first_change(courses: Mapping[str, Course]) -> int:
    """The place of the date at which one of the courses first changes; what was before needs no room."""
    steps = zip(*courses.values(), strict=True)
    first = next(steps)
    return next((place for place, now in enumerate(steps, start=1) if now != first), 0)


def _peak(course: Course) -> float:
    return max(max(at_once) for at_once in course)


def _paint_row(axes: Axes, name: str, bottom: float, step: float, height: float) -> None:
    """The name at the left, a line for none, and thin ones at even numbers."""
    every = next(number for number in _STEPS if number * step >= _APART)
    axes.plot([_LEFT, _RIGHT], [bottom, bottom], color=GREY, linewidth=0.6, zorder=0)
    for count in range(0, int(height / step) + 1, every):
        y = bottom - count * step
        axes.plot([_LEFT, _RIGHT], [y, y], color=PALE, linewidth=0.5, zorder=0)
        write(axes, _LEFT - 4, y, str(count), SMALL, ha="right", color=GREY)
    lines = wrap(as_title(name), _LEFT - 24, 2, MEDIUM)
    for number, line in enumerate(reversed(lines)):
        write(axes, _LEFT - 22, bottom - number * 9 - 2, line, ha="right")


def _paint_course(axes: Axes, xs: Sequence[float], course: Course, bottom: float, step: float) -> None:
    levels = [[bottom - at_once[level] * step for at_once in course] for level in range(len(course[0]))]
    for (lower, upper), style in zip(pairwise(levels), _BANDS, strict=False):
        axes.fill_between([*xs, _RIGHT], [*lower, lower[-1]], [*upper, upper[-1]], step="post", **style)
    line = levels[0]
    axes.plot([*xs, _RIGHT], [*line, line[-1]], color=_LINE, linewidth=1.2, drawstyle="steps-post")
    low, high = course[-1][0], course[-1][-1]
    told = f"{low:.0f}" if low == high else f"{low:.0f}–{high:.0f}"
    write(axes, _RIGHT + 6, line[-1], told, SMALL)


def _paint_key(axes: Axes, y: float, levels: Sequence[str]) -> None:
    x = _LEFT
    for place, level in enumerate(levels):
        if place:
            axes.fill_between([x, x + 18], [y + 4, y + 4], [y - 4, y - 4], **_BANDS[place - 1])
        else:
            axes.plot([x, x + 18], [y, y], color=_LINE, linewidth=1.2)
        write(axes, x + 23, y, level, SMALL)
        x += 23 + width_of(level, SMALL) + 18


def _description(courses: Mapping[str, Course], dates: Sequence[str]) -> str:
    """Where each line begins, peaks and ends, and the most that the bands add."""
    told = []
    for name, course in courses.items():
        line = [at_once[0] for at_once in course]
        peak, added = max(line), max(at_once[-1] - at_once[0] for at_once in course)
        words = (
            f"{as_title(name)}: {line[0]:.0f} {at(dates[0])}, {peak:.0f} at most, first "
            f"{at(dates[line.index(peak)])}, {line[-1]:.0f} {at(dates[-1])}"
        )
        told.append(f"{words}; up to {added:.0f} more as reported or alleged." if added else f"{words}.")
    return " ".join(told)


@picture("centrality", "how far whose power reached, over time")
def _drawn(view: View) -> Figure | None:
    return draw_centrality(view.reading, view.vocabulary, view.statuses, view.held)
