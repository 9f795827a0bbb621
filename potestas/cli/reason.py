"""`potestas reason`: what follows from the accepted facts, and when."""

from __future__ import annotations

import click
from rdflib import Graph

from potestas.cli.places import opened
from potestas.cli.tables import show
from potestas.graph.proofs.words import label_of
from potestas.graph.reasoning.inference import inference_triples
from potestas.graph.wording import lasting
from potestas.graph.write import turtle
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary


def run(*, place: str, as_of: str | None, engine: str, format: str) -> None:
    kg = opened(place, as_of)
    found = kg.infer(engine)
    if not any(found.plain):
        raise NothingFound(f"{place}: nothing follows from the facts that it holds")
    if format == "ttl":
        graph = Graph()
        for triple in inference_triples(kg.dataset, found, vocabulary()):
            graph.add(triple)
        click.echo(turtle(graph, kg.base), nl=False)
        return
    words, ontology = kg.words, vocabulary().graph
    rows = sorted(
        (
            words.name(s),
            label_of(p, ontology),
            words.name(o),
            found.certainty(proof),
            lasting(proof.span),
        )
        for proof in found.proofs
        for s, p, o in [proof.triple]
    )
    show(("subject", "property", "object", "certainty", "time"), rows, format)
