"""`potestas reason`: what follows from the accepted facts."""

from __future__ import annotations

import click
from rdflib import RDF

from potestas.cli import options
from potestas.cli.tables import show
from potestas.graph.write import turtle
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.statement import label_of


@click.command
@options.place
@options.as_of
@options.output_format("table", "csv", "json", "ttl")
def command(*, place: str, as_of: str | None, format: str) -> None:
    """Lists what follows from the accepted facts by the axioms of the ontology (OWL 2 RL).

    Statements about all times together carry no dates; take the state of things --as-of a date, and prove a
    statement by `potestas explain`.
    """
    kg = options.opened(place, as_of)
    inferred = kg.inferred
    if not inferred:
        raise NothingFound(f"{place}: nothing follows from the facts that it holds")
    if format == "ttl":
        click.echo(turtle(inferred, kg.base), nl=False)
        return
    links = ((s, p, o) for s, p, o in inferred if p != RDF.type)
    names, ontology = kg.names, vocabulary().graph
    rows = sorted((names.name_of(str(s)), label_of(p, ontology), names.name_of(str(o))) for s, p, o in links)
    show(("subject", "property", "object"), rows, format)
