"""Which format a client gets: what it names by `format=`, else what its Accept header likes best (RFC 9110).

Those of SPARQL 1.1: results in JSON, XML, CSV and TSV, graphs in Turtle, N-Triples and RDF/XML.
"""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

import mimeparse

from potestas.serving.question import HTML, Refusal

NAMES = {
    "html": (HTML,),
    "json": ("application/sparql-results+json",),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
    "xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "ttl": ("text/turtle",),
    "nt": ("application/n-triples",),
}
"""What stands for which media types in `format=`."""

# Where a client likes several the same, the last one is taken.
TABLES = (
    "application/xml",
    "application/json",
    HTML,
    "text/tab-separated-values",
    "text/csv",
    "application/sparql-results+xml",
    "application/sparql-results+json",
)
GRAPHS = ("application/xml", HTML, "application/rdf+xml", "application/n-triples", "text/turtle")
DESCRIPTIONS = tuple(media_type for media_type in GRAPHS if media_type != "application/xml")


def wanted(accept: str, name: str | None) -> tuple[str | None, str | None]:
    """The media types for an answer that is a table and for one that is a graph; None if none will do.

    Raises Refusal where neither will, and for a format that is not among NAMES.
    """
    if name is None:
        found = best(accept, TABLES), best(accept, GRAPHS)
    elif name in NAMES:
        found = _first(NAMES[name], TABLES), _first(NAMES[name], GRAPHS)
    else:
        reason = f"there is no format {name!r}; choose among {', '.join(NAMES)}"
        raise Refusal(HTTPStatus.BAD_REQUEST, reason)
    if found == (None, None):
        raise not_acceptable((*TABLES, *GRAPHS))
    return found


def best(accept: str, offered: Sequence[str]) -> str | None:
    """The media type that an Accept header likes best among those offered; None if it takes none of them."""
    try:
        return mimeparse.best_match(offered, accept) or None
    except mimeparse.MimeTypeParseException:
        raise Refusal(HTTPStatus.BAD_REQUEST, "the Accept header is malformed; correct it") from None


def not_acceptable(offered: Sequence[str]) -> Refusal:
    reason = f"none of the formats in the Accept header is to be had, only {', '.join(sorted({*offered}))}"
    return Refusal(HTTPStatus.NOT_ACCEPTABLE, reason)


def _first(media_types: Sequence[str], offered: Sequence[str]) -> str | None:
    return next((media_type for media_type in media_types if media_type in offered), None)
