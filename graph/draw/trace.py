"""A trace as a staircase: a stair for each step by which one gained power over another, rising with time."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, isfinite

from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.extract.edtf import chronological
from potestas.graph.draw.page import (
    GREY,
    MARKERS,
    PALETTE,
    SMALL,
    WIDTH,
    Figure,
    draw,
    fade,
    width_of,
    wrap,
    write,
)
from potestas.graph.draw.timescale import Timescale
from potestas.graph.power.network import ASSERTED
from potestas.graph.power.step import Step
from potestas.graph.power.trace import Trace
from potestas.graph.wording import in_words, when
from potestas.ontology.vocabulary import Vocabulary

STEPS = 18
"""Stairs in one picture, at most: what A4 holds."""

_TEXT, _LEFT, _RIGHT = 262.0, 282.0, WIDTH - 8
_LEADING, _ROOM, _FOOT = 8.4, 8.0, 44.0
_STAIR, _MARKER = "#ececec", 4.6


def draw_trace(trace: Trace, reading: Reading, vocabulary: Vocabulary) -> Figure | None:
    """The picture, of the first steps if they are more than a page holds; None for a trace without steps."""
    steps = trace.steps[:STEPS]
    if not steps:
        return None
    texts = [_lines(number, step) for number, step in enumerate(steps, start=1)]
    heights = [_LEADING * len(lines) + _ROOM for lines in texts]
    total = sum(heights)
    middles = [total - sum(heights[:place]) - heights[place] / 2 for place in range(len(steps))]
    places = _places(steps)
    styles = dict(zip(vocabulary.means.concepts, zip(PALETTE, MARKERS, strict=True), strict=False))

    def paint(axes: Axes) -> None:
        scale = _scale(places)
        if scale:
            scale.paint(axes, 0, total, 5)
        xs = [scale.x(day) if scale else _even(number, len(steps)) for number, (day, _) in enumerate(places)]
        _paint_stairs(axes, xs, [y + height / 2 for y, height in zip(middles, heights, strict=True)])
        for step, x, y, lines, place in zip(steps, xs, middles, texts, places, strict=True):
            for number, line in enumerate(lines):
                offset = (number - (len(lines) - 1) / 2) * _LEADING
                write(axes, 0, y + offset, line, SMALL, weight="normal" if number else "bold")
            colour, marker = styles[step.means]
            if scale and step.date:
                fade(axes, (x, scale.x(place[1])), y, 4.0, (colour, 0.55, 0.1 if place[1] == inf else 0.55))
            filling = "white" if _undated(step) else colour
            axes.plot([x], [y], color=colour, marker=marker, markersize=_MARKER, mfc=filling, zorder=4)
        _paint_key(axes, total + 32, steps, styles)

    svg, png = draw(total + _FOOT, paint)
    types = {entity.name: entity.type for entity in reading.entities}
    source, target = (in_words(name, types.get(name)) for name in (trace.source, trace.target))
    more = len(trace.steps) - len(steps)
    return Figure(
        name="trace",
        title=f"How {source} came to have power over {target}",
        caption=(
            f"The steps that {', '.join(reading.documents) or 'the text'} states, the first one lowest. A "
            "hollow mark has no date in the text: it stands where the text tells it, between its neighbours."
            + (f" {more} more steps stand in the table." if more else "")
        ),
        description=" ".join(f"{number}. {step.sentence}" for number, step in enumerate(steps, start=1)),
        facts=tuple(dict.fromkeys(leg.claim.id for step in steps for leg in step.legs if leg.claim)),
        svg=svg,
        png=png,
    )


def _undated(step: Step) -> bool:
    return not isfinite(chronological(step.date)[0]) if step.date else True


def _lines(number: int, step: Step) -> list[str]:
    """The date and the sentence of a step, broken to the width of their column."""
    belief = "" if step.status in ASSERTED else f" ({step.status})"
    return [f"{number}  {when(step.claim) or 'undated'}{belief}", *wrap(step.sentence, _TEXT, 4, SMALL)]


def _places(steps: Sequence[Step]) -> list[tuple[float, float]]:
    """First and last day of each step; an undated one stands at the step before it, or else at the first."""
    windows = [chronological(step.date) if not _undated(step) else None for step in steps]
    dated = [window for window in windows if window]
    last = dated[0] if dated else (0.0, 0.0)
    places = []
    for window in windows:
        last = window or (last[0], last[0])
        places.append(last)
    return places


def _scale(places: Sequence[tuple[float, float]]) -> Timescale | None:
    if not any(day for place in places for day in place):
        return None
    return Timescale.over([day for place in places for day in place], _LEFT, _RIGHT)


def _even(number: int, count: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (number + 0.5) / count


def _paint_stairs(axes: Axes, xs: Sequence[float], feet: Sequence[float]) -> None:
    """The body of the staircase: stairs that begin at each x and stand on the heights of `feet`."""
    outline_x, outline_y = [_RIGHT, xs[0]], [feet[0], feet[0]]
    for place, x in enumerate(xs):
        top = feet[place + 1] if place + 1 < len(feet) else 0.0
        outline_x += [x, x]
        outline_y += [feet[place], top]
    axes.fill([*outline_x, _RIGHT], [*outline_y, 0.0], color=_STAIR, linewidth=0, zorder=-1)
    axes.plot(outline_x[1:], outline_y[1:], color=GREY, linewidth=0.5, zorder=0.5)


def _paint_key(axes: Axes, y: float, steps: Sequence[Step], styles: dict[str, tuple[str, str]]) -> None:
    x = 4.0
    for means, (colour, marker) in styles.items():
        if any(step.means == means for step in steps):
            axes.plot([x], [y], color=colour, marker=marker, markersize=_MARKER)
            write(axes, x + 8, y, means, SMALL)
            x += 22 + width_of(means, SMALL)
