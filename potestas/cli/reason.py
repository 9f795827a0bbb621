"""`potestas reason`: what follows from the accepted facts, and when."""

from __future__ import annotations

import click
from rdflib import Graph

from potestas.cli import options
from potestas.cli.tables import show
from potestas.graph.proofs.words import label_of
from potestas.graph.reasoning.inference import inference_triples
from potestas.graph.reasoning.reason import ENGINES, RULES
from potestas.graph.wording import lasting
from potestas.graph.write import turtle
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary


@click.command
@options.place
@options.as_of
@click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    default=RULES,
    show_default=True,
    help="What closes the graph: rules made of the ontology's axioms, or owlrl, which takes much longer.",
)
@options.output_format("table", "csv", "json", "ttl")
def command(*, place: str, as_of: str | None, engine: str, format: str) -> None:
    """Lists what follows from the accepted facts by the axioms of the ontology (OWL 2 RL), and when it held.

    A relation follows while all that it rests on held: `certain` if that is so whatever the text leaves open,
    `possible` if it may be; with --as-of, whether it held then. Prove one by `potestas explain`.
    """
    kg = options.opened(place, as_of)
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
