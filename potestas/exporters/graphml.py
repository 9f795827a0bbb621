"""GraphML (Brandes et al., 2002) for yEd, Cytoscape, igraph and networkx: the network of power."""

from __future__ import annotations

import networkx as nx

from potestas.exporters.network import plain_network
from potestas.exporters.registry import exporter
from potestas.knowledge import KnowledgeGraph


@exporter("graphml")
def as_graphml(kg: KnowledgeGraph) -> bytes:
    """GraphML: the network of power."""
    network = plain_network(kg)
    for name, data in network.nodes(data=True):
        data["label"] = name  # what programs write beside a node
    return "".join(f"{line}\n" for line in nx.generate_graphml(network)).encode()
