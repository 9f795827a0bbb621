"""Oxigraph as an engine beside rdflib: a graph goes in once, queries over all of it come out fast.

rdflib evaluates SPARQL in Python, pattern by pattern; Oxigraph does the same in compiled code. What goes in
and comes out are rdflib's own terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.term import Node

from potestas.graph.layout import Triple

Row = tuple[Node | None, ...]


class Oxigraph:
    """A default graph in memory, filled with triples."""

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self.store = ox.Store()
        self.add(triples)

    def add(self, triples: Iterable[Triple]) -> None:
        """Puts triples in."""
        self.store.bulk_extend(
            ox.Quad(_in(subject), ox.NamedNode(str(predicate)), _in(value))  # type: ignore[arg-type]
            for subject, predicate, value in triples
        )

    def triples(self) -> Iterator[Triple]:
        """All triples."""
        for quad in self.store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
            yield _out(quad.subject), _out(quad.predicate), _out(quad.object)

    def select(self, query: str) -> Iterator[Row]:
        """The rows of a SELECT, each with its variables in their order; None for an unbound one."""
        rows = self.store.query(query)
        assert isinstance(rows, ox.QuerySolutions)
        for row in rows:
            yield tuple(None if term is None else _out(term) for term in row)


@lru_cache(maxsize=65536)
def _in(term: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if isinstance(term, URIRef):
        return ox.NamedNode(term)
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(term, language=term.language)
        return ox.Literal(term, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(term)
    return ox.BlankNode(str(term))


@lru_cache(maxsize=65536)
def _out(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return Literal(term.value, datatype=None if plain else URIRef(term.datatype.value))
