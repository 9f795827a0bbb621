"""How pictures show the means and the status of a step: marks, line styles, and the key to them."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from potestas.graph.draw.page import INK, MARKERS, PALETTE, SMALL, lines, width_of, write
from potestas.graph.power.network import ASSERTED
from potestas.graph.power.step import Step
from potestas.ontology.vocabulary import Vocabulary

MARKER = 4.6
"""Size of a mark in points."""


def styles_of_means(vocabulary: Vocabulary) -> dict[str, tuple[str, str]]:
    """The colour and the mark of each means of power."""
    return dict(zip(vocabulary.means.concepts, zip(PALETTE, MARKERS, strict=True), strict=False))


def paint_step_key(axes: Axes, y: float, steps: Sequence[Step], vocabulary: Vocabulary) -> None:
    """The key, as far as it is needed, on one line at height y."""
    x = 4.0
    for means, (colour, marker) in styles_of_means(vocabulary).items():
        if any(step.means == means for step in steps):
            axes.plot([x], [y], color=colour, marker=marker, markersize=MARKER)
            write(axes, x + 8, y, means, SMALL)
            x += 22 + width_of(means, SMALL)
    statuses = {step.status for step in steps}
    if statuses <= {*ASSERTED}:
        return
    for status, style in lines(vocabulary).items():
        if status in statuses:
            axes.plot([x, x + 14], [y, y], color=INK, linewidth=0.9, linestyle=style)
            write(axes, x + 18, y, status, SMALL)
            x += 32 + width_of(status, SMALL)
