"""GEXF 1.3 (gexf.net, 2022) for Gephi: the network of power with a time line.

Not written by networkx, whose GEXF bears the day of writing and knows neither the dates of the whole nor the
kinds of edges, without which Gephi makes one edge of all those between two nodes.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import inf, isfinite
from typing import Any

import networkx as nx

from potestas.exporters.network import (
    FIRST,
    LAST,
    Days,
    days_of_claims,
    days_of_ties,
    in_full,
    plain_network,
)
from potestas.exporters.registry import exporter
from potestas.knowledge import KnowledgeGraph

Element = tuple[dict[str, str], Mapping[str, Any], Iterable[Days]]
"""A node or an edge: its attributes in XML, those of the network, and the days on which it can have been."""

_TYPES = {str: "string", float: "double"}
_ELSEWHERE = {FIRST, LAST, "weight"}
"""Attributes of the network that GEXF has other places for."""


@exporter("gexf")
def as_gexf(kg: KnowledgeGraph) -> bytes:
    """GEXF 1.3 for Gephi: the network of power, each node and edge with its spells.

    An edge has one from the first to the last day on which the tie can have held, open where one of these is
    not known; a node has those of its edges. What has no date has no spell: Gephi shows it at all times.
    """
    network, days = plain_network(kg), days_of_claims(kg)
    gexf = ET.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    meta = ET.SubElement(gexf, "meta")
    ET.SubElement(meta, "creator").text = "potestas"
    ET.SubElement(meta, "description").text = f"Who had power over whom in {', '.join(kg.reading.documents)}"
    bounds = _bounds(days[data["claim"]] for *_, data in network.edges(data=True))
    graph = ET.SubElement(gexf, "graph", {"defaultedgetype": "directed"} | bounds)
    elements = {"node": list(_nodes(network, days)), "edge": list(_edges(network, days))}
    for name, found in elements.items():
        _declare(ET.SubElement(graph, "attributes", {"class": name}), found)
    for name, found in elements.items():
        group = ET.SubElement(graph, f"{name}s")
        for element in found:
            _write(group, name, element)
    ET.indent(gexf)
    written: bytes = ET.tostring(gexf, "utf-8", xml_declaration=True)
    return written + b"\n"


def _bounds(days: Iterable[Days]) -> dict[str, str]:
    """What the graph says of time: its first and its last day, or that no tie is dated."""
    known = [day for pair in days for spell in _apart([pair]) for day in spell if isfinite(day)]
    if not known:
        return {"mode": "static"}
    within = {"start": in_full(min(known)), "end": in_full(max(known))}
    return {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval", **within}


def _nodes(network: nx.MultiDiGraph[str], days: Mapping[str, Days]) -> Iterator[Element]:
    for name, data in network.nodes(data=True):
        yield {"id": name, "label": name}, data, days_of_ties(network, name, days)


def _edges(network: nx.MultiDiGraph[str], days: Mapping[str, Days]) -> Iterator[Element]:
    """The edges, each with a kind that no other of its pair has: its relation, numbered if it comes again."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for source, target, key, data in network.edges(keys=True, data=True):
        relation = data["relation"]
        seen[source, target, relation] += 1
        number = seen[source, target, relation]
        attributes = {
            "id": key,
            "source": source,
            "target": target,
            "label": data.get("role", relation),
            "kind": relation if number == 1 else f"{relation} {number}",
            "weight": str(data["weight"]),
        }
        yield attributes, data, [days[data["claim"]]]


def _declare(columns: ET.Element, elements: Iterable[Element]) -> None:
    types = {key: _TYPES[type(value)] for _, data, _ in elements for key, value in data.items()}
    for key, type_ in types.items():
        if key not in _ELSEWHERE:
            ET.SubElement(columns, "attribute", id=key, title=key, type=type_)


def _write(group: ET.Element, name: str, element: Element) -> None:
    attributes, data, days = element
    written = ET.SubElement(group, name, attributes)
    values = ET.SubElement(written, "attvalues")
    for key, value in data.items():
        if key not in _ELSEWHERE:
            ET.SubElement(values, "attvalue", {"for": key, "value": str(value)})
    if apart := _apart(days):
        spells = ET.SubElement(written, "spells")
        for spell in apart:
            sides = zip(("start", "end"), spell, strict=True)
            ET.SubElement(spells, "spell", {side: in_full(day) for side, day in sides if isfinite(day)})


def _apart(days: Iterable[Days]) -> list[Days]:
    """Stretches of time that share no day, the earliest first; none where nothing is known.

    What would end before it begins, as texts that contradict themselves may have it, is left out.
    """
    found: list[Days] = []
    for first, last in sorted(pair for pair in days if pair[0] <= pair[1] and pair != (-inf, inf)):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return [] if found == [(-inf, inf)] else found
