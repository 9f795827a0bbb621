"""potestas: historical prose in, a knowledge graph of institutions and power out.

    import potestas
    kg = potestas.build(["chapter.txt"])            # reads texts ...
    kg = potestas.load("out/")                      # ... or opens what was read before
    for row in kg.query("career", person="Cromwell"): ...
    kg.as_of("1535-03").network()                   # a networkx graph

The verbs live in `knowledge.py`, the command line in `cli/`, the files that a build writes in `edition.py`.
May import from every floor below; nothing imports from here.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from potestas.knowledge import Endpoint, KnowledgeGraph, build, load
    from potestas.ontology.errors import PotestasError

__all__ = ["Endpoint", "KnowledgeGraph", "PotestasError", "build", "load"]

ROOMS = {"PotestasError": "potestas.ontology.errors"}


def __getattr__(name: str) -> object:
    """Loads a public name when it is first used, so that the command line starts at once (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(ROOMS.get(name, "potestas.knowledge")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
