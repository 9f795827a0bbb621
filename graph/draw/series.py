"""The network of power at several dates, side by side: the same places in each, what is new in colour.

Small multiples, after Tufte, The Visual Display of Quantitative Information, 1983.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

import networkx as nx
from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.graph.draw.bars import FULL
from potestas.graph.draw.layers import Edge, Grid, Layout, lay_out
from potestas.graph.draw.marks import (
    FOOT,
    Stroke,
    colours_of_means,
    main_edge,
    paint_box,
    paint_key,
    paint_line,
    surely,
)
from potestas.graph.draw.network import heaviest
from potestas.graph.draw.page import (
    GREY,
    MEDIUM,
    PALE,
    WIDTH,
    Figure,
    draw,
    lines,
    sources,
    write,
)
from potestas.graph.draw.picture import View, picture
from potestas.graph.power.moments import change_dates, dated
from potestas.graph.power.network import ASSERTED, network, networks
from potestas.graph.power.pairs import simple
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.wording import as_title, at, date_in_words
from potestas.ontology.vocabulary import Vocabulary

PANELS = 6
"""Dates in one picture, at most."""

NODES = 16
"""Boxes in one panel, at most."""

FEWEST = 2
"""Fewer dates than this show no course."""

_GRID = Grid(across=4, box_width=58.0, box_height=22.0, row_height=44.0)
_LETTERS = 5.8
_ACROSS, _GUTTER, _TITLE, _PAD = 2, 14.0, 14.0, 4.0
_PANEL = (WIDTH - _GUTTER) / _ACROSS


@dataclass(frozen=True, slots=True)
class Panel:
    """The network at one date, with those of its pairs that the panel before did not have."""

    date: str
    graph: nx.MultiDiGraph[str]
    new: frozenset[Edge]


def draw_series(
    reading: Reading,
    vocabulary: Vocabulary,
    dates: Sequence[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
    held: Sequence[Holding] | None = None,
) -> Figure | None:
    """The picture, of the part of the network with most weight, at these dates or at those of most change.

    Only what lasts is drawn, and only if the text says when it began: else it might have held at any date
    before its end. None if there are fewer than FEWEST dates at which something changes. `held`
    tells when claims hold, if more is known than they tell.
    """
    known = holdings(reading.claims, vocabulary) if held is None else held
    lasting = [kind.key for kind in vocabulary.kinds.values() if kind.dated == "interval" and kind.edges]
    part = dated(reading, lasting, statuses)
    part = replace(part, claims=tuple(claim for claim in part.claims if claim.start))
    moments = change_dates(part.claims) if dates is None else tuple(dates)
    graphs = dict(
        zip(moments, networks(part, vocabulary, moments, lasting, statuses, held=known), strict=True)
    )
    whole = network(part, vocabulary, None, lasting, statuses, held=known)
    names, layout = _placed(whole)
    panels = _panels({date: graph.subgraph(names) for date, graph in graphs.items()}, fixed=dates is not None)
    if len(panels) < FEWEST:
        return None
    rows = -(-len(panels) // _ACROSS)
    tall = _TITLE + layout.height + 2 * _PAD

    def paint(axes: Axes) -> None:
        for number, panel in enumerate(panels):
            left, top = (number % _ACROSS) * (_PANEL + _GUTTER), (number // _ACROSS) * (tall + _GUTTER)
            _paint_panel(axes, panel, (left, top), layout, vocabulary)
        everything = nx.compose_all([panel.graph for panel in panels])
        paint_key(axes, rows * (tall + _GUTTER), everything, vocabulary)

    svg, png = draw(rows * (tall + _GUTTER) + FOOT, paint)
    return Figure(
        name="series",
        title="The network of power over time",
        caption=(
            f"Who had power that lasts over whom at each date: {sources(reading, statuses)} whose begin is "
            f"dated. The {len(names)} with most links of {len(whole)} have the same place in each panel. In "
            "colour, with strong outlines: what the panel before does not have. A thin line with a hollow "
            "head marks what may have held."
        ),
        description=" ".join(_told(panel, number) for number, panel in enumerate(panels)),
        facts=tuple(
            dict.fromkeys(edge["claim"] for panel in panels for _, _, edge in panel.graph.edges(data=True))
        ),
        svg=svg,
        png=png,
    )


def _placed(whole: nx.MultiDiGraph[str]) -> tuple[list[str], Layout]:
    """Those with most weight, as many as leave room for all panels on a page, and where they stand."""
    rows = PANELS // _ACROSS
    room = (FULL - FOOT) / rows - _GUTTER - _TITLE - 2 * _PAD
    for most in range(NODES, 1, -1):
        shown = heaviest(whole, most)
        layout = lay_out(simple(shown), _PANEL - 2 * _PAD, _GRID) if shown else Layout({}, {}, 0.0, _GRID)
        if layout.height <= room:
            break
    return sorted(shown), layout


def _panels(graphs: Mapping[str, nx.MultiDiGraph[str]], fixed: bool) -> list[Panel]:
    """A panel for each date with a network; unless these are fixed, for those of most change."""
    pairs = {date: frozenset(simple(graph).edges) for date, graph in graphs.items()}
    panels: list[Panel] = []
    before: frozenset[Edge] | None = None
    for date in pairs if fixed else _of_change(pairs):
        if pairs[date]:
            new = frozenset() if before is None else pairs[date] - before
            panels.append(Panel(date, graphs[date], new))
            before = pairs[date]
    return panels


def _of_change(pairs: Mapping[str, frozenset[Edge]]) -> list[str]:
    """The dates, PANELS at most, between which equally many pairs are new."""
    new = [len(now - before) for before, now in pairwise([frozenset[Edge](), *pairs.values()])]
    total = list(accumulate(new))
    if not total or not total[-1]:
        return []
    steps = (total[-1] * (number + 1) / PANELS for number in range(PANELS))
    places = {next(place for place, count in enumerate(total) if count >= step) for step in steps}
    return [list(pairs)[place] for place in sorted(places)]


def _paint_panel(
    axes: Axes, panel: Panel, corner: tuple[float, float], layout: Layout, vocabulary: Vocabulary
) -> None:
    left, top = corner
    right, bottom = left + _PANEL, top + _TITLE + layout.height + 2 * _PAD
    write(axes, left, top + _TITLE / 2, date_in_words(panel.date), MEDIUM, weight="bold")
    frame = [left, right, right, left, left], [top + _TITLE, top + _TITLE, bottom, bottom, top + _TITLE]
    axes.plot(*frame, color=PALE, linewidth=0.6, zorder=0)
    dx, dy = left + _PAD, top + _TITLE + _PAD
    colours, styles = colours_of_means(vocabulary), lines(vocabulary)
    pairs = simple(panel.graph)
    for pair in pairs.edges:
        edge = main_edge(panel.graph, *pair, vocabulary)
        colour = colours[edge["means"]] if pair in panel.new else GREY
        points = [(x + dx, y + dy) for x, y in layout.lines[pair]]
        paint_line(axes, points, Stroke(colour, styles[edge["status"]], surely(edge)))
    for name in sorted(n for n in pairs if pairs.degree(n)):
        x, y = layout.boxes[name]
        fresh = any(name in pair for pair in panel.new)
        type = panel.graph.nodes[name]["type"]
        middle = x + dx, y + dy
        paint_box(axes, name, type, middle=middle, grid=layout.grid, size=_LETTERS, strong=fresh)


def _told(panel: Panel, number: int) -> str:
    """What is new in a panel, or for the first one what there is."""
    pairs = sorted(panel.new if number else simple(panel.graph).edges)
    told = "; ".join(f"{as_title(source)} over {as_title(target)}" for source, target in pairs) or "nothing"
    when = at(panel.date)
    return f"{when[0].upper()}{when[1:]}{', new' if number else ''}: {told}."


@picture("series", "the same at several dates, what is new in colour")
def _drawn(view: View) -> Figure | None:
    return draw_series(view.reading, view.vocabulary, None, view.statuses, view.held)
