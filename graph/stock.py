"""A store on disk is written, graph by graph, and takes the place of another; `store.py` opens it.

Oxigraph keeps all that one call loads in memory until it is sorted, so it gets the triples in handfuls.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, lockf
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

import pyoxigraph as ox

from potestas.graph.store import LOCK
from potestas.ontology.errors import OutputError

HANDFUL = 20_000
"""Triples that are loaded at once; more take somewhat less time, and memory in proportion."""


class Stock:
    """A store that is being written to a folder of which nobody else knows yet; whole once `with` has ended.

    It is closed then in any case, so that the folder can be read, or taken away where something went wrong.
    """

    def __init__(self, place: Path) -> None:
        self._engine = ox.Store(place)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._engine.optimize()
            self._engine.flush()
        del self._engine

    def load(self, lines: Iterable[str], head: str, name: str, *, shown: bool) -> None:
        """Adds triples, as `write.Spelling` has their lines and the head with prefixes, to a named graph.

        What is `shown` goes into the default graph as well.
        """
        places: list[ox.NamedNode | ox.DefaultGraph] = [ox.NamedNode(name)]
        if shown:
            places.append(ox.DefaultGraph())
        triples = (line.split("\t") for line in lines)
        told = (f"{subject} {verb} {value} .\n" for subject, _, verb, value in triples)
        while handful := "".join(islice(told, HANDFUL)):
            turtle = f"{head}{handful}".encode("utf-8", "replace")
            for place in places:
                self._engine.bulk_load(turtle, format=ox.RdfFormat.TURTLE, to_graph=place, lenient=True)


@contextmanager
def replacing(place: Path, new: Path) -> Iterator[None]:
    """Puts the store at `new`, on the same disk, in the place of what is there, when all else is done.

    Until then nobody else can open that one for writing. Raises OutputError, with nothing changed, if another
    process has it open, and OSError.
    """
    with _writing(place):
        yield
        if place.exists():
            place.rename(new.with_name(f"{new.name}-old"))
        new.rename(place)


def remove(place: Path) -> None:
    """Takes a store away, if there is one. Raises OutputError as `replacing` does."""
    if not place.exists():
        return
    try:
        with _writing(place), TemporaryDirectory(prefix=".potestas-", dir=place.parent) as beside:
            place.rename(Path(beside, "old"))
    except OSError as error:
        raise OutputError(f"{place}: cannot be removed ({error}); choose another folder") from error


def check_free(place: Path) -> None:
    """Raises OutputError if another process has the store there open."""
    with _writing(place):
        pass


@contextmanager
def _writing(place: Path) -> Iterator[None]:
    """Keeps others from opening the store at a place, if there is one. Raises OutputError."""
    if not (place / LOCK).exists():
        yield
        return
    with (place / LOCK).open("r+b") as lock:
        try:
            lockf(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError as error:
            raise OutputError(f"{place}: another process has this store open; end it first") from error
        yield
