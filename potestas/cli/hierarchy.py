"""`potestas hierarchy`: chains of command, who was above and below whom, who filled a post or could have."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import click
from rdflib.term import Node

from potestas.cli.places import opened
from potestas.cli.tables import Cell, show
from potestas.graph.dating import bounds_of
from potestas.graph.hierarchy.standing import Rank, Standing
from potestas.graph.hierarchy.telling import PARTS, Name, Telling, holdings_of, relation
from potestas.graph.reasoning.proof import Proof
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary

COLUMNS = (
    *("part", "chain", "step", "name", "relation", "over", "holders"),
    *("certainty", "earliest_begin", "latest_begin", "earliest_end", "latest_end", "facts"),
)


def run(*, place: str, name: str, as_of: str | None, only: str | None, most: int, format: str) -> None:
    kg = opened(place, None)
    standing = kg.hierarchy(name, as_of)
    parts = (only,) if only else PARTS
    found = {part: _found(part, standing) for part in parts}
    if not any(found.values()):
        when = f" as of {as_of}" if as_of else ""
        raise NothingFound(f"{place}: tells nothing of the rank of {kg.name_of(standing.thing)}{when}")
    if format == "text":
        types = {entity.name: entity.type for entity in kg.entities}
        telling = Telling(kg.name_of, vocabulary(), types, most)
        click.echo("\n".join(telling.lines(standing, parts)))
    elif format == "csv":
        show(COLUMNS, [row for part in parts for row in _rows(part, standing, kg.name_of)], "csv")
    else:
        click.echo(json.dumps(_as_json(standing, parts, kg.name_of), ensure_ascii=False, indent=1))


def _found(part: str, standing: Standing) -> bool:
    return {
        "chain": bool(standing.chains),
        "above": bool(standing.above),
        "below": bool(standing.below),
        "appointed": bool(standing.appointed or standing.by_office),
    }[part]


def _entries(
    part: str, standing: Standing
) -> Iterator[tuple[int | None, int, Proof, str, tuple[Proof, ...], Node]]:
    """Of each line: its chain and step, its proof, how sure that is, who held the post, what it tells of."""
    if part == "chain":
        for number, chain in enumerate(standing.chains, start=1):
            for place, step in enumerate(chain.steps, start=1):
                yield number, place, step.proof, step.certainty, step.holders, step.thing
    elif part == "appointed":
        for proof in standing.appointed:
            yield None, 0, proof, "stated", (), proof.triple[0]
        yield from _of_ranks(standing.by_office)
    else:
        yield from _of_ranks(standing.above if part == "above" else standing.below)


def _of_ranks(ranks: Iterable[Rank]) -> Iterator[tuple[None, int, Proof, str, tuple[Proof, ...], Node]]:
    for rank in ranks:
        yield None, len(rank.steps), rank.proof, rank.certainty, rank.holders, rank.thing


def _rows(part: str, standing: Standing, name: Name) -> Iterator[tuple[Cell, ...]]:
    for chain, step, proof, certainty, holders, _ in _entries(part, standing):
        above, _, below = proof.triple
        yield (
            *(part, chain, step, name(above), relation(proof, vocabulary().hierarchy), name(below)),
            "; ".join(dict.fromkeys(name(holder.triple[0]) for holder in holders)),
            certainty,
            *(None if day is None else str(day) for day in bounds_of(proof.span).values()),
            " ".join(claim.id for holding in holdings_of(proof) for claim in holding.claims),
        )


def _as_json(standing: Standing, parts: Iterable[str], name: Name) -> dict[str, Any]:
    return {"name": name(standing.thing), "iri": standing.thing, "as_of": standing.date} | {
        part: [
            {
                **({"chain": chain} if chain else {}),
                "steps" if chain is None else "step": step,
                "name": name(thing),
                "iri": thing,
                "holders": [{"name": name(holder.triple[0]), **_when(holder)} for holder in holders],
                "certainty": certainty,
                "proof": _proof(proof, name),
            }
            for chain, step, proof, certainty, holders, thing in _entries(part, standing)
        ]
        for part in parts
    }


def _proof(proof: Proof, name: Name) -> dict[str, Any]:
    above, _, below = proof.triple
    return {
        "statement": f"{name(above)} {relation(proof, vocabulary().hierarchy)} {name(below)}",
        **_when(proof),
        "claims": [asdict(claim) for claim in proof.holding.claims] if proof.holding else [],
        "ended_by": asdict(proof.holding.ended_by) if proof.holding and proof.holding.ended_by else None,
        "premises": [_proof(premise, name) for premise in proof.premises],
    }


def _when(proof: Proof) -> dict[str, Any]:
    return {"time": {key: str(day) for key, day in bounds_of(proof.span).items() if day is not None}}
