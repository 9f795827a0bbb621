"""Rules compiled from axioms find what owlrl finds, and refuse what they do not cover."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import pytest
from rdflib import OWL, RDFS, Graph, Namespace

from potestas.graph.layout import Triple
from potestas.graph.owl import reference
from potestas.graph.owl.axioms import rules
from potestas.graph.owl.fixpoint import clashes, saturate
from potestas.graph.oxigraph import Oxigraph
from potestas.ontology.errors import OntologyError
from potestas.ontology.vocabulary import vocabulary

EX = Namespace("http://example.org/")
HEADER = """
@prefix ex: <http://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""

AXIOMS = {
    "prp-spo1": ("ex:commands rdfs:subPropertyOf ex:leads", "ex:drusus ex:commands ex:legion"),
    "prp-eqp1": ("ex:rules owl:equivalentProperty ex:governs", "ex:a ex:rules ex:b . ex:c ex:governs ex:d"),
    "prp-inv1": ("ex:serves owl:inverseOf ex:servedBy", "ex:a ex:serves ex:b . ex:c ex:servedBy ex:d"),
    "prp-symp": ("ex:allied a owl:SymmetricProperty", "ex:athens ex:allied ex:chios"),
    "prp-trp": ("ex:within a owl:TransitiveProperty", "ex:a ex:within ex:b . ex:b ex:within ex:c, ex:d"),
    "prp-spo2": (
        "ex:answers owl:propertyChainAxiom (ex:holds ex:under ex:heldBy)",
        "ex:bey ex:holds ex:sanjak . ex:sanjak ex:under ex:eyalet . ex:eyalet ex:heldBy ex:pasha",
    ),
    "prp-dom": ("ex:heads rdfs:domain ex:Official", "ex:li ex:heads ex:censorate"),
    "prp-rng": ("ex:heads rdfs:range ex:Office", "ex:li ex:heads ex:censorate"),
    "prp-fp": (
        "ex:seat a owl:FunctionalProperty",
        "ex:doge ex:seat ex:palace, ex:ducalPalace . ex:palace ex:in ex:venice . ex:ten ex:sitsIn ex:palace",
    ),
    "prp-ifp": (
        "ex:seal a owl:InverseFunctionalProperty",
        "ex:wolsey ex:seal ex:s . ex:cardinal ex:seal ex:s",
    ),
    "prp-key": (
        "ex:Guild owl:hasKey (ex:charter)",
        "ex:a a ex:Guild ; ex:charter ex:c . ex:b a ex:Guild ; ex:charter ex:c",
    ),
    "cax-sco": ("ex:Vizier rdfs:subClassOf ex:Official", "ex:sokollu a ex:Vizier"),
    "cax-eqc1": ("ex:Judge owl:equivalentClass ex:Kadi", "ex:a a ex:Judge . ex:b a ex:Kadi"),
}
"""An axiom for each rule, and data to which it applies."""


def parsed(*statements: str) -> Graph:
    return Graph().parse(
        format="turtle", data=HEADER + "".join(f"{statement} .\n" for statement in statements)
    )


def by_rules(data: Graph, ontology: Graph) -> set[Triple]:
    engine = Oxigraph(data)
    saturate(engine, rules(ontology))
    return about_things(engine.triples())


def by_owlrl(data: Graph, ontology: Graph) -> set[Triple]:
    return about_things(reference.closure(data, ontology))


def about_things(triples: Iterable[Triple]) -> set[Triple]:
    """What is said of our things, not of terms, and is news: not that a thing is the same as itself."""
    terms = str(RDFS), str(OWL)
    return {
        (subject, predicate, value)
        for subject, predicate, value in triples
        if str(subject).startswith(str(EX))
        and (predicate == OWL.sameAs or not str(predicate).startswith(terms))
        and not str(value).startswith(terms)
        and (predicate != OWL.sameAs or subject != value)
    }


@pytest.mark.parametrize("name", AXIOMS)
def test_each_axiom_gives_what_owlrl_gives(name: str) -> None:
    axiom, data = AXIOMS[name]
    ontology, given = parsed(axiom), parsed(data)
    assert name in {rule.name for rule in rules(ontology)}
    found = by_rules(given, ontology)
    assert found > set(given)
    assert found == {triple for triple in by_owlrl(given, ontology) if triple not in ontology}


def test_a_key_of_several_properties_needs_all_of_them() -> None:
    """OWL 2 Profiles, table 5, prp-key; owlrl is content with one of them."""
    ontology = parsed("ex:Post owl:hasKey (ex:role ex:body)")
    post = "ex:{} a ex:Post ; ex:role ex:judge ; ex:body ex:{}".format
    found = by_rules(parsed(post("one", "rota"), post("two", "rota"), post("three", "signatura")), ontology)
    assert (EX.one, OWL.sameAs, EX.two) in found and (EX.one, OWL.sameAs, EX.three) not in found


def test_all_axioms_together(random_realm: Graph) -> None:
    """Of a realm at random, by the axioms of the whole ontology."""
    found = by_rules(random_realm, vocabulary().graph)
    assert len(found) > 3 * len(random_realm)
    assert found == by_owlrl(random_realm, vocabulary().graph)


@pytest.fixture
def random_realm() -> Graph:
    random, realm = Random(1204), Graph()
    about_properties = [rule for rule in rules(vocabulary().graph) if rule.name in ("prp-inv1", "prp-spo2")]
    properties = sorted({atom[1] for rule in about_properties for atom in rule.body})
    for _ in range(60):
        realm.add((EX[f"n{random.randrange(25)}"], random.choice(properties), EX[f"n{random.randrange(25)}"]))
    return realm


@pytest.mark.parametrize(
    ("axiom", "term"),
    [
        ("ex:Free owl:complementOf ex:Bound", "complementOf"),
        ("ex:Free owl:unionOf (ex:Citizen ex:Metic)", "unionOf"),
        ("ex:serves a owl:ReflexiveProperty", "ReflexiveProperty"),
        ("ex:A rdfs:subClassOf [ owl:onProperty ex:serves ; owl:hasValue ex:state ]", "hasValue"),
    ],
)
def test_what_is_not_covered_is_refused_by_name(axiom: str, term: str) -> None:
    with pytest.raises(OntologyError, match=f"no rule covers .*{term}"):
        rules(parsed(axiom))


@pytest.mark.parametrize(
    ("axiom", "data", "sound"),
    [
        ("ex:Man owl:disjointWith ex:Body", "ex:x a ex:Man, ex:Body", "ex:x a ex:Man . ex:y a ex:Body"),
        ("[] a owl:AllDisjointClasses ; owl:members (ex:A ex:B ex:C)", "ex:x a ex:A, ex:C", "ex:x a ex:A"),
        (
            "ex:above a owl:AsymmetricProperty",
            "ex:x ex:above ex:y . ex:y ex:above ex:x",
            "ex:y ex:above ex:x",
        ),
        ("ex:above a owl:IrreflexiveProperty", "ex:x ex:above ex:x", "ex:x ex:above ex:y"),
        ("ex:p owl:propertyDisjointWith ex:q", "ex:x ex:p ex:y ; ex:q ex:y", "ex:x ex:p ex:y ; ex:q ex:z"),
    ],
)
def test_what_cannot_hold_together_is_found(axiom: str, data: str, sound: str) -> None:
    against = rules(parsed(axiom))
    found = [set(triples) for _, triples in clashes(Oxigraph(parsed(data)), against)]
    assert found and all(triples <= set(parsed(data)) for triples in found)
    assert not list(clashes(Oxigraph(parsed(sound)), against))
