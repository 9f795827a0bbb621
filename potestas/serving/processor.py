"""A query processor: a process with the graph in a store of its own, which answers question after question.

Oxigraph cannot be told to give up a query, so the system is asked to end the process: by an alarm when its
time is over, and by a limit on its memory; `pool.py` puts another in its place. With the graph in memory it
can open no file or connection any more, so that no query reaches beyond the graph (SERVICE).
"""

from __future__ import annotations

import io
import resource
import signal
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from potestas.serving.question import HTML, Answer, Cell, Question, Refusal, Sheet
from potestas.serving.settings import Limits

READY = "ready"
"""What a processor says once it has the graph."""

LINES = 1000
"""Rows of an answer that a page shows."""


class _TooLarge(Exception):
    """The answer is larger than it may be."""


class _Bounded(io.BytesIO):
    """Bytes in memory up to a number."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, part: bytes, /) -> int:  # type: ignore[override]
        if self.tell() + len(part) > self._most:
            raise _TooLarge
        return super().write(part)


def process_queries(pipe: Connection, prefixes: Mapping[str, str], limits: Limits) -> None:
    """Opens the graph that comes first, then answers each Question by an Answer, a Sheet or a Refusal.

    The graph comes as N-Quads, or as the folder of a store on disk, whose files are opened when needed.
    Ends when the other side of the pipe is closed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes; the server ends this one
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    content: bytes | Path = pipe.recv()
    if isinstance(content, Path):
        store = ox.Store.read_only(str(content))
    else:
        store = ox.Store()
        store.bulk_load(content, ox.RdfFormat.N_QUADS, lenient=True)
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pipe.send(READY)
    processor = _Processor(store, prefixes, limits)
    while True:
        try:
            question = pipe.recv()
        except EOFError:
            return
        pipe.send(processor.reply(question))


class _Processor:
    def __init__(self, store: ox.Store, prefixes: Mapping[str, str], limits: Limits) -> None:
        self._store = store
        self._prefixes = dict(prefixes)
        self._limits = limits

    def reply(self, question: Question) -> Answer | Sheet | Refusal:
        """The answer, unless the alarm ends the process first."""
        signal.setitimer(signal.ITIMER_REAL, self._limits.timeout)
        try:
            return self._answer(question)
        except Refusal as refusal:
            return refusal
        except SyntaxError as error:
            reason = " ".join(str(error).split())
            return Refusal(HTTPStatus.BAD_REQUEST, f"the SPARQL is malformed: {reason}; correct it there")
        except _TooLarge:
            size = f"{self._limits.max_results / 1e6:g} MB"
            reason = f"the answer is larger than {size}; ask for less, for example by LIMIT"
            return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, reason)
        except (OSError, RuntimeError, MemoryError) as error:  # what Oxigraph raises while it evaluates
            reason = " ".join(str(error).split())
            return Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, f"the query cannot be answered: {reason}")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _answer(self, question: Question) -> Answer | Sheet:
        found = self._found(question)
        wanted = question.graph if isinstance(found, ox.QueryTriples) else question.table
        if wanted is None:
            kind = "a graph" if isinstance(found, ox.QueryTriples) else "a table"
            reason = f"the answer is {kind}, and none of the formats that are asked for can hold one"
            raise Refusal(HTTPStatus.NOT_ACCEPTABLE, reason)
        if wanted == HTML:
            return _sheet(found)
        content = _Bounded(self._limits.max_results)
        if isinstance(found, ox.QueryTriples):
            format = ox.RdfFormat.from_media_type(wanted)
            ox.serialize(found, content, format, prefixes=self._prefixes)
        else:
            found.serialize(content, ox.QueryResultsFormat.from_media_type(wanted))
        return Answer(wanted, content.getvalue())

    def _found(self, question: Question) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        if question.dataset is None:
            return self._store.query(question.sparql, prefixes=self._prefixes)
        return self._store.query(
            question.sparql,
            prefixes=self._prefixes,
            default_graph=[ox.NamedNode(iri) for iri in question.dataset.default],
            named_graphs=[ox.NamedNode(iri) for iri in question.dataset.named],
        )


def _sheet(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Sheet:
    if isinstance(found, ox.QueryBoolean):
        return Sheet(("answer",), ((Cell("yes" if found else "no", thing=False),),), more=False)
    columns: tuple[str, ...] = ("subject", "property", "object")
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
    rows = [tuple(map(_cell, row)) for row in islice(_rows(found), LINES + 1)]
    of_graph = isinstance(found, ox.QueryTriples)
    return Sheet(columns, tuple(rows[:LINES]), len(rows) > LINES, of_graph)


def _rows(found: ox.QuerySolutions | ox.QueryTriples) -> Iterable[Iterable[object]]:
    return found  # each row and each triple gives its terms in order


def _cell(term: object) -> Cell | None:
    if term is None:
        return None
    thing = isinstance(term, ox.NamedNode)
    return Cell(term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term), thing)
