"""Asks a store or a SPARQL 1.1 endpoint: named queries with values, or SPARQL as it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

import pyoxigraph as ox
from rdflib import RDF, XSD, Dataset, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import Result
from rdflib.term import Identifier

from potestas.extract.edtf import bounds
from potestas.graph.names import NameIndex, Thing
from potestas.graph.write import PREFIXES
from potestas.ontology.errors import InputError, QueryError, UnknownName
from potestas.ontology.vocabulary import Scheme, Vocabulary
from potestas.queries.named import NamedQuery, Parameter, named_query

Source = Dataset | SPARQLStore
"""A dataset over a store of `potestas.graph.store`, or an endpoint somewhere else."""

Excluded = Callable[[str], Iterable[URIRef]]
"""The facts that did not hold at an EDTF date, as far as all that is known tells."""

Values = Mapping[str, tuple[Identifier, ...]]
"""What stands for which `$variable`: one term, or several for a list such as `?x IN ($role)`."""

PLACE = re.compile(r"error at (\d+):(\d+)")
PREFIXED = re.compile(r"([\w.-]*):\S*$")

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

    Raises QueryError where the query is malformed, with line and column, or cannot be answered, and
    InputError where an endpoint does not answer, or with something that rdflib takes for no answer.
    """
    if isinstance(source, Dataset):
        try:
            return source.query(sparql, initNs=PREFIXES)
        except SyntaxError as error:
            raise QueryError(_malformed(sparql, str(error))) from error
        except (ValueError, RuntimeError, OSError) as error:
            raise QueryError(f"the SPARQL cannot be answered: {error}") from error
    url = source.query_endpoint
    try:
        found = source.query(sparql, initNs=PREFIXES)
    except Exception as error:
        raise InputError(f"{url}: the endpoint does not answer ({error}); check its URL") from error
    if isinstance(found, Result):
        return found
    _check(sparql)  # rdflib gives the status and its words, but not what the endpoint says of the query
    raise QueryError(f"{url}: the endpoint refuses the query ({found[1]}); check its URL and the query")


def _check(sparql: str) -> None:
    """Raises QueryError if a query is malformed."""
    try:
        ox.Store().query(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(_malformed(sparql, str(error))) from error


def _malformed(sparql: str, message: str) -> str:
    """What is wrong with a query, by the parser's message that begins "error at LINE:COLUMN"."""
    found = PLACE.match(message)
    if found is None:
        return f"the SPARQL cannot be asked: {message}"
    line, column = int(found[1]), int(found[2])
    before, after = (text := sparql.split("\n")[line - 1])[: column - 1], text[column - 1 :]
    place = f"line {line}, column {column}"
    prefix = PREFIXED.search(before)
    if prefix and "Prefix not found" in message:
        return f"the SPARQL is malformed at {place}: nothing declares the prefix {prefix[1]}; declare it"
    return f"the SPARQL is malformed at {place}, near {after.strip()[:30] or 'the end'!r}; correct it there"


def answer(
    source: Source,
    query: str,
    given: Mapping[str, str],
    names: Callable[[], NameIndex],
    vocabulary: Vocabulary,
    *,
    excluded: Excluded = lambda date: (),
) -> Result:
    """The answer to a named query with these values for its parameters, or to SPARQL (which holds a brace).

    Raises what `ask` and `fill` raise; `names` is called only if a parameter is a name.
    """
    if "{" not in query:
        return ask(source, fill(named_query(query), given, names, vocabulary, excluded))
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


def fill(
    query: NamedQuery,
    given: Mapping[str, str],
    names: Callable[[], NameIndex],
    vocabulary: Vocabulary,
    excluded: Excluded = lambda date: (),
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
            values |= _terms(parameter, value, names, vocabulary, excluded)
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
    parameter: Parameter,
    value: str,
    names: Callable[[], NameIndex],
    vocabulary: Vocabulary,
    excluded: Excluded,
) -> Values:
    """The terms that stand for one parameter, by the name of the variable."""
    name = parameter.name
    types = {key.lower(): entity_type.iri for key, entity_type in vocabulary.entity_types.items()}
    if parameter.type == "text":
        return {name: (Literal(value),)}
    if parameter.type == "date":
        span = bounds(value)
        ends = {f"{name}_earliest": span.earliest or date.min, f"{name}_latest": span.latest or date.max}
        days = {key: (Literal(day.isoformat(), datatype=XSD.date),) for key, day in ends.items()}
        # Oxigraph 0.5 takes `NOT IN ()` for an error, where SPARQL 1.1 (17.4.1.10) has true.
        return {**days, f"{name}_excluded": tuple(excluded(value)) or (RDF.nil,)}
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
