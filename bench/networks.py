"""Networks in time, beside plain networkx; run by `make bench`.

A made-up empire of a thousand names over sixty months: bodies in a hierarchy, officers who come and go, the
appointments and examinations in between. All figures are processor time, of all threads. Ours is the whole
series from claims to measures; of networkx only the measure counts, on graphs that are there.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from random import Random

import networkx as nx
from table import Row, main

from potestas.extract.claim import Claim, Entity, Reading
from potestas.graph.power.centrality import Moment, series
from potestas.graph.power.network import networks
from potestas.ontology.vocabulary import vocabulary

NAMES, BODIES, MONTHS = 1000, 350, 60
BEGAN = 1801
ROLES = ("head", "deputy head", "secretary", "member")

LEAST = 30.0
"""Times that a series with betweenness is faster than networkx."""
SAME = 1e-9
"""How far a value may be from that of networkx."""


def empire(seed: int = 1) -> Reading:
    """Bodies under bodies, and people who hold offices in them for some months."""
    random = Random(seed)
    bodies, people = [f"Body {n}" for n in range(BODIES)], [f"Person {n}" for n in range(NAMES - BODIES)]
    claims = (
        *_hierarchy(bodies, random),
        *(claim for person in people for claim in _career(person, bodies, random)),
    )
    told = tuple(
        Claim(f"c{number}", kind, subject, object, role=role, start=start, end=end, date=date)
        for number, (kind, subject, object, role, start, end, date) in enumerate(claims)
    )
    entities = (*(Entity(name, "Body") for name in bodies), *(Entity(name, "Person") for name in people))
    return Reading(told, entities)


Told = tuple[str, str, str, str | None, str | None, str | None, str | None]


def _hierarchy(bodies: list[str], random: Random) -> Iterator[Told]:
    """Every body stands under one or two formed before it; some are examined by others for a month."""
    for place, body in enumerate(bodies[1:], start=1):
        for above in {random.randrange(max(0, place // 4 - 3), place // 4 + 1) for _ in range(2)}:
            yield "supervision", bodies[above], body, None, _month(random.randrange(MONTHS // 2)), None, None
        for month in random.sample(range(MONTHS), 3):
            yield "examination", random.choice(bodies[:place]), body, None, None, None, _month(month)


def _career(person: str, bodies: list[str], random: Random) -> Iterator[Told]:
    """One office after another, each given by a body above."""
    month = random.randrange(12)
    while month < MONTHS:
        months, place = random.randrange(6, 30), random.randrange(BODIES)
        end = _month(month + months)
        yield "appointment", bodies[place // 4], person, None, None, None, _month(month)
        yield "tenure", person, bodies[place], random.choice(ROLES), _month(month), end, None
        month += months


def _month(number: int) -> str:
    return f"{BEGAN + number // 12}-{number % 12 + 1:02}"


def ours(reading: Reading) -> tuple[float, tuple[Moment, ...]]:
    """Processor time of the series of betweenness, and the series."""
    start = time.process_time()
    last = _month(MONTHS - 1)
    moments = series(
        reading, vocabulary(), measures=("betweenness",), every="month", since=_month(0), until=last
    )
    return time.process_time() - start, moments


def theirs(reading: Reading, moments: tuple[Moment, ...]) -> tuple[float, float]:
    """Processor time of networkx for the same, and how far the values lie apart at most."""
    seconds, apart = 0.0, 0.0
    graphs = networks(reading, vocabulary(), [moment.date for moment in moments])
    for moment, graph in zip(moments, graphs, strict=True):
        pairs: nx.DiGraph[str] = nx.DiGraph(graph)
        start = time.process_time()
        expected = nx.betweenness_centrality(pairs)
        seconds += time.process_time() - start
        found = dict(zip(moment.names, moment.values["betweenness"], strict=True))
        assert found.keys() == expected.keys()
        apart = max(apart, *(abs(found[name] - expected[name]) for name in expected))
    return seconds, apart


def rows() -> Iterator[Row]:
    reading = empire()
    ours(reading)  # what is loaded and compiled once
    seconds, moments = min((ours(reading) for _ in range(3)), key=lambda run: run[0])
    reference, apart = theirs(reading, moments)
    names = sum(len(moment.names) for moment in moments) // len(moments)
    ties = sum(len(moment.snapshot.pairs.sources) for moment in moments) // len(moments)
    yield Row(
        f"betweenness, {len(moments)} months, {NAMES:,} names",
        *(seconds, reference, "networkx"),
        bar=f"at least {LEAST:.0f} times less, the same values",
        fine=reference / seconds >= LEAST and apart <= SAME,
        note=f"{names} names and {ties:,} ties a month; {apart:.0e} apart",
    )


if __name__ == "__main__":
    sys.exit(main("networks in time", rows()))
