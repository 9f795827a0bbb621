"""A trace as a staircase: a stair for each step by which one gained power over another, rising with time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf, isfinite

from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.extract.edtf import chronological
from potestas.graph.draw.page import (
    GREY,
    INK,
    PALE,
    SMALL,
    WIDTH,
    Figure,
    draw,
    fade,
    lines,
    wrap,
    write,
)
from potestas.graph.draw.picture import View, picture
from potestas.graph.draw.step_key import MARKER, paint_step_key, styles_of_means
from potestas.graph.draw.timescale import Timescale
from potestas.graph.power.account import Account
from potestas.graph.power.rise import greatest_rise
from potestas.graph.power.step import Step
from potestas.graph.power.trace import Trace
from potestas.ontology.vocabulary import Vocabulary

FULL = 690.0
"""Height of a page in points, without the key."""

_TEXT, _LEFT, _RIGHT = 262.0, 286.0, WIDTH - 8
_LEADING, _ROOM, _FOOT = 8.4, 8.0, 44.0
_STAIR, _BAR = "#ececec", 4.6
_STRONG, _FAINT = 0.65, 0.04


@dataclass(frozen=True, slots=True)
class _Stair:
    """A step with its number, its lines of text and the days between which it was taken, if the text says."""

    number: int
    step: Step
    text: tuple[str, ...]
    window: tuple[float, float] | None

    @property
    def height(self) -> float:
        return _LEADING * len(self.text) + _ROOM


def draw_trace(trace: Trace, reading: Reading, vocabulary: Vocabulary) -> Figure | None:
    """The picture, of the first steps if they are more than a page holds; None for a trace without steps."""
    account = Account(vocabulary, {entity.name: entity.type for entity in reading.entities})
    stairs = _fitting(trace.steps, account)
    if not stairs:
        return None
    total = sum(stair.height for stair in stairs)
    scale = _scale(stairs)

    def paint(axes: Axes) -> None:
        if scale:
            scale.paint(axes, 0, total, 5)
        foot, corners = total, []
        for place, stair in enumerate(stairs):
            x = scale.x(stair.step.day) if scale else _even(place, len(stairs))
            corners.append((x, foot))
            _paint_stair(axes, stair, (x, foot), scale, vocabulary)
            foot -= stair.height
        _paint_outline(axes, corners, stairs, vocabulary)
        paint_step_key(axes, total + 30, [stair.step for stair in stairs], vocabulary)

    svg, png = draw(total + _FOOT, paint)
    more = len(trace.steps) - len(stairs)
    source, target = account.name(trace.source), account.name(trace.target)
    return Figure(
        name="trace",
        title=f"How {source} came to have power over {target}",
        caption=(
            f"The steps that {', '.join(reading.documents) or 'the text'} states, the first one lowest. A "
            "bar that fades says between which days a step may have been taken. A hollow mark has no date in "
            "the text: it stands where the text tells it, between its neighbours."
            + (f" {more} more steps stand in the table." if more else "")
            + f" {account.growth(trace)}"
        ),
        description=" ".join(f"{stair.number}. {stair.step.sentence}" for stair in stairs),
        facts=tuple(dict.fromkeys(leg.claim.id for s in stairs for leg in s.step.legs if leg.claim)),
        svg=svg,
        png=png,
    )


def _fitting(steps: Sequence[Step], account: Account) -> list[_Stair]:
    """The stairs that a page holds: all with as many lines as fit, or else the first with the fewest."""
    for most in (4, 3, 2):
        stairs = _stairs(steps, account, most)
        if sum(stair.height for stair in stairs) <= FULL:
            return stairs
    while sum(stair.height for stair in stairs) > FULL:
        stairs.pop()
    return stairs


def _stairs(steps: Sequence[Step], account: Account, most: int) -> list[_Stair]:
    stairs = []
    for number, step in enumerate(steps, start=1):
        heading = wrap(f"{number}. {account.heading(step)}", _TEXT, 1, SMALL, "bold")
        told = f"{step.sentence} {account.grant(step)}"
        text = (*heading, *wrap(told, _TEXT, most, SMALL))
        window = chronological(step.date) if step.date else (-inf, inf)
        known = isfinite(window[0]) or isfinite(window[1])
        stairs.append(_Stair(number, step, text, window if known else None))
    return stairs


def _scale(stairs: Iterable[_Stair]) -> Timescale | None:
    days = [day for stair in stairs for day in (stair.step.day, *(stair.window or ())) if isfinite(day)]
    return Timescale.over(days, _LEFT, _RIGHT) if days else None


def _even(place: int, count: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (place + 0.5) / count


def _paint_stair(
    axes: Axes, stair: _Stair, corner: tuple[float, float], scale: Timescale | None, vocabulary: Vocabulary
) -> None:
    """The text, the mark and the days of one stair, which stands on its corner."""
    x, foot = corner
    y = foot - stair.height / 2
    for number, line in enumerate(stair.text):
        offset = (number - (len(stair.text) - 1) / 2) * _LEADING
        write(axes, 0, y + offset, line, SMALL, weight="normal" if number else "bold")
    colour, marker = styles_of_means(vocabulary)[stair.step.means]
    axes.plot([_TEXT + 4, x - 5], [y, y], color=PALE, linewidth=0.5, linestyle=(0, (1, 2)), zorder=0.2)
    if scale and stair.window:
        fade(axes, (x, scale.x(stair.window[1])), y, _BAR, (colour, _STRONG, _FAINT))
    filling = colour if stair.window else "white"
    axes.plot([x], [y], color=colour, marker=marker, markersize=MARKER, mfc=filling, zorder=4)


def _paint_outline(
    axes: Axes, corners: Sequence[tuple[float, float]], stairs: Sequence[_Stair], vocabulary: Vocabulary
) -> None:
    """The body of the staircase; the edge of each stair is drawn as its step's status is."""
    styles = lines(vocabulary)
    feet = [*(foot for _, foot in corners), 0.0]
    xs = [*(x for x, _ in corners), _RIGHT]
    for place, stair in enumerate(stairs):
        x, foot, top = xs[place], feet[place], feet[place + 1]
        axes.fill([x, x, _RIGHT, _RIGHT], [foot, top, top, foot], color=_STAIR, linewidth=0, zorder=-1)
        asserted = styles[stair.step.status] == "solid"
        axes.plot(
            [x, x, xs[place + 1]],
            [foot, top, top],
            color=GREY if asserted else INK,
            linewidth=0.6 if asserted else 0.9,
            linestyle=styles[stair.step.status],
            zorder=0.5,
        )


@picture("trace", "the steps by which power over a body grew most")
def _drawn(view: View) -> Figure | None:
    rise = greatest_rise(view.reading, view.vocabulary, view.statuses)
    return draw_trace(rise, view.reading, view.vocabulary) if rise else None
