"""RDF → claims: the inverse of `assemble`, from a dataset or from a plain accepted graph alike."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from potestas.extract.claim import Claim, Entity, Reading
from potestas.graph.dating import dates_of
from potestas.graph.decisions.record import decisions_of
from potestas.graph.evidence import documents_of, evidence_of, evidence_order, grounds_of, rule_of
from potestas.graph.layout import stated
from potestas.ontology.vocabulary import POT, Kind, Vocabulary


def recover(
    data: Graph, vocabulary: Vocabulary, claims: Mapping[Node, Claim] | None = None
) -> Reading:
    """The claims, entities, documents and decisions that the data describe; entities have their IRIs.

    Claims come in the order of the text, entities in that of their names. An accepted graph gives back the
    accepted claims and what they speak of. A fact without a status that the ontology has gets an empty one.
    `claims` are those that are stated, if they are known (`claims_by_node`).
    """
    graph = stated(data)
    claims = claims_by_node(graph, vocabulary) if claims is None else claims
    return Reading(
        claims=tuple(sorted(claims.values(), key=_text_order)),
        entities=tuple(sorted(entities_of(graph, vocabulary), key=lambda entity: (entity.name, entity.iri))),
        documents=documents_of(graph),
        decisions=decisions_of(graph),
    )


def claims_by_node(graph: Graph, vocabulary: Vocabulary) -> dict[Node, Claim]:
    """The node of each fact in one graph, and the claim that it stands for."""
    statuses: dict[Node, str] = {concept.iri: key for key, concept in vocabulary.statuses.concepts.items()}
    return {
        node: _claim(graph, node, kind, statuses)
        for kind in vocabulary.kinds.values()
        for node in graph.subjects(RDF.type, kind.iri)
    }


def _claim(graph: Graph, node: Node, kind: Kind, statuses: dict[Node, str]) -> Claim:
    arguments = {key: _words(graph, node, argument.property) for key, argument in kind.arguments.items()}
    return Claim(
        id=_words(graph, node, DCTERMS.identifier) or str(node),
        kind=kind.key,
        status="".join(statuses.get(status, "") for status in graph.objects(node, POT.status)),
        by=_words(graph, node, POT.holder),
        evidence=evidence_of(graph, node),
        rule=rule_of(graph, node),
        grounds=grounds_of(graph, node),
        confidence=_number(graph, node, POT.confidence),
        **arguments,
        **dates_of(graph, kind, node),
    )


def _words(graph: Graph, node: Node, predicate: URIRef) -> str | None:
    """The value as a claim has it: the preferred name of a resource, or the text itself."""
    value = graph.value(node, predicate)
    if not isinstance(value, URIRef):
        return None if value is None else str(value)
    return _name(graph, value)


def _number(graph: Graph, node: Node, predicate: URIRef) -> float | None:
    """The first value that is a number, if there is one."""
    values = (value.toPython() for value in graph.objects(node, predicate) if isinstance(value, Literal))
    return next((float(value) for value in values if isinstance(value, Decimal | int | float)), None)


def _name(graph: Graph, node: Node) -> str:
    return str(graph.value(node, SKOS.prefLabel, default=node))


def entities_of(graph: Graph, vocabulary: Vocabulary) -> list[Entity]:
    """The entities of one graph, each under its preferred name and IRI, in no order."""
    found = {}
    for type_ in vocabulary.entity_types.values():
        for node in graph.subjects(RDF.type, type_.iri):
            found[node] = Entity(
                name=_name(graph, node),
                type=type_.key,
                iri=str(node),
                aliases=tuple(sorted(map(str, graph.objects(node, SKOS.altLabel)))),
                kind=_words(graph, node, type_.classified_by),
                exact=tuple(sorted(map(str, graph.objects(node, SKOS.exactMatch)))),
            )
    return list(found.values())


def _text_order(claim: Claim) -> tuple[tuple[str, int, int, str, str], ...]:
    return (*map(evidence_order, claim.evidence[:1]), (claim.id, 0, 0, "", ""))
