"""On what a reading depends, each as one number (SHA-256): the program with its data, and the parser."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import requires, version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

READING = ("potestas.ontology", "potestas.extract")
"""The floors that say what a text states."""

WHOLE = (*READING, "potestas.graph", "potestas.queries", "potestas")


def digest(parts: Iterable[str | bytes]) -> str:
    """One number for several things in a row, none of which can be taken for the end of another."""
    whole = sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        whole.update(len(content).to_bytes(8, "big"))
        whole.update(content)
    return whole.hexdigest()


@cache
def program(packages: tuple[str, ...]) -> str:
    """The code and data of packages as they lie on disk, and the versions of the libraries below them.

    So a pattern that somebody adds counts as well as a release.
    """
    needed = [line for line in requires("potestas") or () if "extra ==" not in line]
    named = sorted(re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in needed)
    libraries = (f"{name} {version(name)}" for name in named)
    return digest([*libraries, *(_folder(Path(str(files(package)))) for package in packages)])


@cache
def pipeline(model: str | None) -> str:
    """The parser that is used instead of ours, which is part of the program; nothing if there is none."""
    if model is None:
        return ""
    if Path(model).is_dir():
        return _folder(Path(model))
    try:
        found = find_spec(model)
    except (ImportError, ValueError):
        found = None
    return _folder(Path(found.origin).parent) if found and found.origin else ""


def _folder(folder: Path) -> str:
    """All files of a folder with their paths in it; links to other folders are not followed."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return digest(part for path in paths for part in (str(path.relative_to(folder)), path.read_bytes()))
