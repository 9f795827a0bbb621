"""Each constraint as one SPARQL query for all nodes that break it.

SHACL (4 and 5) says of one focus node when it breaks a constraint, and an engine asks that once for each. The
queries here begin with what the shape is about in place of the one node, so they are asked once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import RDF, RDFS, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from potestas.graph.shacl.shapes import Shape

_WHERE = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)
_CLASS_OF = f"{RDF.type.n3()}/{RDFS.subClassOf.n3()}*"
_NODE_KINDS: dict[Node, str] = {
    SH.IRI: "isIRI(?value)",
    SH.Literal: "isLiteral(?value)",
    SH.BlankNode: "isBlank(?value)",
}
_CASTS = (XSD.integer, XSD.decimal, XSD.float, XSD.double, XSD.boolean, XSD.date, XSD.dateTime, XSD.string)
"""Datatypes whose literals SPARQL can tell to be well formed."""
_COMPARED = {SH.minInclusive: ">=", SH.maxInclusive: "<=", SH.minExclusive: ">", SH.maxExclusive: "<"}
_PAIRED = {SH.lessThan: "<", SH.lessThanOrEquals: "<="}
_COUNTED = {SH.minCount: "<", SH.maxCount: ">"}


@dataclass(frozen=True, slots=True)
class Constraint:
    """Whoever is in the answer to `query`, as ?this with ?value, breaks it; the rest is as a Fault has it."""

    query: str
    component: Node
    shape: Shape
    node: Node | None
    message: str


class Uncovered(Exception):
    """A shape says something for which there is no query; the message is what."""


def constraints(shape: Shape, graph: Graph) -> list[Constraint]:
    """The constraints of a node shape and of its property shapes; none if it is about nothing.

    Raises Uncovered if one of them is not covered.
    """
    if not shape.targets:
        return []
    about = " UNION ".join(f"{{ {_about(target, value)} }}" for target, value in shape.targets)
    found = [_constraint(shape, key, value, about, graph) for key, value in shape.constraints]
    for part in shape.properties:
        if not isinstance(part.path, URIRef) or part.properties:
            raise Uncovered(f"the path or the nesting of a property shape of {shape.node}")
        found += (_constraint(part, key, value, about, graph) for key, value in part.constraints)
    return found


def _about(target: URIRef, value: Node) -> str:
    if target == SH.targetClass:
        return f"?this {_CLASS_OF} {value.n3()}"
    if target == SH.targetSubjectsOf:
        return f"?this {value.n3()} ?targeted"
    if target == SH.targetObjectsOf:
        return f"?targeting {value.n3()} ?this"
    return f"VALUES ?this {{ {value.n3()} }}"


def _constraint(shape: Shape, key: URIRef, value: Node, about: str, graph: Graph) -> Constraint:
    if key == SH.sparql:
        message = graph.value(value, SH.message)
        query = _anchored(graph, value, about)
        return Constraint(query, SH.SPARQLConstraintComponent, shape, value, str(message or shape.message))
    name = str(key).removeprefix(str(SH))
    component = URIRef(f"{SH}{name[0].upper()}{name[1:]}ConstraintComponent")
    return Constraint(_query(shape, key, value, about, graph), component, shape, None, shape.message)


def _anchored(graph: Graph, constraint: Node, about: str) -> str:
    """A SPARQL constraint (5.1) with what the shape is about at the beginning of its pattern."""
    select = str(graph.value(constraint, SH.select))
    prefixes = sorted(
        f"PREFIX {graph.value(declaration, SH.prefix)}: <{graph.value(declaration, SH.namespace)}>"
        for declaring in graph.objects(constraint, SH.prefixes)
        for declaration in graph.objects(declaring, SH.declare)
    )
    return "\n".join(prefixes) + "\n" + _WHERE.sub(rf"\g<0> {about} ", select, count=1)


def _query(shape: Shape, key: URIRef, value: Node, about: str, graph: Graph) -> str:
    if shape.path is None:
        raise Uncovered(f"{key} on a node shape")
    path = shape.path.n3()
    if key in _COUNTED:
        having = f"GROUP BY ?this HAVING (COUNT(DISTINCT ?counted) {_COUNTED[key]} {value})"
        return f"SELECT ?this WHERE {{ {about} OPTIONAL {{ ?this {path} ?counted }} }} {having}"
    pattern = f"{about} ?this {path} ?value"
    if key == SH.disjoint:
        return f"SELECT DISTINCT ?this ?value WHERE {{ {pattern} . ?this {value.n3()} ?value }}"
    if key in _PAIRED:
        pair = f"?this {value.n3()} ?other FILTER(!COALESCE(?value {_PAIRED[key]} ?other, false))"
        return f"SELECT DISTINCT ?this ?value WHERE {{ {pattern} . {pair} }}"
    return f"SELECT DISTINCT ?this ?value WHERE {{ {pattern} FILTER(!({_condition(key, value, graph)})) }}"


def _condition(key: URIRef, value: Node, graph: Graph) -> str:
    """What must be so of ?value."""
    if key == SH["class"]:
        return f"EXISTS {{ ?value {_CLASS_OF} {value.n3()} }}"
    if key == SH.nodeKind and value in _NODE_KINDS:
        return _NODE_KINDS[value]
    if key == SH.datatype:
        formed = f"COALESCE(DATATYPE({value.n3()}(STR(?value))) = {value.n3()}, false)"
        of_type = f"COALESCE(DATATYPE(?value) = {value.n3()}, false)"
        return f"{of_type} && {formed}" if value in _CASTS else of_type
    if key in _COMPARED and isinstance(value, Literal):
        return f"COALESCE(?value {_COMPARED[key]} {value.n3()}, false)"
    if key == SH["or"]:
        return " || ".join(f"({_all(branch, graph)})" for branch in Collection(graph, value))
    raise Uncovered(str(key))


def _all(branch: Node, graph: Graph) -> str:
    """All conditions of a shape without a name that stands in a list."""
    return " && ".join(sorted(_conditions(branch, graph))) or "true"


def _conditions(branch: Node, graph: Graph) -> Iterator[str]:
    for key, value in graph.predicate_objects(branch):
        if isinstance(key, URIRef):
            yield _condition(key, value, graph)
