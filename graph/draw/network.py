"""The network of power at a date: the powerful above, boxes by type, lines by means of power."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon
from matplotlib.path import Path

from potestas.extract.claim import Reading
from potestas.graph.draw.layers import BOX_HEIGHT, BOX_WIDTH, Edge, Point, lay_out
from potestas.graph.draw.page import (
    GREY,
    INK,
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
from potestas.graph.power.centrality import change_dates, dated, simple
from potestas.graph.power.network import ASSERTED, network, networks
from potestas.graph.wording import as_title, at
from potestas.ontology.vocabulary import Vocabulary

NODES = 26
"""Boxes in one picture, at most: what can be told apart on A4."""

EDGES = 6
"""A date with fewer edges is not worth a picture: the whole text is shown instead."""

_FOOT = 40.0
_FILLS = {"Person": "#dcecf8", "Body": "#fbe9d0", "Group": "#f7e3ee", "Case": "#ddf0e8"}
_MATTER = "#efefef"


def draw_network(
    reading: Reading,
    vocabulary: Vocabulary,
    as_of: str | None = None,
    statuses: Sequence[str] = ASSERTED,
) -> Figure | None:
    """The picture of the heaviest part of the network; None if there is no network.

    Without `as_of` the month in which most claims certainly hold is shown. Undated claims are left out,
    unless the text dates too little to show anything else.
    """
    part = dated(reading, vocabulary.kinds, statuses)
    date = as_of or _busiest(part, vocabulary, statuses)
    graph = network(part, vocabulary, date, None, statuses)
    if graph.number_of_edges() < EDGES and as_of is None:
        date, graph = None, network(reading, vocabulary, None, None, statuses)
    shown = _heaviest(graph)
    if not shown:
        return None
    pairs = simple(shown)
    layout = lay_out(pairs, WIDTH)
    means = {pair: _main(shown, *pair) for pair in pairs.edges}
    colours = dict(zip(vocabulary.means.concepts, PALETTE, strict=False))

    def paint(axes: Axes) -> None:
        for pair, line in layout.lines.items():
            edge = means[pair]
            _paint_line(axes, line, colours[edge["means"]], edge["certainty"] == "certain")
        for name, middle in layout.boxes.items():
            _paint_box(axes, name, shown.nodes[name]["type"], middle)
        used = sorted({edge["means"] for edge in means.values()}, key=list(colours).index)
        types = sorted({facts["type"] for _, facts in shown.nodes(data=True)})
        _paint_key(axes, layout.height, {key: colours[key] for key in used}, types)

    svg, png = draw(layout.height + _FOOT, paint)
    when = at(date) if date else "at any time"
    return Figure(
        name="network",
        title=f"The network of power {when}",
        caption=(
            f"Who has power over whom {when}: {sources(reading, statuses)}. The powerful stand above. Shown "
            f"are the {len(shown)} with most links of {len(graph)}, each pair by its strongest means. A "
            "dashed line marks what may have held: the text leaves its end or its date open."
        ),
        description=_description(pairs, means),
        facts=tuple(dict.fromkeys(edge["claim"] for edge in means.values())),
        svg=svg,
        png=png,
    )


def _busiest(reading: Reading, vocabulary: Vocabulary, statuses: Sequence[str]) -> str | None:
    """The month at which most links certainly hold; None if the reading has no dates."""
    dates = change_dates(reading.claims)
    sure = [
        sum(edge["certainty"] == "certain" for _, _, edge in graph.edges(data=True))
        for graph in networks(reading, vocabulary, dates, None, statuses)
    ]
    return dates[sure.index(max(sure))] if dates else None


def _heaviest(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The part of the network among the nodes with most weight, without those left alone in it."""
    strength = simple(graph).to_undirected().degree(weight="weight")
    ranked = sorted(graph, key=lambda name: (-round(strength[name], 6), name))
    part = graph.subgraph(ranked[:NODES])
    return graph.subgraph([name for name in part if part.degree(name)])


