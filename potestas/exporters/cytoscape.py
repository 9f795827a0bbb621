"""JSON for Cytoscape (.cyjs) and Cytoscape.js: the network of power."""

from __future__ import annotations

import json

import networkx as nx

from potestas.exporters.network import plain_network
from potestas.exporters.registry import exporter
from potestas.knowledge import KnowledgeGraph


@exporter("cytoscape")
def as_cytoscape(kg: KnowledgeGraph) -> bytes:
    """Cytoscape JSON: the network of power, its nodes and edges under `elements`."""
    network = plain_network(kg)
    for *_, key, data in network.edges(keys=True, data=True):
        data["id"] = key  # Cytoscape.js else makes up a new one each time
    return f"{json.dumps(nx.cytoscape_data(network), ensure_ascii=False, indent=1)}\n".encode()
