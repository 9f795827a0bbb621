"""Statements that cannot hold together by the axioms of the ontology, told as faults of its consistency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rdflib import OWL, RDF, RDFS, SH, Graph, Variable
from rdflib.term import Node

from potestas.graph.layout import Triple
from potestas.graph.owl.axioms import rules
from potestas.graph.owl.fixpoint import clashes
from potestas.graph.owl.rule import Atom, Rule
from potestas.graph.oxigraph import Oxigraph
from potestas.graph.shacl.fault import Fault
from potestas.ontology.turtle import POT

_BOTH = "This is taken for two things that nothing is at once: {} and {}."
_SAID = {
    "cax-adc": (OWL.AllDisjointClasses, _BOTH),
    "cax-dw": (OWL.disjointWith, _BOTH),
    "prp-pdw": (OWL.propertyDisjointWith, "Only one of these can be said of the same two things: {} and {}."),
    "prp-asyp": (OWL.AsymmetricProperty, "This is said in both directions, and can hold in one alone: {}."),
    "prp-irp": (OWL.IrreflexiveProperty, "This is said of a thing and itself: {}."),
}
"""Rule of OWL 2 RL → the axiom that it comes from, and what is wrong, with the labels of what clashes."""


def inconsistencies(graph: Graph, ontology: Graph) -> dict[Fault, tuple[Triple, ...]]:
    """The faults of a graph that holds what follows from it, with the triples that clash."""
    forbidding = [rule for rule in rules(ontology) if rule.head is None]
    found: dict[Fault, tuple[Triple, ...]] = {}
    for rule, triples in clashes(Oxigraph(_relevant(graph, forbidding)), forbidding):
        axiom, message = _SAID[rule.name]
        labels = (ontology.value(_said(atom), RDFS.label, any=True) for atom in rule.body)
        fault = Fault(
            focus=triples[0][0],
            path=None,
            value=None,
            severity=SH.Violation,
            component=axiom,
            shape=POT.ConsistencyShape,
            constraint=None,
            message=message.format(*dict.fromkeys(map(str, labels))),
        )
        found[fault] = triples
    return found


def grounds(triple: Triple, graph: Graph, ontology: Graph) -> list[set[Triple]]:
    """From which triples of the graph this one follows, in each way in one step."""
    found: list[set[Triple]] = []
    for rule in rules(ontology):
        meaning = _meaning(rule, triple)
        if meaning is not None:
            found += (some for some in _solutions(rule.body, meaning, graph) if triple not in some)
    return sorted(found, key=sorted)


def _relevant(graph: Graph, forbidding: Iterable[Rule]) -> Iterator[Triple]:
    """The triples of which a rule that forbids something speaks."""
    for said in {_said(atom): atom for rule in forbidding for atom in rule.body}.values():
        property, value = said[1], said[2]
        yield from graph.triples((None, property, None if isinstance(value, Variable) else value))


def _said(atom: Atom) -> Node:
    return atom[2] if atom[1] == RDF.type else atom[1]


def _meaning(rule: Rule, triple: Triple) -> dict[Node, Node] | None:
    """What the variables of a rule mean if its head is the triple; None if it cannot be."""
    if rule.head is None or isinstance(rule.head[1], Variable):
        return None  # what is said of everything alike explains nothing
    return _matched(rule.head, triple, {})


def _matched(atom: Atom, triple: Triple, meaning: dict[Node, Node]) -> dict[Node, Node] | None:
    result = dict(meaning)
    for term, value in zip(atom, triple, strict=True):
        if (result.setdefault(term, value) if isinstance(term, Variable) else term) != value:
            return None
    return result


def _solutions(atoms: Sequence[Atom], meaning: dict[Node, Node], graph: Graph) -> Iterator[set[Triple]]:
    if not atoms:
        yield set()
        return
    subject, property, value = (meaning.get(t) if isinstance(t, Variable) else t for t in atoms[0])
    for triple in graph.triples((subject, property, value)):
        more = _matched(atoms[0], triple, meaning)
        if more is not None:
            for rest in _solutions(atoms[1:], more, graph):
                yield {triple, *rest}
