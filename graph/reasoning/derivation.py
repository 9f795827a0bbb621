"""What follows from proved triples by rules, with proofs: a fixpoint, the shortest proofs first.

A triple may be proved in several ways, and which of them are kept is for the caller to say: `longest` keeps
what tells more of when it holds, `least` what rests on less (minimal witnesses; Buneman, Khanna & Tan, Why
and where: a characterization of data provenance, 2001). A proof that is not kept gives nothing further.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import count, product

from rdflib import Variable
from rdflib.term import Node

from potestas.graph.layout import Triple
from potestas.graph.owl.rule import Atom, Rule, bind
from potestas.graph.reasoning.proof import Proof, follows

Covers = Callable[[Proof, Proof], bool]
"""Whether the first of two proofs of one triple makes the second needless."""

Meaning = dict[Variable, Node]


def longest(one: Proof, other: Proof) -> bool:
    """The one holds whenever the other does, and as certainly."""
    (begin, begun), (ends, ended) = one.span.begin, one.span.end
    (later, latest), (sooner, soonest) = other.span.begin, other.span.end
    longer = begin <= later and begun <= latest and ends >= sooner and ended >= soonest
    return longer and (one.certainty == "certain" or other.certainty == "possible")


def least(one: Proof, other: Proof) -> bool:
    """All that the one rests on, the other does as well."""
    return one.grounds <= other.grounds


class Derivation:
    """The proofs of all that follows from premises, by triple, the shortest first."""

    def __init__(self, premises: Iterable[Proof], rules: Iterable[Rule], covers: Covers) -> None:
        self.proofs: dict[Triple, list[Proof]] = {}
        self._covers = covers
        self._at: defaultdict[tuple[int, Node], list[Triple]] = defaultdict(list)
        self._rules: defaultdict[Node | None, list[tuple[Rule, int]]] = defaultdict(list)
        for rule in rules:
            if rule.head is not None:
                for number, (_, predicate, _) in enumerate(rule.body):
                    self._rules[None if isinstance(predicate, Variable) else predicate].append((rule, number))
        self._run(premises)

    def _run(self, premises: Iterable[Proof]) -> None:
        order = count()
        heap = [(proof.size, next(order), proof) for proof in premises]
        heap.sort(key=lambda entry: entry[:2])
        while heap:
            _, _, proof = heappop(heap)
            if self._keep(proof):
                for new in self._from(proof):
                    if not self._is_needless(new):
                        heappush(heap, (new.size, next(order), new))

    def _is_needless(self, proof: Proof) -> bool:
        return any(self._covers(kept, proof) for kept in self.proofs.get(proof.triple, ()))

    def _keep(self, proof: Proof) -> bool:
        """Keeps a proof unless it is needless; lets go those that it makes needless."""
        if self._is_needless(proof):
            return False
        if proof.triple not in self.proofs:
            for place, node in enumerate(proof.triple):
                self._at[place, node].append(proof.triple)
        others = self.proofs.get(proof.triple, [])
        self.proofs[proof.triple] = [*(kept for kept in others if not self._covers(proof, kept)), proof]
        return True

    def _from(self, proof: Proof) -> Iterator[Proof]:
        """What rules give from a proof with those that are kept."""
        for rule, number in [*self._rules[proof.triple[1]], *self._rules[None]]:
            assert rule.head is not None
            meaning = _unified(rule.body[number], proof.triple, {})
            rest = [atom for place, atom in enumerate(rule.body) if place != number]
            for whole in self._meanings(rest, meaning) if meaning is not None else ():
                head = bind(rule.head, whole)
                bodies = [
                    [proof] if place == number else self.proofs[bind(atom, whole)]
                    for place, atom in enumerate(rule.body)
                ]
                for premises in product(*bodies):
                    if new := follows(head, rule, premises):
                        yield new

    def _meanings(self, atoms: Sequence[Atom], meaning: Meaning) -> Iterator[Meaning]:
        """The ways to find all atoms among the triples that are proved."""
        if not atoms:
            yield meaning
            return
        for triple in self._candidates(atoms[0], meaning):
            if (more := _unified(atoms[0], triple, meaning)) is not None:
                yield from self._meanings(atoms[1:], more)

    def _candidates(self, atom: Atom, meaning: Mapping[Variable, Node]) -> list[Triple]:
        """The triples that agree with an atom in that of its known terms which has the fewest."""
        known = (
            (place, meaning.get(term) if isinstance(term, Variable) else term)
            for place, term in enumerate(atom)
        )
        lists = [self._at.get((place, node), []) for place, node in known if node is not None]
        return min(lists, key=len) if lists else list(self.proofs)


def _unified(atom: Atom, triple: Triple, meaning: Mapping[Variable, Node]) -> Meaning | None:
    """What the variables mean if the atom means the triple; None if it cannot."""
    found = dict(meaning)
    for term, node in zip(atom, triple, strict=True):
        if (found.setdefault(term, node) if isinstance(term, Variable) else term) != node:
            return None
    return found
