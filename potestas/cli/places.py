"""The graph that a verb works on."""

from __future__ import annotations

from potestas.knowledge import KnowledgeGraph
from potestas.opening import load


def opened(place: str, as_of: str | None, min_confidence: float | None = None) -> KnowledgeGraph:
    """The graph at a place, as of a date and of facts with a confidence if these are given."""
    graph = load(place)
    if min_confidence is not None:
        graph = graph.trusting(min_confidence)
    return graph if as_of is None else graph.as_of(as_of)
