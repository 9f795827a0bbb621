"""What a build prints when it is done: what was read, whether it holds together, and where to look next."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import shorten

import click

from potestas.cli.tables import show
from potestas.extract.claim import Claim, Entity, Sentence
from potestas.graph.power.account import Account
from potestas.graph.power.links import BELIEF
from potestas.graph.power.rise import greatest_rise
from potestas.graph.power.step import Step
from potestas.graph.power.trace import Trace
from potestas.graph.validate import Report
from potestas.knowledge import KnowledgeGraph
from potestas.library import Library
from potestas.ontology.vocabulary import vocabulary

MOST = 3
"""How many people and bodies are named."""

STEPS = 5
"""How many steps of the path of growing power are shown."""

LONGEST = 80
"""Characters of a quotation."""


def print_summary(kg: KnowledgeGraph, validation: Report, folder: Path) -> None:
    """Prints the summary of a build to standard output."""
    place = shlex.quote(str(folder))
    measured = kg.centrality()
    people = [row.name for row in measured if row.type == "Person"]
    bodies = [row.name for row in measured if row.type == "Body"]
    click.echo(f"{', '.join(kg.reading.documents)}: {len(kg.facts)} facts about {_matters(kg.entities)}\n")
    _print_counts(kg.facts)
    click.echo(f"\n{_verdict(validation)}")
    if kg.sentences:
        click.echo(_telling(kg.sentences))
    click.echo(f"Most central people: {', '.join(people[:MOST]) or 'none'}")
    click.echo(f"Most central bodies: {', '.join(bodies[:MOST]) or 'none'}")
    questions = [f"potestas query {place} --list"]
    if people:
        questions.append(f"potestas query {place} career --person {shlex.quote(people[0])}")
    if rise := greatest_rise(kg.reading, vocabulary(), kg.accept):
        _print_rise(rise, kg)
        questions.append(f"potestas trace {place} {shlex.quote(rise.source)} {shlex.quote(rise.target)}")
    if kg.contradictions():
        questions.append(f"potestas contradictions {place}")
    if any(not sentence.facts for sentence in kg.sentences):
        questions.append(f"potestas coverage {place}")
    click.echo(f"\nWhere to look next: {folder / 'report.html'}, {folder / 'validation.md'}, or ask")
    click.echo("\n".join(f"  {question}" for question in questions))


def print_library(library: Library, folder: Path) -> None:
    """Prints the summary of a large build to standard output: what can be told without all of its graph."""
    place, reading = shlex.quote(str(folder)), library.reading
    count = f"{len(reading.documents):,} texts: {len(reading.claims):,} facts"
    click.echo(f"{count} about {_matters(reading.entities)}\n")
    _print_counts(reading.claims)
    click.echo(f"\n{_verdict(library.validation)}")
    if library.contradictions:
        click.echo(f"{len(library.contradictions):,} contradictions.")
    click.echo(f"\nWhere to look next: {folder / 'report.html'}, {folder / 'validation.md'}, or ask")
    click.echo(f"  potestas query {place} --list")


def _matters(entities: Iterable[Entity]) -> str:
    types = Counter(entity.type for entity in entities)
    people, bodies = types.pop("Person", 0), types.pop("Body", 0)
    return f"{people} people, {bodies} bodies and {types.total()} other matters"


def _print_counts(facts: Iterable[Claim]) -> None:
    """A table of the facts by kind and status."""
    counts = Counter((claim.kind, claim.status) for claim in facts)
    statuses = [status for status in BELIEF if any(s == status for _, s in counts)]
    kinds = [kind for kind in vocabulary().kinds if any(k == kind for k, _ in counts)]
    rows = [(kind, *(counts[kind, status] or None for status in statuses)) for kind in kinds]
    totals = [sum(counts[kind, status] for kind in kinds) for status in statuses]
    show(("kind", *statuses), [*rows, ("all", *totals)])


def _verdict(validation: Report) -> str:
    found = Counter(result.severity for result in validation.results)
    counts = [f"{number} {severity}{'s' if number > 1 else ''}" for severity, number in found.items()]
    verdict = "conforms" if validation.conforms else "does not conform"
    listed = f" ({', '.join(counts)})" if counts else ""
    return f"The graph {verdict}{listed}."


def _telling(sentences: Sequence[Sentence]) -> str:
    telling = sum(bool(sentence.facts) for sentence in sentences)
    return f"{telling} of {len(sentences)} sentences with words of power gave a fact."


def _print_rise(rise: Trace, kg: KnowledgeGraph) -> None:
    """How one person came to power over one body, in a few steps, and how that power grew."""
    shown = _spread(rise.steps)
    number = f"{len(shown)} of {len(rise.steps)} steps"
    click.echo(f"\nHow {rise.source} came to power over {rise.target} ({number}):")
    rows = [(step.date or "no date", step.means, " → ".join(step.route), _quoted(step)) for step in shown]
    show(("date", "means", "through", "in the words of the text"), rows)
    account = Account(vocabulary(), {entity.name: entity.type for entity in kg.entities})
    click.echo(account.growth(rise))


def _spread(steps: Sequence[Step]) -> list[Step]:
    """The first step, the last one, and some between at even distances."""
    if len(steps) <= STEPS:
        return list(steps)
    return [steps[round(number * (len(steps) - 1) / (STEPS - 1))] for number in range(STEPS)]


def _quoted(step: Step) -> str:
    return f"“{shorten(step.evidence.quote, LONGEST, placeholder=' …')}”" if step.evidence else ""
