"""The service description in Turtle, N-Triples or RDF/XML: `description.ttl`, with the graphs."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

import pyoxigraph as ox

from potestas.graph.write import PREFIXES
from potestas.serving.served import Served

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
COUNT = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")


def description(served: Served, endpoint: str, media_type: str) -> bytes:
    """The description of the endpoint at this address, the same bytes for the same graph."""
    text = resources.files(__package__).joinpath("description.ttl").read_bytes()
    always = ox.parse(text, ox.RdfFormat.TURTLE, base_iri=endpoint)
    triples = [*(quad.triple for quad in always), *_graphs(served, endpoint)]
    prefixes = {"rdfs": PREFIXES["rdfs"], "sd": SD, "void": VOID}
    content = ox.serialize(triples, format=ox.RdfFormat.from_media_type(media_type), prefixes=prefixes)
    assert content is not None
    return content


def _graphs(served: Served, endpoint: str) -> Iterator[ox.Triple]:
    """The graphs with their sizes."""
    yield _size(ox.NamedNode(f"{endpoint}#default"), served.triples)
    dataset = ox.NamedNode(f"{endpoint}#dataset")
    for number, (name, triples) in enumerate(served.graphs.items(), 1):
        named, graph = (ox.NamedNode(f"{endpoint}#{what}-{number}") for what in ("named", "graph"))
        yield ox.Triple(dataset, ox.NamedNode(f"{SD}namedGraph"), named)
        yield ox.Triple(named, TYPE, ox.NamedNode(f"{SD}NamedGraph"))
        yield ox.Triple(named, ox.NamedNode(f"{SD}name"), ox.NamedNode(name))
        yield ox.Triple(named, ox.NamedNode(f"{SD}graph"), graph)
        yield ox.Triple(graph, TYPE, ox.NamedNode(f"{SD}Graph"))
        yield _size(graph, triples)


def _size(graph: ox.NamedNode, triples: int) -> ox.Triple:
    return ox.Triple(graph, ox.NamedNode(f"{VOID}triples"), ox.Literal(str(triples), datatype=COUNT))
