"""SHACL validation of what is accepted, with the facts that show each fault and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal as Choice

from rdflib import RDF, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.graph.layout import BASE, accepted, base_of
from potestas.graph.recover import claims_by_node, entities_of
from potestas.graph.shacl.at_once import faults
from potestas.graph.shacl.fault import Fault
from potestas.graph.wording import sentence
from potestas.ontology.vocabulary import POT, Vocabulary

Severity = Choice["violation", "warning", "info"]

SEVERITIES: dict[Node, Severity] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
"""From SHACL's terms to ours, gravest first."""

SHOWN = 3
"""Facts that show a fault of a thing that many facts speak of."""

@dataclass(frozen=True, slots=True)
class Result:
    """One thing that is wrong: `focus` says with what, `claims` show it, `advice` says what to do.

    `may_be_one` and `may_be_two` are types of entity: two of that type may be one, or one may be two.
    """

    severity: Severity
    message: str
    focus: str
    claims: tuple[Claim, ...]
    advice: str
    may_be_one: str | None = None
    may_be_two: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that is wrong; it conforms if nothing is a violation. `graph` is the report in SHACL's terms."""

    conforms: bool
    results: tuple[Result, ...]
    graph: Graph


def validate(data: Graph, vocabulary: Vocabulary) -> Report:
    """Checks the accepted facts, and what follows from them, against every shape of the ontology.

    Raises OntologyError if a shape cannot be applied.
    """
    graph = accepted(data)
    found = sorted(faults(with_classes(graph, vocabulary.graph), vocabulary.graph), key=_order)
    conforms = all(fault.severity != SH.Violation for fault in found)
    teller = _Teller(graph, vocabulary) if found else None
    results = tuple(map(teller.result, found)) if teller else ()
    return Report(conforms, results, _as_shacl(found, conforms, base_of(data) or BASE, vocabulary.graph))


def with_classes(graph: Graph, ontology: Graph) -> Graph:
    """The graph with what the ontology says of classes and concepts, in plain memory."""
    together = Graph()
    for triple in graph:
        together.add(triple)
    for triple in ontology:
        if isinstance(triple[0], URIRef) and not (isinstance(triple[2], Literal) and triple[2].language):
            together.add(triple)
    return together


def _order(fault: Fault) -> tuple[int, str, str, str, str]:
    words = (str(part or "") for part in (fault.message, fault.focus, fault.path, fault.value))
    return list(SEVERITIES).index(fault.severity), *words  # type: ignore[return-value]


class _Teller:
    """Says in words what a result is about."""

    def __init__(self, graph: Graph, vocabulary: Vocabulary) -> None:
        self.graph, self.vocabulary = graph, vocabulary
        self.claims = claims_by_node(graph, vocabulary)
        self.types = {entity.name: entity.type for entity in entities_of(graph, vocabulary)}
        self.by_class = {str(type_.iri): key for key, type_ in vocabulary.entity_types.items()}

    def result(self, fault: Fault) -> Result:
        claims = tuple(self._shown_by(fault.focus, fault.value))
        name = _text(self.graph, fault.focus, SKOS.prefLabel)
        if claims and not name:
            name = sentence(claims[0], self.vocabulary, self.types)
        return Result(
            severity=SEVERITIES[fault.severity],
            message=fault.message,
            focus=name or str(fault.focus),
            claims=claims,
            advice=self._said(POT.advice, fault),
            may_be_one=self.by_class.get(self._said(POT.mayBeOne, fault)),
            may_be_two=self.by_class.get(self._said(POT.mayBeTwo, fault)),
        )

    def _shown_by(self, *nodes: Node | None) -> Iterator[Claim]:
        """The facts among the nodes, or else those that speak of all of them, or else of the first."""
        facts = [node for node in nodes if node in self.claims]
        if not facts:
            about = [self._about(node) for node in nodes if isinstance(node, URIRef)]
            shared = set.intersection(*about) or about[0] if about else set()
            facts = sorted(shared, key=lambda node: self.claims[node].id)[:SHOWN]
        yield from (self.claims[node] for node in facts if node is not None)

    def _about(self, thing: Node) -> set[Node]:
        return {node for node in self.graph.subjects(object=thing) if node in self.claims}

    def _said(self, term: URIRef, fault: Fault) -> str:
        """What the SPARQL constraint, or its shape, says by a term."""
        sources = (fault.constraint, fault.shape)
        found = (_text(self.vocabulary.graph, source, term) for source in sources if source is not None)
        return next(filter(None, found), "")


def _text(graph: Graph, node: Node, predicate: URIRef) -> str:
    return min((str(value) for value in graph.objects(node, predicate)), default="")


def _as_shacl(found: Iterable[Fault], conforms: bool, base: str, ontology: Graph) -> Graph:
    """The report in SHACL's terms, with IRIs in place of blank nodes, numbered in their order."""
    report = Graph()
    root = URIRef(f"{base}validation")
    report.add((root, RDF.type, SH.ValidationReport))
    report.add((root, SH.conforms, Literal(conforms)))
    for number, fault in enumerate(found, start=1):
        node = URIRef(f"{base}validation/{number}")
        report.add((root, SH.result, node))
        report.add((node, RDF.type, SH.ValidationResult))
        report.add((node, SH.resultMessage, Literal(fault.message)))
        said = {
            SH.focusNode: fault.focus,
            SH.resultPath: fault.path,
            SH.value: fault.value,
            SH.resultSeverity: fault.severity,
            SH.sourceConstraintComponent: fault.component,
        }
        for predicate, value in said.items():
            if value is not None and not isinstance(value, BNode):
                report.add((node, predicate, value))
        named = isinstance(fault.shape, URIRef)
        for shape in [fault.shape] if named else ontology.subjects(SH.property, fault.shape):
            report.add((node, SH.sourceShape, shape))
    return report
