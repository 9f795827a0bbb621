"""What accepted claims state as plain triples, each with what tells it: the premises of reasoning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rdflib import ORG, RDF, Graph, URIRef
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.graph.layout import Triple
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.reasoning.proof import ALWAYS, Proof
from potestas.graph.recover import claims_by_node
from potestas.ontology.vocabulary import POT, Vocabulary


def premises(
    accepted: Graph,
    vocabulary: Vocabulary,
    held: Sequence[Holding] | None = None,
    claims: Mapping[Node, Claim] | None = None,
) -> list[Proof]:
    """The triples between things of an accepted graph as proofs, one for each thing told that states one.

    Those that no claim states, such as what class a thing is of, hold always; what is marked as inferred is
    no premise. That a post is in its body, the claims about the post state. `held` tells when the claims hold
    if more is known than they tell themselves; `claims` are those of the graph, if they are known.
    """
    claims = claims_by_node(accepted, vocabulary) if claims is None else claims
    nodes = {claim.id: node for node, claim in claims.items()}
    if held is None:
        held = holdings(sorted(claims.values(), key=lambda claim: claim.id), vocabulary)
    found = [
        Proof(triple, holding.span, holding)
        for holding in held
        if holding.claim.id in nodes
        for triple in _stated_by(nodes[holding.claim.id], holding.claim, accepted, vocabulary)
        if triple in accepted
    ]
    stated = {proof.triple for proof in found}
    return [*found, *(Proof(triple, ALWAYS) for triple in _others(accepted, stated))]


def _others(accepted: Graph, stated: set[Triple]) -> Iterator[Triple]:
    things = {node for triple in stated for node in (triple[0], triple[2])}
    known = stated.union(*(_told_by(node, accepted) for node in accepted.subjects(RDF.type, POT.Inference)))
    for triple in sorted(accepted):
        subject, predicate, value = triple
        if subject in things and (predicate == RDF.type or value in things) and triple not in known:
            yield triple


def _told_by(inference: Node, accepted: Graph) -> Iterator[Triple]:
    """The triple that an inference is about."""
    parts = (accepted.value(inference, part) for part in (RDF.subject, RDF.predicate, RDF.object))
    subject, predicate, value = parts
    if subject is not None and predicate is not None and value is not None:
        yield subject, predicate, value


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
