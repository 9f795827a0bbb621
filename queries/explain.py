"""Why a triple holds: all minimal proofs, from the ontology's axioms down to what texts state, with times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import OWL, RDF, Graph, URIRef

from potestas.extract.edtf import holds_at
from potestas.graph.derivation import Derivation
from potestas.graph.layout import Triple
from potestas.graph.owl.rule import Atom, Rule
from potestas.graph.proof import Proof
from potestas.queries.statement import label_of


@dataclass(frozen=True, slots=True)
class Explanation:
    """A triple and its minimal proofs, the shortest first: none rests on more than another does."""

    triple: Triple
    proofs: tuple[Proof, ...]


def explanation(triple: Triple, derivation: Derivation, as_of: str | None = None) -> Explanation | None:
    """The explanation of a triple by the proofs of a derivation that keeps the `least`; None without proofs.

    With `as_of`, an EDTF date, by those that may hold then. Raises DateError.
    """
    proofs = derivation.proofs.get(triple, ())
    kept = [proof for proof in proofs if as_of is None or holds_at(proof.span, as_of) != "no"]
    return Explanation(triple, tuple(sorted(kept, key=_order))) if kept else None


def relations(rules: Iterable[Rule]) -> set[URIRef]:
    """The properties that rules give between things; not what only names classes or sameness."""
    heads = (rule.head[1] for rule in rules if rule.head is not None)
    return {head for head in heads if isinstance(head, URIRef) and head not in (RDF.type, OWL.sameAs)}


def in_words(rule: Rule, ontology: Graph) -> str:
    """A rule by the labels of its properties: “head of” then “oversees” gives “oversees”.

    A property that is walked from object to subject is said to be taken backwards.
    """
    if rule.head is None:
        return " and ".join(f"“{_label(atom, ontology)}”" for atom in rule.body) + " exclude each other"
    at, steps = rule.head[0], []
    for atom in rule.body:
        backwards = atom[0] != at
        at = atom[0] if backwards else atom[2]
        steps.append(f"“{_label(atom, ontology)}”{' backwards' * backwards}")
    return f"{' then '.join(steps)} gives “{_label(rule.head, ontology)}”"


def _label(atom: Atom, ontology: Graph) -> str:
    """Of the property of an atom, or of the class that it puts a thing in."""
    _, predicate, value = atom
    return label_of(value if predicate == RDF.type else predicate, ontology)


def _order(proof: Proof) -> tuple[tuple[int, int], list[str]]:
    return proof.size, sorted(proof.grounds)
