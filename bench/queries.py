"""How long the named queries take, beside rdflib's memory store; run by `make bench`.

Usage: queries.py [TRIPLES...]. Made-up graphs of about so many triples, 10,000 and 100,000 unless given, are
asked each named query: by `KnowledgeGraph.query`, and by rdflib's evaluator the same SPARQL. All figures are
processor time, and the answers must be the same.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator

from generated import reading
from rdflib import Dataset
from rdflib.query import Result
from table import Row, arguments, main

from potestas.graph.write import PREFIXES
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.answer import tabulate
from potestas.queries.ask import fill
from potestas.queries.named import NamedQuery, named_queries

SIZES = (10_000, 100_000)
REALM = 15_000
"""Triples of a realm, about."""
LEAST = 13.0
"""Times that each query must be faster, on the last of the sizes."""
LONG = 0.2
"""Seconds for which a short query is asked again and again."""
DATE = "1610"


def graph(triples: int) -> KnowledgeGraph:
    """A made-up graph of at least so many triples in its default graph."""
    return KnowledgeGraph.from_reading(reading(-(-triples // REALM)))


def in_rdflib(kg: KnowledgeGraph) -> Dataset:
    """What queries are put to, in rdflib's memory store; its default graph as Oxigraph's dump has it."""
    data = Dataset()
    for named in kg.dataset.graphs():
        data.graph(named.identifier).__iadd__(named)
    everything = kg.query("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }").graph
    assert everything is not None
    data.default_graph.__iadd__(everything)
    return data


def values(kg: KnowledgeGraph, query: NamedQuery) -> dict[str, str]:
    """What the query must be given: who and what stands in most facts, for most rows to be found."""
    tenures = [claim for claim in kg.facts if claim.kind == "tenure"]
    person, body = (
        Counter(names).most_common(1)[0][0]
        for names in ([claim.subject or "" for claim in tenures], [claim.object or "" for claim in tenures])
    )
    kinds = {"person": person, "body": body, "thing": body, "date": DATE}
    needed = (parameter for parameter in query.parameters.values() if parameter.required)
    return {parameter.name: kinds[parameter.type] for parameter in needed}


def seconds(step: Callable[[], Result]) -> tuple[float, Result]:
    """Processor time of a step once it has been done before, and what it gives."""
    times, start = 0, time.process_time()
    while times == 0 or time.process_time() - start < LONG:
        result = step()
        times += 1
    return (time.process_time() - start) / times, result


def shown(answer: Result) -> list[list[str | None]]:
    """The rows without the column that tells what is certain at a date, which SPARQL does not know."""
    columns, rows = tabulate(answer, "")
    keep = [place for place, column in enumerate(columns) if column != "sure"]
    return [[row[place] for place in keep] for row in rows if any(row)]


def rows(sizes: tuple[int, ...]) -> Iterator[Row]:
    for size in sizes:
        kg = graph(size)
        data = in_rdflib(kg)
        gc.freeze()  # else collecting garbage walks through both graphs, whichever of them is being asked
        triples = len(kg.source.default_graph)
        for query in named_queries().values():
            given = values(kg, query)
            sparql = fill(query, given, lambda kg=kg: kg.names, vocabulary(), kg.excluded)  # type: ignore[misc]
            kg.query(query.name, **given)  # names, dates and the store are there from now on
            ours, found = seconds(lambda: kg.query(query.name, **given))  # noqa: B023
            plain, expected = seconds(lambda: data.query(sparql, initNs=PREFIXES))  # noqa: B023
            same = shown(found) == shown(expected)
            last = size == sizes[-1]
            yield Row(
                f"{query.name}, {triples:,} triples",
                ours * 1000,
                plain * 1000,
                "rdflib",
                f"at least {LEAST:.0f} times faster" if last else "",
                same and (not last or plain >= LEAST * ours),
                f"{len(found):,} rows" + ("" if same else ", DIFFERENT"),
                "ms",
            )


if __name__ == "__main__":
    sys.exit(main("Named queries", rows(tuple(map(int, arguments())) or SIZES)))
