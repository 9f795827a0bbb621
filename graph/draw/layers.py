"""Where the boxes and lines of a network go: the powerful above, boxes in rows, lines through the gaps.

Whoever has power over another stands above it (longest paths: Sugiyama, Tagawa and Toda, Methods for visual
understanding of hierarchical system structures, 1981). Where power runs in a circle, trophic levels say who
stands above (MacKay, Johnson and Sansom, How directed is a directed network?, Royal Society Open Science 7,
2020). Within a row boxes stand near what they are linked to. No line crosses a box.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

_LANE, _LOOP = 3.0, 28.0
_SWEEPS = 8

Point = tuple[float, float]
Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Grid:
    """How many boxes stand in a row at most, their size, and the distance from row to row, in points."""

    across: int = 5
    box_width: float = 86.0
    box_height: float = 32.0
    row_height: float = 78.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Middles of the boxes, and for each edge the points that its line runs through, in points of the page.

    Lines run up or down at each of their points; one between two boxes of a row leaves and comes from below.
    `height` is that of the whole.
    """

    boxes: Mapping[str, Point]
    lines: Mapping[Edge, Sequence[Point]]
    height: float
    grid: Grid


def lay_out(graph: nx.DiGraph[str], width: float, grid: Grid = Grid()) -> Layout:
    """The layout of a network with an edge for each pair, on a page of that width."""
    rows = _ordered(graph, _rows(graph, grid.across))
    boxes = {
        name: (width * (place + 0.5) / len(row), grid.box_height / 2 + grid.row_height * level + 2)
        for level, row in enumerate(rows)
        for place, name in enumerate(row)
    }
    height = grid.row_height * (len(rows) - 1) + grid.box_height + 4
    if any(one in rows[-1] and other in rows[-1] for one, other in graph.edges):
        height += _LOOP
    return Layout(boxes, _Router(rows, boxes, width, grid).lines(graph.edges), height, grid)


def _rows(graph: nx.DiGraph[str], across: int) -> list[list[str]]:
    """Names in rows, from the highest down; parts that no line links share rows where there is room."""
    bands: list[list[list[str]]] = []
    for part in sorted(nx.weakly_connected_components(graph), key=lambda part: (-len(part), min(part))):
        rows = _rows_of(graph.subgraph(part), across)
        band = next((band for band in bands if _has_room(band, rows, across)), None)
        if band is None:
            bands.append(rows)
        else:
            for row, more in zip(band, rows, strict=False):
                row.extend(more)
    return [row for band in bands for row in band]


def _has_room(band: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], across: int) -> bool:
    return len(rows) <= len(band) and all(
        len(row) + len(more) <= across for row, more in zip(band, rows, strict=False)
    )


def _rows_of(graph: nx.DiGraph[str], across: int) -> list[list[str]]:
    """The rows of a part that hangs together; a level that is too long is broken into even ones."""
    heights = _heights(graph)
    levels: dict[int, list[str]] = defaultdict(list)
    for name, level in sorted(_levels(graph, heights).items(), key=lambda item: (-heights[item[0]], item[0])):
        levels[level].append(name)
    rows = []
    for level in sorted(levels):
        parts = -(-len(levels[level]) // across)
        size = -(-len(levels[level]) // parts)
        rows += [levels[level][part * size : (part + 1) * size] for part in range(parts)]
    return rows


def _heights(graph: nx.DiGraph[str]) -> dict[str, float]:
    """Trophic levels: heights that differ by one, as nearly as can be, along each edge."""
    names = sorted(graph)
    links = np.sign(nx.to_numpy_array(graph, nodelist=names))
    balance = links.sum(axis=1) - links.sum(axis=0)
    laplacian = np.diag(links.sum(axis=1) + links.sum(axis=0)) - links - links.T
    heights = np.linalg.lstsq(laplacian, balance, rcond=None)[0]
    return dict(zip(names, map(float, heights.round(3)), strict=True))


def _levels(graph: nx.DiGraph[str], heights: Mapping[str, float]) -> dict[str, int]:
    """How far below the top each stands: below all that have power over it, just above what is under it."""
    circle = {name: n for n, names in enumerate(nx.strongly_connected_components(graph)) for name in names}
    down: nx.DiGraph[str] = nx.DiGraph()
    down.add_nodes_from(sorted(graph))
    down.add_edges_from(
        (above, below)
        for above, below in sorted(graph.edges)
        if circle[above] != circle[below] or (-heights[above], above) < (-heights[below], below)
    )
    order = list(nx.lexicographical_topological_sort(down))
    levels: dict[str, int] = {}
    for name in order:
        levels[name] = 1 + max((levels[above] for above in down.pred[name]), default=-1)
    for name in reversed(order):
        if not down.pred[name]:
            levels[name] = min((levels[below] for below in down.succ[name]), default=0) - 1
    top = min(levels.values())
    return {name: level - top for name, level in levels.items()}


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

    def __init__(
        self, rows: Sequence[Sequence[str]], boxes: Mapping[str, Point], width: float, grid: Grid
    ) -> None:
        self._rows, self._boxes, self._width, self._grid = rows, boxes, width, grid
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
            step = min(9.0, (self._grid.box_width - 12) / len(meeting))
            for place, (_, edge) in enumerate(sorted(meeting)):
                offset = (place - (len(meeting) - 1) / 2) * step
                ports[name, edge] = x + offset, y + side * self._grid.box_height / 2
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
            points += [
                (x, y - down * (self._grid.box_height / 2 + 3)),
                (x, y + down * (self._grid.box_height / 2 + 3)),
            ]
        return points

    def _gaps(self, number: int) -> list[float]:
        count = len(self._rows[number])
        return [min(max(self._width * i / count, 4.0), self._width - 4.0) for i in range(count + 1)]

    def _lane(self, number: int, gap: float) -> int:
        self._taken[number, gap] += 1
        return self._taken[number, gap] - 1
