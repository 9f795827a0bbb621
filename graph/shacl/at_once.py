"""All faults of a graph, each constraint evaluated once over all nodes, on Oxigraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rdflib import Graph

from potestas.graph.layout import Triple
from potestas.graph.oxigraph import Oxigraph
from potestas.graph.shacl import one_by_one
from potestas.graph.shacl.constraints import Constraint, Uncovered, constraints
from potestas.graph.shacl.fault import Fault
from potestas.graph.shacl.shapes import Shape, shapes


def faults(
    data: Graph | Sequence[Triple], ontology: Graph, chosen: Iterable[Shape] | None = None
) -> set[Fault]:
    """What breaks the shapes of `ontology`, or those `chosen`, among the nodes of `data`.

    `data` holds the classes too. Shapes that no query covers are left to pyshacl. Raises OntologyError
    if a shape cannot be applied.
    """
    engine = Oxigraph(data)
    found: set[Fault] = set()
    for shape in shapes(ontology) if chosen is None else chosen:
        try:
            queries = constraints(shape, ontology)
        except Uncovered:
            found |= one_by_one.faults(_plain(data), ontology, shape.node)
            continue
        for constraint in queries:
            found.update(_broken(constraint, engine))
    return found


def _plain(data: Graph | Sequence[Triple]) -> Graph:
    if isinstance(data, Graph):
        return data
    graph = Graph()
    graph += data
    return graph


def _broken(constraint: Constraint, engine: Oxigraph) -> Iterator[Fault]:
    """A SPARQL constraint of a node shape that gives no value blames the node itself (SHACL, 5.3.2)."""
    shape = constraint.shape
    itself = constraint.node is not None and shape.path is None
    for focus, *rest in engine.select(constraint.query):
        if focus is not None:
            yield Fault(
                focus=focus,
                path=shape.path,
                value=rest[0] if rest else focus if itself else None,
                severity=shape.severity,
                component=constraint.component,
                shape=shape.node,
                constraint=constraint.node,
                message=constraint.message,
            )
