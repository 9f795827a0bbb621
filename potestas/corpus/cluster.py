"""Reads texts on the machines of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import Lock

from potestas.corpus.digests import READING, program
from potestas.corpus.processes import WAITING, in_turn
from potestas.corpus.task import Task, perform
from potestas.ontology.errors import InputError, WorkerLost

try:
    from distributed import Client, KilledWorker
except ImportError as missing:
    raise InputError("Dask is not installed; install it with: pip install 'potestas[cluster]'") from missing

PATIENCE = 10
"""Seconds that a scheduler, and the first of its workers, may take to answer."""

_ONE_AT_A_TIME = Lock()


class Cluster:
    """A Dask scheduler at an address such as tcp://10.0.0.1:8786, whose workers have potestas installed.

    A text whose worker is lost is read by another one, so that all is read while any are left.
    """

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[int, str]]:
        """As `Readers`; raises WorkerLost if a text took several workers down with it, or all are gone."""
        with self._client() as client:
            try:
                client.wait_for_workers(1, timeout=PATIENCE)
            except TimeoutError as error:
                raise InputError(f"{self._scheduler}: has no workers; start some") from error
            mine = program(READING)
            # What is sent is read there even if the same was sent before: a text may have been lost.
            executor = client.get_executor(pure=False)
            most = WAITING * sum(client.nthreads().values())
            try:
                yield from in_turn(lambda task: executor.submit(perform_alike, task, mine), tasks, most)
            except KilledWorker as error:
                raise WorkerLost(
                    f"{self._scheduler}: workers were ended from outside while they read; what was read by "
                    "then is kept, so build again, with more memory for each if it ran out"
                ) from error
            finally:
                executor.shutdown(wait=False)

    def _client(self) -> Client:
        try:
            return Client(self._scheduler, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise InputError(
                f"{self._scheduler}: no Dask scheduler answers there; check its address"
            ) from error


def perform_alike(task: Task, program_there: str) -> tuple[int, str]:
    """Reads a text, if this worker reads texts as the one who asks: the same program, the same data.

    Texts of other threads wait, since the parser can see but one at a time.
    """
    if program(READING) != program_there:
        raise InputError("the workers have another version of potestas or of what it needs; install the same")
    with _ONE_AT_A_TIME:
        return perform(task)
