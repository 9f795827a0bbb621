"""Processes of this machine that work beside this one."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import ParamSpec, TypeVar

from potestas.ontology.errors import WorkerLost

P = ParamSpec("P")
T = TypeVar("T")


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
