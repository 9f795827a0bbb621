"""Inverse properties taken as one, so that what follows is found once and not once in each direction.

Of two properties that are each other's inverse the first in the order of their IRIs stands for both while
rules build on each other; the triples of the other come in before and are given back after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from rdflib import URIRef

from potestas.graph.owl.rule import Atom, Rule, Term

_INVERSE = ("prp-inv1", "prp-inv2")


@dataclass(frozen=True, slots=True)
class Directed:
    """Rules that together mean what others do: `before` and `after` once, `between` to a fixpoint."""

    before: tuple[Rule, ...]
    between: tuple[Rule, ...]
    after: tuple[Rule, ...]


def directed(rules: Iterable[Rule]) -> Directed:
    """Rules with a head, with one property in place of each two that are each other's inverse.

    A rule with a variable in place of a property is about either of the two: then all stay as they are.
    """
    given = tuple(rules)
    inverses = {(r.body[0][1], r.head[1]): r for r in given if r.name in _INVERSE and r.head is not None}
    closed = all(isinstance(atom[1], URIRef) for rule in given for atom in rule.body)
    stands = _standing(inverses) if closed else {}
    turned = dict.fromkeys(_turned(rule, stands) for rule in given)
    return Directed(
        tuple(rule for (one, other), rule in inverses.items() if stands.get(one) == other),
        tuple(rule for rule in turned if rule.head not in rule.body),
        tuple(rule for (one, other), rule in inverses.items() if stands.get(other) == one),
    )


def _standing(pairs: Iterable[tuple[Term, Term]]) -> dict[Term, Term]:
    """Property → its inverse that stands for both. One that has several inverses stands for itself."""
    known = set(pairs)
    mutual = [(one, other) for one, other in known if (other, one) in known and one != other]
    partners = Counter(one for one, _ in mutual)
    return {one: other for one, other in mutual if other < one and partners[one] == partners[other] == 1}


def _turned(rule: Rule, stands: Mapping[Term, Term]) -> Rule:
    head = None if rule.head is None else _turn(rule.head, stands)
    return replace(rule, head=head, body=tuple(_turn(atom, stands) for atom in rule.body))


def _turn(atom: Atom, stands: Mapping[Term, Term]) -> Atom:
    subject, predicate, value = atom
    return (value, stands[predicate], subject) if predicate in stands else atom
