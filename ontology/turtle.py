"""Reads nodes of a Turtle file with checks, so that whatever is missing is refused by the file's name."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from potestas.ontology.errors import OntologyError
from potestas.ontology.rdf import parse

POT = Namespace("https://w3id.org/potestas/ontology#")


@dataclass(frozen=True, slots=True)
class TurtleFile:
    """A file, the graph that it holds, and ways to read a node of it."""

    path: Path
    graph: Graph

    @classmethod
    def parse(cls, path: Path) -> TurtleFile:
        """Raises OntologyError, with the file's name, where it is not Turtle."""
        try:
            return cls(path, parse(path.read_text(encoding="utf-8"), ".ttl", Graph()))
        except SyntaxError as fault:
            raise OntologyError(f"{path}: not Turtle: {fault.msg}") from fault
        except (OSError, UnicodeDecodeError) as fault:
            raise OntologyError(f"{path}: cannot be read: {fault}") from fault

    def refuse(self, node: Node, fault: str) -> OntologyError:
        """The error to raise: file, the node's name where it has one, what is wrong."""
        name = f" {node.n3(self.graph.namespace_manager)}" if isinstance(node, URIRef) else ""
        return OntologyError(f"{self.path}:{name} {fault}")

    def named(self, node: Node) -> URIRef:
        """The node, if it has an IRI; a blank one is refused."""
        if not isinstance(node, URIRef):
            raise self.refuse(node, "has a term without an IRI")
        return node

    def maybe(self, node: Node, predicate: URIRef) -> Node | None:
        """The one value, or None; more than one is refused."""
        values = list(self.graph.objects(node, predicate))
        if len(values) > 1:
            raise self.refuse(node, f"has {len(values)} values of {self._short(predicate)}, but may have one")
        return values[0] if values else None

    def value(self, node: Node, predicate: URIRef) -> Node:
        """The one value; none is refused."""
        found = self.maybe(node, predicate)
        if found is None:
            raise self.refuse(node, f"lacks {self._short(predicate)}")
        return found

    def iri(self, node: Node, predicate: URIRef) -> URIRef:
        found = self.value(node, predicate)
        if not isinstance(found, URIRef):
            raise self.refuse(node, f"needs an IRI as {self._short(predicate)}, not {found}")
        return found

    def text(self, node: Node, predicate: URIRef) -> str:
        found = self.value(node, predicate)
        if not isinstance(found, Literal) or not str(found).strip():
            raise self.refuse(node, f"needs words as {self._short(predicate)}, not {found.n3()}")
        return str(found)

    def words(self, node: Node, *predicates: URIRef) -> tuple[str, ...]:
        """All literal values, in lower case and sorted, without doubles."""
        values = (value for predicate in predicates for value in self.graph.objects(node, predicate))
        return tuple(sorted({str(value).lower() for value in values}))

    def number(self, node: Node, predicate: URIRef) -> float:
        found = self.value(node, predicate)
        number = found.toPython() if isinstance(found, Literal) else None
        if isinstance(number, bool) or not isinstance(number, int | float | Decimal):
            raise self.refuse(node, f"needs a number as {self._short(predicate)}, not {found}")
        return float(number)

    def _short(self, predicate: URIRef) -> str:
        return predicate.n3(self.graph.namespace_manager)
