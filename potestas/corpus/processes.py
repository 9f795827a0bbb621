"""Texts that are read in several processes of this machine at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait

from potestas.corpus.pool import Pool
from potestas.corpus.task import Task, perform

WAITING = 3
"""Texts on their way for each process: so none is idle, and no more lie in memory."""


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
