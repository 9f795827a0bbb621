"""The graph itself, and what it is made of: RDF, and JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable

from potestas.exporters.registry import exporter
from potestas.extract.claim import claim_to_json, entity_to_json, sentence_to_json
from potestas.graph.write import trig, turtle
from potestas.knowledge import KnowledgeGraph


@exporter("ttl")
def as_turtle(kg: KnowledgeGraph) -> bytes:
    """Turtle: what is accepted, with what follows and its provenance."""
    return turtle(kg.graph, kg.base)


@exporter("trig")
def as_trig(kg: KnowledgeGraph) -> bytes:
    """TriG: everything, in its named graphs."""
    return trig(kg.dataset, kg.base)


@exporter("nq")
def as_nquads(kg: KnowledgeGraph) -> bytes:
    """N-Quads (W3C, 2014): everything, one statement a line, sorted."""
    lines = str(kg.dataset.serialize(format="nquads")).split("\n")  # a literal may hold other line ends
    return _lines(sorted(line for line in lines if line.strip()))


@exporter("facts")
def as_facts(kg: KnowledgeGraph) -> bytes:
    """JSON Lines: one fact a line."""
    return _lines(map(claim_to_json, kg.facts))


@exporter("entities")
def as_entities(kg: KnowledgeGraph) -> bytes:
    """JSON Lines: one entity a line."""
    return _lines(map(entity_to_json, kg.entities))


@exporter("sentences")
def as_sentences(kg: KnowledgeGraph) -> bytes:
    """JSON Lines: one sentence with words of power a line."""
    return _lines(map(sentence_to_json, kg.sentences))


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
