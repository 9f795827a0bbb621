"""SHACL validation of what is accepted, by pyshacl, with the facts that show each fault and what to do.

This is the only module that may import pyshacl: it changes how rdflib reads literals, for the whole process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from typing import Literal as Choice

import rdflib
from pyshacl import validate as run_pyshacl
from rdflib import RDF, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as Answer
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.graph.layout import BASE, accepted, base_of
from potestas.graph.recover import claims_by_node, entities_of
from potestas.graph.wording import sentence
from potestas.ontology.errors import OntologyError
from potestas.ontology.vocabulary import POT, Vocabulary

Severity = Choice["violation", "warning", "info"]

SEVERITIES: dict[Node, Severity] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
"""From SHACL's terms to ours, gravest first."""

SHOWN = 3
"""Facts that show a fault of a thing that many facts speak of."""

_COPIED = (SH.focusNode, SH.resultPath, SH.value, SH.resultSeverity, SH.sourceConstraintComponent)


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
    raw = _run(graph, vocabulary.graph)
    nodes = sorted(raw.objects(predicate=SH.result), key=lambda node: _order(raw, node))
    conforms = all(raw.value(node, SH.resultSeverity) != SH.Violation for node in nodes)
    teller = _Teller(graph, vocabulary) if nodes else None
    results = tuple(teller.result(raw, node) for node in nodes) if teller else ()
    return Report(conforms, results, _tidy(raw, nodes, conforms, base_of(data) or BASE, vocabulary.graph))


class _Queried(Graph):
    """Parses each query once: pyshacl sends the same text for every node, and parsing is most of the work."""

    def query(self, query_object: str | Query, *args: Any, **options: Any) -> Answer:
        parsed = _parse(query_object) if isinstance(query_object, str) else query_object
        return super().query(parsed, *args, **options)


_parse = cache(prepareQuery)


def _run(graph: Graph, ontology: Graph) -> Graph:
    """The report as pyshacl gives it, over one plain graph in memory that holds the hierarchies too."""
    together = _Queried()
    for triple in graph:
        together.add(triple)
    for triple in ontology:
        if isinstance(triple[0], URIRef) and not (isinstance(triple[2], Literal) and triple[2].language):
            together.add(triple)
    before = rdflib.NORMALIZE_LITERALS
    try:
        _, report, text = run_pyshacl(together, shacl_graph=ontology, inference="none", inplace=True)
    finally:
        rdflib.NORMALIZE_LITERALS = before
    if not isinstance(report, Graph):
        raise OntologyError(f"the shapes cannot be applied: {' '.join(text.split())}")
    return report


def _order(report: Graph, result: Node) -> tuple[int, str, str, str, str]:
    severity = list(SEVERITIES).index(report.value(result, SH.resultSeverity) or SH.Violation)
    parts = (SH.resultMessage, SH.focusNode, SH.resultPath, SH.value)
    message, focus, path, value = (_text(report, result, part) for part in parts)
    return severity, message, focus, path, value


def _text(graph: Graph, node: Node, predicate: URIRef) -> str:
    return min((str(value) for value in graph.objects(node, predicate)), default="")


class _Teller:
    """Says in words what a result is about."""

    def __init__(self, graph: Graph, vocabulary: Vocabulary) -> None:
        self.graph, self.vocabulary = graph, vocabulary
        self.claims = claims_by_node(graph, vocabulary)
        self.types = {entity.name: entity.type for entity in entities_of(graph, vocabulary)}
        self.by_class = {str(type_.iri): key for key, type_ in vocabulary.entity_types.items()}

    def result(self, report: Graph, node: Node) -> Result:
        focus, value = report.value(node, SH.focusNode), report.value(node, SH.value)
        claims = tuple(self._shown_by(focus, value))
        name = _text(self.graph, focus, SKOS.prefLabel) if focus is not None else ""
        if claims and not name:
            name = sentence(claims[0], self.vocabulary, self.types)
        return Result(
            severity=SEVERITIES[report.value(node, SH.resultSeverity) or SH.Violation],
            message=_text(report, node, SH.resultMessage),
            focus=name or str(focus),
            claims=claims,
            advice=_said(POT.advice, report, node, self.vocabulary.graph),
            may_be_one=self.by_class.get(_said(POT.mayBeOne, report, node, self.vocabulary.graph)),
            may_be_two=self.by_class.get(_said(POT.mayBeTwo, report, node, self.vocabulary.graph)),
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


def _said(term: URIRef, report: Graph, result: Node, ontology: Graph) -> str:
    """What the shape, or its SPARQL constraint, says by a term."""
    sources = [*report.objects(result, SH.sourceConstraint), *report.objects(result, SH.sourceShape)]
    found = (_text(graph, source, term) for source in sources for graph in (ontology, report))
    return next(filter(None, found), "")


def _tidy(report: Graph, results: list[Node], conforms: bool, base: str, ontology: Graph) -> Graph:
    """The report with IRIs in place of blank nodes, numbered in their order."""
    tidy = Graph()
    root = URIRef(f"{base}validation")
    tidy.add((root, RDF.type, SH.ValidationReport))
    tidy.add((root, SH.conforms, Literal(conforms)))
    for number, result in enumerate(results, start=1):
        node = URIRef(f"{base}validation/{number}")
        tidy.add((root, SH.result, node))
        tidy.add((node, RDF.type, SH.ValidationResult))
        tidy.add((node, SH.resultMessage, Literal(_text(report, result, SH.resultMessage))))
        for predicate in _COPIED:
            for value in report.objects(result, predicate):
                if not isinstance(value, BNode):
                    tidy.add((node, predicate, value))
        for shape in report.objects(result, SH.sourceShape):
            for named in [shape] if isinstance(shape, URIRef) else ontology.subjects(SH.property, shape):
                tidy.add((node, SH.sourceShape, named))
    return tidy
