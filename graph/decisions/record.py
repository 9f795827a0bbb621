"""What rests on which file of the user's or of an authority, in the graph and out of it.

An entity prov:wasDerivedFrom the pot:Decision that joined, parted or named it, and that from the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import DCTERMS, PROV, RDF, RDFS, SDO, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from potestas.extract.claim import Decision, Reading
from potestas.graph.iris import Iris, title
from potestas.graph.layout import Triple
from potestas.ontology.vocabulary import POT


def decision_triples(reading: Reading, iris: Iris) -> Iterator[Triple]:
    """The decisions of a reading."""
    for decision in reading.decisions:
        node, file = iris.decisions[title(decision)], iris.files[decision.source]
        yield node, RDF.type, POT.Decision
        yield node, POT.verdict, Literal(decision.verdict)
        yield node, PROV.wasDerivedFrom, file
        yield file, RDF.type, PROV.Entity
        yield file, DCTERMS.title, Literal(decision.source)
        yield file, SDO.sha256, Literal(decision.sha256)
        if decision.because:
            yield node, RDFS.comment, Literal(decision.because)
        for name in decision.names:
            yield node, POT.onName, Literal(name)
        for entity in decision.entities:
            if entity in iris.things:
                yield iris.things[entity], PROV.wasDerivedFrom, node


def decisions_of(graph: Graph) -> tuple[Decision, ...]:
    """The decisions that a graph tells of, in the order of their files and IRIs, names in that of letters."""
    found = []
    for node in sorted(graph.subjects(RDF.type, POT.Decision), key=str):
        file = graph.value(node, PROV.wasDerivedFrom)
        resting = graph.subjects(PROV.wasDerivedFrom, node)
        entities = (_text(graph, entity, SKOS.prefLabel) for entity in resting)
        found.append(
            Decision(
                _text(graph, node, POT.verdict),
                tuple(sorted(map(str, graph.objects(node, POT.onName)))),
                tuple(sorted(entities)),
                _text(graph, file, DCTERMS.title),
                _text(graph, file, SDO.sha256),
                _text(graph, node, RDFS.comment),
            )
        )
    return tuple(sorted(found, key=lambda decision: decision.source))


def _text(graph: Graph, node: Node | None, predicate: URIRef) -> str:
    value = None if node is None else graph.value(node, predicate)
    return "" if value is None else str(value)
