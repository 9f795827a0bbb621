"""What stands above what: the steps of command, and what they add up to from one thing upwards or downwards.

The premises are what facts state, and two things that are read off the ontology: which of two posts of a body
has the higher rank, and that a post exists while somebody holds it. That a relation holds of a thing with
itself only at times (pot:filled) is how a condition on one thing enters a chain of properties (rolification;
Krisnadhi, Maier & Hitzler, OWL and rules, 2011).

The order of all with all is never made: the rules are bound to the thing that is asked about before they run
(magic sets; Bancilhon, Maier, Sagiv & Ullman, 1986).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from math import isinf
from typing import Literal

from rdflib import ORG, SKOS, Graph, URIRef, Variable
from rdflib.term import Node

from potestas.extract.edtf import Certainty, holds_at
from potestas.graph.hierarchy.posts import posts_in
from potestas.graph.layout import Triple
from potestas.graph.owl.axioms import rules
from potestas.graph.owl.rule import Atom, Rule
from potestas.graph.reasoning.derivation import Derivation, least, longest
from potestas.graph.reasoning.proof import ALWAYS, Proof, lasts, meeting
from potestas.graph.reasoning.statements import premises
from potestas.ontology.vocabulary import POT, Vocabulary

FIRST = 1
_ORDER = (POT.above, POT.superiorTo)

Direction = Literal["above", "below"]


class Order:
    """The order of the posts, bodies and people of an accepted graph; `names` are those of its posts."""

    def __init__(self, accepted: Graph, vocabulary: Vocabulary) -> None:
        self.names = posts_in(accepted)
        self._rules = rules(vocabulary.hierarchy)
        steps = [rule for rule in self._rules if rule.head is not None and rule.head[1] not in _ORDER]
        told = premises(accepted, vocabulary)
        found = Derivation([*told, *_filled(told), *_ranks(accepted, vocabulary)], steps, least)
        self._proofs = {
            triple: kept
            for triple, proofs in found.proofs.items()
            if (kept := [proof for proof in proofs if not _is_own(proof, found)])
        }
        self._under: defaultdict[Node, list[Triple]] = defaultdict(list)
        self._posts: defaultdict[Node, list[Triple]] = defaultdict(list)
        self._holders: defaultdict[Node, list[Triple]] = defaultdict(list)
        for triple in sorted(self._proofs):
            subject, predicate, value = triple
            if predicate == POT.commands:
                self._under[value].append(triple)
            elif predicate == ORG.holds:
                self._posts[subject].append(triple)
                self._holders[value].append(triple)
        self.over_commands = next(rule for rule in self._rules if _walks_up(rule))

    def steps_up(self, thing: Node) -> Iterator[tuple[Node, list[Proof]]]:
        """What stands directly above a thing, each with the proofs, the shortest first."""
        for triple in self._under[thing]:
            yield triple[0], self._proofs[triple]

    def holders(self, post: Node) -> list[Proof]:
        """That people hold a post: one proof for each time told."""
        return [proof for triple in self._holders[post] for proof in self._proofs[triple]]

    def holders_during(self, post: Node, proof: Proof, date: str | None) -> list[Proof]:
        """That people held a post while something may have held that rests on it, and at an EDTF date."""
        return [
            holder
            for holder in self.holders(post)
            if certainty(holder, date) != "no" and lasts(meeting([holder.span, proof.span])) != "no"
        ]

    def posts(self, person: Node) -> list[Proof]:
        """That a person holds posts."""
        return [proof for triple in self._posts[person] for proof in self._proofs[triple]]

    def ordered(self, thing: URIRef, direction: Direction) -> dict[Node, list[Proof]]:
        """What stands above a thing, or below it, in person or by a post: with the proofs that hold longest.

        Nothing stands above itself: where facts go round in a circle, that is no rank.
        """
        goals = [thing, *(proof.triple[2] for proof in self.posts(thing))]
        bound = [
            rule
            for goal in dict.fromkeys(goals)
            for rule in self._rules
            if rule.head is not None and (rule.head[1] == POT.above or goal == thing)
            for rule in _bound(rule, goal, direction)
        ]
        given = (
            proof
            for triple, proofs in self._proofs.items()
            if triple[1] in (POT.commands, ORG.holds, ORG.heldBy)
            for proof in proofs
        )
        other = 0 if direction == "above" else 2
        return {
            triple[other]: proofs
            for triple, proofs in Derivation(given, bound, longest).proofs.items()
            if triple[1] == POT.superiorTo and triple[2 - other] == thing and triple[0] != triple[2]
        }


def certainty(proof: Proof, date: str | None) -> Certainty:
    """How surely it held at an EDTF date, or without one at any time. Raises DateError."""
    if date is None:
        return proof.certainty
    at_date = holds_at(proof.span, date)
    return "possible" if at_date == "certain" and proof.certainty != "certain" else at_date


def best(proofs: Iterable[Proof], date: str | None) -> list[Proof]:
    """The proofs that may hold at an EDTF date: the certain first, then the shortest, then the best dated.

    Raises DateError.
    """
    held = [
        (certainty(proof, date), proof.size, _unknown(proof), sorted(proof.grounds), proof)
        for proof in proofs
    ]
    return [entry[-1] for entry in sorted((e for e in held if e[0] != "no"), key=lambda entry: entry[:-1])]


def _unknown(proof: Proof) -> int:
    """How many of the days between which it begins and ends are not known."""
    return sum(map(isinf, (*proof.span.begin, *proof.span.end)))


def _filled(told: Iterable[Proof]) -> Iterator[Proof]:
    """A post exists while somebody holds it."""
    for proof in told:
        _, predicate, post = proof.triple
        if predicate == ORG.holds:
            yield Proof((post, POT.filled, post), proof.span, proof.holding)


def _ranks(accepted: Graph, vocabulary: Vocabulary) -> Iterator[Proof]:
    """How the posts of each body rank, whatever the time."""
    known = _ranked_roles(vocabulary)
    ranked: defaultdict[Node, list[tuple[int, Node]]] = defaultdict(list)
    for post, body in sorted(accepted.subject_objects(ORG.postIn)):
        if (rank := _rank(post, accepted, known)) is not None:
            ranked[body].append((rank, post))
    for body, posts in ranked.items():
        for rank, post in posts:
            if rank == FIRST:
                yield Proof((post, POT.ranksFirstIn, body), ALWAYS)
        for (one, higher), (other, lower) in combinations(sorted(posts), 2):
            if one < other:
                yield Proof((higher, POT.outranks, lower), ALWAYS)


def _ranked_roles(vocabulary: Vocabulary) -> dict[Node, int]:
    """The ranks of the roles that are ordered."""
    roles = vocabulary.roles
    apart = [
        key for key, role in roles.concepts.items() if (role.iri, POT.unordered, None) in vocabulary.hierarchy
    ]
    return {
        role.iri: role.rank
        for key, role in roles.concepts.items()
        if role.rank is not None and not any(roles.within(key, other) for other in apart)
    }


def _rank(post: Node, accepted: Graph, known: Mapping[Node, int]) -> int | None:
    """The rank of the post's role, or of the role that its words are taken for."""
    for role in sorted(accepted.objects(post, ORG.role), key=str):
        wider = (*accepted.objects(role, SKOS.exactMatch), *accepted.objects(role, SKOS.broadMatch))
        for concept in (role, *sorted(wider, key=str)):
            if concept in known:
                return known[concept]
    return None


