"""The exporters by the names of their formats."""

from __future__ import annotations

from collections.abc import Callable

from potestas.knowledge import KnowledgeGraph

Exporter = Callable[[KnowledgeGraph], bytes]

EXPORTERS: dict[str, Exporter] = {}


def exporter(name: str) -> Callable[[Exporter], Exporter]:
    """Registers an exporter under the name of its format."""

    def register(function: Exporter) -> Exporter:
        EXPORTERS[name] = function
        return function

    return register
