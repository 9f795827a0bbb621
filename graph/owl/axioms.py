"""The axioms of an ontology compiled into rules (OWL 2 Profiles, 4.3: the rules of OWL 2 RL).

An axiom names its classes and properties, so each gives rules of its own in which only things are variable.
Nothing is passed over in silence: what has no rule here is refused by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import combinations

from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef, Variable
from rdflib.collection import Collection
from rdflib.term import Node

from potestas.graph.owl.rule import Atom, Rule
from potestas.ontology.errors import OntologyError

X, Y, Z, P = (Variable(name) for name in ("x", "y", "z", "p"))

Rules = Iterator[Rule]
Compiler = Callable[[Graph, Node, Node], Rules]
"""From an axiom's subject and object to its rules."""

_SAYING_NOTHING = {
    *(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology),
    *(OWL.members, OWL.versionInfo, OWL.versionIRI, OWL.deprecated, OWL.imports),
}
"""Terms of OWL from which nothing follows by themselves."""


@lru_cache(maxsize=4)
def rules(ontology: Graph) -> tuple[Rule, ...]:
    """The rules of all axioms of a graph, each once, in the order of their names and terms.

    A graph is compiled once, as it is when it is first asked for. Raises OntologyError for an axiom that is
    not covered.
    """
    found = {rule for rule in _rules(ontology) if rule.head not in rule.body}
    if any(rule.head is not None and rule.head[1] == OWL.sameAs for rule in found):
        found.update(_sameness())
    return tuple(sorted(found, key=lambda rule: (rule.name, repr(rule.head), repr(rule.body))))


def _rules(ontology: Graph) -> Rules:
    axioms = [(_axiom(triple), triple[0], triple[2]) for triple in ontology]
    uncovered = [(str(term), _named(subject)) for term, subject, _ in axioms if not _is_covered(term)]
    if uncovered:
        term, subject = min(uncovered)
        raise OntologyError(f"{subject}: no rule covers {term}; say it by other axioms or leave it out")
    for axiom, about, value in axioms:
        if axiom in _COMPILERS:
            yield from _COMPILERS[axiom](ontology, about, value)


def _axiom(triple: tuple[Node, Node, Node]) -> Node:
    """The term by which a triple is an axiom, if it is one."""
    _, predicate, value = triple
    return value if predicate == RDF.type else predicate


def _named(node: Node) -> str:
    """As an error names it: not by a label that differs from run to run."""
    return "what has no name" if isinstance(node, BNode) else str(node)


def _is_covered(term: Node) -> bool:
    """Whether a term has rules, or need not have any."""
    return term in _COMPILERS or term in _SAYING_NOTHING or not str(term).startswith(str(OWL))


def _iri(node: Node) -> URIRef:
    if not isinstance(node, URIRef):
        raise OntologyError("no rule covers an axiom about a class or a property without a name; name it")
    return node


def _list(ontology: Graph, node: Node) -> list[URIRef]:
    return [_iri(member) for member in Collection(ontology, node)]


def _sub_property(ontology: Graph, narrow: Node, broad: Node) -> Rules:
    yield Rule("prp-spo1", (X, _iri(broad), Y), ((X, _iri(narrow), Y),))


def _same_property(ontology: Graph, one: Node, other: Node) -> Rules:
    yield Rule("prp-eqp1", (X, _iri(other), Y), ((X, _iri(one), Y),))
    yield Rule("prp-eqp2", (X, _iri(one), Y), ((X, _iri(other), Y),))


def _inverse(ontology: Graph, one: Node, other: Node) -> Rules:
    yield Rule("prp-inv1", (Y, _iri(other), X), ((X, _iri(one), Y),))
    yield Rule("prp-inv2", (Y, _iri(one), X), ((X, _iri(other), Y),))


def _symmetric(ontology: Graph, property: Node, _: Node) -> Rules:
    yield Rule("prp-symp", (Y, _iri(property), X), ((X, _iri(property), Y),))


def _transitive(ontology: Graph, property: Node, _: Node) -> Rules:
    iri = _iri(property)
    yield Rule("prp-trp", (X, iri, Z), ((X, iri, Y), (Y, iri, Z)))


def _chain(ontology: Graph, property: Node, chain: Node) -> Rules:
    links = _list(ontology, chain)
    things = [Variable(f"x{number}") for number in range(len(links) + 1)]
    body = tuple(zip(things, links, things[1:], strict=False))
    yield Rule("prp-spo2", (things[0], _iri(property), things[-1]), body)


