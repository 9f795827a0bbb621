"""A graph as it is served: the quads that each processor loads, and what pages and description tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Dataset

from potestas.graph.names import NameIndex
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.rdf import to_ox


@dataclass(frozen=True, slots=True)
class Served:
    """A graph under a title. `quads` are N-Quads; the default graph is that of `KnowledgeGraph.source`.

    `graphs` tells the number of triples of each named graph by its IRI, `triples` that of the default graph.
    """

    title: str
    base: str
    names: NameIndex
    quads: bytes
    triples: int
    graphs: Mapping[str, int]

    @classmethod
    def of(cls, graph: KnowledgeGraph, title: str) -> Served:
        """What there is to serve of a graph."""
        source = graph.source
        default = source.default_graph
        named = {
            str(part.identifier): len(part)
            for part in source.graphs()
            if part.identifier != default.identifier
        }
        quads = ox.serialize(_quads(source), format=ox.RdfFormat.N_QUADS)
        assert quads is not None
        return cls(title, graph.base, graph.names, quads, len(default), dict(sorted(named.items())))


def _quads(source: Dataset) -> Iterator[ox.Quad]:
    for part in source.graphs():
        default = part.identifier == source.default_graph.identifier
        graph = ox.DefaultGraph() if default else ox.NamedNode(str(part.identifier))
        for subject, predicate, value in part:
            yield ox.Quad(to_ox(subject), ox.NamedNode(str(predicate)), to_ox(value), graph)  # type: ignore[arg-type]
