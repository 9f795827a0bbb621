"""One text on its way into a process that reads it, and back as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from potestas.extract.claim import reading_to_json
from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of


@dataclass(frozen=True, slots=True)
class Task:
    """All that it takes to read one text; `place` is its number in the corpus, `path` what errors call it.

    `model` names a spaCy pipeline to use instead of ours.
    """

    place: int
    name: str
    stem: str
    path: str
    content: bytes
    model: str | None = None


class Readers(Protocol):
    """A place where texts are read."""

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[int, str]]:
        """The place of each text with its reading in the form of JSON, in the order in which they are done.

        Raises InputError for a text that cannot be read; tasks are drawn a few at a time.
        """


def perform(task: Task) -> tuple[int, str]:
    """Reads a text; the parser is loaded once in a process."""
    text = text_of(task.name, task.content, task.path)
    return task.place, reading_to_json(read_document(load(task.model), text, task.stem))


def here(tasks: Iterable[Task]) -> Iterator[tuple[int, str]]:
    """Reads texts in this process, one after the other."""
    return map(perform, tasks)
