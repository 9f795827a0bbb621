"""What a rule is: whenever its body holds of some things, so does its head."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef, Variable
from rdflib.term import Node

Term = URIRef | Variable
Atom = tuple[Term, Term, Term]
"""A triple in which variables stand for any things."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One axiom as a rule; `name` is that of the rule in OWL 2 Profiles, section 4.3, which it is a case of.

    Without a head it says that its body cannot hold.
    """

    name: str
    head: Atom | None
    body: tuple[Atom, ...]


def pattern(atom: Atom) -> str:
    """An atom as SPARQL has it."""
    return " ".join(term.n3() for term in atom)


def bind(atom: Atom, meaning: dict[Variable, Node]) -> tuple[Node, Node, Node]:
    """The triple that an atom means when its variables mean these things."""
    subject, predicate, value = (meaning[t] if isinstance(t, Variable) else t for t in atom)
    return subject, predicate, value
