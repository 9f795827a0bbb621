"""Chains of command: from a body, a post or a person step by step to the top."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib.term import Node

from potestas.extract.edtf import Certainty
from potestas.graph.hierarchy.order import Order, best, certainty
from potestas.graph.reasoning.proof import Proof, follows
from potestas.ontology.vocabulary import POT

MOST = 5000
"""How many steps are tried; where facts are many and dates few, the chains are without number."""


@dataclass(frozen=True, slots=True)
class Step:
    """Who or what stands directly above the step before, and by which proof.

    `certainty` is that of this one step; `holders` are proofs that somebody held it then, if it is a post.
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


Walk = tuple[tuple[Step, ...], Proof]
"""Steps, and the proof that the last of them stands above the start."""


def chains(
    start: Node, order: Order, date: str | None = None, person: Node | None = None
) -> tuple[Chain, ...]:
    """The chains that lead up from a thing until nothing stands higher, or only what is in them already.

    Of an EDTF date those that may have held then: all their steps at one time. Without one, those whose steps
    may have held together at any. A chain that another holds as a part, as surely, is left out. Certain ones
    come first, then the longest. `person` is who holds the post at the start; since nobody stands above
    themselves, their other posts are no step. Raises DateError.
    """
    walks = _Climb(start, order, date, person).walks()
    found = [Chain(start, steps, proof, certainty(proof, date)) for steps, proof in walks]
    places = {chain: [start, *(step.thing for step in chain.steps)] for chain in found}
    kept = [
        chain
        for number, chain in enumerate(found)
        if not any(
            (chain.certainty == "possible" or other.certainty == "certain")
            and _is_part(places[chain], places[other], order)
            and (place < number or not _is_part(places[other], places[chain], order))
            for place, other in enumerate(found)
            if place != number
        )
    ]
    kept.sort(key=lambda chain: (chain.certainty, -len(chain.steps), [str(node) for node in places[chain]]))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Climb:
    """The way up from a thing, at a date; `person` holds the post there."""

    start: Node
    order: Order
    date: str | None
    person: Node | None

    def walks(self) -> Iterator[Walk]:
        """All walks that cannot go on, breadth first."""
        waiting: deque[tuple[tuple[Step, ...], Proof | None]] = deque([((), None)])
        tried = 0
        while waiting:
            steps, proof = waiting.popleft()
            further = list(self._further(steps, proof)) if tried < MOST else []
            tried += len(further)
            waiting.extend(further)
            if not further and proof is not None:
                yield steps, proof

    def _further(self, steps: tuple[Step, ...], proof: Proof | None) -> Iterator[Walk]:
        """The walk with one step more, in all ways in which its steps may hold together."""
        passed = {self.start, self.person, *(step.thing for step in steps)}
        for thing, proofs in self.order.steps_up(steps[-1].thing if steps else self.start):
            longer = (self._longer(step, proof) for step in best(proofs, self.date) if thing not in passed)
            if found := next(filter(None, longer), None):
                step, whole = found
                yield (*steps, step), whole

    def _longer(self, step: Proof, below: Proof | None) -> tuple[Step, Proof] | None:
        """One step on top of what is below; None if that cannot have been at one time."""
        thing = step.triple[0]
        triple = (thing, POT.above, self.start)
        whole = step if below is None else follows(triple, self.order.over_commands, (step, below))
        if whole is None or certainty(whole, self.date) == "no":
            return None
        known = self.order.holders_during(thing, whole, self.date)
        held = tuple(holder for holder in known if holder.triple[0] != self.person)
        if known and step.grounds.isdisjoint(id for holder in held for id in holder.grounds):
            return None
        return Step(thing, step, certainty(step, self.date), held), whole


def _is_part(places: list[Node], others: list[Node], order: Order) -> bool:
    """Whether all places come in the other chain, in that order; people also as a post that they hold."""
    rest = iter(others)
    return all(any(_same(place, other, order) for other in rest) for place in places)


def _same(one: Node, other: Node, order: Order) -> bool:
    return one == other or any(proof.triple[2] == other for proof in order.posts(one))
