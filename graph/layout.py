"""Which named graph of a dataset holds what.

    <base>graph/asserted ... one for each status: the nodes of its facts, with their posts and times
    <base>graph/accepted     the plain triples of accepted facts
    <base>graph/inferred     what follows from those
    <base>graph/entities     people, bodies, cases ... and the concepts that classify them
    <base>graph/provenance   documents, the places in them, patterns

`<base>graph/accepted` names the graphs of the accepted statuses by prov:wasDerivedFrom.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import PROV, Dataset, Graph, URIRef
from rdflib.term import Node

BASE = "https://w3id.org/potestas/data/"
"""Where the IRIs of data begin unless the user says otherwise."""

ACCEPTED = "accepted"
INFERRED = "inferred"
ENTITIES = "entities"
PROVENANCE = "provenance"


def graph_iri(base: str, key: str) -> URIRef:
    """The name of the graph that holds what `key`, a status or one of the constants above, says."""
    return URIRef(f"{base}graph/{key}")


def base_of(data: Graph) -> str | None:
    """The base under which a dataset or an accepted graph was assembled, or None if neither."""
    ending = graph_iri("", ACCEPTED)
    marks = sorted({str(mark) for mark in _whole(data).subjects(PROV.wasDerivedFrom) if mark.endswith(ending)})
    return marks[0].removesuffix(ending) if marks else None


def accepted(data: Graph) -> Graph:
    """What is held to be so: accepted facts, their plain triples, what follows, and all that these speak of.

    A graph that is no dataset of ours is given back as one graph, unchanged.
    """
    whole = _whole(data)
    base = base_of(data)
    if not isinstance(data, Dataset) or base is None:
        return whole
    root = graph_iri(base, ACCEPTED)
    believed = [root, graph_iri(base, INFERRED), *whole.objects(root, PROV.wasDerivedFrom)]
    result = Graph()
    for name in believed:
        result += data.graph(name)
    shared = union(data, (graph_iri(base, ENTITIES), graph_iri(base, PROVENANCE)))
    _follow(shared, {root, *result.subjects(), *result.objects()}, result)
    return result


def union(dataset: Dataset, names: Iterable[Node]) -> Graph:
    """The triples of several named graphs, in one graph of its own."""
    result = Graph()
    for name in names:
        result += dataset.graph(name)
    return result


def stated(data: Graph) -> Graph:
    """All triples but the inferred ones, where the data tell which these are."""
    base = base_of(data)
    if not isinstance(data, Dataset) or base is None:
        return _whole(data)
    inferred = graph_iri(base, INFERRED)
    return union(data, sorted(graph.identifier for graph in data.graphs() if graph.identifier != inferred))


def _whole(data: Graph) -> Graph:
    if not isinstance(data, Dataset):
        return data
    return union(data, sorted(graph.identifier for graph in data.graphs()))


def _follow(shared: Graph, nodes: set[Node], result: Graph) -> None:
    """Adds all that is said of the nodes, of what that speaks of, and so on."""
    waiting = list(nodes)
    while waiting:
        for triple in shared.triples((waiting.pop(), None, None)):
            result.add(triple)
            if triple[2] not in nodes:
                nodes.add(triple[2])
                waiting.append(triple[2])
