"""Writing where a user says, with the refusal before the work."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from potestas.graph.stock import check_free
from potestas.graph.store import STORE
from potestas.graph.write import save
from potestas.ontology.errors import OutputError


def check_folder(folder: Path) -> None:
    """Raises OutputError if nothing can be written to a folder that is there or has yet to be made.

    Nor can it where another process has the store in it open.
    """
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise OutputError(f"{there}: is a file, so {folder} cannot be a folder; choose another one")
    try:
        with TemporaryDirectory(prefix=".potestas-", dir=there):
            pass
    except OSError as error:
        raise OutputError(f"{there}: cannot be written ({error.strerror}); choose another folder") from error
    check_free(folder / STORE)


def write(path: Path, content: bytes) -> None:
    """Writes one file, whole or not at all. Raises OutputError."""
    check_folder(path.parent)
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it")
    save(path.parent, {path.name: content})