def _domain(ontology: Graph, property: Node, class_: Node) -> Rules:
    yield Rule("prp-dom", (X, RDF.type, _iri(class_)), ((X, _iri(property), Y),))


def _range(ontology: Graph, property: Node, class_: Node) -> Rules:
    yield Rule("prp-rng", (Y, RDF.type, _iri(class_)), ((X, _iri(property), Y),))


def _functional(ontology: Graph, property: Node, _: Node) -> Rules:
    yield Rule("prp-fp", (Y, OWL.sameAs, Z), ((X, _iri(property), Y), (X, _iri(property), Z)))


def _inverse_functional(ontology: Graph, property: Node, _: Node) -> Rules:
    yield Rule("prp-ifp", (X, OWL.sameAs, Z), ((X, _iri(property), Y), (Z, _iri(property), Y)))


def _key(ontology: Graph, class_: Node, properties: Node) -> Rules:
    shared: list[Atom] = []
    for number, property in enumerate(_list(ontology, properties)):
        value = Variable(f"v{number}")
        shared += [(X, property, value), (Y, property, value)]
    members = ((X, RDF.type, _iri(class_)), (Y, RDF.type, _iri(class_)))
    yield Rule("prp-key", (X, OWL.sameAs, Y), (*members, *shared))


def _sub_class(ontology: Graph, narrow: Node, broad: Node) -> Rules:
    yield Rule("cax-sco", (X, RDF.type, _iri(broad)), ((X, RDF.type, _iri(narrow)),))


def _same_class(ontology: Graph, one: Node, other: Node) -> Rules:
    yield Rule("cax-eqc1", (X, RDF.type, _iri(other)), ((X, RDF.type, _iri(one)),))
    yield Rule("cax-eqc2", (X, RDF.type, _iri(one)), ((X, RDF.type, _iri(other)),))


def _disjoint(ontology: Graph, one: Node, other: Node) -> Rules:
    yield Rule("cax-dw", None, ((X, RDF.type, _iri(one)), (X, RDF.type, _iri(other))))


def _all_disjoint(ontology: Graph, node: Node, _: Node) -> Rules:
    classes = _list(ontology, ontology.value(node, OWL.members) or RDF.nil)
    for one, other in combinations(classes, 2):
        yield Rule("cax-adc", None, ((X, RDF.type, one), (X, RDF.type, other)))


def _disjoint_properties(ontology: Graph, one: Node, other: Node) -> Rules:
    yield Rule("prp-pdw", None, ((X, _iri(one), Y), (X, _iri(other), Y)))


def _asymmetric(ontology: Graph, property: Node, _: Node) -> Rules:
    yield Rule("prp-asyp", None, ((X, _iri(property), Y), (Y, _iri(property), X)))


def _irreflexive(ontology: Graph, property: Node, _: Node) -> Rules:
    yield Rule("prp-irp", None, ((X, _iri(property), X),))


def _sameness() -> Rules:
    """What is the same has the same said of it (eq-ref apart: that all is the same as itself is no news)."""
    same = (X, OWL.sameAs, Y)
    yield Rule("eq-sym", (Y, OWL.sameAs, X), (same,))
    yield Rule("eq-trans", (X, OWL.sameAs, Z), (same, (Y, OWL.sameAs, Z)))
    yield Rule("eq-rep-s", (Y, P, Z), (same, (X, P, Z)))
    yield Rule("eq-rep-o", (Z, P, Y), (same, (Z, P, X)))


_COMPILERS: dict[Node, Compiler] = {
    RDFS.subPropertyOf: _sub_property,
    OWL.equivalentProperty: _same_property,
    OWL.inverseOf: _inverse,
    OWL.SymmetricProperty: _symmetric,
    OWL.TransitiveProperty: _transitive,
    OWL.propertyChainAxiom: _chain,
    RDFS.domain: _domain,
    RDFS.range: _range,
    OWL.FunctionalProperty: _functional,
    OWL.InverseFunctionalProperty: _inverse_functional,
    OWL.hasKey: _key,
    RDFS.subClassOf: _sub_class,
    OWL.equivalentClass: _same_class,
    OWL.disjointWith: _disjoint,
    OWL.AllDisjointClasses: _all_disjoint,
    OWL.propertyDisjointWith: _disjoint_properties,
    OWL.AsymmetricProperty: _asymmetric,
    OWL.IrreflexiveProperty: _irreflexive,
}
