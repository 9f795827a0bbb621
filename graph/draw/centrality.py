"""Whose power reached how far, over time: a line for each of the people and bodies with most under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.extract.edtf import chronological
from potestas.graph.draw.page import (
    GREY,
    MARKERS,
    PALE,
    PALETTE,
    SMALL,
    WIDTH,
    Figure,
    draw,
    sources,
    wrap,
    write,
)
from potestas.graph.draw.timescale import Timescale
from potestas.graph.power.moments import change_dates, dated
from potestas.graph.power.network import ASSERTED, networks
from potestas.graph.wording import as_title, at
from potestas.ontology.vocabulary import Vocabulary

LINES = 7
"""Lines in one picture, at most."""

DATES = 3
"""A change needs so many dates to be seen."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 30.0, WIDTH - 132, 8.0, 236.0
_HEIGHT, _LINE = 256.0, 9.5
_APART = 1.4
_AGENTS = ("Person", "Body", "Group")


def draw_centrality(
    reading: Reading,
    vocabulary: Vocabulary,
    dates: Sequence[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
) -> Figure | None:
    """How many each of the most powerful had directly under them, at each date or at each month of change.

    Only what lasts is counted: what happens once would make a peak of every busy month. None if there are too
    few dates for a line.
    """
    lasting = [kind.key for kind in vocabulary.kinds.values() if kind.dated == "interval" and kind.edges]
    part = dated(reading, lasting, statuses)
    moments = change_dates(part.claims) if dates is None else tuple(dates)
    graphs = list(networks(part, vocabulary, moments, lasting, statuses))
    if len(moments) < DATES or not any(graphs):
        return None
    known = {name for graph in graphs for name in graph if graph.nodes[name]["type"] in _AGENTS}
    courses = {name: [len(graph.succ[name]) if name in graph else 0 for graph in graphs] for name in known}
    ranked = sorted(known, key=lambda name: (-max(courses[name]), -sum(courses[name]), name))
    top = max(courses[ranked[0]])
    names = [name for name in ranked[:LINES] if max(courses[name]) * 6 >= top]
    scale = Timescale.over((chronological(date)[0] for date in moments), _LEFT, _RIGHT)

    def y_of(value: float) -> float:
        return _BOTTOM - value / top * (_BOTTOM - _TOP)

    def paint(axes: Axes) -> None:
        scale.paint(axes, _TOP, _BOTTOM, 6)
        for count in range(0, top + 1, -(-top // 6)):
            axes.plot([_LEFT, _RIGHT], [y_of(count)] * 2, color=PALE, linewidth=0.6, zorder=0)
            write(axes, _LEFT - 4, y_of(count), str(count), SMALL, ha="right", color=GREY)
        ends = {}
        xs = [scale.x(chronological(date)[0]) for date in moments]
        for place, (name, colour, marker) in enumerate(zip(names, PALETTE, MARKERS, strict=False)):
            ys = [y_of(count) - place * _APART for count in courses[name]]
            axes.plot(xs, ys, color=colour, linewidth=1.1, drawstyle="steps-post")
            axes.plot(xs, ys, color=colour, linewidth=0, marker=marker, markersize=3.2)
            ends[name] = (xs[-1], ys[-1], colour, marker)
        _paint_names(axes, ends)

    svg, png = draw(_HEIGHT, paint)
    return Figure(
        name="centrality",
        title="The reach of power over time",
        caption=(
            f"How many people, bodies and matters each had power over ({', '.join(lasting)}) at each date of "
            f"change: {sources(reading, statuses)} that are dated. What has no stated end is counted on."
        ),
        description=_description(names, courses, moments),
        facts=tuple(claim.id for claim in part.claims),
        svg=svg,
        png=png,
    )


def _paint_names(axes: Axes, ends: Mapping[str, tuple[float, float, str, str]]) -> None:
    """Names beside the ends of their lines, moved apart where they would touch."""
    free = _TOP
    left_over = len(ends)
    for name, (x, y, colour, marker) in sorted(ends.items(), key=lambda item: (item[1][1], item[0])):
        lowest = _BOTTOM - (left_over - 1) * _LINE * 2
        beside = max(free, min(y, lowest))
        lines = wrap(as_title(name), WIDTH - _RIGHT - 22, 2, SMALL)
        axes.plot([x, _RIGHT + 10], [y, beside], color=colour, linewidth=0.5, linestyle=(0, (1, 1)))
        axes.plot([_RIGHT + 14], [beside], color=colour, marker=marker, markersize=4)
        for number, line in enumerate(lines):
            write(axes, _RIGHT + 20, beside + number * 8, line, SMALL)
        free = beside + _LINE * len(lines)
        left_over -= 1


def _description(names: Sequence[str], courses: Mapping[str, Sequence[int]], dates: Sequence[str]) -> str:
    """Where each line begins, peaks and ends."""
    told = []
    for name in names:
        course = courses[name]
        peak = max(course)
        told.append(
            f"{as_title(name)}: {course[0]} {at(dates[0])}, {peak} at most, first "
            f"{at(dates[course.index(peak)])}, {course[-1]} {at(dates[-1])}."
        )
    return " ".join(told)
