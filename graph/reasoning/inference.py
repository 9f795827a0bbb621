"""What follows from accepted facts: plain triples, and beside each when and how surely it held.

Closing a hierarchy over all years at once would state falsehoods: that A stood over B in 1934 and B over C in
1936 says nothing of A over C. So what the axioms give counts only while all that it rests on may have held.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from rdflib import DCTERMS, PROV, RDF, TIME, Graph, Literal, URIRef
from rdflib.term import Node

from potestas.extract.edtf import Certainty
from potestas.graph.dating import days
from potestas.graph.layout import BASE, Triple, accepted, base_of
from potestas.graph.owl.axioms import rules
from potestas.graph.reasoning.derivation import Derivation, longest
from potestas.graph.reasoning.holding import Holding
from potestas.graph.reasoning.proof import Proof
from potestas.graph.reasoning.reason import RULES, reason
from potestas.graph.reasoning.statements import premises
from potestas.graph.recover import claims_by_node, entities_of
from potestas.graph.wording import sentence
from potestas.ontology.vocabulary import POT, Vocabulary

_DIGITS = 16
"""Hexadecimal digits of a digest that name an inference."""


@dataclass(frozen=True, slots=True)
class Inferences:
    """What follows: relations, each with its proofs, and of which classes things are.

    `proofs` come in the order of their triples; of one triple those that hold at different times. `ended` is
    what has an end that the text does not state. `date` (EDTF) is that at which they hold; None for all.
    `facts` has the node of each accepted fact by its id.
    """

    proofs: tuple[Proof, ...]
    classes: tuple[Triple, ...]
    ended: tuple[Holding, ...]
    facts: Mapping[str, Node]
    date: str | None = None

    @property
    def plain(self) -> Iterator[Triple]:
        """The triples without their times, each once."""
        yield from self.classes
        yield from dict.fromkeys(proof.triple for proof in self.proofs)

    def certainty(self, proof: Proof) -> Certainty:
        """Whether a relation held at the date, or at any time."""
        return proof.at(self.date)

    def through_others(self, vocabulary: Vocabulary) -> Iterator[Proof]:
        """What a report should tell (pot:reported) of what rests on more than one fact."""
        for proof in self.proofs:
            told = (proof.triple[1], POT.reported, Literal(True)) in vocabulary.graph
            if told and len(proof.grounds) > 1:
                yield proof


def infer(
    data: Graph,
    vocabulary: Vocabulary,
    as_of: str | None = None,
    engine: str = RULES,
    held: Sequence[Holding] | None = None,
) -> Inferences:
    """What follows from the accepted facts, with `as_of` (EDTF) only what may have held then.

    `held` tells when facts hold, where more is known than the data tell, as of a snapshot. `engine` closes
    the graph over all times, and of what it gives that is kept which has a proof in time; see `reason`.
    Raises DateError and OntologyError.
    """
    believed = accepted(data, inferences=False)
    claims = claims_by_node(believed, vocabulary)
    given = premises(believed, vocabulary, held, claims)
    derivation = Derivation(given, rules(vocabulary.graph), longest)
    closure = sorted(reason(believed, vocabulary, engine))
    return Inferences(
        tuple(
            proof
            for triple in closure
            if triple[1] != RDF.type
            for proof in derivation.proofs.get(triple, ())
            if proof.at(as_of) != "no"
        ),
        tuple(triple for triple in closure if triple[1] == RDF.type),
        tuple(
            {
                proof.holding.claim.id: proof.holding
                for proof in given
                if proof.holding and proof.holding.ended_by
            }.values()
        ),
        {claim.id: node for node, claim in claims.items()},
        as_of,
    )


def inference_triples(data: Graph, found: Inferences, vocabulary: Vocabulary) -> Iterator[Triple]:
    """What belongs into the graph that `layout` calls inferred: the plain triples and what dates them."""
    yield from found.plain
    base = base_of(data) or BASE
    number: Counter[Triple] = Counter()
    for proof in found.proofs:
        number[proof.triple] += 1
        name = f"{base}inference/{_digest(proof.triple)}-{number[proof.triple]}"
        yield from _inference(name, proof, found.certainty(proof), found.facts)
    types = {entity.name: entity.type for entity in entities_of(data, vocabulary)} if found.ended else {}
    for holding in found.ended:
        assert holding.ended_by is not None
        yield from implied_end(holding, sentence(holding.ended_by, vocabulary, types), found.facts)


def _digest(triple: Triple) -> str:
    return sha256(" ".join(node.n3() for node in triple).encode()).hexdigest()[:_DIGITS]


def _inference(name: str, proof: Proof, certainty: Certainty, facts: Mapping[str, Node]) -> Iterator[Triple]:
    node, time = URIRef(name), URIRef(f"{name}#time")
    yield node, RDF.type, POT.Inference
    for part, value in zip((RDF.subject, RDF.predicate, RDF.object), proof.triple, strict=True):
        yield node, part, value
    yield node, POT.certainty, Literal(certainty)
    for ground in proof.grounds:
        yield node, PROV.wasDerivedFrom, facts[ground]
    bounds = list(days(time, proof.span))
    if bounds:
        yield node, POT.during, time
        yield time, RDF.type, TIME.Interval
        yield from bounds


def implied_end(holding: Holding, because: str, facts: Mapping[str, Node]) -> Iterator[Triple]:
    """The end of each claim that tells it; what puts an end to it a snapshot tells in words alone."""
    ending = facts.get(holding.ended_by.id) if holding.ended_by else None
    day = holding.span.latest_end
    for claim in holding.claims:
        node = URIRef(f"{facts[claim.id]}#implied-end")
        yield node, RDF.type, POT.ImpliedEnd
        yield node, POT.endOf, facts[claim.id]
        yield node, DCTERMS.description, Literal(because)
        if ending is not None:
            yield node, PROV.wasDerivedFrom, ending
        if day is not None:
            yield node, POT.latestEnd, Literal(day)
