"""`potestas explain`: the proof of a statement, down to the sentences that it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from potestas.cli import options
from potestas.extract.claim import Claim
from potestas.graph.wording import when
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.explain import Proof, Rule
from potestas.queries.statement import Triple, label_of


@click.command
@options.place
@click.argument("statement", metavar="STATEMENT")
@options.as_of
@options.output_format("text", "json")
def command(*, place: str, statement: str, as_of: str | None, format: str) -> None:
    """Explains why a STATEMENT holds, or shows what is known of a fact, by its id.

    \b
    potestas explain out/ "Thomas Cromwell oversees the Church of England"
    potestas explain out/ cromwell-007-2
    """
    kg = options.opened(place, as_of)
    claim = next((claim for claim in kg.facts if claim.id == statement.removeprefix("fact/")), None)
    if claim is not None:
        _print(asdict(claim) if format == "json" else _fact(claim))
        return
    proof = kg.explain(statement)
    if proof is None:
        words = _words(kg.triple(statement), kg)
        raise NothingFound(f"{place}: from what is accepted it does not follow that {words}")
    _print(_as_json(proof, kg) if format == "json" else _tree(proof, kg))


def _print(found: dict[str, Any] | Iterator[str]) -> None:
    if isinstance(found, dict):
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(found))


def _words(triple: Triple, kg: KnowledgeGraph) -> str:
    """The triple as a sentence: "Prince Gong oversees Marine Department"."""
    subject, property, object = triple
    return f"{kg.names.name_of(subject)} {label_of(property, vocabulary().graph)} {kg.names.name_of(object)}"


def _rule(rule: Rule) -> str:
    """The rule in words: “head of” then “oversees” gives “oversees”."""
    axioms = vocabulary().graph
    steps = (f"“{label_of(step.property, axioms)}”{' backwards' * step.backwards}" for step in rule.steps)
    return f"{' then '.join(steps)} gives “{label_of(rule.property, axioms)}”"


def _tree(proof: Proof, kg: KnowledgeGraph) -> Iterator[str]:
    """The lines of a proof, premises indented below what they give."""
    yield _words(proof.triple, kg)
    for claim in proof.claims:
        yield from (f"  {line}" for line in _sources(claim))
    if proof.rule:
        yield f"  follows, since {_rule(proof.rule)}:"
    for premise in proof.premises:
        yield from (f"    {line}" for line in _tree(premise, kg))


def _sources(claim: Claim) -> Iterator[str]:
    """The places that state a claim, with its time, confidence and id."""
    time = f", {said}" if (said := when(claim)) else ""
    confidence = "" if claim.confidence is None else f", confidence {claim.confidence:.2f}"
    for item in claim.evidence:
        note = f", note {item.note}" if item.note else ""
        place = f"{item.document}, characters {item.start} to {item.end}{note}"
        yield f"stated{time}: “{item.quote}” ({place}; fact {claim.id}{confidence})"


def _fact(claim: Claim) -> Iterator[str]:
    """All that is known of a claim, one line for each argument."""
    shown = {key: value for key, value in asdict(claim).items() if isinstance(value, str | float) and value}
    width = max(map(len, shown))
    yield from (f"{key:{width}}  {value}" for key, value in shown.items())
    yield from _sources(claim)
    for ground in claim.grounds:
        yield f"{ground.argument} resolved from characters {ground.start} to {ground.end}"


def _as_json(proof: Proof, kg: KnowledgeGraph) -> dict[str, Any]:
    return {
        "statement": _words(proof.triple, kg),
        "triple": list(proof.triple),
        "rule": _rule(proof.rule) if proof.rule else None,
        "claims": [asdict(claim) for claim in proof.claims],
        "premises": [_as_json(premise, kg) for premise in proof.premises],
    }
