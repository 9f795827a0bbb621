"""OWL 2 RL over the accepted graph: what follows for the people, bodies and posts that texts name.

Facts stay outside: what an accepted one says of its entities stands in its plain triples, and it is these
that axioms are about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from potestas.graph.layout import Triple, accepted
from potestas.graph.owl import reference
from potestas.graph.owl.axioms import rules
from potestas.graph.owl.fixpoint import saturate
from potestas.graph.oxigraph import Oxigraph
from potestas.ontology.vocabulary import POT, Vocabulary

RULES = "rules"
"""The engine that is used unless another is asked for."""


def reason(data: Graph, vocabulary: Vocabulary, engine: str = RULES) -> Graph:
    """The triples that follow from the accepted ones and are not among them, by one of ENGINES.

    Only triples about named things are given: with other named things, or with a class that is not OWL's or
    RDF Schema's own. They belong into the graph that `layout` calls inferred. Raises OntologyError if the
    ontology has an axiom for which the engine has no rule.
    """
    given = accepted(data, inferences=False)
    things = named_things(given)
    inferred = Graph()
    for triple in news(ENGINES[engine](between(given, things), vocabulary.graph), things):
        if triple not in given:
            inferred.add(triple)
    return inferred


def _by_rules(triples: Iterable[Triple], ontology: Graph) -> Iterable[Triple]:
    engine = Oxigraph(triples)
    saturate(engine, rules(ontology))
    return engine.triples()


ENGINES: Mapping[str, Callable[[Iterable[Triple], Graph], Iterable[Triple]]] = {
    RULES: _by_rules,
    "owlrl": reference.closure,
}
"""Each gives, from triples and an ontology, these triples with all that follows."""


def named_things(graph: Graph) -> set[Node]:
    """All that has a name and is neither a fact nor a concept."""
    others: set[Node] = {*graph.subjects(RDF.type, POT.Fact), *graph.subjects(RDF.type, SKOS.Concept)}
    return {node for node in graph.subjects(SKOS.prefLabel) if node not in others}


def between(triples: Iterable[Triple], things: set[Node]) -> Iterator[Triple]:
    """What is said of named things by other named things, and of which classes they are."""
    for subject, predicate, value in triples:
        if subject in things and (value in things or predicate == RDF.type):
            yield subject, predicate, value


def news(closed: Iterable[Triple], things: set[Node]) -> Iterator[Triple]:
    """Those of the triples that an engine gives that tell something of the things."""
    for subject, predicate, value in closed:
        if subject in things and predicate != OWL.sameAs and (value in things or _telling(predicate, value)):
            yield subject, predicate, value


def _telling(predicate: Node, value: Node) -> bool:
    plain = isinstance(value, URIRef) and not any(value in space for space in (OWL, RDF, RDFS))
    return predicate == RDF.type and plain
