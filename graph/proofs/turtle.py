"""A proof as RDF (Turtle): a node for each step, from what follows to the facts and the words of the text.

A step is an rdf:Statement, so that what it says is not asserted by the file. What one proof shares with
another is one node. Facts come with their places (Web Annotation), so that the file can be read alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from rdflib import DCTERMS, PROV, RDF, RDFS, SKOS, TIME, Graph, Literal, URIRef
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.extract.edtf import Span
from potestas.graph.dating import days
from potestas.graph.evidence import OA
from potestas.graph.layout import BASE, Triple, base_of
from potestas.graph.proofs.words import Words
from potestas.graph.reasoning.holding import Holding
from potestas.graph.reasoning.inference import implied_end
from potestas.graph.reasoning.proof import Proof
from potestas.graph.wording import sentence
from potestas.graph.write import turtle
from potestas.ontology.vocabulary import POT

_DIGITS = 16
"""Hexadecimal digits of a digest that name a step."""

_PLACES = PROV.wasDerivedFrom, POT.ground, OA.hasSelector, OA.hasSource
"""The ways from a fact to the words that state it and that its arguments were resolved from."""


def proofs_as_turtle(triple: Triple, proofs: Sequence[Proof], words: Words, date: str | None) -> str:
    """The steps of all proofs: pot:Inference for what follows, pot:Premise for what is stated or given."""
    base = base_of(words.data) or BASE
    graph = Graph()
    for proof in proofs:
        for found in _steps(proof, words, base):
            graph.add(found)
    return turtle(graph, base).decode()


def fact_as_turtle(claim: Claim, words: Words) -> str:
    """The node of the fact, the places that state it and the names of what it speaks of."""
    graph = Graph()
    for found in _facts([claim], words):
        graph.add(found)
    return turtle(graph, base_of(words.data) or BASE).decode()


def _steps(proof: Proof, words: Words, base: str) -> Iterator[Triple]:
    node = _name(proof, base)
    yield node, RDF.type, POT.Inference if proof.rule else POT.Premise
    yield node, RDFS.label, Literal(words.statement(proof.triple), lang="en")
    for part, value in zip((RDF.subject, RDF.predicate, RDF.object), proof.triple, strict=True):
        yield node, part, value
        yield from _called(value, words)
    yield node, POT.certainty, Literal(proof.certainty)
    # The time of a premise is the stated one; an end that follows stands at a node of its own.
    yield from _time(node, proof.span if proof.rule else proof.told)
    if proof.rule:
        yield node, POT.byRule, Literal(words.rule(proof.rule), lang="en")
        for ground in sorted(proof.grounds):
            yield node, PROV.wasDerivedFrom, _fact(ground, words)
    if proof.holding:
        yield from _told(node, proof.holding.claims, words)
        if proof.holding.ended_by:
            yield from _end(node, proof.holding, proof.holding.ended_by, words)
    for premise in proof.premises:
        yield node, POT.premise, _name(premise, base)
        yield from _steps(premise, words, base)


def _end(node: URIRef, holding: Holding, ended_by: Claim, words: Words) -> Iterator[Triple]:
    """The end that follows for each claim; what it follows from is none of a snapshot's facts."""
    nodes = {claim.id: _fact(claim.id, words) for claim in holding.claims}
    ending = _fact(ended_by.id, words)
    if (ending, None, None) in words.data:
        nodes[ended_by.id] = ending
        yield from _facts([ended_by], words)
    for triple in implied_end(holding, sentence(ended_by, words.vocabulary, {}), nodes):
        yield triple
        yield node, PROV.wasDerivedFrom, triple[0]


def _name(proof: Proof, base: str) -> URIRef:
    """The name of a step: what it says and rests on, so that the same step has the same name everywhere."""
    parts = [node.n3() for node in proof.triple]
    parts += sorted(claim.id for claim in proof.holding.claims) if proof.holding else []
    parts += [repr(proof.rule), *(str(_name(premise, "")) for premise in proof.premises)]
    return URIRef(f"{base}step/{sha256(chr(10).join(parts).encode()).hexdigest()[:_DIGITS]}")


def _time(node: URIRef, span: Span) -> Iterator[Triple]:
    time = URIRef(f"{node}#time")
    if bounds := list(days(time, span)):
        yield node, POT.during, time
        yield time, RDF.type, TIME.Interval
        yield from bounds


def _told(node: URIRef, claims: Iterable[Claim], words: Words) -> Iterator[Triple]:
    for claim in claims:
        yield node, PROV.wasDerivedFrom, _fact(claim.id, words)
        yield from _facts([claim], words)


def _facts(claims: Iterable[Claim], words: Words) -> Iterator[Triple]:
    """What is said of facts, of the places that state them and of their times, and how things are called."""
    for claim in claims:
        fact = _fact(claim.id, words)
        waiting = [fact, *words.data.objects(fact, words.vocabulary.kinds[claim.kind].during)]
        while waiting:
            node = waiting.pop()
            for triple in words.data.triples((node, None, None)):
                if words.quotes or triple[1] != OA.exact:
                    yield triple
                if triple[1] in _PLACES:
                    waiting.append(triple[2])
                elif node == fact:
                    yield from _called(triple[2], words)


def _called(node: Node, words: Words) -> Iterator[Triple]:
    yield from words.data.triples((node, SKOS.prefLabel, None))


def _fact(key: str, words: Words) -> Node:
    """The node of a fact; one that bears no identifier of its own is known by its IRI."""
    return words.data.value(None, DCTERMS.identifier, Literal(key), any=True) or URIRef(key)
