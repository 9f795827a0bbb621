"""Asks a graph in memory or a SPARQL 1.1 endpoint: named queries with values, or SPARQL as it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from pyparsing import ParseException
from rdflib import RDF, SKOS, XSD, Graph, Literal, URIRef
from rdflib.plugins.sparql.processor import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result
from rdflib.term import Identifier

from potestas.extract.edtf import bounds
from potestas.graph.names import NameIndex, Thing
from potestas.graph.write import PREFIXES
from potestas.ontology.errors import InputError, QueryError, UnknownName
from potestas.ontology.vocabulary import Scheme, Vocabulary
from potestas.queries.named import NamedQuery, Parameter, named_query

Source = Graph | SPARQLStore
"""A graph or dataset in memory, or an endpoint somewhere else."""

Values = Mapping[str, tuple[Identifier, ...]]
"""What stands for which `$variable`: one term, or several for a list such as `?x IN ($role)`."""

# A string, an IRI or a comment is skipped; BOUND($x) and $x are found.
TOKEN = re.compile(
    r"""(?P<skip>"{3}.*?"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|\#[^\n]*)"""
    r"""|(?:(?P<bound>BOUND)\s*\(\s*)?\$(?P<name>\w+)(?(bound)\s*\))""",
    re.DOTALL | re.IGNORECASE,
)

THINGS = """
SELECT ?thing ?class ?name ?alias WHERE {
  VALUES ?class { %s }
  ?thing a ?class ; skos:prefLabel ?name .
  OPTIONAL { ?thing skos:altLabel ?alias }
}"""


def ask(source: Source, sparql: str) -> Result:
    """The answer to a query, in which the prefixes of `potestas.graph.write.PREFIXES` need not be declared.

    Raises QueryError, with line and column, where the query is malformed, and InputError where an endpoint
    does not answer. What rdflib raises while it answers is of any type, and so is what it raises when the
    endpoint sends something else than results.
    """
    query = _parsed(sparql)
    if isinstance(source, Graph):
        try:
            result = source.query(query)
            len(result)  # rdflib looks for rows when they are asked for; what goes wrong goes wrong here
        except Exception as error:
            raise QueryError(f"the SPARQL cannot be answered: {error}") from error
        return result
    try:
        return source.query(sparql, initNs=PREFIXES)
    except Exception as error:
        url = source.query_endpoint
        raise InputError(f"{url}: the endpoint does not answer ({error}); check its URL") from error


@lru_cache(maxsize=256)
def _parsed(sparql: str) -> Query:
    """The query as rdflib's algebra; to make it takes longer than most answers."""
    try:
        return prepareQuery(sparql, initNs=PREFIXES)
    except ParseException as error:
        place = f"line {error.lineno}, column {error.column}"
        near = error.line[error.column - 1 :].strip()[:30] or "the end"
        raise QueryError(f"the SPARQL is malformed at {place}, near {near!r}; correct it there") from error
    except Exception as error:  # bare Exception is what rdflib raises for an unknown prefix
        raise QueryError(f"the SPARQL cannot be asked: {error}") from error


def answer(
    source: Source,
    query: str,
    given: Mapping[str, str],
    names: Callable[[], NameIndex],
    vocabulary: Vocabulary,
) -> Result:
    """The answer to a named query with these values for its parameters, or to SPARQL (which holds a brace).

    Raises what `ask` and `fill` raise; `names` is called only if a parameter is a name.
    """
    if "{" not in query:
        return ask(source, fill(named_query(query), given, names, vocabulary))
    if given:
        raise QueryError(f"SPARQL of your own takes no parameter, so leave out {', '.join(sorted(given))}")
    return ask(source, query)


def names_in(source: Source, vocabulary: Vocabulary) -> NameIndex:
    """All things that have a name in the graph."""
    classes = " ".join(entity_type.iri.n3() for entity_type in vocabulary.entity_types.values())
    names: dict[str, str] = {}
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    types: defaultdict[str, set[str]] = defaultdict(set)
    for row in ask(source, THINGS % classes).bindings:
        found = {str(variable): str(term) for variable, term in row.items()}
        names[found["thing"]] = found["name"]
        types[found["thing"]].add(found["class"])
        aliases[found["thing"]] |= {found["alias"]} if "alias" in found else set()
    return NameIndex(
        Thing(iri, name, tuple(sorted(aliases[iri])), frozenset(types[iri])) for iri, name in names.items()
    )


