"""What proofs say in plain English: a triple as a sentence, a rule as an if and a then, how a step holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from string import ascii_uppercase

from rdflib import RDF, RDFS, SKOS, Graph, Variable
from rdflib.term import Node

from potestas.extract.claim import Evidence
from potestas.extract.edtf import window
from potestas.graph.layout import Triple
from potestas.graph.owl.rule import Rule
from potestas.graph.reasoning.holding import Holding
from potestas.graph.reasoning.proof import Proof
from potestas.graph.wording import date_in_words, lasting, when
from potestas.ontology.vocabulary import Vocabulary

_NOUN = re.compile(r"(?!(?:is|was|has) ).+ (?:of|by|in)")
"""A label that takes a verb to make a sentence: “head of”, “supervised by”."""


def label_of(term: Node, ontology: Graph) -> str:
    """The label of a property or class; without one, the words of its local name: org:headOf → "head of"."""
    label = ontology.value(term, RDFS.label, any=True)
    local = re.split(r"[/#]", str(term))[-1]
    return str(label) if label else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", local).lower()


def verb_of(property: Node, ontology: Graph) -> str:
    """The label of a property as it stands between two names: "is head of", "oversees"."""
    label = label_of(property, ontology)
    return f"is {label}" if _NOUN.fullmatch(label) else label


class Words:
    """Says triples and steps of a graph by the names of its things and the labels of the ontology.

    `spell` puts a name as it is to stand; without `quotes` the words of the texts are left out.
    """

    def __init__(
        self, data: Graph, vocabulary: Vocabulary, spell: Callable[[str], str] = str, quotes: bool = True
    ) -> None:
        self.data = data
        self.vocabulary = vocabulary
        self.quotes = quotes
        self._spell = spell

    def name(self, node: Node) -> str:
        """The preferred name of a thing; its IRI if it has none."""
        return self._spell(min(map(str, self.data.objects(node, SKOS.prefLabel)), default=str(node)))

    def quoted(self, item: Evidence) -> str:
        """The words of a place; empty if they are left out."""
        return item.quote if self.quotes else ""

    def statement(self, triple: Triple) -> str:
        """A triple as a sentence: "Prince Gong oversees Marine Department"."""
        subject, predicate, value = triple
        if predicate == RDF.type:
            return f"{self.name(subject)} is of the class “{label_of(value, self.vocabulary.graph)}”"
        return f"{self.name(subject)} {verb_of(predicate, self.vocabulary.graph)} {self.name(value)}"

    def rule(self, rule: Rule) -> str:
        """A rule with letters for things: "if A is head of B and B oversees C, then A oversees C"."""
        terms = [term for atom in rule.body for term in (atom[0], atom[2])]
        variables = dict.fromkeys(term for term in terms if isinstance(term, Variable))
        letters: dict[Node, str] = dict(zip(variables, ascii_uppercase, strict=False))
        body = " and ".join(self._atom(atom, letters) for atom in rule.body)
        if rule.head is None:
            return f"it cannot be that {body}"
        return f"if {body}, then {self._atom(rule.head, letters)}"

    def _atom(self, atom: Triple, letters: Mapping[Node, str]) -> str:
        subject, predicate, value = atom
        ontology = self.vocabulary.graph
        if predicate == RDF.type:
            return f"{letters[subject]} is of the class “{label_of(value, ontology)}”"
        verb = "stands as it may to" if isinstance(predicate, Variable) else verb_of(predicate, ontology)
        return f"{letters[subject]} {verb} {letters[value]}"

    def standing(self, proof: Proof) -> str:
        """How a step stands: stated, with the status of what is not asserted, or following, or given."""
        if proof.rule:
            return "follows"
        claim = proof.holding.claim if proof.holding else None
        if claim is None:
            return "given, though no text states it"
        if claim.status == "asserted":
            return "stated"
        return f"stated as {claim.status}{f' by {claim.by}' if claim.by else ''}"

    def time(self, proof: Proof) -> str:
        """How surely and when a step holds; of what is stated, when the text says so."""
        if proof.holding:
            return when(proof.holding.claim) or "undated"
        if not proof.rule:
            return ""
        marked = " (that end follows, no text states it)" if proof.end_follows else ""
        return f"{proof.certainty}, {lasting(proof.span) or 'undated'}{marked}"

    def end(self, holding: Holding) -> str:
        """By when what is told had ended, where that follows from something else: "by 6 July 1535"."""
        return f"by {date_in_words(window(holding.span.end[1], holding.span.end[1]))}"

    def at(self, proof: Proof, date: str) -> str:
        """How surely a proof holds at some day of an EDTF date: "as of 1535: certain". Raises DateError."""
        return f"as of {date_in_words(date)}: {proof.at(date)}"
