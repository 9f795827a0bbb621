"""How far facts can be trusted: what was predicted of annotated ones, and what those of a reading are given.

Above, a reliability diagram (DeGroot and Fienberg, The Statistician 32, 1983): on the diagonal, as many facts
are right as their confidence says. Below, how many facts of the reading have which confidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import sqrt

from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.extract.confidence import Calibration, Point
from potestas.extract.confidence import calibration as counted
from potestas.graph.draw.page import GREY, PALE, PALETTE, SMALL, WIDTH, Figure, draw, write
from potestas.graph.draw.picture import View, picture

_LEFT, _RIGHT = 148.0, WIDTH - 148
_TOP, _BOTTOM = 10.0, 232.0
_BARS_TOP, _BARS_BOTTOM = 262.0, 312.0
_HEIGHT = 344.0
_CORNER = 30.0
_TICKS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_STEPS = 10
_LARGEST, _SMALLEST = 13.0, 3.0
_NINETY_FIVE = 1.96
_READ, _ANNOTATED = PALETTE[2], PALETTE[0]


def draw_confidence(reading: Reading, calibration: Calibration) -> Figure | None:
    """The picture; None where nothing was read by patterns, or the patterns were never tested."""
    rated = [claim for claim in reading.claims if claim.confidence is not None]
    if not rated or not calibration.curve:
        return None
    bars = Counter(_step(claim.confidence) for claim in rated if claim.confidence is not None)
    most = max(point.facts for point in calibration.curve)

    def paint(axes: Axes) -> None:
        _paint_frame(axes)
        for point in calibration.curve:
            _paint_point(axes, point, most)
        _paint_bars(axes, bars)

    svg, png = draw(_HEIGHT, paint)
    test = calibration.tests.get("unit")
    return Figure(
        name="confidence",
        title="How far the facts can be trusted",
        caption=(
            f"Above: facts read in {len(calibration.texts)} annotated texts, by the confidence that they got "
            "without a look at the paragraph in which they stand, and the share that the annotators had too; "
            "numbers of facts stand below 95 % intervals, and on the diagonal the two shares agree. "
            "Patterns were written with most of these texts in sight, so expect less of others. "
            + (f"Brier score {test.brier:.3f}, calibration error {test.error:.3f}. " if test else "")
            + f"Below: the facts of {', '.join(reading.documents) or 'the text'} by their confidence."
        ),
        description=_description(calibration, bars),
        facts=tuple(claim.id for claim in rated),
        svg=svg,
        png=png,
    )


def _step(confidence: float) -> int:
    return min(int(confidence * _STEPS), _STEPS - 1)


def _x(share: float) -> float:
    return _LEFT + share * (_RIGHT - _LEFT)


def _y(share: float) -> float:
    return _BOTTOM - share * (_BOTTOM - _TOP)


def _paint_frame(axes: Axes) -> None:
    for tick in _TICKS:
        axes.plot([_x(tick)] * 2, [_TOP, _BOTTOM], color=PALE, linewidth=0.6, zorder=0)
        axes.plot([_LEFT, _RIGHT], [_y(tick)] * 2, color=PALE, linewidth=0.6, zorder=0)
        write(axes, _LEFT - 5, _y(tick), f"{tick:.0%}", SMALL, ha="right", color=GREY)
        write(axes, _x(tick), _BARS_BOTTOM + 8, f"{tick:.0%}", SMALL, ha="center", color=GREY)
    axes.plot([_x(0), _x(1)], [_y(0), _y(1)], color=GREY, linewidth=0.8, linestyle=(0, (3, 2)), zorder=1)
    write(axes, _x(1) + 6, _y(1), "as many right", SMALL, color=GREY)
    write(axes, _x(1) + 6, _y(1) + 9, "as predicted", SMALL, color=GREY)
    for y, whose, what in (
        (_TOP, "annotated facts", "share that was right"),
        (_BARS_TOP, "this reading", "number of facts"),
    ):
        write(axes, _CORNER, y + 6, whose, SMALL, weight="bold")
        write(axes, _CORNER, y + 15, what, SMALL)
    write(axes, _x(0.5), _BARS_BOTTOM + 22, "confidence", SMALL, ha="center")


def _paint_point(axes: Axes, point: Point, most: int) -> None:
    x, y = _x(point.predicted), _y(point.observed)
    low, high = _interval(point)
    size = _SMALLEST + (_LARGEST - _SMALLEST) * sqrt(point.facts / most)
    axes.plot([x, x], [_y(low), _y(high)], color=_ANNOTATED, linewidth=0.9, zorder=2)
    axes.plot([x], [y], color=_ANNOTATED, marker="o", markersize=size, mec="white", mew=0.6, zorder=3)
    write(axes, x, _y(low) + 6, str(point.facts), SMALL, ha="center", zorder=4)


def _interval(point: Point) -> tuple[float, float]:
    """Between what shares the true one lies with a probability of 95 % (Wilson, JASA 22, 1927)."""
    n, z = point.facts, _NINETY_FIVE
    middle = (point.observed + z * z / (2 * n)) / (1 + z * z / n)
    width = z * sqrt(point.observed * (1 - point.observed) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - width), min(1.0, middle + width)


def _paint_bars(axes: Axes, bars: Mapping[int, int]) -> None:
    axes.plot([_LEFT, _RIGHT], [_BARS_BOTTOM] * 2, color=GREY, linewidth=0.6)
    highest = max(bars.values())
    for step, number in bars.items():
        left, right = _x(step / _STEPS) + 1, _x((step + 1) / _STEPS) - 1
        top = _BARS_BOTTOM - number / highest * (_BARS_BOTTOM - _BARS_TOP)
        ys = [_BARS_BOTTOM, _BARS_BOTTOM, top, top]
        axes.fill([left, right, right, left], ys, color=_READ, linewidth=0)
        write(axes, (left + right) / 2, top - 5, str(number), SMALL, ha="center")


def _description(calibration: Calibration, bars: Mapping[int, int]) -> str:
    """The points and the bars, one after the other."""
    told = [
        f"Of {point.facts} annotated facts with a confidence of about {point.predicted:.0%}, "
        f"{point.observed:.0%} were right."
        for point in calibration.curve
    ]
    told += [
        f"{number} facts of this reading have a confidence from {step / _STEPS:.0%} to "
        f"{(step + 1) / _STEPS:.0%}."
        for step, number in sorted(bars.items())
    ]
    return " ".join(told)


@picture("confidence", "how far the facts can be trusted")
def _drawn(view: View) -> Figure | None:
    return draw_confidence(view.reading, counted())
