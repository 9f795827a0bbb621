"""The axioms stay within OWL 2 RL, and what follows from them is what a historian would conclude."""

from __future__ import annotations

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import DCTERMS, FOAF, ORG, OWL, RDF, RDFS, BNode, Graph, Namespace, URIRef

from potestas.ontology.vocabulary import POT, vocabulary

EX = Namespace("https://example.org/")

AXIOMS = {
    *(RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range),
    *(OWL.inverseOf, OWL.propertyChainAxiom, OWL.disjointWith, OWL.members, OWL.hasKey),
    *(OWL.equivalentClass, OWL.equivalentProperty),
}
TYPES = {
    *(OWL.Ontology, OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty),
    *(OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.TransitiveProperty, OWL.SymmetricProperty),
    *(OWL.AsymmetricProperty, OWL.IrreflexiveProperty, OWL.AllDisjointClasses),
}


def test_only_axioms_of_owl_2_rl_over_named_classes_and_properties() -> None:
    """OWL 2 Profiles, section 4: without class expressions, these axioms are in RL whatever they speak of."""
    graph = vocabulary().graph
    owl_types = {class_ for class_ in graph.objects(predicate=RDF.type) if str(class_).startswith(str(OWL))}
    owl_predicates = {predicate for predicate in graph.predicates() if str(predicate).startswith(str(OWL))}
    assert owl_types <= TYPES
    assert owl_predicates <= AXIOMS
    for predicate in AXIOMS & set(graph.predicates()):
        for subject, value in graph.subject_objects(predicate):
            named = [*graph.items(value)] if predicate in (OWL.propertyChainAxiom, OWL.members) else [value]
            assert named and not any(isinstance(node, BNode) for node in named)
            assert predicate == OWL.members or not isinstance(subject, BNode)


def test_every_property_of_an_axiom_is_declared() -> None:
    graph = vocabulary().graph
    kinds = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
    pairs = [*graph.subject_objects(RDFS.subPropertyOf), *graph.subject_objects(OWL.inverseOf)]
    used = {node for pair in pairs for node in pair}
    used |= {link for chain in graph.objects(predicate=OWL.propertyChainAxiom) for link in graph.items(chain)}
    assert [node for node in used if kinds.isdisjoint(graph.objects(node, RDF.type))] == []


def closure(*triples: tuple[URIRef, URIRef, URIRef]) -> Graph:
    """What follows from the axioms alone and these triples."""
    graph = Graph()
    for subject, predicate, value in vocabulary().graph:
        if predicate in AXIOMS | {RDF.type, RDF.first, RDF.rest}:
            graph.add((subject, predicate, value))
    for triple in triples:
        graph.add(triple)
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


@pytest.fixture(scope="module")
def admiralty() -> Graph:
    """Sandwich heads the Admiralty, which supervises the dockyards; the Navy Board is a part of it."""
    return closure(
        (EX.sandwich, ORG.headOf, EX.admiralty),
        (EX.pepys, ORG.holds, EX.clerkship),
        (EX.clerkship, ORG.postIn, EX.navyBoard),
        (EX.admiralty, POT.supervises, EX.dockyards),
        (EX.navyBoard, ORG.subOrganizationOf, EX.admiralty),
        (EX.ticketOffice, ORG.subOrganizationOf, EX.navyBoard),
        (EX.navyBoard, POT.examines, EX.accounts),
        (EX.admiralty, POT.replaces, EX.lordAdmiral),
    )


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        (EX.sandwich, ORG.memberOf, EX.admiralty),
        (EX.admiralty, ORG.hasMember, EX.sandwich),
        (EX.pepys, ORG.memberOf, EX.navyBoard),
        (EX.clerkship, ORG.heldBy, EX.pepys),
        (EX.ticketOffice, ORG.subOrganizationOf, EX.admiralty),
        (EX.admiralty, ORG.hasSubOrganization, EX.ticketOffice),
        (EX.dockyards, POT.supervisedBy, EX.admiralty),
        (EX.sandwich, POT.oversees, EX.dockyards),
        (EX.sandwich, POT.oversees, EX.ticketOffice),
        (EX.ticketOffice, POT.overseenBy, EX.sandwich),
        (EX.accounts, POT.examinedBy, EX.navyBoard),
        (EX.lordAdmiral, POT.replacedBy, EX.admiralty),
        (EX.admiralty, DCTERMS.replaces, EX.lordAdmiral),
    ],
)
def test_what_follows(admiralty: Graph, subject: URIRef, predicate: URIRef, value: URIRef) -> None:
    assert (subject, predicate, value) in admiralty


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        (EX.sandwich, POT.supervises, EX.dockyards),
        (EX.pepys, POT.oversees, EX.navyBoard),
        (EX.pepys, ORG.memberOf, EX.admiralty),
        (EX.navyBoard, POT.oversees, EX.dockyards),
        (EX.sandwich, ORG.headOf, EX.navyBoard),
        (EX.navyBoard, POT.oversees, EX.accounts),
    ],
)
def test_what_does_not_follow(admiralty: Graph, subject: URIRef, predicate: URIRef, value: URIRef) -> None:
    assert (subject, predicate, value) not in admiralty


def test_nothing_becomes_a_person_or_a_body_by_what_is_said_of_it(admiralty: Graph) -> None:
    """Ranges would turn groups that are headed or supervised into bodies."""
    for node in (EX.sandwich, EX.admiralty, EX.dockyards):
        assert {FOAF.Person, ORG.Organization, POT.Group}.isdisjoint(admiralty.objects(node, RDF.type))


def test_a_person_who_is_a_body_too_is_a_contradiction() -> None:
    confused = closure((EX.commodus, RDF.type, FOAF.Person), (EX.commodus, RDF.type, ORG.Organization))
    sound = closure((EX.commodus, RDF.type, FOAF.Person), (EX.senate, RDF.type, ORG.Organization))
    error = URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
    assert list(confused.subjects(RDF.type, error))
    assert not list(sound.subjects(RDF.type, error))
