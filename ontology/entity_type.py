"""Types of entity (`Person`, `Body` ...): the classes of `core.ttl` that carry pot:entityType."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rdflib import RDFS, SKOS, URIRef

from potestas.ontology.scheme import Scheme
from potestas.ontology.scheme_file import scheme_named
from potestas.ontology.turtle import POT, TurtleFile


@dataclass(frozen=True, slots=True)
class EntityType:
    """A type of entity, its class, and the scheme that its SKOS kinds come from, if it has one.

    `classified_by` is the property from an entity of this type to its SKOS kind.
    """

    key: str
    iri: URIRef
    label: str
    definition: str
    scheme: str | None
    classified_by: URIRef


def read_entity_types(core: TurtleFile, schemes: Collection[Scheme]) -> dict[str, EntityType]:
    """The types of entity by their key; raises OntologyError for one that lacks something."""
    types = {}
    for node in sorted(map(core.named, core.graph.subjects(POT.entityType))):
        key, scheme = core.text(node, POT.entityType), scheme_named(core, node, schemes)
        types[key] = EntityType(
            key=key,
            iri=node,
            label=core.text(node, RDFS.label),
            definition=core.text(node, SKOS.definition),
            scheme=scheme.key if scheme else None,
            classified_by=core.iri(node, POT.classifiedBy),
        )
    return types
