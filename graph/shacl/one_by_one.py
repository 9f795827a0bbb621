"""All faults of a graph as pyshacl finds them: the reference, which evaluates each constraint node by node.

This is the only module that may import pyshacl: it changes how rdflib reads literals, for the whole process.
"""

from __future__ import annotations

from collections.abc import Iterator

import rdflib
from pyshacl import validate
from rdflib import RDF, SH, Graph
from rdflib.term import Node

from potestas.graph.shacl.fault import Fault
from potestas.ontology.errors import OntologyError


def faults(data: Graph, ontology: Graph, shape: Node | None = None) -> set[Fault]:
    """What breaks the shapes of `ontology`, or one of them, among the nodes of a plain graph in memory.

    Raises OntologyError if a shape cannot be applied.
    """
    before = rdflib.NORMALIZE_LITERALS
    chosen = None if shape is None else [str(shape)]
    try:
        _, report, text = validate(
            data, shacl_graph=ontology, inference="none", inplace=True, use_shapes=chosen
        )
    finally:
        rdflib.NORMALIZE_LITERALS = before
    if not isinstance(report, Graph):
        raise OntologyError(f"the shapes cannot be applied: {' '.join(text.split())}")
    return set(_faults(report))


def _faults(report: Graph) -> Iterator[Fault]:
    for node in report.subjects(RDF.type, SH.ValidationResult):
        messages = sorted(str(message) for message in report.objects(node, SH.resultMessage))
        yield Fault(
            focus=_one(report, node, SH.focusNode),
            path=report.value(node, SH.resultPath),
            value=report.value(node, SH.value),
            severity=_one(report, node, SH.resultSeverity),
            component=_one(report, node, SH.sourceConstraintComponent),
            shape=_one(report, node, SH.sourceShape),
            constraint=report.value(node, SH.sourceConstraint),
            message=messages[0] if messages else "",
        )


def _one(report: Graph, node: Node, predicate: Node) -> Node:
    value = report.value(node, predicate)
    assert value is not None  # SHACL, 3.6.2: each result has exactly one
    return value
