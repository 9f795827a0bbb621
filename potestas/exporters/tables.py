"""CSV (RFC 4180): the nodes and the edges of the network of power."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from potestas.exporters.network import plain_network
from potestas.exporters.registry import exporter
from potestas.knowledge import KnowledgeGraph

NODE = ("name", "type", "kind", "iri", "earliest", "latest")
TIE = (
    *("source", "target", "relation", "means", "role", "begin", "end", "earliest", "latest", "implied_end"),
    *("status", "confidence", "certainty", "weight", "document", "quote", "claim"),
)


@exporter("nodes")
def as_nodes(kg: KnowledgeGraph) -> bytes:
    """CSV: the nodes of the network of power."""
    return _table(NODE, ({"name": name, **data} for name, data in plain_network(kg).nodes(data=True)))


@exporter("edges")
def as_edges(kg: KnowledgeGraph) -> bytes:
    """CSV: the edges of the network of power, from the one who has it."""
    ties = plain_network(kg).edges(data=True)
    return _table(TIE, ({"source": source, "target": target, **data} for source, target, data in ties))


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
