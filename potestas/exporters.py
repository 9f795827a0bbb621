"""What the graph can be exported to, one function a format. A new exporter is a function with `@exporter`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable

import networkx as nx

from potestas.extract.claim import claim_to_json, entity_to_json, sentence_to_json
from potestas.graph.wording import printable
from potestas.graph.write import trig, turtle
from potestas.knowledge import KnowledgeGraph

Exporter = Callable[[KnowledgeGraph], bytes]

EXPORTERS: dict[str, Exporter] = {}
"""The exporters by the names of their formats."""


def exporter(name: str) -> Callable[[Exporter], Exporter]:
    """Registers an exporter under the name of its format."""

    def register(function: Exporter) -> Exporter:
        EXPORTERS[name] = function
        return function

    return register


@exporter("ttl")
def as_turtle(kg: KnowledgeGraph) -> bytes:
    """Turtle: what is accepted, with what follows and its provenance."""
    return turtle(kg.graph, kg.base)


@exporter("trig")
def as_trig(kg: KnowledgeGraph) -> bytes:
    """TriG: everything, in its named graphs."""
    return trig(kg.dataset, kg.base)


@exporter("nq")
def as_nquads(kg: KnowledgeGraph) -> bytes:
    """N-Quads (W3C, 2014): everything, one statement a line, sorted."""
    lines = str(kg.dataset.serialize(format="nquads")).split("\n")  # a literal may hold other line ends
    return _lines(sorted(line for line in lines if line.strip()))


@exporter("facts")
def as_facts(kg: KnowledgeGraph) -> bytes:
    """JSON Lines: one fact a line."""
    return _lines(map(claim_to_json, kg.facts))


@exporter("entities")
def as_entities(kg: KnowledgeGraph) -> bytes:
    """JSON Lines: one entity a line."""
    return _lines(map(entity_to_json, kg.entities))


@exporter("sentences")
def as_sentences(kg: KnowledgeGraph) -> bytes:
    """JSON Lines: one sentence with words of power a line."""
    return _lines(map(sentence_to_json, kg.sentences))


@exporter("graphml")
def as_graphml(kg: KnowledgeGraph) -> bytes:
    """GraphML: the network of power."""
    return _lines(nx.generate_graphml(_fit_for_xml(kg.network())))


@exporter("gexf")
def as_gexf(kg: KnowledgeGraph) -> bytes:
    """GEXF 1.2 for Gephi: the network of power, without the date of writing that networkx puts in."""
    written = "\n".join(nx.generate_gexf(_fit_for_xml(kg.network())))
    return _lines([re.sub(r"\s*<meta .*?</meta>", "", written, flags=re.DOTALL)])


@exporter("nodes")
def as_nodes(kg: KnowledgeGraph) -> bytes:
    """CSV: the nodes of the network of power."""
    return _table([{"name": name, **data} for name, data in kg.network().nodes(data=True)])


@exporter("edges")
def as_edges(kg: KnowledgeGraph) -> bytes:
    """CSV: the edges of the network of power, from the one who has it."""
    edges = kg.network().edges(data=True)
    return _table([{"source": source, "target": target, **data} for source, target, data in edges])


def _fit_for_xml(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The network without the control characters that a text may hold and XML may not."""
    clean: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, data in network.nodes(data=True):
        clean.add_node(printable(name), **_cleaned(data))
    for source, target, key, data in network.edges(keys=True, data=True):
        clean.add_edge(printable(source), printable(target), printable(str(key)), **_cleaned(data))
    return clean


def _cleaned(data: dict[str, object]) -> dict[str, object]:
    return {key: printable(value) if isinstance(value, str) else value for key, value in data.items()}


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _table(rows: list[dict[str, object]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]) if rows else [])
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
