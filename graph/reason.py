"""OWL 2 RL over the accepted graph, by owlrl: what follows for the people, bodies and posts that texts name.

owlrl tries every rule on every triple in every round, so it gets only what can matter: the axioms, and of the
data the triples between named things. Facts stay outside: what an accepted one says of its entities stands
in its plain triples, and it is these that axioms are about.
"""

from __future__ import annotations

from collections.abc import Iterator

from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from potestas.graph.layout import Triple, accepted
from potestas.ontology.vocabulary import POT, Vocabulary

_SCHEMA = {RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range}
_DECLARATIONS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology}


def reason(data: Graph, vocabulary: Vocabulary) -> Graph:
    """The triples that follow from the accepted ones and are not among them.

    Only triples about named things are given: with other named things, or with a class that is not OWL's or
    RDF Schema's own. They belong into the graph that `layout` calls inferred.
    """
    given = accepted(data, inferences=False)
    things = _named_things(given)
    axioms = _axioms(vocabulary.graph)
    closure = Graph()
    closure += axioms
    closure += _premises(given, things, axioms)
    DeductiveClosure(_Closure, improved_datatypes=False).expand(closure)
    inferred = Graph()
    for subject, predicate, value in closure:
        new = predicate != OWL.sameAs and (subject, predicate, value) not in given
        if new and subject in things and (value in things or _telling(predicate, value)):
            inferred.add((subject, predicate, value))
    return inferred


class _Closure(OWLRL_Semantics):  # type: ignore[misc]
    """Without the rule eq-ref, by which everything is the same as itself: true, and most of the work."""

    def store_triple(self, t: Triple) -> None:
        subject, predicate, value = t
        if predicate != OWL.sameAs or subject != value:
            super().store_triple(t)


def _named_things(graph: Graph) -> set[Node]:
    """All that has a name and is neither a fact nor a concept."""
    others: set[Node] = {*graph.subjects(RDF.type, POT.Fact), *graph.subjects(RDF.type, SKOS.Concept)}
    return {node for node in graph.subjects(SKOS.prefLabel) if node not in others}


def _axioms(ontology: Graph) -> Graph:
    """The triples of the ontology that OWL 2 RL has rules for, with their lists."""
    axioms = Graph()
    waiting = [triple for triple in ontology if _is_axiom(triple)]
    while waiting:
        triple = waiting.pop()
        if triple not in axioms:
            axioms.add(triple)
            waiting += (t for t in ontology.triples((triple[2], None, None)) if t[1] in (RDF.first, RDF.rest))
    return axioms


def _is_axiom(triple: Triple) -> bool:
    _, predicate, value = triple
    if predicate == RDF.type:
        return isinstance(value, URIRef) and value in OWL and value not in _DECLARATIONS
    return predicate in _SCHEMA or (isinstance(predicate, URIRef) and predicate in OWL)


def _premises(graph: Graph, things: set[Node], axioms: Graph) -> Iterator[Triple]:
    """The data that some axiom speaks of."""
    terms = {node for triple in axioms for node in triple}
    for subject, predicate, value in graph:
        telling = value in terms if predicate == RDF.type else predicate in terms and value in things
        if telling and subject in things:
            yield subject, predicate, value


def _telling(predicate: Node, value: Node) -> bool:
    plain = isinstance(value, URIRef) and not any(value in space for space in (OWL, RDF, RDFS))
    return predicate == RDF.type and plain
