"""Validation: which shapes and axioms the accepted facts break, with the facts that show each fault.

Shapes that are about facts of every status (pot:ofEveryStatus) see all that is stated; the others, and the
axioms, see what is accepted alone, so that nothing that is disbelieved can break them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
    """All that is wrong, gravest first, as SHACL has it (`faults`) and in words (`results`), one for one.

    It conforms if nothing is a violation. `graph` is the report in SHACL's terms.
    """

    conforms: bool
    faults: tuple[Fault, ...]
    results: tuple[Result, ...]
    graph: Graph

    @classmethod
    def of(cls, found: Iterable[tuple[Fault, Result]], base: str) -> Report:
        """The report of what was found, in whatever order; `base` is what its IRIs begin with."""
        pairs = sorted(found, key=lambda pair: _order(pair[0]))
        faults = tuple(fault for fault, _ in pairs)
        conforms = all(fault.severity != SH.Violation for fault in faults)
        results = tuple(result for _, result in pairs)
        return cls(conforms, faults, results, _as_shacl(faults, conforms, base))


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
    graphs = {id(graph): graph for _, graph in found}
    tellers = {key: Teller(graph, vocabulary, claims) for key, graph in graphs.items()}
    told_of = (
        (_in_a_named_shape(fault, ontology), tellers[id(graph)].result(fault, clashes.get(fault, ())))
        for fault, graph in found
    )
    return Report.of(told_of, base_of(data) or BASE)


def _in_a_named_shape(fault: Fault, ontology: Graph) -> Fault:
    """The fault, with the shape that has a name in place of the property shape in it, which has none."""
    if isinstance(fault.shape, URIRef):
        return fault
    return replace(fault, shape=ontology.value(predicate=SH.property, object=fault.shape) or fault.shape)


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


def _as_shacl(found: Iterable[Fault], conforms: bool, base: str) -> Graph:
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
            SH.sourceShape: fault.shape,
        }
        for predicate, value in said.items():
            if value is not None and not isinstance(value, BNode):
                report.add((node, predicate, value))
    return report
