"""An account of a corpus, text by text, that need not be in memory at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from potestas.corpus.digests import READING, digest, pipeline, program
from potestas.corpus.processes import Processes
from potestas.corpus.shelf import Held, Kept, Shelf
from potestas.corpus.sources import Source
from potestas.corpus.task import Readers, Task, here
from potestas.extract.claim import Reading
from potestas.extract.reader import bytes_of, text_of
from potestas.ontology.errors import InputError

SMALL = 60_000
"""Bytes of text that are read sooner than a second process is ready."""

Progress = Callable[[Iterable[int], Sequence[int]], Iterable[object]]
"""Wraps the sizes in bytes of texts as they are done, given those of all that there are to do."""


@dataclass(frozen=True)
class Readings:
    """What each text of a corpus states, in the order of the texts; each is loaded when its turn comes.

    Can be walked through as often as one likes. `keys` are the numbers of all that the readings depend on.
    """

    sources: tuple[Source, ...]
    keys: tuple[str, ...]
    shelf: Shelf

    def __iter__(self) -> Iterator[Reading]:
        return (self.shelf[key] for key in self.keys)

    def __len__(self) -> int:
        return len(self.keys)


def read_corpus(
    sources: Sequence[Source],
    *,
    model: str | None = None,
    keep: Path | None = None,
    readers: Readers | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Readings:
    """Reads the texts, those left out whose readings lie in the folder `keep` already.

    They are read in up to `workers` processes, or by `readers`. Raises InputError, before the first one is
    read, for a text that cannot be; what was read by then is kept whatever happens.
    """
    shelf: Shelf = Held() if keep is None else Kept(keep)
    corpus = _Corpus(sources, model)
    unread = [place for place, key in enumerate(corpus.keys) if key not in shelf]
    for place in unread:
        corpus.check(place)
    sizes = [corpus.sizes[place] for place in unread]
    at_once = min(workers, len(unread), 1 + sum(sizes) // SMALL)
    where = (readers if unread else None) or (here if at_once < 2 else Processes(at_once))

    def done() -> Iterator[int]:
        for place, reading in where(corpus.task(place) for place in unread):
            shelf.put(corpus.keys[place], reading)
            yield corpus.sizes[place]

    for _ in progress(done(), sizes) if progress and unread else done():
        pass
    shelf.keep_only(corpus.keys)
    return Readings(tuple(sources), corpus.keys, shelf)


class _Corpus:
    """The texts as they lay on disk when the reading began."""

    def __init__(self, sources: Sequence[Source], model: str | None) -> None:
        self._sources = sources
        self._model = model
        self._piped: dict[int, bytes] = {}
        self._digests, self.sizes = [], []
        for place, source in enumerate(sources):
            content = bytes_of(source.path)
            if not source.path.is_file():  # a pipe, which can be read only once
                self._piped[place] = content
            self._digests.append(sha256(content).hexdigest())
            self.sizes.append(len(content))
        reader = digest([program(READING), pipeline(model), model or ""])
        self.keys = tuple(
            digest([reader, source.name, source.stem, content])
            for source, content in zip(sources, self._digests, strict=True)
        )

    def check(self, place: int) -> None:
        """Raises InputError if a text cannot be read."""
        source = self._sources[place]
        text_of(source.name, self._content(place), str(source.path))

    def task(self, place: int) -> Task:
        source = self._sources[place]
        return Task(place, source.name, source.stem, str(source.path), self._content(place), self._model)

    def _content(self, place: int) -> bytes:
        if place in self._piped:
            return self._piped[place]
        path = self._sources[place].path
        content = bytes_of(path)
        if sha256(content).hexdigest() != self._digests[place]:
            raise InputError(f"{path}: was changed while the texts were read; build again")
        return content
