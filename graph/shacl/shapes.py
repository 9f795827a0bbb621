"""Shapes as a shapes graph has them (SHACL, 2), without their meaning."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf, SH.targetNode)
"""By which a shape may say what it is about."""

_SAYING = {SH.name, SH.description, SH.message, SH.severity, SH.order, SH.group, SH.path, SH.rule, *TARGETS}
"""What constrains nothing."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A node shape (`path` is None) or a property shape of one.

    `targets` are pairs of the property by which it says what it is about, and the value. `constraints` are
    all else that it says in the terms of SHACL, sorted; `properties` the property shapes among that.
    """

    node: Node
    path: Node | None
    severity: Node
    message: str
    targets: tuple[tuple[URIRef, Node], ...]
    constraints: tuple[tuple[URIRef, Node], ...]
    properties: tuple[Shape, ...]


def shapes(graph: Graph) -> list[Shape]:
    """The node shapes of a graph, in the order of their IRIs."""
    return [_shape(graph, node) for node in sorted(graph.subjects(RDF.type, SH.NodeShape), key=str)]


def _shape(graph: Graph, node: Node) -> Shape:
    path = graph.value(node, SH.path)
    said = sorted(
        (predicate, value)
        for predicate, value in graph.predicate_objects(node)
        if isinstance(predicate, URIRef) and predicate in SH and predicate not in _SAYING
    )
    messages = sorted(map(str, graph.objects(node, SH.message)))
    return Shape(
        node=node,
        path=path,
        severity=graph.value(node, SH.severity) or SH.Violation,
        message=messages[0] if messages else "",
        targets=tuple(_targets(graph, node)) if path is None else (),
        constraints=tuple((key, value) for key, value in said if key != SH.property),
        properties=tuple(_shape(graph, value) for key, value in said if key == SH.property),
    )


def _targets(graph: Graph, node: Node) -> Iterator[tuple[URIRef, Node]]:
    """What the shape says, and itself if it is a class too (2.1.3.3)."""
    for target in TARGETS:
        for value in sorted(graph.objects(node, target), key=str):
            yield target, value
    if any((node, RDF.type, kind) in graph for kind in (OWL.Class, RDFS.Class)):
        yield SH.targetClass, node
