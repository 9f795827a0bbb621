"""Whose rise to power, and over what, a text tells best."""

from __future__ import annotations

from collections.abc import Sequence

from potestas.extract.claim import Reading
from potestas.graph.power.centrality import centrality
from potestas.graph.power.network import ASSERTED, network
from potestas.graph.power.trace import Trace, Tracer
from potestas.ontology.vocabulary import Vocabulary

MOST = 6
"""How many people, and how many bodies, are looked at: those with most power, and those most under it."""


def greatest_rise(
    reading: Reading, vocabulary: Vocabulary, statuses: Sequence[str] = ASSERTED
) -> Trace | None:
    """The trace from a person to a body with most dated steps of that person, where direct ones count more.

    None if no person has power over a body.
    """
    measured = centrality(network(reading, vocabulary, None, None, statuses), ("pagerank", "under"))
    people = [row.name for row in measured if row.type == "Person"][:MOST]
    bodies = sorted(
        (row for row in measured if row.type == "Body"), key=lambda row: (-row["under"], row.name)
    )
    tracer = Tracer(reading, vocabulary, None, statuses)
    traces = [tracer.trace(person, body.name) for person in people for body in bodies[:MOST]]
    found = [trace for trace in traces if trace.steps]
    best = max(found, key=lambda trace: (_own(trace), len(trace.steps)), default=None)
    return best and tracer.grown(best)


def _own(trace: Trace) -> float:
    """How many dated steps are told of the source, not of those in between; one of n legs counts 1/n."""
    return sum(1 / len(step.legs) for step in trace.dated if step.legs[0].claim == step.claim)
