"""The time of a fact as RDF: its dates as the text leaves them (EDTF), and the days that bound them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rdflib import RDF, TIME, Graph, Literal, URIRef
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.extract.edtf import Span
from potestas.graph.layout import Triple
from potestas.ontology.errors import DateError, InputError
from potestas.ontology.vocabulary import POT, Kind

EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")

DATES = ("start", "end", "date")
"""The keys of a claim whose values are dates, and the local names of the properties that hold them."""


def time_triples(claim: Claim, kind: Kind, fact: URIRef) -> Iterator[Triple]:
    """The triples that date a fact; none if the text does not. Raises InputError for what is not EDTF.

    pot:earliest and pot:latest bound the dates that the text states: what is only said to have begun on a day
    has that day for both. The bounds of its begin and its end are absent where nothing is known of them.
    """
    dates = {key: value for key in DATES if (value := getattr(claim, key)) is not None}
    if not dates:
        return
    node = URIRef(f"{fact}#time")
    yield fact, kind.during, node
    yield node, RDF.type, TIME.Interval if kind.dated == "interval" else TIME.Instant
    for key, value in dates.items():
        yield node, POT[key], Literal(value, datatype=EDTF)
    for name, day in _bounds(claim, kind).items():
        if day is not None:
            yield node, POT[name], Literal(day)


def dates_of(graph: Graph, kind: Kind, fact: Node) -> dict[str, str]:
    """The dates of a fact by their keys: the inverse of `time_triples`."""
    nodes = graph.objects(fact, kind.during)
    return {key: str(value) for node in nodes for key in DATES for value in graph.objects(node, POT[key])}


def _bounds(claim: Claim, kind: Kind) -> dict[str, date | None]:
    try:
        span = Span.of(claim)
    except DateError as error:
        raise InputError(f"fact {claim.id}: {error}") from error
    stated = {
        "earliest": span.earliest_begin if claim.start else span.earliest_end,
        "latest": span.latest_end if claim.end else span.latest_begin,
    }
    if kind.dated == "moment":
        return stated
    return stated | bounds_of(span)


def days(time: URIRef, span: Span) -> Iterator[Triple]:
    """The days between which a stretch of time begins and ends, as far as they are known."""
    for name, day in bounds_of(span).items():
        if day is not None:
            yield time, POT[name], Literal(day)


def bounds_of(span: Span) -> dict[str, date | None]:
    """The days between which a stretch of time begins and ends; None for what is not known."""
    return {
        "earliestBegin": span.earliest_begin,
        "latestBegin": span.latest_begin,
        "earliestEnd": span.earliest_end,
        "latestEnd": span.latest_end,
    }
