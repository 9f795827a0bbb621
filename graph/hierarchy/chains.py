"""Chains of command: from a body, a post or a person step by step to the top."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib.term import Node

from potestas.extract.edtf import Certainty
from potestas.graph.hierarchy.order import Order, best, certainty
from potestas.graph.proof import Proof, follows
from potestas.ontology.vocabulary import POT

MOST = 5000
"""How many steps are tried; where facts are many and dates few, the chains are without number."""


@dataclass(frozen=True, slots=True)
class Step:
    """Who or what stands directly above the step before, by which proof, and who held it then, if it is a post.

    `certainty` is that of this one step; `holders` are proofs that somebody holds the post.
    """

    thing: Node
    proof: Proof
    certainty: Certainty
    holders: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The steps up from `start`, the lowest first, with the proof that the last stands above the start."""

    start: Node
    steps: tuple[Step, ...]
    proof: Proof
    certainty: Certainty


def chains(start: Node, order: Order, date: str | None = None) -> tuple[Chain, ...]:
    """The chains that lead up from a thing until nothing stands higher, or only what is in them already.

    Of an EDTF date those that may have held then: all their steps at one time. Without one, those whose steps
    may have held together at any. A chain that another holds as a part, as surely, is left out. Certain ones
    come first, then the longest. Raises DateError.
    """
    found = [Chain(start, steps, proof, certainty(proof, date)) for steps, proof in _walks(start, order, date)]
    places = {chain: [start, *(step.thing for step in chain.steps)] for chain in found}
    kept = [
        chain
        for number, chain in enumerate(found)
        if not any(
            (chain.certainty == "possible" or other.certainty == "certain")
            and _is_part(places[chain], places[other], order)
            and (len(chain.steps) < len(other.steps) or place < number)
            for place, other in enumerate(found)
            if place != number
        )
    ]
    kept.sort(key=lambda chain: (chain.certainty, -len(chain.steps), [str(node) for node in places[chain]]))
    return tuple(kept)


def _walks(start: Node, order: Order, date: str | None) -> Iterator[tuple[tuple[Step, ...], Proof]]:
    """All walks that cannot go on, breadth first."""
    waiting: deque[tuple[tuple[Step, ...], Proof | None]] = deque([((), None)])
    tried = 0
    while waiting:
        steps, proof = waiting.popleft()
        further = list(_further(start, steps, proof, order, date)) if tried < MOST else []
        tried += len(further)
        waiting.extend(further)
        if not further and proof is not None:
            yield steps, proof


def _further(
    start: Node, steps: tuple[Step, ...], proof: Proof | None, order: Order, date: str | None
) -> Iterator[tuple[tuple[Step, ...], Proof]]:
    """The walk with one step more, in all ways in which its steps may hold together."""
    passed = {start, *(step.thing for step in steps)}
    for thing, proofs in order.steps_up(steps[-1].thing if steps else start):
        if thing in passed:
            continue
        for step in best(proofs, date):
            whole = _joined(step, proof, start, order)
            if whole is not None and certainty(whole, date) != "no":
                held = tuple(
                    holder
                    for holder in order.holders(thing)
                    if certainty(holder, date) != "no" and follows(whole.triple, order.over_commands, (holder, step))
                )
                yield (*steps, Step(thing, step, certainty(step, date), held)), whole
                break


def _joined(step: Proof, below: Proof | None, start: Node, order: Order) -> Proof | None:
    """That the top of one step stands above the start; None if that cannot be at one time."""
    triple = (step.triple[0], POT.above, start)
    return step if below is None else follows(triple, order.over_commands, (step, below))


def _is_part(places: list[Node], others: list[Node], order: Order) -> bool:
    """Whether all places come in the other chain, in that order; a person at the place of a post that they hold."""
    rest = iter(others)
    return all(any(_same(place, other, order) for other in rest) for place in places)


def _same(one: Node, other: Node, order: Order) -> bool:
    return one == other or any(proof.triple[2] == other for proof in order.posts(one))
