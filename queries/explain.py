"""Why a triple holds: a proof from the ontology's property axioms down to the claims that state its premises.

Every property axiom of OWL 2 RL that the ontology uses says that a path of properties, some of them walked
backwards, makes another property (rules prp-spo1, prp-spo2, prp-inv1, prp-inv2, prp-symp, prp-trp and prp-eqp
of the profile). Triples are derived in rounds, so that the proof kept for each is one of least depth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import ORG, OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.graph.recover import claims_by_node
from potestas.ontology.vocabulary import Vocabulary
from potestas.queries.statement import Triple


@dataclass(frozen=True, slots=True)
class Step:
    """One property of a path, walked from subject to object or `backwards`."""

    property: URIRef
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Whoever is joined by the path `steps` is joined by `property` too."""

    property: URIRef
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A triple with the claims that state it or else the rule and the proofs of its premises that give it."""

    triple: Triple
    claims: tuple[Claim, ...] = ()
    rule: Rule | None = None
    premises: tuple[Proof, ...] = ()


def rules(axioms: Graph) -> tuple[Rule, ...]:
    """The property axioms of a graph as rules, in the order of their IRIs."""
    return tuple(
        sorted(_rules(axioms), key=lambda rule: (rule.property, [step.property for step in rule.steps]))
    )


def _rules(axioms: Graph) -> Iterator[Rule]:
    for narrow, broad in _pairs(axioms, RDFS.subPropertyOf):
        yield Rule(broad, (Step(narrow),))
    for one, other in _pairs(axioms, OWL.equivalentProperty):
        yield from (Rule(one, (Step(other),)), Rule(other, (Step(one),)))
    for one, other in _pairs(axioms, OWL.inverseOf):
        yield from (Rule(one, (Step(other, backwards=True),)), Rule(other, (Step(one, backwards=True),)))
    for property in _named(axioms.subjects(RDF.type, OWL.SymmetricProperty)):
        yield Rule(property, (Step(property, backwards=True),))
    for property in _named(axioms.subjects(RDF.type, OWL.TransitiveProperty)):
        yield Rule(property, (Step(property), Step(property)))
    for property in _named(axioms.subjects(OWL.propertyChainAxiom)):
        for chain in axioms.objects(property, OWL.propertyChainAxiom):
            yield Rule(property, tuple(map(Step, _named(Collection(axioms, chain)))))


def _pairs(axioms: Graph, axiom: URIRef) -> Iterator[tuple[URIRef, URIRef]]:
    for one, other in axioms.subject_objects(axiom):
        if isinstance(one, URIRef) and isinstance(other, URIRef):
            yield one, other


def _named(nodes: Iterable[Node]) -> Iterator[URIRef]:
    return (node for node in nodes if isinstance(node, URIRef))


def stated_triples(accepted: Graph, vocabulary: Vocabulary) -> dict[Triple, tuple[Claim, ...]]:
    """The plain triples of an accepted graph, each with the claims that state it, in the order of ids.

    That a post is in its body, the claims about the post state.
    """
    found: defaultdict[Triple, list[Claim]] = defaultdict(list)
    for node, claim in claims_by_node(accepted, vocabulary).items():
        for triple in _stated_by(node, claim, accepted, vocabulary):
            if triple in accepted:
                found[triple].append(claim)
    return {triple: tuple(sorted(claims, key=lambda claim: claim.id)) for triple, claims in found.items()}


def _stated_by(node: Node, claim: Claim, accepted: Graph, vocabulary: Vocabulary) -> Iterator[Triple]:
    kind = vocabulary.kinds[claim.kind]
    paths = {key: argument.property for key, argument in kind.arguments.items()}
    paths |= {"post": kind.post.property} if kind.post else {}
    nodes = {key: accepted.value(node, path, any=True) for key, path in paths.items()}
    words = {key: getattr(claim, key) for key in kind.arguments}
    for statement in kind.states:
        source, target = nodes[statement.source_key], nodes[statement.target_key]
        if (
            isinstance(source, URIRef)
            and isinstance(target, URIRef)
            and vocabulary.applies(statement.when, words)
        ):
            yield source, statement.property, target
    post, body = nodes.get("post"), nodes.get(kind.post.body_key) if kind.post else None
    if isinstance(post, URIRef) and isinstance(body, URIRef):
        yield post, ORG.postIn, body


class Proofs:
    """The proofs of all that follows from stated triples; `stated` maps each to the claims that state it."""

    def __init__(self, stated: Mapping[Triple, tuple[Claim, ...]], rules: Iterable[Rule]) -> None:
        self._proofs: dict[Triple, Proof] = {}
        self._onward: defaultdict[Step, defaultdict[URIRef, set[URIRef]]] = defaultdict(
            lambda: defaultdict(set)
        )
        new = {triple: Proof(triple, claims) for triple, claims in stated.items()}
        while new:
            self._add(new)
            new = {}
            for rule in rules:
                for path in sorted(self._paths(rule.steps)):
                    triple = path[0], rule.property, path[-1]
                    if triple not in self._proofs and triple not in new:
                        new[triple] = self._by_rule(triple, rule, path)

    def of(self, triple: Triple) -> Proof | None:
        """The proof of a triple; None if it does not follow."""
        return self._proofs.get(triple)

    def _add(self, proofs: Mapping[Triple, Proof]) -> None:
        self._proofs.update(proofs)
        for subject, property, object in proofs:
            self._onward[Step(property)][subject].add(object)
            self._onward[Step(property, backwards=True)][object].add(subject)

    def _paths(self, steps: tuple[Step, ...]) -> Iterator[tuple[URIRef, ...]]:
        paths: list[tuple[URIRef, ...]] = [(node,) for node in self._onward[steps[0]]]
        for step in steps:
            onward = self._onward[step]
            paths = [(*path, node) for path in paths for node in onward.get(path[-1], ())]
        yield from paths

    def _by_rule(self, triple: Triple, rule: Rule, path: tuple[URIRef, ...]) -> Proof:
        ends = zip(rule.steps, path, path[1:], strict=False)
        premises = ((b, step.property, a) if step.backwards else (a, step.property, b) for step, a, b in ends)
        return Proof(triple, rule=rule, premises=tuple(self._proofs[premise] for premise in premises))
