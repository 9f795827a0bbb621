"""What networks are drawn with: boxes by type, lines by means, status and certainty, and the key to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon
from matplotlib.path import Path

from potestas.graph.draw.layers import Grid, Point
from potestas.graph.draw.page import (
    GREY,
    INK,
    PALETTE,
    SMALL,
    LineStyle,
    lines,
    width_of,
    wrap,
    write,
)
from potestas.graph.power.network import ASSERTED
from potestas.graph.wording import as_title
from potestas.ontology.vocabulary import Vocabulary

FOOT = 50.0
"""Height of the key, in points."""

SURE, POSSIBLE = 1.1, 0.55
"""Widths of lines for what surely held and for what may have."""

_OUTLINE = 0.6
_FILLS = {"Person": "#dcecf8", "Body": "#fbe9d0", "Group": "#f7e3ee", "Case": "#ddf0e8"}
_MATTER = "#efefef"


def colours_of_means(vocabulary: Vocabulary) -> dict[str, str]:
    """The colour of each means of power."""
    return dict(zip(vocabulary.means.concepts, PALETTE, strict=False))


def main_edge(
    graph: nx.MultiDiGraph[str], source: str, target: str, vocabulary: Vocabulary
) -> dict[str, Any]:
    """The heaviest of the edges between two, those most believed first, of these the certain ones."""
    edges, believed = graph[source][target], list(vocabulary.statuses.concepts)

    def order(key: str) -> tuple[int, bool, float, str]:
        edge = edges[key]
        return believed.index(edge["status"]), not surely(edge), -edge["weight"], key

    return dict(edges[min(edges, key=order)])


def surely(edge: Mapping[str, Any]) -> bool:
    """Whether a link surely held at the date of its network."""
    return bool(edge["certainty"] == "certain")


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: its colour by means of power, its style by status, thin unless it surely held."""

    colour: str
    style: LineStyle
    sure: bool

    @property
    def width(self) -> float:
        """In points."""
        return SURE if self.sure else POSSIBLE


def paint_line(axes: Axes, points: Sequence[Point], stroke: Stroke) -> None:
    """A smooth line that runs straight up or down at each of its points, with an arrow's head at its end."""
    vertices, codes = [points[0]], [Path.MOVETO]
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = (y0 + y1) / 2 if y0 != y1 else y0 + 12 + abs(x1 - x0) / 20
        vertices += [(x0, middle), (x1, middle), (x1, y1)]
        codes += [Path.CURVE4] * 3
    look = {"edgecolor": stroke.colour, "linewidth": stroke.width}
    axes.add_patch(PathPatch(Path(vertices, codes), fill=False, linestyle=stroke.style, zorder=1, **look))
    (x, y), (_, before) = points[-1], points[-2]
    _paint_head(axes, (x, y), 1 if y > before else -1, stroke)


def _paint_head(axes: Axes, tip: Point, down: int, stroke: Stroke) -> None:
    """An arrow's head, hollow where the line may not have held."""
    (x, y), back = tip, -4.5 * down
    filling = stroke.colour if stroke.sure else "white"
    head = [(x, y), (x - 2.2, y + back), (x + 2.2, y + back)]
    axes.add_patch(
        Polygon(head, closed=True, facecolor=filling, edgecolor=stroke.colour, linewidth=0.6, zorder=3)
    )


def paint_box(
    axes: Axes,
    name: str,
    type: str,
    *,
    middle: Point,
    grid: Grid,
    size: float = SMALL,
    strong: bool = False,
) -> None:
    """A name in an outline that shows its type, in letters of that size."""
    (x, y), width, height = middle, grid.box_width, grid.box_height
    corner = x - width / 2, y - height / 2
    _paint_outline(axes, corner, (width, height), type, _OUTLINE * (2.2 if strong else 1))
    words = wrap(as_title(name), width - 5, 3, size)
    for number, line in enumerate(words):
        place = y + (number - (len(words) - 1) / 2) * size * 1.2
        write(axes, x, place, line, size, ha="center", zorder=5)


def _paint_outline(axes: Axes, corner: Point, size: Point, type: str, strength: float = _OUTLINE) -> None:
    """A box by type: round for people, square for bodies, dotted for groups, cut corners for the rest."""
    (x, y), (width, height) = corner, size
    fill = _FILLS.get(type, _MATTER)
    style: dict[str, Any] = {"facecolor": fill, "edgecolor": INK, "linewidth": strength, "zorder": 4}
    if type in ("Person", "Group", "Body"):
        rounding = {"Person": height / 2, "Group": height / 6, "Body": 0.01}[type]
        shape = f"round,pad=0,rounding_size={rounding}"
        line = (0, (1, 1.5)) if type == "Group" else "solid"
        axes.add_patch(FancyBboxPatch(corner, width, height, boxstyle=shape, linestyle=line, **style))
        return
    cut = height / 4
    outline = [(x + cut, y), (x + width - cut, y), (x + width, y + cut), (x + width, y + height - cut)]
    outline += [(x + width - cut, y + height), (x + cut, y + height), (x, y + height - cut), (x, y + cut)]
    axes.add_patch(Polygon(outline, closed=True, **style))


def paint_key(axes: Axes, top: float, graph: nx.MultiDiGraph[str], vocabulary: Vocabulary) -> None:
    """What colours, outlines and lines mean, as far as they occur, on FOOT points below `top`."""
    edges = [edge for _, _, edge in graph.edges(data=True)]
    x = 0.0
    for means, colour in colours_of_means(vocabulary).items():
        if any(edge["means"] == means for edge in edges):
            axes.plot([x, x + 14], [top + 8, top + 8], color=colour, linewidth=1.6)
            x = _write_key(axes, x, top + 8, means)
    x = 0.0
    for type in sorted({facts["type"] for _, facts in graph.nodes(data=True)}):
        _paint_outline(axes, (x, top + 20), (14, 9), type)
        x = _write_key(axes, x, top + 24.5, type.lower())
    x, y = 0.0, top + 41
    for sure, words in ((True, "certain"), (False, "possible")):
        if any(surely(edge) is sure for edge in edges):
            width = SURE if sure else POSSIBLE
            axes.plot([x, x + 14], [y, y], color=GREY, linewidth=width)
            head = [(x + 14, y), (x + 9.5, y - 2.2), (x + 9.5, y + 2.2)]
            axes.add_patch(Polygon(head, facecolor=GREY if sure else "white", edgecolor=GREY, linewidth=0.6))
            x = _write_key(axes, x, y, words)
    seen = {edge["status"] for edge in edges}
    for status, style in lines(vocabulary).items():
        if status in seen and not seen <= {*ASSERTED}:
            axes.plot([x, x + 14], [y, y], color=GREY, linewidth=SURE, linestyle=style)
            x = _write_key(axes, x, y, status)


def _write_key(axes: Axes, x: float, y: float, words: str) -> float:
    """Words beside a mark of the key; where the next mark begins."""
    write(axes, x + 18, y, words, SMALL)
    return x + 34 + width_of(words, SMALL)