def _bound(rule: Rule, goal: Node, direction: Direction) -> Iterator[Rule]:
    """A rule of the order for one goal: the object of its head, or, downwards, the subject.

    Of the two ways to walk only that is kept which leads away from the goal.
    """
    assert rule.head is not None
    place = 2 if direction == "above" else 0
    end = rule.head[place]
    if rule.head[1] not in _ORDER or not isinstance(end, Variable) or not isinstance(goal, URIRef):
        return

    def known(atom: Atom) -> Atom:
        subject, predicate, value = (goal if term == end else term for term in atom)
        return subject, predicate, value

    body = tuple(map(known, rule.body))
    if rule.head[1] != POT.above or all(atom[1] != POT.above or atom[place] == goal for atom in body):
        yield Rule(rule.name, known(rule.head), body)


def _is_own(proof: Proof, found: Derivation) -> bool:
    """Whether a step leads from a thing to itself, or from a person to a post that they may hold then."""
    subject, predicate, value = proof.triple
    held = found.proofs.get((subject, ORG.holds, value), ())
    return predicate == POT.commands and (
        subject == value or any(lasts(meeting([proof.span, holding.span])) != "no" for holding in held)
    )


def _walks_up(rule: Rule) -> bool:
    """Whether a rule adds one step of command on top of what is above already."""
    predicates = [predicate for _, predicate, _ in rule.body]
    return rule.head is not None and rule.head[1] == POT.above and predicates == [POT.commands, POT.above]
