"""Query processors side by side: who is idle gets the next question, who died is replaced."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from multiprocessing import get_context
from pathlib import Path
from typing import Self

from potestas.serving.processor import READY, process_queries
from potestas.serving.question import Answer, Question, Refusal, Sheet
from potestas.serving.settings import Limits

# Spawned, not forked: nothing of the server, least of all the other processors' pipes, may live on in them.
_CONTEXT = get_context("spawn")


def processors_for(cores: int | None) -> int:
    """How many processors a machine gets: two at least, so that one long query leaves another one free."""
    return max(2, cores or os.cpu_count() or 1)


def _seconds(number: float) -> str:
    return "1 second" if number == 1 else f"{number:g} seconds"


class _Died(Exception):
    """The processor has ended while it worked; the argument is its exit code (negative: the signal)."""


class _Link:
    """The server's end of one processor. Each call waits for the other side, so it belongs on a thread."""

    def __init__(self, content: bytes | Path, prefixes: Mapping[str, str], limits: Limits) -> None:
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(
            target=process_queries, args=(theirs, prefixes, limits), name="query processor", daemon=True
        )
        self._process.start()
        theirs.close()  # so that the pipe ends when the process does
        self._content: bytes | Path | None = content

    def load(self) -> None:
        """Waits until the processor has the graph."""
        try:
            self._pipe.send(self._content)
            assert self._pipe.recv() == READY
        except (EOFError, OSError) as error:
            raise self._died() from error
        self._content = None  # which may be large

    def ask(self, question: Question) -> Answer | Sheet | Refusal:
        try:
            self._pipe.send(question)
            reply: Answer | Sheet | Refusal = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise self._died() from error
        return reply

    def _died(self) -> _Died:
        self._process.join()
        return _Died(self._process.exitcode)

    def end(self) -> None:
        """Ends the processor, whatever it does."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


class Pool:
    """A number of processors with the same graph; `async with` starts and ends them.

    `content` is the graph as N-Quads, or the folder of a store on disk.
    """

    def __init__(
        self, content: bytes | Path, prefixes: Mapping[str, str], limits: Limits, number: int
    ) -> None:
        self._content = content
        self._prefixes = prefixes
        self._limits = limits
        self._number = number
        self._idle: asyncio.Queue[_Link] = asyncio.Queue()
        self._links: set[_Link] = set()
        self._replacing: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._threads = ThreadPoolExecutor(2 * self._number, "query")
        try:
            await asyncio.gather(*(self._start() for _ in range(self._number)))
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._replacing:
            task.cancel()
        for link in self._links:
            link.end()
        self._threads.shutdown(wait=True, cancel_futures=True)

    async def answer(self, question: Question) -> Answer | Sheet:
        """The answer to a question. Raises Refusal, also when its turn does not come soon enough."""
        try:
            async with asyncio.timeout(self._limits.patience):
                link = await self._idle.get()
        except TimeoutError:
            reason = "too many queries wait already; ask again in a while"
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, reason) from None
        try:
            reply = await asyncio.get_running_loop().run_in_executor(self._threads, link.ask, question)
        except _Died as died:
            self._replace(link)
            raise self._refusal(died) from None
        self._idle.put_nowait(link)
        if isinstance(reply, Refusal):
            raise reply
        return reply

    async def _start(self) -> None:
        link = _Link(self._content, self._prefixes, self._limits)
        self._links.add(link)
        await asyncio.get_running_loop().run_in_executor(self._threads, link.load)
        self._idle.put_nowait(link)

    def _replace(self, link: _Link) -> None:
        link.end()
        self._links.discard(link)
        task = asyncio.create_task(self._start())
        self._replacing.add(task)
        task.add_done_callback(self._replacing.discard)

    def _refusal(self, died: _Died) -> Refusal:
        if died.args[0] == -signal.SIGALRM:
            reason = f"the query took longer than {_seconds(self._limits.timeout)}; ask for less"
            return Refusal(HTTPStatus.GATEWAY_TIMEOUT, reason)
        reason = "the query took more memory than it may, or is nested too deeply; ask for less"
        return Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, reason)
