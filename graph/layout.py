"""Which named graph of a dataset holds what.

    <base>graph/asserted ... one for each status: the nodes of its facts, with their posts and times
    <base>graph/accepted     the plain triples of accepted facts
    <base>graph/inferred     what follows from those
    <base>graph/entities     people, bodies, cases ... and the concepts that classify them
    <base>graph/provenance   documents, the places in them, patterns, decisions about entities
    <base>graph/contradictions  which facts, of any status, cannot both be so

`<base>graph/accepted` names the graphs of the accepted statuses by prov:wasDerivedFrom.
Contradictions lie apart from what was inferred, since they follow from what nobody need believe, and what was
inferred counts as accepted.
"""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import PROV, Dataset, Graph, URIRef
from rdflib.term import IdentifiedNode, Node

Triple = tuple[Node, Node, Node]

BASE = "https://w3id.org/potestas/data/"
"""Where the IRIs of data begin unless the user says otherwise."""

ACCEPTED = "accepted"
INFERRED = "inferred"
ENTITIES = "entities"
PROVENANCE = "provenance"
CONTRADICTIONS = "contradictions"

SHOWN = (ACCEPTED, INFERRED, ENTITIES, PROVENANCE)
"""What a query sees unless it names graphs, besides the graphs of the accepted statuses."""


def graph_iri(base: str, key: str) -> URIRef:
    """The name of the graph that holds what `key`, a status or one of the constants above, says."""
    return URIRef(f"{base}graph/{key}")


def put(dataset: Dataset, base: str, key: str, triples: Iterable[Triple]) -> None:
    """Adds triples to one of the named graphs."""
    graph = dataset.graph(graph_iri(base, key))
    for triple in triples:
        graph.add(triple)


def base_of(data: Graph) -> str | None:
    """The base under which a dataset or an accepted graph was assembled; None for any other graph."""
    ending = graph_iri("", ACCEPTED)
    derived = (None, PROV.wasDerivedFrom, None)
    triples = data.quads(derived) if isinstance(data, Dataset) else data.triples(derived)
    found = {str(subject) for subject, *_ in triples if str(subject).endswith(ending)}
    return min(found).removesuffix(ending) if found else None


def accepted(data: Graph, inferences: bool = True) -> Graph:
    """What is held to be so: accepted facts, their plain triples, what follows, and all that these speak of.

    A graph that is no dataset of ours comes back as one graph with all its triples.
    """
    base = base_of(data)
    if not isinstance(data, Dataset) or base is None:
        return _union(data) if isinstance(data, Dataset) else data
    root = graph_iri(base, ACCEPTED)
    shared = _union(data, graph_iri(base, ENTITIES), graph_iri(base, PROVENANCE))
    statuses = (name for name in shared.objects(root, PROV.wasDerivedFrom) if isinstance(name, URIRef))
    result = _union(data, root, *statuses)
    if inferences:
        result += data.graph(graph_iri(base, INFERRED))
    _follow(shared, {root, *result.subjects(), *result.objects()}, result)
    return result


def stated(data: Graph) -> Graph:
    """All triples of all statuses but those that the program drew, where the data tell which these are."""
    if not isinstance(data, Dataset):
        return data
    drawn = {graph_iri(base_of(data) or "", key) for key in (INFERRED, CONTRADICTIONS)}
    return _union(data, *(graph.identifier for graph in data.graphs() if graph.identifier not in drawn))


def _union(data: Dataset, *names: IdentifiedNode) -> Graph:
    """The triples of the named graphs, or of all, in one graph of its own."""
    result = Graph(store="SimpleMemory")  # which keeps no account of contexts, and so is faster
    for graph in [data.graph(name) for name in names] if names else data.graphs():
        for triple in graph:
            result.add(triple)
    return result


def _follow(shared: Graph, nodes: set[Node], result: Graph) -> None:
    """Adds all that is said of the nodes, of what that speaks of, and so on."""
    waiting = list(nodes)
    while waiting:
        for triple in shared.triples((waiting.pop(), None, None)):
            result.add(triple)
            if triple[2] not in nodes:
                nodes.add(triple[2])
                waiting.append(triple[2])
