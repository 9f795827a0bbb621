"""One fault: a node that breaks a constraint (a sh:ValidationResult of SHACL, 3.6.2)."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Fault:
    """`focus` breaks a constraint of the kind `component`, with `value` if that is to blame.

    `shape` is the node, or property, shape that has the constraint; `constraint` the SPARQL constraint, if it
    is one. `path` is the property that the shape is about.
    """

    focus: Node
    path: Node | None
    value: Node | None
    severity: Node
    component: Node
    shape: Node
    constraint: Node | None
    message: str
