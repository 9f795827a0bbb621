"""The knowledge graph and its verbs: what `import potestas` gives, and what the command line is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

import networkx as nx
from rdflib import Dataset, Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result

from potestas.extract import read
from potestas.extract.claim import Claim, Entity, Reading
from potestas.graph.assemble import assemble
from potestas.graph.centrality import Centrality, centrality, series
from potestas.graph.layout import BASE, INFERRED, accepted, base_of, graph_iri
from potestas.graph.network import ASSERTED, network
from potestas.graph.reason import reason
from potestas.graph.recover import recover
from potestas.graph.snapshot import as_of
from potestas.graph.trace import Trace, trace
from potestas.graph.validate import Report, validate
from potestas.ontology.errors import InputError
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.ask import Source, answer, names_in
from potestas.queries.explain import Proof, Proofs, Triple, rules, stated_triples
from potestas.queries.names import NameIndex
from potestas.queries.statement import parse_statement

ACCEPT = frozenset(ASSERTED)
GRAPH = "graph.trig"
"""The file of a folder that holds everything."""

FORMATS = {".ttl": "turtle", ".trig": "trig", ".nq": "nquads"}


class Queryable:
    """A source of answers: named queries and SPARQL."""

    def __init__(self, source: Source, base: str) -> None:
        self.source = source
        self.base = base

    @cached_property
    def names(self) -> NameIndex:
        """All things of the graph by their names."""
        return names_in(self.source, vocabulary())

    def query(self, query: str, /, **parameters: str) -> Result:
        """The answer to a named query with its parameters, or to SPARQL: an rdflib result.

        The common prefixes need not be declared. What is accepted is the default graph; what is reported,
        alleged, refuted or intended lies in the named graphs. Raises QueryError, UnknownName or DateError.
        """
        return answer(self.source, query, parameters, lambda: self.names, vocabulary())
