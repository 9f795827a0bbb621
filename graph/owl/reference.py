"""The same by owlrl: the reference, which tries every rule of OWL 2 RL on every triple in every round."""

from __future__ import annotations

from collections.abc import Iterable

from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from potestas.graph.layout import Triple

_SCHEMA = {RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range}
_DECLARATIONS = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology}


def closure(triples: Iterable[Triple], ontology: Graph) -> Graph:
    """The triples with the axioms of the ontology and all that follows from both."""
    result = axioms(ontology)
    for triple in triples:
        result.add(triple)
    DeductiveClosure(_Semantics, improved_datatypes=False).expand(result)
    return result


def axioms(ontology: Graph) -> Graph:
    """The triples of the ontology that OWL 2 RL has rules for, with their lists."""
    found = Graph()
    waiting = [triple for triple in ontology if _is_axiom(triple)]
    while waiting:
        triple = waiting.pop()
        if triple not in found:
            found.add(triple)
            waiting += (t for t in ontology.triples((triple[2], None, None)) if t[1] in (RDF.first, RDF.rest))
    return found


class _Semantics(OWLRL_Semantics):  # type: ignore[misc]
    """Without the rule eq-ref, by which everything is the same as itself: true, and most of the work."""

    def store_triple(self, t: Triple) -> None:
        subject, predicate, value = t
        if predicate != OWL.sameAs or subject != value:
            super().store_triple(t)


def _is_axiom(triple: Triple) -> bool:
    _, predicate, value = triple
    if predicate == RDF.type:
        return isinstance(value, URIRef) and value in OWL and value not in _DECLARATIONS
    return predicate in _SCHEMA or (isinstance(predicate, URIRef) and predicate in OWL)
