"""From a request to a question: the query operation of SPARQL 1.1 Protocol (W3C, 2013), section 2.1.

A query comes by GET, in a form sent by POST, or as the body of a POST of application/sparql-query. What would
change the graph (update, LOAD) or ask somebody else (SERVICE) is refused.
"""

from __future__ import annotations

import re
from http import HTTPStatus

import pyoxigraph as ox
from starlette.datastructures import QueryParams
from starlette.requests import Request

from potestas.serving.formats import wanted
from potestas.serving.question import Dataset, Question, Refusal

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

READ_ONLY = "this endpoint only answers queries; change the texts and build the graph again"

# The keyword with what the grammar has behind it. To tell it for sure from the same words in a string or a
# comment takes the store's own reading of the query; a query that is refused for those can be put otherwise.
_SERVICE = re.compile(
    r"(?:(?<![\w?$:-])|(?<=[0-9])|(?<=true)|(?<=false))service"
    r"\s*(?:silent\b|[<?$#]|[\w.-]{0,99}:|[\w.-]{100})",  # no prefix is so long; so none is sought for long
    re.IGNORECASE,
)


async def question_in(request: Request) -> Question | None:
    """What a request asks; None if it is a GET without a query. Raises Refusal."""
    parameters = request.query_params
    sparql: str | None = None
    if request.method == "POST":
        media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if media_type == FORM:
            parameters = QueryParams(await request.body())
        elif media_type == QUERY:
            sparql = _decoded(await request.body())
        elif media_type == UPDATE:
            raise Refusal(HTTPStatus.FORBIDDEN, READ_ONLY)
        else:
            reason = f"send a query as {QUERY}, or as {FORM}"
            raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, reason)
    given: dict[str, list[str]] = {}
    for name, value in parameters.multi_items():
        given.setdefault(name, []).append(value)
    if "update" in given:
        raise Refusal(HTTPStatus.FORBIDDEN, READ_ONLY)
    if sparql is None:
        queries = given.get("query", [])
        if not queries and request.method != "POST":
            return None
        if len(queries) != 1:
            raise Refusal(HTTPStatus.BAD_REQUEST, f"send one query, not {len(queries)}")
        [sparql] = queries
    elif "query" in given:
        raise Refusal(HTTPStatus.BAD_REQUEST, "send one query, not one in the body and one in the address")
    return question(request, sparql, given.get("format"), _dataset(given))


def question(
    request: Request, sparql: str, formats: list[str] | None = None, dataset: Dataset | None = None
) -> Question:
    """A query with the formats that the request asks for. Raises Refusal."""
    if _asks_another(sparql):
        reason = "this endpoint asks no other one; leave SERVICE out, also of comments"
        raise Refusal(HTTPStatus.FORBIDDEN, reason)
    # RFC 9110, 12.5.1: without an Accept header the client takes anything
    accept = ", ".join(request.headers.getlist("accept")) or "*/*"
    table, graph = wanted(accept, formats[-1] if formats else None)
    return Question(sparql, table, graph, dataset)


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Refusal(HTTPStatus.BAD_REQUEST, "the query is not UTF-8; send it as UTF-8") from None


def _dataset(given: dict[str, list[str]]) -> Dataset | None:
    default, named = (given.get(f"{part}-graph-uri", []) for part in ("default", "named"))
    for iri in (*default, *named):
        try:
            ox.NamedNode(iri)
        except ValueError:
            raise Refusal(HTTPStatus.BAD_REQUEST, f"{iri!r} is no IRI of a graph; correct it") from None
    return Dataset(tuple(default), tuple(named)) if default or named else None


def _asks_another(sparql: str) -> bool:
    """Whether the query may hold a SERVICE clause.

    >>> _asks_another("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> _asks_another('SELECT ?service { ?service ex:service ?of FILTER(?of = "Customs Service") } # service')
    False
    """
    return _SERVICE.search(sparql) is not None
