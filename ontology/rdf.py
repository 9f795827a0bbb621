"""RDF files read by Oxigraph, and terms between it and rdflib.

Its parsers, in compiled code, take a small part of the time of rdflib's; what they give becomes rdflib's own.
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from typing import TypeVar

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
}
"""What can be parsed, by the ending of a file's name."""

BASE = "file:///"
"""A text alone does not tell where it lies (RFC 3986, 5.1.4); Oxigraph takes no IRI that is relative."""

# RDF 1.1 allows "abc"^^xsd:integer; that rdflib finds no number in it is for those who listen to its log
logging.getLogger("rdflib").addHandler(logging.NullHandler())

OxTerm = ox.NamedNode | ox.BlankNode | ox.Literal
_TRIPLE_TERM = re.compile(r"<<|~|\{\|")
"""What RDF 1.2 opens a triple with that stands as a term in another one."""
AnyGraph = TypeVar("AnyGraph", bound=Graph)


def parse(text: str, ending: str, graph: AnyGraph) -> AnyGraph:
    """The graph or dataset with what a text in one of FORMATS says added to it, and its prefixes.

    Relative IRIs are below BASE where the text names no base. Raises SyntaxError, which knows the line.
    """
    statements = ox.parse(text, FORMATS[ending], base_iri=BASE)
    named: dict[object, Graph] = {}
    for quad in list(statements):  # all of them before any is added
        if isinstance(quad.object, ox.Triple):
            raise _refused(text)
        where = named.get(quad.graph_name)
        if where is None:
            where = graph
            if isinstance(graph, Dataset) and isinstance(quad.graph_name, ox.NamedNode):
                where = graph.graph(URIRef(quad.graph_name.value))
            named[quad.graph_name] = where
        where.add((from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object)))
    for prefix, namespace in statements.prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def _refused(text: str) -> SyntaxError:
    """That a text has what RDF 1.1 has not, in the first line where that may be."""
    found = _TRIPLE_TERM.search(text)
    line = text.count("\n", 0, found.start() if found else 0) + 1
    return SyntaxError("a triple stands as a term, as RDF 1.2 has it", ("", line, None, None))


@lru_cache(maxsize=65536)
def to_ox(term: Node) -> OxTerm:
    """An rdflib term as Oxigraph has it."""
    if isinstance(term, URIRef):
        return ox.NamedNode(term)
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(term, language=term.language)
        return ox.Literal(term, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(term)
    return ox.BlankNode(str(term))


@lru_cache(maxsize=65536)
def from_ox(term: OxTerm) -> Node:
    """A term of Oxigraph as rdflib has it. Raises ValueError for a triple, which is a term of RDF 1.2."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise ValueError("a triple stands as a term, as RDF 1.2 has it, but this program has RDF 1.1")
    if term.language:
        return Literal(term.value, lang=term.language)
    plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return Literal(term.value, datatype=None if plain else URIRef(term.datatype.value))
