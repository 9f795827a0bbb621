"""Oxigraph as an engine beside rdflib: a graph goes in once, queries over all of it come out fast.

rdflib evaluates SPARQL in Python, pattern by pattern; Oxigraph does the same in compiled code. What goes in
and comes out are rdflib's own terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib.term import Node

from potestas.graph.layout import Triple
from potestas.ontology.rdf import from_ox, to_ox

Row = tuple[Node | None, ...]


class Oxigraph:
    """A default graph in memory, filled with triples."""

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self.store = ox.Store()
        self.add(triples)

    def add(self, triples: Iterable[Triple]) -> None:
        """Puts triples in."""
        self.store.bulk_extend(
            ox.Quad(to_ox(subject), ox.NamedNode(str(predicate)), to_ox(value))  # type: ignore[arg-type]
            for subject, predicate, value in triples
        )

    def triples(self) -> Iterator[Triple]:
        """All triples."""
        for quad in self.store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            yield from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)

    def select(self, query: str) -> Iterator[Row]:
        """The rows of a SELECT, each with its variables in their order; None for an unbound one."""
        rows = self.store.query(query)
        assert isinstance(rows, ox.QuerySolutions)
        for row in rows:
            yield tuple(None if term is None else from_ox(term) for term in row)
