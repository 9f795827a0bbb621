"""Who stood in the middle of power, over time: a line for each of the most central people and bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.extract.edtf import chronological
from potestas.graph.centrality import series
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
from potestas.graph.network import ASSERTED
from potestas.graph.wording import date_in_words, without_brackets
from potestas.ontology.vocabulary import Vocabulary

LINES = 7
"""Lines in one picture, at most."""

DATES = 3
"""A change needs so many dates to be seen."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 30.0, WIDTH - 132, 8.0, 236.0
_HEIGHT, _LINE = 256.0, 9.5
_AGENTS = ("Person", "Body", "Group")


def draw_centrality(
    reading: Reading,
    vocabulary: Vocabulary,
    dates: Sequence[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
) -> Figure | None:
    """PageRank of the most central people, bodies and groups at each date, or at each month of change.

    Only what lasts is counted: what happens once would make a peak of every busy month. None if there are too
    few dates for a line.
    """
    lasting = [kind.key for kind in vocabulary.kinds.values() if kind.dated == "interval" and kind.edges]
    measured = [
        (date, {row.name: row.pagerank for row in rows if row.type in _AGENTS})
        for date, rows in series(reading, vocabulary, dates, lasting, statuses)
        if rows
    ]
    if len(measured) < DATES:
        return None
    peaks: dict[str, float] = {}
    for _, values in measured:
        for name, value in values.items():
            peaks[name] = max(value, peaks.get(name, 0.0))
    names = sorted(peaks, key=lambda name: (-peaks[name], name))[:LINES]
    top = max(peaks.values())
    scale = Timescale.over((chronological(date)[0] for date, _ in measured), _LEFT, _RIGHT)

    def y_of(value: float) -> float:
        return _BOTTOM - value / top * (_BOTTOM - _TOP)

    def paint(axes: Axes) -> None:
        scale.paint(axes, _TOP, _BOTTOM, 6)
        for share in _even_shares(top):
            axes.plot([_LEFT, _RIGHT], [y_of(share)] * 2, color=PALE, linewidth=0.6, zorder=0)
            write(axes, _LEFT - 4, y_of(share), f"{share:.0%}", SMALL, ha="right", color=GREY)
        ends = {}
        for name, colour, marker in zip(names, PALETTE, MARKERS, strict=False):
            xs = [scale.x(chronological(date)[0]) for date, _ in measured]
            ys = [y_of(values.get(name, 0.0)) for _, values in measured]
            axes.plot(xs, ys, color=colour, linewidth=1.1, marker=marker, markersize=3.2)
            ends[name] = (xs[-1], ys[-1], colour, marker)
        _paint_names(axes, ends)

    svg, png = draw(_HEIGHT, paint)
    return Figure(
        name="centrality",
        title="The centre of power over time",
        caption=(
            "Shares of PageRank in the network of lasting power, where power over the powerful counts more, at "
            f"each date of change: {sources(reading, statuses)} that are dated ({', '.join(lasting)})."
        ),
        description=_description(names, measured),
        svg=svg,
        png=png,
    )


def _even_shares(top: float) -> list[float]:
    step = next(step for step in (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0) if top / step <= 6)
    return [step * number for number in range(int(top / step) + 1)]


def _paint_names(axes: Axes, ends: Mapping[str, tuple[float, float, str, str]]) -> None:
    """Names beside the ends of their lines, moved apart where they would touch."""
    free = _TOP
    left_over = len(ends)
    for name, (x, y, colour, marker) in sorted(ends.items(), key=lambda item: (item[1][1], item[0])):
        lowest = _BOTTOM - (left_over - 1) * _LINE * 2
        at = max(free, min(y, lowest))
        lines = wrap(without_brackets(name), WIDTH - _RIGHT - 22, 2, SMALL)
        axes.plot([x, _RIGHT + 10], [y, at], color=colour, linewidth=0.5, linestyle=(0, (1, 1)))
        axes.plot([_RIGHT + 14], [at], color=colour, marker=marker, markersize=4)
        for number, line in enumerate(lines):
            write(axes, _RIGHT + 20, at + number * 8, line, SMALL)
        free = at + _LINE * len(lines)
        left_over -= 1


def _description(names: Sequence[str], measured: Sequence[tuple[str, Mapping[str, float]]]) -> str:
    """Where each line begins, peaks and ends."""
    told = []
    for name in names:
        date, values = max(measured, key=lambda item: item[1].get(name, 0.0))
        first, last = measured[0][1].get(name, 0.0), measured[-1][1].get(name, 0.0)
        told.append(
            f"{without_brackets(name)}: {first:.0%} at first, {last:.0%} at last, "
            f"at most {values[name]:.0%} in {date_in_words(date)}."
        )
    return " ".join(told)
