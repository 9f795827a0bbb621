"""From a request to a question: the query operation of SPARQL 1.1 Protocol (W3C, 2013), section 2.1.

A query comes by GET, in a form sent by POST, or as the body of a POST of application/sparql-query. What would
change the graph (update, LOAD) or ask somebody else (SERVICE) is refused.
"""

from __future__ import annotations

import re
from http import HTTPStatus

import pyoxigraph as ox
from starlette.datastructures import FormData, QueryParams
from starlette.requests import Request

from potestas.serving.formats import wanted
from potestas.serving.question import Dataset, Question, Refusal

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

READ_ONLY = "this endpoint only answers queries; change the texts and build the graph again"

# What may hold the word SERVICE and asks nobody: a string, an IRI, a comment, a variable, a prefixed name.
_TOKEN = re.compile(
    r"""(?P<skip>"{3}.*?"{3}|'{3}.*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\s]*>|\#[^\n]*"""
    r"""|[?$]\w+)|(?P<word>[\w.:%\\-]+)""",
    re.DOTALL,
)


async def question_in(request: Request) -> Question | None:
    """What a request asks; None if it is a GET without a query. Raises Refusal."""
    parameters: QueryParams | FormData = request.query_params
    sparql: str | None = None
    if request.method == "POST":
        media_type = request.headers.get("content-type", "").split(";")[0].strip().lower()
        if media_type == FORM:
            parameters = await request.form()
        elif media_type == QUERY:
            sparql = _decoded(await request.body())
        elif media_type == UPDATE:
            raise Refusal(HTTPStatus.FORBIDDEN, READ_ONLY)
        else:
            reason = f"send a query as {QUERY}, or as {FORM}"
            raise Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, reason)
    given: dict[str, list[str]] = {}
    for name, value in parameters.multi_items():
        given.setdefault(name, []).append(str(value))
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
        raise Refusal(HTTPStatus.FORBIDDEN, "this endpoint asks no other one; leave SERVICE out")
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
    """Whether the query holds the keyword SERVICE; more than manners are the limits in `processor.py`.

    >>> _asks_another("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
    True
    >>> _asks_another('SELECT ?service { ?service ex:service "the service" } # service')
    False
    """
    words = (token["word"] for token in _TOKEN.finditer(sparql) if token["word"])
    return any("service" in word.lower().split(".") for word in words)
