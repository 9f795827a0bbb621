"""The named queries: SPARQL files whose comment header says what they ask and which parameters they take.

The header is TOML behind `# `, up to the first line that is no comment:

    # title = "Career"
    # question = "Which offices did a person hold, and when?"
    # [parameters]
    # person = { type = "person", required = true, means = "whose career", example = "Thomas Cromwell" }
    # [columns]
    # body = "the body he served in"

In the query a parameter is written `$person`, every other variable `?so`, and no other one has its name. A
value stands in its place as an RDF term (IRI or escaped literal), never as text, so that no name can change
the query. A parameter that is left out stays a variable that matches anything; `BOUND($person)` tells the two
apart. One of type role stands for that role and all narrower ones: `?x IN ($role)`. One of type date is
written `$NAME_earliest` and `$NAME_latest`, the first and last day (xsd:date) that the EDTF date may mean,
and `$NAME_excluded`, the facts that as far as all others tell did not hold then: `?fact NOT IN (...)`.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from potestas.ontology.errors import QueryError
from potestas.ontology.header import header
from potestas.ontology.nearest import nearest


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query takes.

    `type` is date, role, text, thing or a type of entity in lower case (person, body ...); `means` says what
    the value is for, `example` is one as a user would type it.
    """

    name: str
    type: str
    means: str
    example: str
    required: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with what its header says of it; `columns` maps each column to its meaning, in order."""

    name: str
    title: str
    question: str
    parameters: Mapping[str, Parameter]
    columns: Mapping[str, str]
    text: str


def parse_query(name: str, text: str) -> NamedQuery:
    """The query in `text`; raises QueryError if its header is wrong."""
    try:
        said = header(text)
        parameters = {key: Parameter(name=key, **value) for key, value in said.get("parameters", {}).items()}
        query = NamedQuery(name, said["title"], said["question"], parameters, said["columns"], text)
    except (tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise QueryError(f"{name}.rq: its header is wrong: {error}") from error
    return query


@functools.cache
def named_queries() -> Mapping[str, NamedQuery]:
    """All queries of this folder by name, in alphabetical order."""
    files = (file for file in resources.files("potestas.queries").iterdir() if file.name.endswith(".rq"))
    found = (parse_query(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in files)
    return {query.name: query for query in sorted(found, key=lambda query: query.name)}


def named_query(name: str) -> NamedQuery:
    """The query of this name; raises QueryError with the nearest names."""
    queries = named_queries()
    if name not in queries:
        near = nearest(name, queries)
        hint = f"did you mean {' or '.join(near)}?" if near else "`potestas query --list` shows them all"
        raise QueryError(f"there is no query named {name!r}; {hint}")
    return queries[name]
