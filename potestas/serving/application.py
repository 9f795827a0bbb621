"""Which address is answered how: the ASGI application.

    /            the start page; to programs the service description
    /sparql      the endpoint
    /query/NAME  a named query with its parameters
"""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from potestas.graph.write import PREFIXES
from potestas.ontology.errors import PotestasError
from potestas.queries.named import NamedQuery, named_query
from potestas.serving.description import description
from potestas.serving.formats import DESCRIPTIONS, best, not_acceptable
from potestas.serving.pages import answer_page, refusal_page, start_page
from potestas.serving.pool import Pool, processors_for
from potestas.serving.protocol import question, question_in
from potestas.serving.question import HTML, Answer, Question, Refusal
from potestas.serving.served import Served
from potestas.serving.settings import Limits

BODY = 1 << 20
"""Most bytes of a request."""

_PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
    "Referrer-Policy": "no-referrer",
}
_ALL_HEADERS = {"Vary": "Accept", "X-Content-Type-Options": "nosniff"}


def application(
    served: Served,
    limits: Limits,
    *,
    workers: int | None = None,
    hosts: Sequence[str] = ("*",),
    origins: Sequence[str] = (),
) -> Starlette:
    """The application for one graph, with `workers` query processors (as many as cores unless given).

    It answers to requests under these `hosts`, and lets pages of these `origins` read its answers (CORS).
    """

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with Pool(served.content, PREFIXES, limits, processors_for(workers)) as pool:
            app.state.pool = pool
            yield

    middleware = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))]
    if origins:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"])
        )
    rooms = _Rooms(served, limits)
    app = Starlette(
        routes=[
            Route("/", rooms.start, name="start"),
            Route("/sparql", rooms.endpoint, methods=["GET", "POST"], name="sparql"),
            Route("/query/{name}", rooms.named, name="named"),
        ],
        middleware=middleware,
        exception_handlers={
            Refusal: rooms.refused,
            PotestasError: rooms.wrong,
            HTTPException: rooms.elsewhere,
        },
        lifespan=lifespan,
        max_body_size=BODY,
    )
    app.router.redirect_slashes = False  # it would fail where what is behind the address is not UTF-8
    return app


class _Rooms:
    """What is behind each address."""

    def __init__(self, served: Served, limits: Limits) -> None:
        self._served = served
        self._limits = limits

    async def start(self, request: Request) -> Response:
        endpoint = str(request.url_for("sparql"))
        media_type = _described(request)
        if media_type == HTML:
            return _page(start_page(self._served, self._limits, endpoint))
        return Response(description(self._served, endpoint, media_type), headers=_headers(media_type))

    async def endpoint(self, request: Request) -> Response:
        asked = await question_in(request)
        if asked is not None:
            return await self._answer(request, asked)
        if _described(request) == HTML:
            return RedirectResponse(request.url_for("start"), HTTPStatus.SEE_OTHER)
        return await self.start(request)

    async def named(self, request: Request) -> Response:
        """A named query; a parameter without a value counts as left out, as forms send them."""
        try:
            query = named_query(request.path_params["name"])
        except PotestasError as error:
            raise Refusal(HTTPStatus.NOT_FOUND, str(error)) from error
        given = {name: value for name, value in request.query_params.items() if value.strip()}
        formats = [given.pop("format")] if "format" in given else None
        sparql = await to_thread(self._served.sparql, query, given)
        return await self._answer(request, question(request, sparql, formats), query, given)

    async def _answer(
        self,
        request: Request,
        asked: Question,
        query: NamedQuery | None = None,
        given: dict[str, str] | None = None,
    ) -> Response:
        pool: Pool = request.app.state.pool
        found = await pool.answer(asked)
        if isinstance(found, Answer):
            return Response(found.content, headers=_headers(found.media_type))
        address = request.scope["path"]  # not of request.url, for which all behind it must be UTF-8
        behind = {"query": asked.sparql} if given is None else given
        return _page(
            answer_page(self._served, found, asked.sparql, address=address, query=query, given=behind)
        )

    async def refused(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, Refusal)
        return self._refusal(request, error.status, error.reason)

    async def wrong(self, request: Request, error: Exception) -> Response:
        """A parameter that cannot stand."""
        return self._refusal(request, HTTPStatus.BAD_REQUEST, str(error))

    async def elsewhere(self, request: Request, error: Exception) -> Response:
        """What the framework refuses: no such address, no such method, a body that is too large."""
        assert isinstance(error, HTTPException)
        response = self._refusal(request, HTTPStatus(error.status_code), error.detail)
        response.headers.update(error.headers or {})
        return response

    def _refusal(self, request: Request, status: HTTPStatus, reason: str) -> Response:
        """For people a page, for programs one line."""
        headers = {"Retry-After": "10"} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
        accept = request.headers.get("accept", "")
        if HTML in accept.lower() and request.query_params.get("format", "html") == "html":
            response: Response = _page(refusal_page(self._served, status, reason))
        else:
            response = PlainTextResponse(f"{reason}\n", headers=_ALL_HEADERS)
        response.status_code = status
        response.headers.update(headers)
        return response


def _described(request: Request) -> str:
    """The media type in which the endpoint tells of itself. Raises Refusal."""
    media_type = best(", ".join(request.headers.getlist("accept")) or "*/*", DESCRIPTIONS)
    if media_type is None:
        raise not_acceptable(DESCRIPTIONS)
    return media_type


def _page(html: str) -> Response:
    return HTMLResponse(html, headers=_ALL_HEADERS | _PAGE_HEADERS)


def _headers(media_type: str) -> dict[str, str]:
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return _ALL_HEADERS | {"Content-Type": f"{media_type}{charset}"}
