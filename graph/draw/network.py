"""The network of power at a date: the powerful above, boxes by type, lines by means of power."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx
from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.graph.draw.layers import Edge, lay_out
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
from potestas.graph.draw.page import WIDTH, Figure, draw, lines, sources
from potestas.graph.draw.picture import View, picture
from potestas.graph.power.moments import change_dates, dated
from potestas.graph.power.network import ASSERTED, network, networks
from potestas.graph.power.pairs import simple
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.wording import as_title, at
from potestas.ontology.vocabulary import Vocabulary

NODES = 26
"""Boxes in one picture, at most: what can be told apart on A4."""

EDGES = 6
"""A date with fewer edges is not worth a picture: the whole text is shown instead."""


def draw_network(
    reading: Reading,
    vocabulary: Vocabulary,
    as_of: str | None = None,
    statuses: Sequence[str] = ASSERTED,
    held: Sequence[Holding] | None = None,
) -> Figure | None:
    """The picture of the heaviest part of the network; None if there is no network.

    Without `as_of` the month in which most claims certainly hold is shown. Undated claims are left out,
    unless the text dates too little to show anything else. `held` tells when claims hold, if more is known
    than they tell.
    """
    known = holdings(reading.claims, vocabulary) if held is None else held
    part = dated(reading, vocabulary.kinds, statuses)
    date = as_of or _busiest(part, vocabulary, statuses, known)
    graph = network(part, vocabulary, date, None, statuses, held=known)
    if graph.number_of_edges() < EDGES and as_of is None:
        date, graph = None, network(reading, vocabulary, None, None, statuses, held=known)
    shown = heaviest(graph, NODES)
    if not shown:
        return None
    pairs = simple(shown)
    layout = lay_out(pairs, WIDTH)
    means = {pair: main_edge(shown, *pair, vocabulary) for pair in pairs.edges}
    colours = colours_of_means(vocabulary)
    styles = lines(vocabulary)

    def paint(axes: Axes) -> None:
        for pair, line in layout.lines.items():
            edge = means[pair]
            paint_line(axes, line, Stroke(colours[edge["means"]], styles[edge["status"]], surely(edge)))
        for name, middle in layout.boxes.items():
            paint_box(axes, name, shown.nodes[name]["type"], middle=middle, grid=layout.grid)
        paint_key(axes, layout.height, shown, vocabulary)

    svg, png = draw(layout.height + FOOT, paint)
    when = at(date) if date else "at any time"
    return Figure(
        name="network",
        title=f"The network of power {when}",
        caption=(
            f"Who has power over whom {when}: {sources(reading, statuses)}. The powerful stand above. Shown "
            f"are the {len(shown)} with most links of {len(graph)}, each pair by its strongest means. A "
            "thin line with a hollow head marks what may have held: the text leaves its end or its date open."
        ),
        description=_description(pairs, means),
        facts=tuple(dict.fromkeys(edge["claim"] for edge in means.values())),
        svg=svg,
        png=png,
    )


def _busiest(
    reading: Reading, vocabulary: Vocabulary, statuses: Sequence[str], held: Sequence[Holding]
) -> str | None:
    """The month at which most links certainly hold; None if the reading has no dates."""
    dates = change_dates(reading.claims)
    sure = [
        sum(edge["certainty"] == "certain" for _, _, edge in graph.edges(data=True))
        for graph in networks(reading, vocabulary, dates, None, statuses, held=held)
    ]
    return dates[sure.index(max(sure))] if dates else None


def heaviest(graph: nx.MultiDiGraph[str], most: int) -> nx.MultiDiGraph[str]:
    """The part of the network among the nodes with most weight, without those left alone in it."""
    strength = simple(graph).to_undirected().degree(weight="weight")
    ranked = sorted(graph, key=lambda name: (-round(strength[name], 6), name))
    part = graph.subgraph(ranked[:most])
    return graph.subgraph([name for name in part if part.degree(name)])


def _description(pairs: nx.DiGraph[str], means: Mapping[Edge, Mapping[str, Any]]) -> str:
    """Who has power over whom, as sentences, for those who do not see the picture."""
    told = []
    for name in sorted(pairs, key=lambda name: (-pairs.out_degree(name), name)):
        over = [f"{as_title(o)} ({means[name, o]['means']})" for o in sorted(pairs.succ[name])]
        if over:
            told.append(f"{as_title(name)} over {', '.join(over)}.")
    return " ".join(told)


@picture("network", "who had power over whom, at a date")
def _drawn(view: View) -> Figure | None:
    return draw_network(view.reading, view.vocabulary, view.date, view.statuses, view.held)
