"""What a build prints when it is done: what was read, whether it holds together, and where to look next."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from potestas.cli.tables import show
from potestas.graph.centrality import Centrality
from potestas.graph.trace import Step
from potestas.graph.validate import Report
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.vocabulary import vocabulary

MOST = 3
"""How many people and bodies are named."""

STEPS = 5
"""How many steps of the path of growing power are shown."""


def print_summary(kg: KnowledgeGraph, validation: Report, folder: Path) -> None:
    """Prints the summary of a build to standard output."""
    types = Counter(entity.type for entity in kg.entities)
    click.echo(
        f"Read {', '.join(kg.reading.documents)}: {len(kg.facts)} facts about "
        f"{types['Person']} people, {types['Body']} bodies and {types.total() - types['Person'] - types['Body']} other matters\n"
    )
    _print_counts(kg)
    click.echo(f"\n{_verdict(validation)}")
    measured = kg.centrality()
    people, bodies = ([row for row in measured if row.type == type_] for type_ in ("Person", "Body"))
    click.echo(f"Most central people: {_names(people)}")
    click.echo(f"Most central bodies: {_names(bodies)}")
    next_questions = [f"potestas query {folder} --list"]
    if people:
        next_questions.insert(0, f"potestas query {folder} career --person {shlex.quote(people[0].name)}")
        next_questions += _print_rise(kg, people[0].name, folder)
    click.echo(f"\nWhere to look next: {folder / 'report.html'}, {folder / 'validation.md'}, or ask")
    click.echo("\n".join(f"  {question}" for question in next_questions))


def _print_counts(kg: KnowledgeGraph) -> None:
    """A table of the facts by kind and status."""
    counts = Counter((claim.kind, claim.status) for claim in kg.facts)
    statuses = [status for status in vocabulary().statuses.concepts if any(s == status for _, s in counts)]
    kinds = [kind for kind in vocabulary().kinds if any(k == kind for k, _ in counts)]
    rows = [(kind, *(counts[kind, status] or None for status in statuses)) for kind in kinds]
    totals = [sum(counts[kind, status] for kind in kinds) for status in statuses]
    show(("kind", *statuses), [*rows, ("all", *totals)])


def _verdict(validation: Report) -> str:
    found = Counter(result.severity for result in validation.results)
    listed = ", ".join(f"{number} {severity}{'s' * (number > 1)}" for severity, number in sorted(found.items()))
    return f"The graph {'conforms' if validation.conforms else 'does not conform'}{f' ({listed})' if listed else ''}."


def _names(ranked: Sequence[Centrality]) -> str:
    return ", ".join(row.name for row in ranked[:MOST]) or "none"


def _print_rise(kg: KnowledgeGraph, person: str, folder: Path) -> list[str]:
    """Prints how a person came to power over the body that he has most power over; returns how to see it all."""
    network = kg.network()
    weights: Counter[str] = Counter()
    for _, target, edge in network.out_edges(person, data=True):
        if network.nodes[target]["type"] == "Body":
            weights[target] += edge["weight"]
    if not weights:
        return []
    body = min(weights, key=lambda name: (-weights[name], name))
    steps = kg.trace(person, body).steps
    click.echo(f"\nHow {person} came to power over {body} ({min(STEPS, len(steps))} of {len(steps)} steps):")
    rows = [(step.date or "no date", step.means, " → ".join(step.route), _quoted(step)) for step in _spread(steps)]
    show(("date", "means", "through", "in the words of the text"), rows)
    return [f"potestas trace {folder} {shlex.quote(person)} {shlex.quote(body)}"]


def _spread(steps: Sequence[Step]) -> list[Step]:
    """The first step, the last one, and some between at even distances."""
    if len(steps) <= STEPS:
        return list(steps)
    return [steps[round(number * (len(steps) - 1) / (STEPS - 1))] for number in range(STEPS)]


def _quoted(step: Step) -> str:
    return f"“{step.evidence.quote}”" if step.evidence else ""
