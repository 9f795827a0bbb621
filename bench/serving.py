"""How a served graph holds many clients at once, with one query among theirs that would run for ever.

Usage: serving.py [SECONDS]. Clients ask the named queries about made-up realms, and SPARQL of their own, one
after another over connections that are kept; each waits for the answer before it asks again. Times are by the
clock, as clients see them: they say little while the machine does other things beside.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from urllib.parse import urlencode, urlsplit

from generated import reading
from table import Row, arguments, doing, main

from potestas.graph.write import save, trig
from potestas.knowledge import KnowledgeGraph
from potestas.queries.named import named_queries

REALMS = 4
"""Made-up realms: some sixty thousand triples."""
CLIENTS = 32
SECONDS = 60.0
LIMIT = 5
"""Seconds that a query may take."""
MOST = 10.0
"""Times the median that all but one in a hundred answers take at most."""
LATE = 1.0
"""Seconds beyond its limit by which the query without end is stopped, once its turn has come."""

SPARQL = (
    "SELECT ?a ?b WHERE { ?a pot:supervises ?b }",
    "SELECT ?role (COUNT(?t) AS ?n) WHERE { ?t a pot:Tenure ; org:role/skos:prefLabel ?role } GROUP BY ?role",
    "SELECT ?name WHERE { ?p org:holds ?post ; skos:prefLabel ?name } ORDER BY ?name LIMIT 50",
    "CONSTRUCT WHERE { ?a pot:supervises ?b }",
    "ASK { ?a pot:oversees+ ?a }",
    "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?f a pot:Tenure } } GROUP BY ?g",
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@dataclass(frozen=True, slots=True)
class Asked:
    """What one client saw: how long each answer took in seconds, and how many came with which status."""

    seconds: list[float]
    statuses: Counter[int]


@contextmanager
def served(kg: KnowledgeGraph) -> Iterator[str]:
    """The address of a server of the graph, which ends with the block."""
    with TemporaryDirectory() as folder:
        save(Path(folder), {"graph.trig": trig(kg.dataset, kg.base)})
        code = "from potestas.cli import main; main()"
        options = ["serve", folder, "--port", "0", "--timeout", str(LIMIT)]
        command = [sys.executable, "-c", code, *options]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            try:
                [url] = re.findall(r"http://\S+", server.stdout.readline())
                yield url
            finally:
                server.terminate()


def paths(kg: KnowledgeGraph) -> list[str]:
    """What clients ask: each named query about several people and bodies, and each SPARQL query, once."""
    names = {
        kind: sorted(entity.name for entity in kg.entities if entity.type.lower() == kind)
        for kind in ("person", "body")
    }
    values = {**names, "thing": names["body"], "date": ["1745", "1750-06", "1755/1760"]}
    found = [f"/sparql?{urlencode({'query': query})}" for query in SPARQL]
    for query in named_queries().values():
        needed = [parameter for parameter in query.parameters.values() if parameter.required]
        for number in range(3):
            given = {p.name: values[p.type][number * 7 % len(values[p.type])] for p in needed}
            found.append(f"/query/{query.name}?{urlencode({**given, 'format': 'json'})}")
    return found


def client(url: str, asked: list[str], until: float, seed: int) -> Asked:
    """Asks one after another, in an order of its own, until the time is over."""
    random, connection = Random(seed), HTTPConnection(urlsplit(url).netloc, timeout=60)
    seconds, statuses = [], Counter[int]()
    while time.monotonic() < until:
        begun = time.perf_counter()
        try:
            connection.request("GET", random.choice(asked))
            response = connection.getresponse()
            response.read()
            statuses[response.status] += 1
        except (OSError, HTTPException):
            statuses[0] += 1
            connection.close()
        seconds.append(time.perf_counter() - begun)
    connection.close()
    return Asked(seconds, statuses)


def endless(url: str) -> tuple[int, float]:
    """Status of a query that would run for ever, and the seconds until it came."""
    connection, begun = HTTPConnection(urlsplit(url).netloc, timeout=60), time.perf_counter()
    connection.request("GET", f"/sparql?{urlencode({'query': ENDLESS})}")
    status = connection.getresponse().status
    connection.close()
    return status, time.perf_counter() - begun


def rows(seconds: float) -> Iterator[Row]:
    doing("making up realms")
    kg = KnowledgeGraph.from_reading(reading(REALMS))
    asked = paths(kg)
    with served(kg) as url, ThreadPoolExecutor(CLIENTS + 1) as threads:
        doing(f"{CLIENTS} clients")
        client(url, asked, time.monotonic() + 2, seed=0)  # what is loaded and compiled once
        until = time.monotonic() + seconds
        clients = [threads.submit(client, url, asked, until, seed) for seed in range(1, CLIENTS + 1)]
        time.sleep(seconds / 4)
        status, took = threads.submit(endless, url).result()
        seen = [found.result() for found in clients]
    times = sorted(second for found in seen for second in found.seconds)
    statuses = sum((found.statuses for found in seen), Counter[int]())
    errors = len(times) - statuses[200]
    tail = quantiles(times, n=100)[-1]
    yield Row(
        f"answers to {CLIENTS} clients in {seconds:g} s, {len(kg.graph):,} triples",
        ours=len(times) / seconds,
        unit="a second",
        bar="no error",
        fine=not errors,
        note=f"{len(times):,} answers, {errors} errors",
    )
    yield Row("median", ours=median(times))
    yield Row(
        "all but one in a hundred within",
        ours=tail,
        bar=f"at most {MOST:g} times the median",
        fine=tail <= MOST * median(times),
        note=f"{tail / median(times):.1f} times; the longest {times[-1]:.2f} s",
    )
    yield Row(
        "a query without end, meanwhile",
        ours=took,
        bar=f"stopped within {LIMIT + LATE:g} s of its turn",
        fine=status == 504 and took <= LIMIT + LATE + tail,
        note=f"status {status}; it waits for its turn as the others do",
    )


if __name__ == "__main__":
    given = arguments()
    sys.exit(main("serving", rows(float(given[0]) if given else SECONDS)))
