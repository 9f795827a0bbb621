"""Validation: which shapes and axioms the accepted facts break, with the facts that show each fault.

Shapes that are about facts of every status (pot:ofEveryStatus) see all that is stated; the others, and the
axioms, see what is accepted alone, so that nothing that is disbelieved can break them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.graph.consistency import inconsistencies
from potestas.graph.finding import SEVERITIES, Result, Teller
from potestas.graph.layout import BASE, Triple, accepted, base_of, stated
from potestas.graph.recover import claims_by_node
from potestas.graph.shacl.at_once import faults
from potestas.graph.shacl.fault import Fault
from potestas.graph.shacl.shapes import shapes
from potestas.ontology.vocabulary import POT, Vocabulary


@dataclass(frozen=True, slots=True)
class Report:
    """All that is wrong; it conforms if nothing is a violation. `graph` is the report in SHACL's terms."""

    conforms: bool
    results: tuple[Result, ...]
    graph: Graph


def validate(
    data: Graph,
    vocabulary: Vocabulary,
    believed: Graph | None = None,
    claims: Mapping[Node, Claim] | None = None,
) -> Report:
    """Checks the accepted facts, and what follows from them, against the shapes and axioms of the ontology.

    `believed` is the accepted graph, if it is made already, and `claims` are those that are stated
    (`claims_by_node`). Raises OntologyError if a shape cannot be applied.
    """
    ontology, told = vocabulary.graph, stated(data)
    believed = accepted(data) if believed is None else believed
    claims = claims_by_node(told, vocabulary) if claims is None else claims
    everywhere = set(ontology.subjects(POT.ofEveryStatus, Literal(True)))
    clashes = inconsistencies(believed, ontology)
    found = [(fault, believed) for fault in clashes]
    for graph, general in ((believed, False), (told, True)):
        sorts = [shape for shape in shapes(ontology) if (shape.node in everywhere) == general]
        found += ((fault, graph) for fault in faults(with_classes(graph, ontology), ontology, sorts))
    found.sort(key=lambda pair: _order(pair[0]))
    graphs = {id(graph): graph for _, graph in found}
    tellers = {key: Teller(graph, vocabulary, claims) for key, graph in graphs.items()}
    results = tuple(tellers[id(graph)].result(fault, clashes.get(fault, ())) for fault, graph in found)
    conforms = all(fault.severity != SH.Violation for fault, _ in found)
    report = _as_shacl((fault for fault, _ in found), conforms, base_of(data) or BASE, ontology)
    return Report(conforms, results, report)


def with_classes(graph: Graph, ontology: Graph) -> list[Triple]:
    """The triples of a graph and what the ontology says of classes and concepts."""
    return [*graph, *_about_classes(ontology)]


@lru_cache(maxsize=4)
def _about_classes(ontology: Graph) -> list[Triple]:
    """What is said of anything with a name, but in words for people."""
    return [
        triple
        for triple in ontology
        if isinstance(triple[0], URIRef) and not (isinstance(triple[2], Literal) and triple[2].language)
    ]


def _order(fault: Fault) -> tuple[int, str, str, str, str]:
    words = (str(part or "") for part in (fault.message, fault.focus, fault.path, fault.value))
    return list(SEVERITIES).index(fault.severity), *words  # type: ignore[return-value]


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
