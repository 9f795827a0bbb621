"""Every term of the ontology is documented, and every foreign term exists where it says it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, TIME, VANN, XSD, Graph, URIRef
from rdflib.namespace import DefinedNamespace

import potestas.ontology
from potestas.ontology.vocabulary import POT, vocabulary

FOLDER = Path(potestas.ontology.__file__).parent
TERM_LISTS = Path(__file__).parent / "terms"

SHIPPED: list[type[DefinedNamespace]] = [
    *(DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, TIME, VANN, XSD),
]
"""Vocabularies whose terms rdflib lists."""

NOT_FOREIGN = (
    "https://w3id.org/potestas/",
    *("https://www.apache.org/", "https://networkx.org/", "https://followthemoney.tech/", "http://www.loc.gov/"),
)
"""Our own terms, and pages that a licence or a dcterms:source may point to."""


def everything() -> Graph:
    graph = Graph()
    for path in FOLDER.rglob("*.ttl"):
        graph.parse(path, format="turtle")
    return graph


def own_terms() -> list[URIRef]:
    subjects = {node for node in everything().subjects() if isinstance(node, URIRef)}
    return sorted(node for node in subjects if node in POT)


def listed_terms() -> dict[str, set[str]]:
    """Namespace → local names, of the vocabularies that rdflib does not ship."""
    lists = {}
    for path in sorted(TERM_LISTS.glob("*.txt")):
        first, *lines = path.read_text(encoding="utf-8").splitlines()
        lists[first.removeprefix("# ")] = {
            word for line in lines if not line.startswith("#") for word in line.split()
        }
    return lists


def foreign_terms() -> Iterator[URIRef]:
    nodes = {node for triple in everything() for node in triple if isinstance(node, URIRef)}
    yield from sorted(node for node in nodes if not str(node).startswith(NOT_FOREIGN))


def exists(term: URIRef) -> bool:
    for namespace, names in listed_terms().items():
        if term.startswith(namespace):
            return term.removeprefix(namespace) in names
    return any(term in namespace for namespace in SHIPPED)


def test_every_own_term_has_label_definition_home_and_source() -> None:
    graph = vocabulary().graph
    needed = {RDFS.label: "label", SKOS.definition: "definition"}
    lacking = [
        f"{term} has no {name}"
        for term in own_terms()
        if (term, RDF.type, SKOS.ConceptScheme) not in graph
        for predicate, name in needed.items()
        if (term, predicate, None) not in graph
    ]
    terms = [term for term in own_terms() if (term, RDF.type, OWL.Class) in graph or _is_property(graph, term)]
    lacking += [
        f"{term} has no {predicate}"
        for term in terms
        for predicate in (RDFS.isDefinedBy, DCTERMS.source)
        if (term, predicate, None) not in graph
    ]
    assert not lacking


def _is_property(graph: Graph, term: URIRef) -> bool:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return any((term, RDF.type, kind) in graph for kind in kinds)


def test_every_own_term_that_is_used_is_defined() -> None:
    graph = everything()
    used = {node for triple in graph for node in triple if isinstance(node, URIRef) and node in POT}
    assert used == set(own_terms())


def test_every_foreign_term_exists_in_its_vocabulary() -> None:
    terms = list(foreign_terms())
    assert len(terms) > 100
    assert [str(term) for term in terms if not exists(term)] == []


@pytest.mark.parametrize("term", [URIRef(f"{ORG}headedBy"), URIRef("http://www.w3.org/ns/oa#hasPlace")])
def test_a_term_that_does_not_exist_is_noticed(term: URIRef) -> None:
    assert not exists(term)
