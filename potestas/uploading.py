"""A graph that a build wrote, written to a SPARQL server as well."""

from __future__ import annotations

from pathlib import Path

from potestas.graph.layout import ACCEPTED, CONTRADICTIONS, INFERRED, graph_iri
from potestas.graph.server import put
from potestas.graph.store import Store
from potestas.ontology.vocabulary import vocabulary
from potestas.opening import load


def upload(folder: Path, url: str) -> None:
    """Writes the graph in the folder of a build to the graph store at a URL. Raises OutputError."""
    kg = load(folder)
    store = kg.source.store
    assert isinstance(store, Store)
    keys = (*vocabulary().statuses.concepts, ACCEPTED, INFERRED, CONTRADICTIONS)
    put(url, store.engine, (str(graph_iri(kg.base, key)) for key in keys))
