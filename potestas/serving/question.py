"""What a query processor is asked and what it gives back; it loads nothing heavy, since each processor does.

Statuses are those of HTTP (RFC 9110) as SPARQL 1.1 Protocol, 2.1.6, uses them.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a request names (SPARQL 1.1 Protocol, 2.1.4), as IRIs; they go before those of FROM."""

    default: tuple[str, ...]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the media types of its answer: of a table (also yes or no), and of a graph.

    None where the client takes no such answer; HTML asks for a `Sheet`. Without a `dataset` all is asked.
    """

    sparql: str
    table: str | None
    graph: str | None
    dataset: Dataset | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer in one of the standard formats."""

    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as people read it; `thing` tells IRIs from words and numbers."""

    text: str
    thing: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first rows of an answer for a page, None where nothing is bound; `more` if there are others.

    `of_graph` tells a graph, whose rows are triples, from a table.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    more: bool
    of_graph: bool = False


class Refusal(Exception):
    """A request that gets no answer; the reason is one line for the user."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(status, reason)  # both, so that it survives the way from one process to another
        self.status = status
        self.reason = reason
