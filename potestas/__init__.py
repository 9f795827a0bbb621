"""potestas: historical prose in, a knowledge graph of institutions and power out.

    import potestas
    kg = potestas.build(["chapter.txt"])            # reads texts ...
    kg = potestas.load("out/")                      # ... or opens what was read before
    for row in kg.query("career", person="Cromwell"): ...
    kg.as_of("1535-03").network()                   # a networkx graph
    potestas.draw(kg, "offices").svg                # a picture
    potestas.page(kg.person("Cromwell"))            # all that is told of one person or body, as HTML

The verbs live in `queryable.py`, `networked.py`, `portrayed.py` and `knowledge.py`, each on top of the one
before (`building.py` and `opening.py` make the graphs, `drawing.py` the pictures, `pages.py` the pages), the
command line in `cli/`; what a build takes and leaves in `corpus/` (`beside.py` draws meanwhile) and
`edition.py`, a large one part by part in `library.py` and `part.py`; `uploading.py` puts it on a server,
other formats are in `exporters/`, and `serving/` is the endpoint.
May import from every floor below; nothing imports from here.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from potestas.building import build
    from potestas.drawing import draw
    from potestas.knowledge import KnowledgeGraph
    from potestas.ontology.errors import PotestasError
    from potestas.opening import load
    from potestas.pages import page
    from potestas.queryable import Endpoint
    from potestas.serving.server import serve

__all__ = ["Endpoint", "KnowledgeGraph", "PotestasError", "build", "draw", "load", "page", "serve"]

ROOMS = {
    "Endpoint": "potestas.queryable",
    "KnowledgeGraph": "potestas.knowledge",
    "PotestasError": "potestas.ontology.errors",
    "build": "potestas.building",
    "draw": "potestas.drawing",
    "load": "potestas.opening",
    "page": "potestas.pages",
    "serve": "potestas.serving.server",
}


def __getattr__(name: str) -> object:
    """Loads a public name when it is first used, so that the command line starts at once (PEP 562)."""
    if name not in ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(ROOMS[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
