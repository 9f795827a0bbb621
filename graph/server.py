"""Writes a store to a server somewhere else, by the SPARQL 1.1 Graph Store HTTP Protocol (W3C 2013).

A server's graph store has a URL of its own beside those for queries and updates: /store with Oxigraph,
/NAME/data with Fuseki, /repositories/NAME/rdf-graphs/service with RDF4J. Each graph is put in the place of
what the server had under its name, graph after graph, so that none is ever half written; others stay.
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from tempfile import TemporaryFile
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pyoxigraph as ox

from potestas.ontology.errors import OutputError

ANSWER = 300
"""Seconds to wait for an answer of the server."""
MEDIA = ox.RdfFormat.N_TRIPLES


def check_server(url: str) -> None:
    """Raises OutputError if no graph store answers at a URL."""
    _send(url, "HEAD", ox.DefaultGraph())


def put(url: str, engine: ox.Store, stale: Iterable[str] = ()) -> None:
    """Writes all graphs of a store to the graph store at a URL, the default graph last.

    `stale` are the IRIs of graphs that may lie there from before; those that the store has not are deleted.
    Raises OutputError if the server cannot be reached or refuses.
    """
    named = sorted((name for name in engine.named_graphs() if isinstance(name, ox.NamedNode)), key=str)
    names: list[ox.NamedNode | ox.DefaultGraph] = [*named, ox.DefaultGraph()]
    for name in names:
        with TemporaryFile() as content:
            engine.dump(content, MEDIA, from_graph=name)
            _send(url, "PUT", name, content)
    for iri in sorted(set(stale) - {name.value for name in named}):
        _send(url, "DELETE", ox.NamedNode(iri))


def _send(
    url: str, method: str, graph: ox.NamedNode | ox.DefaultGraph, content: IO[bytes] | None = None
) -> None:
    """One request about one graph; what is to be deleted may be gone already."""
    which = f"graph={quote(graph.value, safe='')}" if isinstance(graph, ox.NamedNode) else "default"
    request = Request(f"{url}{'&' if '?' in url else '?'}{which}", method=method)
    if content is not None:
        request.add_header("Content-Type", MEDIA.media_type)
        request.add_header("Content-Length", str(content.tell()))
        content.seek(0)
        request.data = content
    try:
        with urlopen(request, timeout=ANSWER):
            pass
    except HTTPError as error:
        if error.code != HTTPStatus.NOT_FOUND or method != "DELETE":
            raise OutputError(
                f"{url}: the server refuses the graph (HTTP {error.code} {error.reason}); name the URL of "
                "its graph store, such as http://localhost:7878/store"
            ) from error
    except (OSError, ValueError) as error:
        why = error.reason if isinstance(error, URLError) else error
        raise OutputError(f"{url}: no server answers there ({why}); check the URL") from error
