"""A graph as it is served: what each processor loads, and what pages and description tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from potestas.graph.store import Store
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.ask import fill
from potestas.queries.named import NamedQuery

CHOICES = 1000
"""Most names of one type that forms offer."""

_SIZES = "SELECT ?graph (COUNT(*) AS ?triples) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"


class Served:
    """A graph under a title, with its default graph and named graphs as `KnowledgeGraph.source` has them."""

    def __init__(self, graph: KnowledgeGraph, title: str) -> None:
        self._graph = graph
        store = graph.source.store
        assert isinstance(store, Store)
        self._store = store  # which keeps writers away while it is there
        self._engine = store.engine
        self.title = title
        self.base = graph.base

    @property
    def content(self) -> bytes | Path:
        """All of it in N-Quads, or the folder of its store if it is on disk."""
        if self._store.place is not None:
            return self._store.place
        quads = self._engine.dump(format=ox.RdfFormat.N_QUADS)
        assert quads is not None
        return quads

    @cached_property
    def triples(self) -> int:
        """How many the default graph has."""
        return len(self._graph.source.default_graph)

    @cached_property
    def graphs(self) -> Mapping[str, int]:
        """How many triples each named graph has, by its IRI."""
        found = self._engine.query(_SIZES)
        assert isinstance(found, ox.QuerySolutions)
        return {row["graph"].value: int(row["triples"].value) for row in found}

    def sparql(self, query: NamedQuery, given: Mapping[str, str]) -> str:
        """A named query with these values. Raises QueryError, UnknownName and DateError."""
        graph = self._graph
        return fill(query, given, lambda: graph.names, vocabulary(), graph.excluded)

    @cached_property
    def choices(self) -> Mapping[str, tuple[str, ...]]:
        """The names that a parameter may have, by its type; none where there are too many to offer."""
        found = {"thing": self._graph.names.names()}
        for key, entity_type in vocabulary().entity_types.items():
            found[key.lower()] = self._graph.names.names(frozenset({str(entity_type.iri)}))
        return {key: names for key, names in found.items() if 0 < len(names) <= CHOICES}
