"""Which files are meant by files, folders and globs, and what each text of a corpus is called."""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import has_magic, iglob
from pathlib import Path, PurePath

from potestas.ontology.errors import InputError

ENDINGS = (".txt", ".text", ".md", ".markdown")
"""What the names of texts end in; other files of a folder are passed over."""

BUILT = "graph.trig"
"""Where this lies a build has written: such a folder holds no texts."""


DECISIONS = "entities.toml"
"""Beside texts: which of their names are one entity and which are not."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text of a corpus: its file, what it is called, and what the ids of its facts begin with."""

    path: Path
    name: str
    stem: str


def sources(places: Sequence[str | Path], out: Path | None = None) -> tuple[Source, ...]:
    """The texts that are meant, each once, in the order in which they are given, in folders by name.

    A file goes by its own name. Texts of folders, and files of which two have one name, go by their path
    below the folder that all have in common, with slashes. `out` is a folder in which to look for none.
    Raises InputError for what is not there, holds no texts, or cannot be the name of a text.
    """
    found: dict[str, tuple[Path, Path]] = {}
    folders = False
    for place in _spelt_out(places):
        if place.is_dir():
            if out is not None and place.resolve() == out.resolve():
                raise InputError(f"{place}: is where to write, so it holds no texts; write elsewhere")
            folders = True
            texts = list(_below(place, out))
            if not texts:
                raise InputError(f"{place}: holds no texts ({', '.join(ENDINGS)}); name another folder")
        elif place.exists():
            texts = [place]
        else:
            raise InputError(f"{place}: no such file; check its name")
        root = place if place.is_dir() else place.parent
        for path in texts:
            found.setdefault(os.path.realpath(path), (path, root))
    files = [path for path, _ in found.values()]
    names = [path.name for path in files]
    if folders or len(set(names)) < len(names):
        common = os.path.commonpath([os.path.abspath(root) for _, root in found.values()])
        names = [Path(os.path.relpath(os.path.abspath(path), common)).as_posix() for path in files]
    return tuple(map(Source, files, map(_checked, names, files), _stems(names)))


def decision_files(texts: Iterable[Source]) -> list[Path]:
    """The files beside the texts that say which names are one and which are not."""
    beside = {text.path.parent / DECISIONS for text in texts}
    return sorted(path for path in beside if path.is_file())


def _spelt_out(places: Iterable[str | Path]) -> Iterator[Path]:
    """The places, with those that globs stand for, in the order of their names, in place of the globs."""
    for place in map(Path, places):
        if place.exists() or not has_magic(str(place)):
            yield place
            continue
        matches = sorted(iglob(str(place), recursive=True))
        if not matches:
            raise InputError(f"{place}: nothing has such a name; check the pattern")
        yield from map(Path, matches)


def _below(folder: Path, out: Path | None) -> Iterator[Path]:
    """The texts in a folder and in those below it; links to folders, which may go round, are not followed."""

    def refuse(error: OSError) -> None:
        raise InputError(f"{error.filename}: cannot be read ({error.strerror}); check its permissions")

    hidden = {os.path.realpath(out)} if out is not None else set()
    found = []
    for here, inner, files in os.walk(folder, onerror=refuse):
        inner[:] = [
            name
            for name in inner
            if not name.startswith(".") and os.path.realpath(Path(here, name)) not in hidden
        ]
        if BUILT in files or os.path.realpath(here) in hidden:
            inner.clear()
            continue
        found += [Path(here, name) for name in files if not name.startswith(".")]
    yield from sorted(path for path in found if path.suffix.lower() in ENDINGS)


def _checked(name: str, path: Path) -> str:
    """The name, if it can stand in files and on pages: UTF-8 without control characters."""
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in name):
        raise InputError(f"{str(path)!a}: its name is not UTF-8 or holds control characters; rename the file")
    return name


def _stems(names: Sequence[str]) -> Iterator[str]:
    """The names without their endings, or with them where two differ in nothing else."""
    stems = [str(PurePath(name).with_suffix("").as_posix()) for name in names]
    shared = Counter(stems)
    return (name if shared[stem] > 1 else stem for name, stem in zip(names, stems, strict=True))
