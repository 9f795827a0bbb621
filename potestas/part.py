"""What a process makes of one part of a large reading: its graph, sorted for the files, and what is wrong."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from potestas.extract.claim import Claim, Reading, claim_to_json, entity_to_json
from potestas.graph.contradictions import Contradiction
from potestas.graph.finding import Result
from potestas.graph.iris import Iris
from potestas.graph.layout import CONTRADICTIONS, graph_iri
from potestas.graph.reasoning.holding import Holding
from potestas.graph.runs import put_run
from potestas.graph.shacl.fault import Fault
from potestas.graph.write import Spelling
from potestas.knowledge import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Plan:
    """What all parts have in common: `as_of` is an EDTF date or None, `folder` takes the runs."""

    base: str
    accept: tuple[str, ...]
    as_of: str | None
    folder: Path


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a part, in runs: its named graphs by their IRIs, what is accepted, and two tables.

    `prefixes` are those that the runs of graphs use, `accepted_prefixes` those of what is accepted.
    """

    graphs: dict[str, Path]
    prefixes: frozenset[str]
    accepted: Path
    accepted_prefixes: frozenset[str]
    facts: Path
    entities: Path
    found: tuple[tuple[Fault, Result], ...]
    contradictions: tuple[Contradiction, ...]


def make(number: int, part: Reading, held: Sequence[Holding], iris: Iris, plan: Plan) -> Made:
    """Makes the graph of a part as of any reading; `iris` are those of the whole."""
    kg = KnowledgeGraph.at(plan.as_of, part, held, plan.base, plan.accept, iris=iris)
    validation = kg.validate()
    spell = Spelling(plan.base)
    accepted = put_run(plan.folder / f"{number}-all", spell.lines(kg.graph))
    accepted_prefixes = frozenset(spell.used)
    drawn = graph_iri(plan.base, CONTRADICTIONS)  # whose nodes have names only when all parts are made
    graphs = [graph for graph in kg.dataset.graphs() if len(graph) and graph.identifier != drawn]
    facts = (f"{json.dumps(_place(claim))}\t{claim_to_json(claim)}" for claim in kg.facts)
    entities = (f"{json.dumps([e.name, e.iri])}\t{entity_to_json(e)}" for e in kg.entities)
    return Made(
        graphs={
            str(graph.identifier): put_run(plan.folder / f"{number}-{place}", spell.lines(graph))
            for place, graph in enumerate(graphs)
        },
        prefixes=frozenset(spell.used),
        accepted=accepted,
        accepted_prefixes=accepted_prefixes,
        facts=put_run(plan.folder / f"{number}-facts", facts),
        entities=put_run(plan.folder / f"{number}-entities", entities),
        found=tuple(zip(validation.faults, validation.results, strict=True)),
        contradictions=kg.contradictions(),
    )


def _place(claim: Claim) -> list[list[object]]:
    """Where a fact stands among the facts of all parts: in the order of the text."""
    return [[i.document, i.start, i.end, i.note or "", i.quote] for i in claim.evidence[:1]] + [[claim.id]]
