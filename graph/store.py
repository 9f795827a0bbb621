"""Oxigraph as the store of a graph: in memory for a small one, on disk for that of a library.

    on_disk(folder / STORE)           # opens one on disk for reading, beside other readers
    in_memory(quads)                  # the same in memory

Quads are pyoxigraph's and lie in named graphs as `layout.py` has them. The default graph is what queries see
unless they name a graph: what is accepted, all entities and all places in the texts. On disk it is filled
when a store is written (`stock.py`), in memory here.
A store on disk has many readers or one writer, by RocksDB's own lock (fcntl on its file LOCK).
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import DCTERMS, PROV, Dataset, Graph, Variable
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Identifier

from potestas.graph.layout import ACCEPTED, SHOWN, graph_iri
from potestas.ontology.errors import InputError
from potestas.ontology.rdf import from_ox, to_ox

STORE = "store"
"""The folder of the store, in the folder of a build."""

LARGE = 2_000
"""Facts from which a build keeps its store on disk; a smaller graph is soon read from its TriG."""

LOCK = "LOCK"
"""What RocksDB locks in it."""

DERIVED = f"""
SELECT DISTINCT ?root ?part {{
  {{ ?root <{PROV.wasDerivedFrom}> ?part }} UNION {{ GRAPH ?graph {{ ?root <{PROV.wasDerivedFrom}> ?part }} }}
  FILTER(STRENDS(STR(?root), "{graph_iri("", ACCEPTED)}"))
}}"""
"""The graph of what is accepted, and those of the statuses that it was drawn from."""


GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class Store(OxigraphStore):
    """A store behind rdflib's API: `Dataset(store=...)`; `engine` is Oxigraph itself.

    `place` is its folder, if it is on disk. While it is open, nobody else can open it for writing.
    """

    def __init__(
        self, engine: ox.Store, place: Path | None = None, lock: IO[bytes] | None = None
    ) -> None:
        super().__init__(store=engine)
        self.engine = engine
        self.place = place
        self._lock = lock  # held until the store is forgotten, then the file closes and with it the lock ends

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],
        initBindings: Mapping[str, Identifier],
        queryGraph: str,
        **kwargs: object,
    ) -> Result:
        """As rdflib's stores have it; terms become rdflib's own once each, strings without a datatype.

        Raises SyntaxError for malformed SPARQL.
        """
        if queryGraph != DATASET_DEFAULT_GRAPH_ID or initBindings or not isinstance(query, str) or kwargs:
            return super().query(query, initNs, initBindings, queryGraph, **kwargs)
        found = self.engine.query(query, prefixes={prefix: str(iri) for prefix, iri in initNs.items()})
        if isinstance(found, ox.QueryBoolean):
            answer = Result("ASK")
            answer.askAnswer = bool(found)
        elif isinstance(found, ox.QuerySolutions):
            answer = Result("SELECT")
            answer.vars = [Variable(variable.value) for variable in found.variables]
            answer.bindings = [
                {name: from_ox(term) for name, term in zip(answer.vars, row, strict=True) if term is not None}  # type: ignore[misc]
                for row in found
            ]
        else:
            answer = Result("CONSTRUCT")
            answer.graph = Graph()
            for triple in found:
                answer.graph.add((from_ox(triple.subject), from_ox(triple.predicate), from_ox(triple.object)))
        return answer


def on_disk(place: Path) -> Store:
    """The store in a folder, for reading only; whoever wants to write it meanwhile is refused.

    Raises InputError if there is none or if another process has it open for writing.
    """
    try:
        lock = (place / LOCK).open("rb")
        fcntl.lockf(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return Store(ox.Store.read_only(str(place)), place, lock)
    except BlockingIOError as error:
        raise InputError(f"{place}: another process has this store open for writing; end it first") from error
    except OSError as error:
        raise InputError(f"{place}: no store that can be opened ({error}); build it again") from error


def in_memory(quads: Iterable[ox.Quad]) -> Store:
    """A store in memory with these quads."""
    engine = ox.Store()
    engine.bulk_extend(quads)
    _fill(engine)
    return Store(engine)


def quads_of(data: Dataset) -> Iterator[ox.Quad]:
    """What an rdflib dataset holds, as Oxigraph has it."""
    for graph in data.graphs():
        default = graph.identifier == DATASET_DEFAULT_GRAPH_ID
        name = ox.DefaultGraph() if default else to_ox(graph.identifier)
        for subject, predicate, value in graph:
            yield ox.Quad(to_ox(subject), to_ox(predicate), to_ox(value), name)  # type: ignore[arg-type]


def base_of(engine: ox.Store) -> str | None:
    """As `potestas.graph.layout.base_of`, of a store."""
    roots = [str(row["root"].value) for row in engine.query(DERIVED)]  # type: ignore[union-attr]
    return min(roots).removesuffix(graph_iri("", ACCEPTED)) if roots else None


def date_of(engine: ox.Store) -> str | None:
    """As `potestas.graph.reasoning.snapshot.date_of`, of a store."""
    root = ox.NamedNode(graph_iri(base_of(engine) or "", ACCEPTED))
    quads = engine.quads_for_pattern(root, ox.NamedNode(DCTERMS.temporal), None)
    return min((quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)), default=None)


def _fill(engine: ox.Store) -> None:
    """Makes the default graph what is accepted with what is shared; of foreign data, all there is."""
    parts = {row["part"] for row in engine.query(DERIVED)}  # type: ignore[union-attr]
    base = base_of(engine)
    if base is None:
        names = list(engine.named_graphs())
    else:
        names = [*parts, *(ox.NamedNode(graph_iri(base, key)) for key in SHOWN)]
    for name in names:
        engine.bulk_extend(_part(engine, name, ox.DefaultGraph()))


def _part(engine: ox.Store, name: GraphName, other: GraphName) -> Iterator[ox.Quad]:
    """The triples of one graph of a store, as those of another."""
    for quad in engine.quads_for_pattern(None, None, None, name):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, other)
