"""Reads texts in several processes of this machine at once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from threading import Thread

from potestas.corpus.task import Task, perform
from potestas.ontology.errors import WorkerLost

WAITING = 3
"""Texts on their way for each process: so none is idle, and no more lie in memory."""


def cores() -> int:
    """How many processes can run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Processes:
    """As many processes as are asked for. They end with this one, however it ends."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[int, str]]:
        """As `Readers`; raises WorkerLost if one of the processes was ended from outside."""
        others = set(active_children())
        # Spawned: a forked process would wait forever for the threads of compiled libraries.
        pool = ProcessPoolExecutor(self._number, get_context("spawn"), initializer=_end_with_parent)

        def submit(task: Task) -> Future[tuple[int, str]]:
            with _uninterrupted():
                return pool.submit(perform, task)

        try:
            yield from in_turn(submit, tasks, WAITING * self._number)
            pool.shutdown()
        except BrokenProcessPool as error:
            raise WorkerLost(
                "a process that read texts was ended from outside; what was read by then is kept, so build "
                "again, with fewer --workers if memory ran out"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in set(active_children()) - others:
                process.terminate()


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
    """What starts meanwhile is deaf to Ctrl-C, which this process answers for all."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
