"""One build at a time in a folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from potestas.ontology.errors import OutputError

LOCK = ".potestas-lock"
"""The file in the folder that a build holds; the operating system lets go of it when the process ends."""


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Keeps other builds out of a folder, which is made if it is missing, and taken away if it stays empty.

    Who only reads there is not kept out. Raises OutputError if another build is at work there.
    """
    missing = [folder for folder in (out, *out.parents) if not folder.exists()]
    out.mkdir(parents=True, exist_ok=True)
    try:
        with _held(out):
            yield
    finally:
        with suppress(OSError):  # there is something in it
            for folder in missing:
                folder.rmdir()


@contextmanager
def _held(out: Path) -> Iterator[None]:
    lock = out / LOCK
    with lock.open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _taken(out) from None
        if not _is_at(file, lock):  # a build that has just ended took it away
            raise _taken(out)
        try:
            yield
        finally:
            lock.unlink(missing_ok=True)


def _is_at(file: IO[bytes], place: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), place.stat())
    except FileNotFoundError:
        return False


def _taken(out: Path) -> OutputError:
    return OutputError(f"{out}: another build is at work there; wait for it, or choose another folder")
