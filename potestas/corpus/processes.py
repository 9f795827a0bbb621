"""Processes of this machine that work beside this one, and texts that are read in several at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import ParamSpec, TypeVar

from potestas.corpus.task import Task, perform
from potestas.ontology.errors import WorkerLost

P = ParamSpec("P")
T = TypeVar("T")

WAITING = 3
"""Texts on their way for each process: so none is idle, and no more lie in memory."""


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pool(ProcessPoolExecutor):
    """Processes that are deaf to Ctrl-C, which this one answers for all, and end with it, however it ends.

    As a context it raises WorkerLost if one of them was ended from outside.
    """

    def __init__(self, number: int) -> None:
        self._others = set(active_children())
        # Spawned: a forked process would wait forever for the threads of compiled libraries.
        super().__init__(number, get_context("spawn"), initializer=_end_with_parent)

    def submit(self, work: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> Future[T]:
        with _uninterrupted():
            return super().submit(work, *given, **named)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.shutdown()
            return
        self.shutdown(wait=False, cancel_futures=True)
        for process in set(active_children()) - self._others:
            process.terminate()
        if isinstance(error, BrokenProcessPool):
            raise WorkerLost(
                "a process that took part in the work was ended from outside; what was read by then is kept, "
                "so build again, with fewer --workers if memory ran out"
            ) from error


class Processes:
    """Reads texts in so many processes."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[int, str]]:
        """As `Readers`; raises WorkerLost if one of the processes was ended from outside."""
        with Pool(self._number) as pool:
            yield from in_turn(lambda task: pool.submit(perform, task), tasks, WAITING * self._number)


def in_turn(
    submit: Callable[[Task], Future[tuple[int, str]]], tasks: Iterable[Task], most: int
) -> Iterator[tuple[int, str]]:
    """What the futures of tasks give, as they are done, with no more than `most` on their way."""
    under_way: set[Future[tuple[int, str]]] = set()
    for task in tasks:
        under_way.add(submit(task))
        if len(under_way) >= most:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            yield from sorted(future.result() for future in done)
    while under_way:
        done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
        yield from sorted(future.result() for future in done)


def _end_with_parent() -> None:
    """A process whose parent was killed would wait forever for its next text."""
    parent = parent_process()
    assert parent is not None

    def end() -> None:
        parent.join()
        os._exit(1)

    Thread(target=end, daemon=True).start()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """What starts meanwhile is deaf to Ctrl-C."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
