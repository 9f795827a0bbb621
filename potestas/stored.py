"""The knowledge graph of a library: a store answers queries, and the rest is read when a verb needs it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from rdflib import Dataset

from potestas.graph.layout import BASE
from potestas.graph.store import Store, base_of, date_of
from potestas.knowledge import KnowledgeGraph

READ = ("dataset", "graph", "sentences")
"""What is read from files."""


class Stored(KnowledgeGraph):
    """A knowledge graph whose queries go to a store; `read` gives the whole of it, for what is no query."""

    def __init__(self, store: Store, read: Callable[[], KnowledgeGraph]) -> None:
        self._store, self._read = store, read
        self.base = base_of(store.engine) or BASE
        self.date = date_of(store.engine)
        self._held = self._inferences = None

    @cached_property
    def source(self) -> Dataset:
        return Dataset(store=self._store)

    def __getattr__(self, name: str) -> object:
        """What only the files tell, when it is first asked for."""
        if name not in READ:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        whole = self._read()
        for part in READ:
            setattr(self, part, getattr(whole, part))
        return getattr(self, name)
