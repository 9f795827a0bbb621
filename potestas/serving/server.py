"""`potestas.serve`: opens the port, says where, and serves until SIGINT (Ctrl-C) or SIGTERM ends it."""

from __future__ import annotations

import ipaddress
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import InputError
from potestas.opening import load
from potestas.serving.application import application
from potestas.serving.served import Served
from potestas.serving.settings import HOST, PORT, Limits

LIMITS = Limits()
GRACE = 3
"""Seconds that queries under way have when the server ends."""

BACKLOG = 128


def serve(
    place: KnowledgeGraph | str | Path,
    host: str = HOST,
    port: int = PORT,
    *,
    timeout: float = LIMITS.timeout,
    max_results: int = LIMITS.max_results,
    workers: int | None = None,
    origins: Sequence[str] = (),
    title: str | None = None,
    log: Callable[[str], object] = print,
) -> None:
    """Serves a graph, or what a build wrote, as a read-only SPARQL 1.1 endpoint, until it is told to end.

    Port 0 stands for any that is free; `log` gets the address. A query may take `timeout` seconds, its answer
    `max_results` bytes. Each of the `workers` query processors (as many as there are cores, two at least,
    unless given) has the graph in its memory. Pages of the `origins` may read the answers (CORS). On a
    loopback address only requests sent to one are answered, so that no web page reaches in by another name.
    Raises InputError for what cannot be opened, and for a host or port that cannot be had.
    """
    with _listening(host, port) as listener:  # what is wrong here should not wait until the graph is loaded
        graph = place if isinstance(place, KnowledgeGraph) else load(place)
        if title is None:
            title = "this graph" if isinstance(place, KnowledgeGraph) else Path(place).resolve().name
        app = application(
            Served(graph, title),
            Limits(timeout=timeout, max_results=max_results),
            workers=workers,
            hosts=_hosts(host),
            origins=origins,
        )
        log(f"Serving {title} at {_address(listener)} (Ctrl-C ends it)")
        config = uvicorn.Config(
            app, access_log=False, log_level="warning", server_header=False, timeout_graceful_shutdown=GRACE
        )
        with _ended_by_signals():
            uvicorn.Server(config).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    try:
        [(family, *_, address), *_] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return socket.create_server(address[:2], family=family, backlog=BACKLOG)
    except (OSError, OverflowError) as error:
        raise InputError(f"{host}, port {port}: cannot be had ({error}); choose another") from error


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _hosts(host: str) -> Sequence[str]:
    """The names under which requests are answered: any, but for a loopback address only those of it."""
    try:
        loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = False
    return ("localhost", "127.0.0.1", "[::1]", "::1", host) if loopback else ("*",)


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """uvicorn ends in good order, then raises the signal again, which is nobody's business any more."""
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
