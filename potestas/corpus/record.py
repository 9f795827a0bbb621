"""What a folder was last built of, to know when there is nothing to do."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from potestas.corpus.digests import WHOLE, digest, pipeline, program
from potestas.corpus.sources import Source

FOLDER = "readings"
"""Where a build keeps what it has read, below the folder that it writes."""

RECORD = "built.json"
"""In that folder: of what the files above it were made, and what they were."""

UNFINISHED = ".potestas-*"
"""What a build that was ended from outside leaves behind."""


def ingredients(
    texts: Sequence[Source],
    decisions: Sequence[Path],
    authorities: Sequence[Path],
    model: str | None,
    options: Iterable[str],
) -> str | None:
    """All that a build is made of, as one number; None where that cannot be told without building.

    `decisions` are files such as entities.toml, which may name `authorities` of their own; `options` are all
    others that make a difference.
    """
    files = [text.path for text in texts] + [*decisions, *authorities]
    try:
        for path in decisions:
            named = tomllib.loads(path.read_text(encoding="utf-8")).get("authorities", [])
            files += [path.parent / name for name in named]
        if not all(path.is_file() for path in files):
            return None
        contents = [sha256(path.read_bytes()).hexdigest() for path in files]
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    names = [part for text in texts for part in (text.name, text.stem)]
    told = "\n".join(digest(part) for part in (names, contents, [path.name for path in files], options))
    return digest([program(WHOLE), pipeline(model), model or "", told])


def stands(out: Path, made_of: str) -> bool:
    """Whether a folder holds what was built of these ingredients, and nobody has touched it since."""
    try:
        record = json.loads((out / FOLDER / RECORD).read_bytes())
        return bool(
            record["of"] == made_of and all(_content(out / n) == was for n, was in record["files"].items())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def record(out: Path, made_of: str, files: Iterable[Path]) -> bytes:
    """Of what a folder was built, as `stands` reads it; `files` are those that the build wrote."""
    seen = {path.relative_to(out).as_posix(): _content(path) for path in sorted(files)}
    return json.dumps({"of": made_of, "files": seen}, indent=1).encode()


def sweep(out: Path) -> None:
    """Takes away what a build that was ended from outside left half written, which nothing refers to."""
    for folder in (out, out / FOLDER):
        for left in folder.glob(UNFINISHED):
            rmtree(left, ignore_errors=True)


def forget(out: Path) -> None:
    """Takes away all that is kept for the next build."""
    rmtree(out / FOLDER, ignore_errors=True)


def _content(path: Path) -> str:
    """The digest of a file; of a folder only that it is there."""
    return "folder" if path.is_dir() else sha256(path.read_bytes()).hexdigest()
