"""Where things go on a page: words in their lines, days on a scale, boxes apart and lines around them."""

from itertools import combinations, pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from potestas.graph.draw.layers import Grid, lay_out
from potestas.graph.draw.page import SMALL, WIDTH, width_of, wrap
from potestas.graph.draw.timescale import Timescale


@given(st.text(max_size=90), st.floats(20, 300), st.integers(1, 4))
def test_wrapped_text_fits_and_says_where_it_was_cut(text: str, width: float, lines: int) -> None:
    broken = wrap(text, width, lines, SMALL)
    assert len(broken) <= lines
    assert all(width_of(line, SMALL) <= width or len(line) <= 1 for line in broken)
    if not any(line.endswith("…") for line in broken):
        assert "".join("".join(broken).split()) == "".join("".join(wrap(text, 1e6, 1)).split())


@given(st.lists(st.floats(-800_000, 800_000), min_size=1, max_size=5))
def test_a_scale_of_days_keeps_their_order_and_names_few_ticks(days: list[float]) -> None:
    scale = Timescale.over([*days, float("inf")], 100, 400)
    places = [scale.x(day) for day in sorted(days)]
    assert places == sorted(places)
    assert all(100 <= place <= 400 for place in places)
    assert scale.x(float("-inf")) == 100
    ticks = scale.ticks(8)
    assert 1 <= len(ticks) <= 8
    assert all(one[0] < other[0] for one, other in pairwise(ticks))


def test_years_before_christ_are_named_so() -> None:
    scale = Timescale.over([-20_000, 20_000], 0, 100)
    labels = [label for _, label in scale.ticks(9)]
    assert "41 BC" in labels
    assert "20" in labels


GRID = Grid()
EDGES = st.lists(st.tuples(st.integers(0, 17), st.integers(0, 17)).filter(lambda pair: pair[0] != pair[1]))


@given(EDGES.filter(bool))
def test_boxes_lie_apart_on_the_page_and_no_line_crosses_one(pairs: list[tuple[int, int]]) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph((f"n{one:02d}", f"n{other:02d}") for one, other in pairs)
    layout = lay_out(graph, WIDTH)
    assert set(layout.boxes) == set(graph)
    assert set(layout.lines) == set(graph.edges)
    for (x0, y0), (x1, y1) in combinations(layout.boxes.values(), 2):
        assert abs(x0 - x1) >= GRID.box_width or abs(y0 - y1) >= GRID.box_height
    for x, y in layout.boxes.values():
        assert GRID.box_width / 2 <= x <= WIDTH - GRID.box_width / 2
        assert GRID.box_height / 2 <= y <= layout.height
        assert sum(other == y for _, other in layout.boxes.values()) <= GRID.across
    for edge, line in layout.lines.items():
        for x, y in line[1:-1]:
            for name, (left, top) in layout.boxes.items():
                inside = abs(x - left) < GRID.box_width / 2 - 9 and abs(y - top) < GRID.box_height / 2
                assert not inside, f"{edge} runs through {name}"


def test_whoever_has_power_over_another_stands_above() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph([("king", "minister"), ("minister", "clerk"), ("king", "clerk")])
    graph.add_edge("consul", "legion")
    boxes = lay_out(graph, WIDTH).boxes
    assert boxes["king"][1] < boxes["minister"][1] < boxes["clerk"][1]
    assert boxes["consul"][1] < boxes["legion"][1]
