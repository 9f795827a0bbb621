"""Where the boxes and lines of a network go: the powerful above, boxes in rows, lines through the gaps.

Rows come from trophic levels (MacKay, Johnson and Sansom, How directed is a directed network?, Royal Society
Open Science 7, 2020): heights that differ by one, as nearly as can be, along each edge. Within a row boxes
stand near what they are linked to (barycentres: Sugiyama, Tagawa and Toda, 1981). No line crosses a box.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

ACROSS = 5
"""Boxes in a row, at most."""

BOX_WIDTH, BOX_HEIGHT = 86.0, 32.0
ROW_HEIGHT = 78.0
_LANE = 3.0
_SWEEPS = 8

Point = tuple[float, float]
Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Middles of the boxes, and for each edge the points that its line runs through, in points of the page.

    Lines run up or down at each of their points; one between two boxes of a row leaves and comes from below.
    `height` is that of the whole.
    """

    boxes: Mapping[str, Point]
    lines: Mapping[Edge, Sequence[Point]]
    height: float


def lay_out(graph: nx.DiGraph[str], width: float) -> Layout:
    """The layout of a network with an edge for each pair, on a page of that width."""
    rows = _ordered(graph, _rows(graph))
    boxes = {
        name: (width * (place + 0.5) / len(row), BOX_HEIGHT / 2 + ROW_HEIGHT * level + 2)
        for level, row in enumerate(rows)
        for place, name in enumerate(row)
    }
    return Layout(boxes, _Router(rows, boxes, width).lines(graph.edges), ROW_HEIGHT * len(rows) - 16)


def _rows(graph: nx.DiGraph[str]) -> list[list[str]]:
    """Names in rows of even length, from the highest level down."""
    names = sorted(graph)
    links = np.sign(nx.to_numpy_array(graph, nodelist=names))
    balance = links.sum(axis=1) - links.sum(axis=0)
    laplacian = np.diag(links.sum(axis=1) + links.sum(axis=0)) - links - links.T
    heights = np.linalg.lstsq(laplacian, balance, rcond=None)[0]
    levels: dict[int, list[str]] = defaultdict(list)
    for name, height in zip(names, heights.round(3), strict=True):
        levels[-round(float(height))].append(name)
    rows = []
    for level in sorted(levels):
        parts = -(-len(levels[level]) // ACROSS)
        rows += [levels[level][part::parts] for part in range(parts)]
    return rows


def _ordered(graph: nx.DiGraph[str], rows: list[list[str]]) -> list[list[str]]:
    """The rows, each in the order of the mean place of what its boxes are linked to."""
    place = {name: (i + 0.5) / len(row) for row in rows for i, name in enumerate(row)}
    for _ in range(_SWEEPS):
        for row in rows:
            linked = {name: [place[other] for other in nx.all_neighbors(graph, name)] for name in row}
            centres = {name: round(float(np.mean(places)), 6) for name, places in linked.items()}
            row.sort(key=lambda name: (centres[name], name))
            place |= {name: (i + 0.5) / len(row) for i, name in enumerate(row)}
    return rows


class _Router:
    """Lays lines between boxes; each gap and each row counts the lines that it has taken."""

    def __init__(self, rows: Sequence[Sequence[str]], boxes: Mapping[str, Point], width: float) -> None:
        self._rows, self._boxes, self._width = rows, boxes, width
        self._row_of = {name: number for number, row in enumerate(rows) for name in row}
        self._taken: dict[tuple[int, float], int] = defaultdict(int)

    def lines(self, edges: Iterable[Edge]) -> dict[Edge, list[Point]]:
        """The points of each line, its ends spread over the sides of the boxes that they meet."""
        ways = {edge: self._way(*edge) for edge in sorted(edges)}
        ends: dict[tuple[str, float], list[tuple[float, Edge]]] = defaultdict(list)
        for edge, way in ways.items():
            through = [self._boxes[edge[0]], *way, self._boxes[edge[1]]]
            for name, far in ((edge[0], through[1]), (edge[1], through[-2])):
                side = 1.0 if far[1] >= self._boxes[name][1] else -1.0
                ends[name, side].append((far[0], edge))
        ports: dict[tuple[str, Edge], Point] = {}
        for (name, side), meeting in ends.items():
            x, y = self._boxes[name]
            step = min(9.0, (BOX_WIDTH - 12) / len(meeting))
            for place, (_, edge) in enumerate(sorted(meeting)):
                offset = (place - (len(meeting) - 1) / 2) * step
                ports[name, edge] = x + offset, y + side * BOX_HEIGHT / 2
        return {edge: [ports[edge[0], edge], *way, ports[edge[1], edge]] for edge, way in ways.items()}

    def _way(self, source: str, target: str) -> list[Point]:
        """The points between the ends of a line: through a gap of each row that it passes."""
        (x0, y0), (x1, y1) = self._boxes[source], self._boxes[target]
        first, last = self._row_of[source], self._row_of[target]
        down = 1 if last > first else -1
        points: list[Point] = []
        for number in range(first + down, last, down):
            y = self._boxes[self._rows[number][0]][1]
            straight = x0 + (x1 - x0) * (y - y0) / (y1 - y0)
            gap = min(self._gaps(number), key=lambda x: (abs(x - straight), x))
            lane = self._lane(number, gap)
            x = min(max(gap + _LANE * (-1) ** lane * ((lane + 1) // 2), 1.0), self._width - 1.0)
            points += [(x, y - down * (BOX_HEIGHT / 2 + 3)), (x, y + down * (BOX_HEIGHT / 2 + 3))]
        return points

    def _gaps(self, number: int) -> list[float]:
        count = len(self._rows[number])
        return [min(max(self._width * i / count, 4.0), self._width - 4.0) for i in range(count + 1)]

    def _lane(self, number: int, gap: float) -> int:
        self._taken[number, gap] += 1
        return self._taken[number, gap] - 1
