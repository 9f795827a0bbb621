"""What answers questions: a graph in memory, of which `knowledge.py` tells, or a SPARQL endpoint."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property

from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result

from potestas.graph.layout import BASE
from potestas.graph.names import NameIndex
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.ask import Source, answer, names_in


class Queryable(ABC):
    """What answers questions: a graph in memory, or a SPARQL endpoint.

    `base` is what the IRIs of its data begin with.
    """

    def __init__(self, base: str) -> None:
        self.base = base

    @property
    @abstractmethod
    def source(self) -> Source:
        """What queries are put to."""

    @cached_property
    def names(self) -> NameIndex:
        """All things of the graph by their names."""
        return names_in(self.source, vocabulary())

    def query(self, query: str, /, **parameters: str) -> Result:
        """The answer to a named query with its parameters, or to SPARQL, as an rdflib result.

        The usual prefixes need not be declared. The default graph holds the accepted facts, all entities
        and all places in the texts; the facts of every status lie in the named graphs. Raises QueryError,
        UnknownName or DateError.
        """
        return answer(self.source, query, parameters, lambda: self.names, vocabulary())


class Endpoint(Queryable):
    """A SPARQL 1.1 endpoint that serves such a graph; it answers queries and no other verb."""

    def __init__(self, url: str, base: str = BASE) -> None:
        super().__init__(base)
        self.url = url

    @cached_property
    def source(self) -> Source:
        return SPARQLStore(self.url, method="POST")
