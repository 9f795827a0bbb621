"""Texts in, a knowledge graph out; apart from the other verbs, since the parser takes time to load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from potestas.extract.claim import Reading
from potestas.extract.edtf import bounds
from potestas.extract.read import Progress, read
from potestas.graph.identity import absolute
from potestas.graph.layout import BASE
from potestas.graph.network import ASSERTED
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import InputError


def build(
    paths: Sequence[str | Path],
    *,
    model: str | None = None,
    base: str = BASE,
    accept: Iterable[str] = ASSERTED,
    as_of: str | None = None,
    progress: Progress | None = None,
    when_read: Callable[[Reading], object] | None = None,
) -> KnowledgeGraph:
    """The knowledge graph of texts (UTF-8 plain text or Markdown).

    `model` names a spaCy pipeline with Universal Dependencies to use instead of ours; `progress` wraps the
    paths while they are read; `when_read` gets what was read before a graph is made of it, for what can be
    done beside. Raises InputError for a text that cannot be read, and DateError.
    """
    absolute(base, "base")  # what is wrong with this or the date should not wait until the texts are read
    if as_of is not None:
        bounds(as_of)
    texts = [Path(path) for path in paths]
    for name, number in Counter(text.name for text in texts).items():
        if number > 1:
            raise InputError(
                f"{name}: {number} texts of this name; rename them, since facts refer to them by it"
            )
    reading = read(texts, model, progress)
    if when_read is not None:
        when_read(reading)
    graph = KnowledgeGraph.from_reading(reading, base, accept)
    return graph if as_of is None else graph.as_of(as_of)
