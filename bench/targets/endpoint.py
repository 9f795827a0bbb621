"""Requests of every shape to the endpoint, as its server hands them on (ASGI 3.0), with query processors."""

from __future__ import annotations

import asyncio
import time
import weakref
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlencode

from hypothesis import strategies as st
from mangling import ODD, as_bytes, mangled, mostly
from starlette.applications import Starlette
from starlette.types import Message, Scope

from potestas.knowledge import KnowledgeGraph
from potestas.queries.named import named_queries
from potestas.serving.application import application
from potestas.serving.served import Served
from potestas.serving.settings import Limits
from targets.prose import DATED, EDTF
from targets.questions import few, sparql
from targets.target import Attempt, Inputs, Target, sample

LIMITS = Limits(timeout=0.3, max_results=100_000)
SLOW = 1.0
"""Seconds by the clock within which each request is answered."""
REFUSED = (303, 400, 403, 404, 405, 406, 413, 415, 422, 503, 504)
"""Statuses of what is sent elsewhere or refused for a reason; 500 is for queries that end a processor."""
ACCEPTED = (
    *("*/*", "text/html,application/xhtml+xml,*/*;q=0.8", "text/csv;q=0.5, text/turtle", "image/png"),
    *("application/sparql-results+json", "application/n-triples", "text/*;q=0", "a/b;q=x;level=1", "/", ""),
)
SENT = (
    *("application/x-www-form-urlencoded", "application/sparql-query; charset=utf-8"),
    *("application/sparql-update", "multipart/form-data; boundary=x", "text/plain", "application/json"),
)
FIELDS = (
    *(b"x", b"x", b"x", b"x", b"host", b"origin", b"accept", b"content-length", b"content-type"),
    *(b"cookie", b"range", b"expect", b"x-forwarded-host"),
)
METHODS = (*["GET"] * 9, *["POST"] * 6, "HEAD", "PUT", "DELETE", "OPTIONS", "BREW")
KEYS = ("query", "query", "format", "default-graph-uri", "named-graph-uri", "update", "using-graph-uri")
VALUES = (
    *("json", "html", "csv", "ttl", "docx", "http://example.org/", "urn:x:y", "no iri", "x" * 5000),
    *("https://w3id.org/potestas/data/graph/asserted", "ASK {}", "SELECT * { ?s ?p ?o } LIMIT 3"),
)


@dataclass(frozen=True)
class Asked:
    """A request: how, for what, what stands behind the address, its header fields, and its body in parts."""

    method: str
    path: bytes
    behind: bytes
    fields: tuple[tuple[bytes, bytes], ...]
    body: tuple[bytes, ...]

    @property
    def scope(self) -> Scope:
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": self.method,
            "scheme": "http",
            "path": unquote(self.path.decode("latin-1")),
            "raw_path": self.path,
            "root_path": "",
            "query_string": self.behind,
            "headers": self.fields,
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8000),
        }


def requests() -> Inputs:
    """Requests as they should be, but for a part of each now and then."""
    names = [entity.name for entity in sample().entities]
    keys = sorted({key for query in named_queries().values() for key in query.parameters})
    odd = mangled([*names, *EDTF, *DATED], ODD)
    texts = st.one_of(sparql(), st.sampled_from(VALUES), st.sampled_from(names), odd)
    pairs = st.lists(st.tuples(mostly(st.sampled_from([*KEYS, *keys]), odd), texts), max_size=4)
    asked = st.builds(lambda query, more: [("query", query), *more], sparql(), pairs)
    behind = mostly(asked, pairs).map(lambda given: urlencode(given).encode())
    places = st.sampled_from(["/", *["/sparql"] * 60, *(f"/query/{name}" for name in named_queries())])
    return st.builds(
        Asked,
        st.sampled_from(METHODS),
        mostly(places, odd.map("/query/{}".format)).map(lambda path: quote(path).encode()),
        mostly(behind, as_bytes(odd)),
        st.tuples(
            st.sampled_from([(b"host", b"127.0.0.1:8000")] * 9 + [(b"host", b"example.org"), (b"x", b"y")]),
            st.tuples(st.just(b"accept"), _value(ACCEPTED)),
            st.tuples(st.just(b"content-type"), _value(SENT)),
            st.tuples(st.sampled_from(FIELDS), as_bytes(odd).map(_line)),
        ),
        mostly(behind, as_bytes(texts)).map(lambda body: (body[:9], body[9:])),
    )


def _value(right: Sequence[str]) -> Inputs:
    """What stands in a field of the header, most often as it should be."""
    return mostly(st.sampled_from(right), mangled(right)).map(lambda text: _line(text.encode()))


def _line(text: bytes) -> bytes:
    """What the server lets through: it refuses what ends a line."""
    return text.translate(None, b"\r\n\0")


class _Client:
    """Asks an application in a loop of its own, which lasts until nobody has the client any more."""

    def __init__(self, app: Starlette) -> None:
        self._app = app
        self._loop = asyncio.new_event_loop()
        context = AsyncExitStack()
        self._loop.run_until_complete(context.enter_async_context(app.router.lifespan_context(app)))
        weakref.finalize(self, _end, self._loop, context)

    def __call__(self, asked: Asked) -> tuple[int, bytes]:
        """The status and the body of the reply."""
        return self._loop.run_until_complete(self._reply(asked))

    def timed(self, asked: Asked) -> tuple[int, bytes, float]:
        """The same, with the seconds that it took by the clock."""
        began = time.perf_counter()
        status, body = self(asked)
        return status, body, time.perf_counter() - began

    async def _reply(self, asked: Asked) -> tuple[int, bytes]:
        parts = list(asked.body)
        status, body = 0, bytearray()

        async def receive() -> Message:
            part = parts.pop(0) if parts else b""
            return {"type": "http.request", "body": part, "more_body": bool(parts)}

        async def send(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            body.extend(message.get("body", b""))

        await self._app(asked.scope, receive, send)
        return status, bytes(body)


def _end(loop: asyncio.AbstractEventLoop, context: AsyncExitStack) -> None:
    loop.run_until_complete(context.aclose())
    loop.close()


def serve() -> Attempt:
    graph = KnowledgeGraph.from_reading(few())
    client = _Client(application(Served(graph, "fuzz"), LIMITS, workers=2, hosts=("127.0.0.1",)))
    rest = Asked("GET", b"/sparql", b"query=ASK%7B%7D", ((b"host", b"127.0.0.1"),), ())
    start = Asked("GET", b"/", b"", ((b"host", b"127.0.0.1"), (b"accept", b"text/html")), ())
    assert client(start)[0] == client(rest)[0] == 200  # what is made once for all is made

    def attempt(asked: Asked) -> None:
        status, body, took = client.timed(asked)
        if took > SLOW:  # the machine may have been busy elsewhere; what takes long by itself does so again
            status, body, took = client.timed(asked)
        said = body.decode()
        assert status in (200, *REFUSED) or (status == 500 and "query" in said), f"status {status}"
        assert "Traceback" not in said, said
        assert took <= SLOW, f"{took:.1f} s by the clock"
        if status in (500, 504):  # the processor is being replaced, and no other request shall wait for that
            assert client(rest)[0] == 200

    return attempt


ENDPOINT = {"endpoint": Target("requests to the endpoint", requests, serve)}
