"""The answer to a query, as text for people and as the W3C's formats for programs."""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import Graph, Literal, URIRef, Variable
from rdflib.query import Result
from rdflib.term import Node

from potestas.extract.edtf import Certainty
from potestas.graph.write import turtle
from potestas.queries.ask import Source, ask

Table = tuple[list[str], list[list[str | None]]]
"""Names of columns, and rows of cells."""


def is_empty(answer: Result) -> bool:
    """Whether nothing was found: no row, no triple, or the answer no."""
    return not (answer.askAnswer if answer.type == "ASK" else len(answer))


FACT, SURE = Variable("fact"), Variable("sure")


def with_certainty(answer: Result, sure: Mapping[Node, Certainty]) -> Result:
    """A table whose rows name a `fact`, with a column `sure`, the last unless it has one; others as they are.

    `sure` tells by its node whether a fact held at the date that was asked for; without a fact a row stays.
    """
    columns = list(answer.vars or ())
    if FACT not in columns:
        return answer
    result = Result("SELECT")
    result.vars = columns if SURE in columns else [*columns, SURE]
    result.bindings = [
        {**row, SURE: Literal(sure[row[FACT]])} if FACT in row else row for row in answer.bindings
    ]
    return result


def tabulate(answer: Result, base: str) -> Table:
    """The rows as text, with IRIs under `base` cut short; triples for a graph, one cell for yes or no."""
    if answer.type == "ASK":
        return ["answer"], [["yes" if answer.askAnswer else "no"]]
    if answer.type == "SELECT":
        variables = answer.vars or []
        rows = [[_cell(row.get(variable), base) for variable in variables] for row in answer.bindings]
        return [str(variable) for variable in variables], rows
    triples = [[_cell(node, base) for node in triple] for triple in answer.graph or ()]
    return ["subject", "property", "object"], sorted(triples, key=str)


def serialize(answer: Result, format: str, source: Source, base: str) -> str:
    """The answer as `csv` or `json` (SPARQL 1.1 Query Results) or `ttl`, which is the only format of a graph.

    As Turtle, a table becomes what the source says of the things in it.
    """
    if answer.graph is not None:
        return turtle(answer.graph, base).decode()
    if format == "ttl":
        iris = {value for row in answer.bindings for value in row.values() if isinstance(value, URIRef)}
        described = (
            ask(source, f"DESCRIBE {' '.join(sorted(iri.n3() for iri in iris))}").graph if iris else None
        )
        return turtle(described or Graph(), base).decode()
    if answer.type == "ASK" and format == "csv":
        return f"answer\r\n{str(answer.askAnswer).lower()}\r\n"
    return (answer.serialize(format=format) or b"").decode()


def _cell(value: Node | None, base: str) -> str | None:
    if isinstance(value, Literal) or value is None:
        return None if value is None else str(value)
    return str(value).removeprefix(base) if isinstance(value, URIRef) else value.n3()
