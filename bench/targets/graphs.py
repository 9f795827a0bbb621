"""Graphs in Turtle, TriG and N-Quads: opened, asked for what they tell, and written again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mangling import as_bytes, mangled, mostly, reworded

from potestas.graph.write import trig, turtle
from potestas.knowledge import KnowledgeGraph
from potestas.opening import load
from targets.target import Inputs, of_file, sample

LINES = 12
"""Lines of N-Quads in an input."""


def blocks(ending: str) -> list[str]:
    """The sample's graph in parts that can be read by themselves: its head, then what is told of things."""
    kg = KnowledgeGraph.from_reading(sample())
    if ending == ".nq":
        lines = kg.dataset.serialize(format="nquads").splitlines(keepends=True)
        return ["", *("".join(lines[at : at + LINES]) for at in range(0, len(lines), LINES))]
    if ending == ".ttl":
        return turtle(kg.graph, kg.base).decode().split("\n\n")
    head, _, body = trig(kg.dataset, kg.base).decode().partition("\n\n")
    graphs = (graph.partition("{\n") for graph in body.split("}\n"))
    return [head, *(f"{name}{{\n{part}\n}}" for name, _, told in graphs for part in told.split("\n\n"))]


def spoilt(ending: str) -> Callable[[], Inputs]:
    """Graphs with terms in the wrong places, and now and then what is no graph."""

    def inputs() -> Inputs:
        head, *parts = blocks(ending)
        right = reworded(head, parts)
        whole = [f"{head}\n\n{part}" for part in parts]
        return mostly(right, as_bytes(mangled(whole, longest=4000)))

    return inputs


def open_it(path: Path) -> None:
    kg = load(path)
    for claim in kg.facts:
        assert kg.holdings, claim
    _ = kg.names, kg.entities
    kg.contradictions()
    turtle(kg.graph, kg.base)
    trig(kg.dataset, kg.base)


GRAPHS = {
    name: of_file(f"graphs in {said}", spoilt(ending), f"graph{ending}", open_it)
    for name, said, ending in (
        ("turtle", "Turtle", ".ttl"),
        ("trig", "TriG", ".trig"),
        ("nquads", "N-Quads", ".nq"),
    )
}
