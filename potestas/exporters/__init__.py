"""What a knowledge graph can be exported to. A new exporter is a file here, with an `@exporter` in it.

`registry` knows the exporters by name; `graph` writes the graph and what it is made of. The others write its
network of power: `network` lays it out with plain values and full days, for `gexf` (Gephi), `graphml`,
`cytoscape` and `tables` (CSV).
"""

from importlib import import_module
from pkgutil import iter_modules

from potestas.exporters.registry import EXPORTERS, Exporter, exporter

__all__ = ["EXPORTERS", "Exporter", "exporter"]

for _room in iter_modules(__path__):
    import_module(f"{__name__}.{_room.name}")
