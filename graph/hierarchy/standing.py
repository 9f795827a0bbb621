"""Where a body, a post or a person stood: under and over whom, in which chains, and who filled the place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import ORG, Graph, URIRef
from rdflib.term import Node

from potestas.extract.edtf import Certainty
from potestas.graph.hierarchy.appointing import appointments, concerning
from potestas.graph.hierarchy.chains import Chain, chains
from potestas.graph.hierarchy.order import Order, best, certainty
from potestas.graph.reasoning.proof import Proof
from potestas.ontology.vocabulary import POT, Vocabulary


@dataclass(frozen=True, slots=True)
class Rank:
    """Something that stands above or below, with the surest and shortest proof, and how surely it held.

    `holders` are proofs that people held it then, if it is a post.
    """

    thing: Node
    proof: Proof
    certainty: Certainty
    holders: tuple[Proof, ...]

    @property
    def steps(self) -> tuple[Proof, ...]:
        """The steps of command from the highest to the lowest."""
        return tuple(_steps(self.proof))

    def is_of(self, thing: Node) -> bool:
        """Whether it is the thing itself, or a post that nobody else is known to have held."""
        return self.thing == thing or {holder.triple[0] for holder in self.holders} == {thing}

    @property
    def posts(self) -> tuple[Node, ...]:
        """The posts by which people stand in it: of the one above, of the one below, as far as they do."""
        held = (
            premise.triple for premise in self.proof.premises if premise.triple[1] in (ORG.holds, ORG.heldBy)
        )
        return tuple(value if predicate == ORG.holds else subject for subject, predicate, value in held)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a thing stood at an EDTF date, or at any time.

    `above` and `below` hold bodies, posts and people, the nearest first. `appointed` are acts by which
    somebody filled the post, a post of the body or of the person, or by which the thing filled one;
    `by_office` is who stood directly above the post, the head of the body, or the person, and so could have.
    """

    thing: URIRef
    date: str | None
    chains: tuple[Chain, ...]
    above: tuple[Rank, ...]
    below: tuple[Rank, ...]
    appointed: tuple[Proof, ...]
    by_office: tuple[Rank, ...]


def standing(
    thing: URIRef,
    accepted: Graph,
    vocabulary: Vocabulary,
    date: str | None = None,
    order: Order | None = None,
) -> Standing:
    """Where a thing stood at an EDTF date; without one, at any. Raises DateError.

    A person stands in the chains of all their posts.
    """
    order = order or Order(accepted, vocabulary)
    posts = [proof.triple[2] for proof in best(order.posts(thing), date)]
    starts = list(dict.fromkeys([thing, *posts]))
    return Standing(
        thing,
        date,
        tuple(chain for start in starts for chain in chains(start, order, date, thing)),
        _ranks(order.ordered(thing, "above"), order, date),
        _ranks(order.ordered(thing, "below"), order, date),
        tuple(concerning(thing, posts, appointments(accepted, vocabulary), accepted, date)),
        tuple(rank for rank in _by_office(starts, order, accepted, date) if not rank.is_of(thing)),
    )


def _ranks(proofs: Mapping[Node, Iterable[Proof]], order: Order, date: str | None) -> tuple[Rank, ...]:
    held = [(node, best(of_node, date)) for node, of_node in proofs.items()]
    ranks = [
        Rank(node, kept[0], certainty(kept[0], date), tuple(order.holders_during(node, kept[0], date)))
        for node, kept in held
        if kept
    ]
    return tuple(sorted(ranks, key=lambda rank: (len(rank.steps), rank.certainty, str(rank.thing))))


def _by_office(starts: Iterable[Node], order: Order, accepted: Graph, date: str | None) -> tuple[Rank, ...]:
    """Who stands directly above each post; where it is a body, above the posts that lead it, or it itself."""
    found: dict[Node, list[Proof]] = {}
    for start in starts:
        up = {node for node, _ in order.steps_up(start)}
        own = set(accepted.subjects(ORG.postIn, start))
        for node in [start, *sorted(own & up, key=str)]:
            for superior, proofs in order.steps_up(node):
                held = {proof.triple[2] for proof in order.posts(superior)}
                if superior not in own and own.isdisjoint(held):
                    found.setdefault(superior, []).extend(proofs)
    return _ranks(found, order, date)


def _steps(proof: Proof) -> Iterable[Proof]:
    if proof.triple[1] == POT.commands:
        yield proof
        return
    for premise in proof.premises:
        yield from _steps(premise)
