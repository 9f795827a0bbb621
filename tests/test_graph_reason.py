"""What follows from accepted facts, and nothing else."""

import pytest
from rdflib import OWL, RDF, RDFS, Dataset, Graph, URIRef

from potestas.extract.claim import Claim, Entity, Reading
from potestas.graph.assemble import assemble
from potestas.graph.layout import BASE, INFERRED, accepted, graph_iri, stated
from potestas.graph.reasoning.reason import reason
from potestas.graph.write import PREFIXES
from potestas.ontology.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def inferred(vocabulary: Vocabulary) -> Graph:
    """From a Muscovite sketch: a chancery within a council, its head, what the council watches over."""
    claims = (
        Claim("m-1", "tenure", subject="Ivan Viskovatyi", object="Ambassadorial Chancery", role="head"),
        Claim("m-2", "part-of", subject="Ambassadorial Chancery", object="Chosen Council"),
        Claim("m-3", "part-of", subject="Chosen Council", object="Tsardom"),
        Claim("m-4", "supervision", subject="Ambassadorial Chancery", object="Greek Quarter"),
        Claim("m-5", "replaces", subject="Oprichnina", object="Chosen Council"),
        Claim("m-6", "tenure", subject="Aleksei Adashev", object="Tsardom", role="head", status="alleged"),
        Claim("m-7", "supervision", subject="Oprichnina", object="Tsardom", status="refuted"),
    )
    people = ("Ivan Viskovatyi", "Aleksei Adashev")
    bodies = ("Ambassadorial Chancery", "Chosen Council", "Tsardom", "Greek Quarter", "Oprichnina")
    entities = (*(Entity(name, "Person") for name in people), *(Entity(name, "Body") for name in bodies))
    return reason(assemble(Reading(claims, entities), vocabulary), vocabulary)


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        ("body/ambassadorial-chancery", "org:hasMember", "person/ivan-viskovatyi"),
        ("body/ambassadorial-chancery", "org:subOrganizationOf", "body/tsardom"),
        ("body/tsardom", "org:hasSubOrganization", "body/ambassadorial-chancery"),
        ("body/greek-quarter", "pot:supervisedBy", "body/ambassadorial-chancery"),
        ("person/ivan-viskovatyi", "pot:oversees", "body/ambassadorial-chancery"),
        ("person/ivan-viskovatyi", "pot:oversees", "body/greek-quarter"),
        ("body/tsardom", "pot:oversees", "body/ambassadorial-chancery"),
        ("post/ambassadorial-chancery/head", "org:heldBy", "person/ivan-viskovatyi"),
        ("body/chosen-council", "pot:replacedBy", "body/oprichnina"),
    ],
)
def test_what_follows_is_found(inferred: Graph, subject: str, predicate: str, value: str) -> None:
    prefix, name = predicate.split(":")
    assert (URIRef(BASE + subject), URIRef(PREFIXES[prefix] + name), URIRef(BASE + value)) in inferred


def test_holding_a_post_makes_a_member(vocabulary: Vocabulary) -> None:
    graph = Graph().parse(
        format="turtle",
        data="""@prefix org: <http://www.w3.org/ns/org#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <x:li-si> skos:prefLabel "Li Si" ; org:holds <x:chancellor> .
        <x:chancellor> skos:prefLabel "chancellor of Qin" ; org:postIn <x:qin> .
        <x:qin> skos:prefLabel "Qin" .""",
    )
    member = URIRef(PREFIXES["org"] + "memberOf")
    assert (URIRef("x:li-si"), member, URIRef("x:qin")) in reason(graph, vocabulary)


def test_nothing_follows_from_what_is_not_believed(inferred: Graph) -> None:
    assert (URIRef(f"{BASE}person/aleksei-adashev"), None, None) not in inferred
    assert (URIRef(f"{BASE}body/oprichnina"), URIRef(PREFIXES["pot"] + "oversees"), None) not in inferred


def test_only_new_triples_about_named_things_are_given(realms_graph: Dataset) -> None:
    given, found = stated(realms_graph), realms_graph.graph(graph_iri(BASE, INFERRED))
    things = set(given.subjects())
    assert len(found)
    for subject, predicate, value in found:
        assert subject in things and (subject, predicate, value) not in given
        assert predicate != OWL.sameAs
        if predicate == RDF.type:
            assert not any(str(value).startswith(str(space)) for space in (OWL, RDFS, RDF))
        else:
            assert value in things


def test_reasoning_again_gives_the_same(realms_graph: Dataset, vocabulary: Vocabulary) -> None:
    again = reason(realms_graph, vocabulary)
    assert set(again) == set(realms_graph.graph(graph_iri(BASE, INFERRED)))
    assert set(again) <= set(accepted(realms_graph))
