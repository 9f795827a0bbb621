"""`potestas query`: answers of named queries, or of SPARQL of one's own."""

from __future__ import annotations

from collections.abc import Mapping

import click

from potestas.cli.places import opened
from potestas.cli.tables import show
from potestas.ontology.errors import NothingFound
from potestas.opening import is_url
from potestas.queries.answer import is_empty, serialize, tabulate
from potestas.queryable import Endpoint, Queryable


def run(
    *,
    place: str,
    query: str,
    values: Mapping[str, str],
    as_of: str | None,
    min_confidence: float | None,
    format: str,
) -> None:
    """Puts a query, named or SPARQL, to a place and prints the answer."""
    source: Queryable
    if is_url(place) and as_of is None and min_confidence is None:
        source = Endpoint(place)
    else:
        source = opened(place, as_of, min_confidence)
    answer = source.query(query, **values)
    if is_empty(answer):
        raise NothingFound(f"{place}: holds no answer to this question")
    if format == "table":
        show(*tabulate(answer, source.base))
    else:
        click.echo(serialize(answer, format, source.source, source.base), nl=False)
