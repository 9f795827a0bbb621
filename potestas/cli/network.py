"""`potestas network`: the ties of power at a date, or how their network changed in a series."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx

from potestas.cli import options
from potestas.cli.places import opened
from potestas.cli.tables import Cell, show
from potestas.ontology.errors import NothingFound

TIES = ("source", "target", "relation", "means", "weight", "begin", "end", "sure", "through", "fact", "quote")
CHANGES = ("date", "people", "bodies", "others", "ties", "new", "gone", "came", "went", "begun", "over")
UNSEEN = ("quote", "begun", "over")
"""Columns that a person at a terminal does not see: too long."""


def run(
    *,
    place: str,
    as_of: str | None,
    every: str | None,
    since: str | None,
    until: str | None,
    project: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
    format: str,
) -> None:
    options.refuse_both("--every", every, "--as-of", as_of)
    options.refuse_without("--every", every, "--from", since, "--until", until)
    kg = opened(place, None, min_confidence)
    if every:
        rows = list(
            _changes(kg.networks(every, since, until, kinds=kinds, statuses=statuses, project=project))
        )
    else:
        rows = list(_ties(kg.network(as_of, kinds, statuses, project)))
    if not rows:
        raise NothingFound(f"{place}: gives no such power{f' at {as_of}' if as_of else ''}")
    columns = CHANGES if every else TIES
    shown = [place for place, key in enumerate(columns) if format != "table" or key not in UNSEEN]
    show([columns[place] for place in shown], [[row[place] for place in shown] for row in rows], format)


def _ties(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[Cell, ...]]:
    for source, target, edge in sorted(graph.edges(data=True), key=lambda tie: (*tie[:2], tie[2]["claim"])):
        keys = "relation", "means", "weight", "begin", "end", "certainty", "through", "claim", "quote"
        yield (source, target, *(edge[key] for key in keys))


def _changes(networks: Iterator[tuple[str, nx.MultiDiGraph[str]]]) -> Iterator[tuple[Cell, ...]]:
    ties: set[tuple[str, str, str]] = set()
    names: set[str] = set()
    facts: set[str] = set()
    for date, graph in networks:
        now, there = set(graph.edges(keys=True)), set(graph)
        held = {fact for *_, tie in graph.edges(data=True) for fact in tie["claim"].split()}
        types = [graph.nodes[name]["type"] for name in there]
        people, bodies = types.count("Person"), types.count("Body")
        counts = people, bodies, len(types) - people - bodies, len(now), len(now - ties), len(ties - now)
        moved = "; ".join(sorted(there - names)), "; ".join(sorted(names - there))
        yield (date, *counts, *moved, " ".join(sorted(held - facts)), " ".join(sorted(facts - held)))
        ties, names, facts = now, there, held
