"""The pages for people: no script, no file from elsewhere, every text escaped (WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from http import HTTPStatus
from itertools import dropwhile
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment
from markupsafe import Markup, escape

from potestas.graph.html import environment, style
from potestas.queries.named import NamedQuery, named_queries
from potestas.serving.question import Cell, Sheet
from potestas.serving.served import Served
from potestas.serving.settings import Limits

EXAMPLE = """SELECT ?above ?below WHERE {
  ?s pot:supervisor/skos:prefLabel ?above ; pot:supervised/skos:prefLabel ?below
}"""

TABLE_FORMATS = ("csv", "tsv", "json", "xml")
GRAPH_FORMATS = ("ttl", "nt")


def start_page(served: Served, limits: Limits, endpoint: str) -> str:
    """What is served, how to ask it, a form for SPARQL and one for each named query."""
    return _render(
        "start.html.j2",
        *(f"The graph of {served.title}", served),
        queries=named_queries(),
        types={p.type for query in named_queries().values() for p in query.parameters.values()},
        limits=limits,
        endpoint=endpoint,
        example=_as_it_stands(EXAMPLE),
    )


def answer_page(
    served: Served,
    sheet: Sheet,
    sparql: str,
    *,
    address: str,
    query: NamedQuery | None,
    given: Mapping[str, str],
) -> str:
    """The first rows of an answer, with links to the whole of it in other formats.

    `given` is what stands behind the address, without the format.
    """
    links = {name: f"{address}?{urlencode({**given, 'format': name})}" for name in _formats(sheet)}
    title = query.title if query else "Answer"
    return _render(
        "answer.html.j2",
        *(title, served),
        query=query,
        given=given,
        sheet=_filled(sheet),
        sparql=_as_it_stands(sparql),
        links=links,
        text=lambda cell: _text(cell, served.base),
    )


def refusal_page(served: Served, status: HTTPStatus, reason: str) -> str:
    """Why there is no answer."""
    return _render("refusal.html.j2", "No answer", served, status=status, reason=reason)


def _render(template: str, title: str, served: Served, **shown: object) -> str:
    page = _environment().get_template(template)
    return page.render(title=title, served=served, style=style(), **shown) + "\n"


@cache
def _environment() -> Environment:
    return environment(Path(__file__).parent)


def _formats(sheet: Sheet) -> tuple[str, ...]:
    return GRAPH_FORMATS if sheet.of_graph else TABLE_FORMATS


def _filled(sheet: Sheet) -> Sheet:
    """The columns that have a value in some row."""
    places = [place for place in range(len(sheet.columns)) if any(row[place] for row in sheet.rows)]
    columns = tuple(sheet.columns[place] for place in places)
    return replace(sheet, columns=columns, rows=tuple(tuple(row[at] for at in places) for row in sheet.rows))


def _as_it_stands(sparql: str) -> Markup:
    """A query, without the header that a named one has, with its spaces and lines, which other text loses."""
    lines = dropwhile(lambda line: line.startswith("#"), sparql.splitlines(keepends=True))
    return escape("".join(sign for sign in "".join(lines) if sign in "\n\t" or sign.isprintable()))


def _text(cell: Cell | None, base: str) -> str:
    if cell is None:
        return ""
    return cell.text.removeprefix(base) if cell.thing else cell.text
