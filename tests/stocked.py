"""A store on disk as a large build leaves it."""

from pathlib import Path

from rdflib import Dataset, URIRef

from potestas.graph.layout import BASE, SHOWN, graph_iri
from potestas.graph.power.network import ASSERTED
from potestas.graph.stock import Stock
from potestas.graph.write import Spelling


def stocked(place: Path, data: Dataset) -> None:
    """Writes what a dataset under BASE holds, of which the asserted facts are accepted."""
    shown = {graph_iri(BASE, key) for key in (*ASSERTED, *SHOWN)}
    spell = Spelling(BASE)
    with Stock(place) as stock:
        for graph in data.graphs():
            if isinstance(graph.identifier, URIRef) and len(graph):
                lines = spell.lines(graph)
                stock.load(lines, spell.head(), graph.identifier, shown=graph.identifier in shown)
