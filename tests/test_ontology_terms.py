"""Every term of the ontology is documented, and every foreign term exists where it says it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, TIME, VANN, XSD, Graph, URIRef
from rdflib.namespace import DefinedNamespace

from potestas.ontology.manual import manual
from potestas.ontology.vocabulary import POT, vocabulary

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "ontology"
TERM_LISTS = ROOT / "tests" / "terms"

SHIPPED: list[type[DefinedNamespace]] = [
    *(DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, TIME, VANN, XSD),
]
"""Vocabularies whose terms rdflib lists."""

NOT_FOREIGN = (
    "https://w3id.org/potestas/",
    *("https://www.apache.org/", "https://networkx.org/", "https://followthemoney.tech/", "http://www.loc.gov/"),
)
"""Our own terms, and pages that a licence or a dcterms:source may point to."""


@cache
def everything() -> Graph:
    """All Turtle files, the alignments too."""
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


TERMS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition, RDFS.isDefinedBy, DCTERMS.source])
def test_every_own_term_is_documented(predicate: URIRef) -> None:
    graph = everything()
    terms = [term for term in own_terms() if not TERMS.isdisjoint(graph.objects(term, RDF.type))]
    assert len(terms) > 100
    assert [str(term) for term in terms if (term, predicate, None) not in graph] == []


def test_every_concept_scheme_and_shape_is_documented() -> None:
    graph = everything()
    concepts = [*graph.subjects(RDF.type, SKOS.Concept), *graph.subjects(RDF.type, SKOS.ConceptScheme)]
    shapes = [term for term in graph.subjects(RDF.type, SH.NodeShape) if isinstance(term, URIRef)]
    undefined = [node for node in [*concepts, *shapes] if (node, SKOS.definition, None) not in graph]
    assert undefined == []
    assert [node for node in concepts if (node, SKOS.prefLabel, None) not in graph] == []


@pytest.mark.parametrize("predicate", [SH.message, POT.advice])
def test_every_rule_says_what_is_wrong_and_what_to_do(predicate: URIRef) -> None:
    graph = everything()
    rules = {*graph.objects(predicate=SH.property), *graph.objects(predicate=SH.sparql)}
    assert [rule for rule in rules if (rule, predicate, None) not in graph] == []


def test_every_own_term_that_is_used_is_defined() -> None:
    graph = everything()
    used = {node for triple in graph for node in triple if isinstance(node, URIRef) and node in POT}
    assert used == set(own_terms())


def test_the_program_uses_no_own_term_that_is_not_defined() -> None:
    folders = ("ontology/contradictions", "graph", "queries")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    texts = [path.read_text(encoding="utf-8") for path in files if path.suffix in (".py", ".rq")]
    named = {name for text in texts for name in re.findall(r"\b(?:POT\.|pot:)(\w+)", text)}
    assert {"Tenure", "during"} <= named
    assert {name for name in named if POT[name] not in own_terms()} == set()


def test_every_foreign_term_exists_in_its_vocabulary() -> None:
    terms = list(foreign_terms())
    assert len(terms) > 100
    assert [str(term) for term in terms if not exists(term)] == []


@pytest.mark.parametrize("term", [URIRef(f"{ORG}headedBy"), URIRef("http://www.w3.org/ns/oa#hasPlace")])
def test_a_term_that_does_not_exist_is_noticed(term: URIRef) -> None:
    assert not exists(term)


def test_the_manual_is_what_the_turtle_says() -> None:
    alignments = Graph().parse(FOLDER / "alignments.ttl", format="turtle")
    written = ROOT / "docs" / "ontology.md"
    assert written.read_text(encoding="utf-8") == manual(vocabulary(), alignments), (
        "write it anew: python -m potestas.ontology.manual > docs/ontology.md"
    )
