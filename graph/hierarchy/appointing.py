"""Who filled a post, or could have: stated appointments first, then who stood above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import ORG, Graph, URIRef
from rdflib.term import Node

from potestas.extract.edtf import Span, chronological
from potestas.graph.reasoning.holding import holdings
from potestas.graph.reasoning.proof import Proof
from potestas.graph.recover import claims_by_node
from potestas.ontology.vocabulary import POT, Kind, Vocabulary


def appointments(accepted: Graph, vocabulary: Vocabulary) -> list[Proof]:
    """That somebody has filled a post, for each such act that the facts tell of.

    Where no post is named it is the body, and where no body is, the person who was put there.

    Which of their properties say so stands in the ontology (pot:givesOverPost).
    """
    nodes = claims_by_node(accepted, vocabulary)
    by_id = {claim.id: node for node, claim in nodes.items()}
    found = []
    for holding in holdings(sorted(nodes.values(), key=lambda claim: claim.id), vocabulary):
        kind, node = vocabulary.kinds[holding.claim.kind], by_id[holding.claim.id]
        for triple in _given(kind, node, accepted, vocabulary):
            found.append(Proof(triple, holding.span, holding))
    return found


def _given(
    kind: Kind, node: Node, accepted: Graph, vocabulary: Vocabulary
) -> Iterator[tuple[Node, Node, Node]]:
    if kind.post is None:
        return
    for statement in kind.states:
        for given in vocabulary.hierarchy.objects(statement.property, POT.givesOverPost):
            paths = (
                kind.post.property,
                *(kind.arguments[key].property for key in (kind.post.body_key, statement.target_key)),
            )
            power, *given_to = (
                accepted.value(node, path, any=True)
                for path in (kind.arguments[statement.source_key].property, *paths)
            )
            to = next((value for value in given_to if value is not None), None)
            if isinstance(power, URIRef) and to is not None:
                yield power, given, to


def concerning(
    thing: URIRef, posts: Iterable[Node], found: Iterable[Proof], accepted: Graph, date: str | None
) -> list[Proof]:
    """The appointments to a post, to the posts of a body, of a person or by one, no later than an EDTF date.

    `posts` are those that the thing holds. An act of an earlier day is a precedent, and stays. Raises
    DateError.
    """
    wanted = {thing, *posts, *accepted.subjects(ORG.postIn, thing)}
    told = (proof for proof in found if proof.triple[2] in wanted or proof.triple[0] == thing)
    return sorted(
        (proof for proof in told if date is None or _is_past(proof.span, date)),
        key=lambda proof: (proof.span.begin, sorted(proof.grounds)),
    )


def _is_past(span: Span, date: str) -> bool:
    return span.begin[0] <= chronological(date)[1]