def naming(*graphs: Graph) -> Graph:
    """What graphs say of the classes and names of things: a small part, all that `names_in` reads."""
    found = Graph()
    for graph in graphs:
        for predicate in (RDF.type, SKOS.prefLabel, SKOS.altLabel):
            for triple in graph.triples((None, predicate, None)):
                found.add(triple)
    return found


def fill(
    query: NamedQuery, given: Mapping[str, str], names: Callable[[], NameIndex], vocabulary: Vocabulary
) -> str:
    """The query with the given values in place of its parameters.

    Raises QueryError for a parameter that is missing or not one of the query's, UnknownName for a name that
    nobody or nothing bears, DateError for a date that is not EDTF.
    """
    strange = sorted(set(given) - set(query.parameters))
    if strange:
        takes = ", ".join(query.parameters) or "none"
        raise QueryError(f"the query {query.name} has no parameter {strange[0]!r}; it takes {takes}")
    values: dict[str, tuple[Identifier, ...]] = {}
    for parameter in query.parameters.values():
        value = given.get(parameter.name, parameter.default)
        if value is not None:
            values |= _terms(parameter, value, names, vocabulary)
        elif parameter.required:
            example = f"--{parameter.name} {parameter.example!r}"
            raise QueryError(f"the query {query.name} needs {parameter.name}, for example {example}")
    return substitute(query.text, values)


def substitute(sparql: str, values: Values) -> str:
    """The query with a term in place of each `$variable` that has one, and `true` for `BOUND($variable)`.

    >>> substitute("SELECT ?x { ?x ?p $name FILTER(BOUND($name)) } # $name", {"name": (Literal('a" }'),)})
    'SELECT ?x { ?x ?p "a\\\\" }" FILTER(true) } # $name'
    """

    def replacement(token: re.Match[str]) -> str:
        if token["name"] not in values:
            return token[0]
        return "true" if token["bound"] else ", ".join(_spelt(term) for term in values[token["name"]])

    return TOKEN.sub(replacement, sparql)


def _spelt(term: Identifier) -> str:
    """A term in SPARQL. rdflib's parser turns a bare tab into spaces, so it goes in as an escape."""
    return term.n3().replace("\t", "\\t")


def _terms(
    parameter: Parameter, value: str, names: Callable[[], NameIndex], vocabulary: Vocabulary
) -> Values:
    """The terms that stand for one parameter, by the name of the variable."""
    name = parameter.name
    types = {key.lower(): entity_type.iri for key, entity_type in vocabulary.entity_types.items()}
    if parameter.type == "text":
        return {name: (Literal(value),)}
    if parameter.type == "date":
        span = bounds(value)
        ends = {f"{name}_earliest": span.earliest or date.min, f"{name}_latest": span.latest or date.max}
        return {key: (Literal(day.isoformat(), datatype=XSD.date),) for key, day in ends.items()}
    if parameter.type == "role":
        return {name: _roles(value, vocabulary.roles)}
    if parameter.type == "thing":
        return {name: (URIRef(names().find(value).iri),)}
    if parameter.type in types:
        classes = frozenset({str(types[parameter.type])})
        return {name: (URIRef(names().find(value, classes, what=parameter.type).iri),)}
    raise QueryError(f"{name}: {parameter.type!r} is no type of parameter")


def _roles(words: str, roles: Scheme) -> tuple[URIRef, ...]:
    """The role that the words name, and all that are narrower."""
    role = roles.find(words)
    if role is None:
        raise UnknownName(f"no role is called {words!r}; the broadest are {', '.join(_broadest(roles))}")
    return tuple(sorted(other.iri for key, other in roles.concepts.items() if roles.within(key, role.key)))


def _broadest(roles: Scheme) -> list[str]:
    return sorted(key for key, concept in roles.concepts.items() if not concept.broader)