def _main(graph: nx.MultiDiGraph[str], source: str, target: str) -> dict[str, Any]:
    """The heaviest of the edges between two, certain ones first."""
    edges = graph[source][target]
    key = min(edges, key=lambda key: (edges[key]["certainty"] != "certain", -edges[key]["weight"], key))
    return dict(edges[key])


def _paint_line(axes: Axes, points: Sequence[Point], colour: str, certain: bool) -> None:
    """A smooth line that runs straight up or down at each of its points, with an arrow's head at its end."""
    vertices, codes = [points[0]], [Path.MOVETO]
    for (x0, y0), (x1, y1) in pairwise(points):
        middle = (y0 + y1) / 2 if y0 != y1 else y0 + 12 + abs(x1 - x0) / 20
        vertices += [(x0, middle), (x1, middle), (x1, y1)]
        codes += [Path.CURVE4] * 3
    style = "solid" if certain else (0, (3, 2))
    line = Path(vertices, codes)
    axes.add_patch(PathPatch(line, fill=False, edgecolor=colour, linewidth=0.9, linestyle=style, zorder=1))
    (x, y), (_, before) = points[-1], points[-2]
    back = -4.5 if y > before else 4.5
    head = [(x, y), (x - 2.2, y + back), (x + 2.2, y + back)]
    axes.add_patch(Polygon(head, closed=True, facecolor=colour, edgecolor=colour, linewidth=0.3, zorder=3))


def _paint_box(axes: Axes, name: str, type: str, middle: Point) -> None:
    x, y = middle
    _paint_outline(axes, (x - BOX_WIDTH / 2, y - BOX_HEIGHT / 2), (BOX_WIDTH, BOX_HEIGHT), type)
    lines = wrap(as_title(name), BOX_WIDTH - 8, 3, SMALL)
    for number, line in enumerate(lines):
        write(axes, x, y + (number - (len(lines) - 1) / 2) * 8.2, line, SMALL, ha="center", zorder=5)


def _paint_outline(axes: Axes, corner: Point, size: Point, type: str) -> None:
    """A box by type: round for people, square for bodies, dotted for groups, cut corners for the rest."""
    (x, y), (width, height) = corner, size
    fill = _FILLS.get(type, _MATTER)
    style: dict[str, Any] = {"facecolor": fill, "edgecolor": INK, "linewidth": 0.6, "zorder": 4}
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


def _paint_key(axes: Axes, top: float, colours: Mapping[str, str], types: Sequence[str]) -> None:
    x = 0.0
    for means, colour in colours.items():
        axes.plot([x, x + 14], [top + 8, top + 8], color=colour, linewidth=1.6)
        write(axes, x + 18, top + 8, means, SMALL)
        x += 24 + width_of(means, SMALL) + 10
    x = 0.0
    for type in types:
        _paint_outline(axes, (x, top + 20), (14, 9), type)
        write(axes, x + 18, top + 24.5, type.lower(), SMALL)
        x += 24 + width_of(type.lower(), SMALL) + 10
    for certain, words in ((True, "certain"), (False, "possible")):
        style = "solid" if certain else (0, (3, 2))
        axes.plot([x, x + 14], [top + 24.5, top + 24.5], color=GREY, linewidth=1, linestyle=style)
        write(axes, x + 18, top + 24.5, words, SMALL)
        x += 24 + width_of(words, SMALL) + 10


def _description(pairs: nx.DiGraph[str], means: Mapping[Edge, Mapping[str, Any]]) -> str:
    """Who has power over whom, as sentences, for those who do not see the picture."""
    told = []
    for name in sorted(pairs, key=lambda name: (-pairs.out_degree(name), name)):
        over = [f"{as_title(o)} ({means[name, o]['means']})" for o in sorted(pairs.succ[name])]
        if over:
            told.append(f"{as_title(name)} over {', '.join(over)}.")
    return " ".join(told)
