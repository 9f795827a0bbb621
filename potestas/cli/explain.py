"""`potestas explain`: the proof of a statement, down to the sentences that it rests on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from potestas.cli import options
from potestas.extract.claim import Claim
from potestas.graph.dating import bounds_of
from potestas.graph.layout import Triple
from potestas.graph.proof import Proof
from potestas.graph.wording import lasting, when
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.explain import Explanation, in_words
from potestas.queries.statement import label_of

_QUOTE = re.compile(r"stated([^“]*): “.*” (?=\([^()]*characters)", re.DOTALL)
"""The words in a line of `_sources`."""


@click.command
@options.place
@click.argument("statement", metavar="STATEMENT")
@options.as_of
@click.option("--no-quotes", is_flag=True, help="Where the words stand, without the words themselves.")
@options.output_format("text", "json")
def command(*, place: str, statement: str, as_of: str | None, no_quotes: bool, format: str) -> None:
    """Explains why a STATEMENT holds, or shows what is known of a fact, by its id.

    \b
    potestas explain out/ "Thomas Cromwell oversees the Church of England"
    potestas explain out/ cromwell-007-2
    """
    kg = options.opened(place, as_of)
    claim = next((claim for claim in kg.facts if claim.id == statement.removeprefix("fact/")), None)
    if claim is not None:
        _print(asdict(claim) if format == "json" else _fact(claim), no_quotes)
        return
    found = kg.explain(statement)
    if found is None:
        words = _words(kg.triple(statement), kg)
        raise NothingFound(f"{place}: from what is accepted it does not follow that {words}")
    _print(_as_json(found, kg) if format == "json" else _text(found, kg), no_quotes)


def _print(found: dict[str, Any] | Iterator[str], no_quotes: bool) -> None:
    if isinstance(found, dict):
        shown = _unquoted(found) if no_quotes else found
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    else:
        lines = (_QUOTE.sub("stated\\1: ", line) for line in found) if no_quotes else found
        click.echo("\n".join(lines))


def _unquoted(found: Any) -> Any:
    if isinstance(found, dict):
        return {key: _unquoted(value) for key, value in found.items() if key != "quote"}
    return [_unquoted(value) for value in found] if isinstance(found, list | tuple) else found


def _words(triple: Triple, kg: KnowledgeGraph) -> str:
    """The triple as a sentence: "Prince Gong oversees Marine Department"."""
    subject, property, object = triple
    name = kg.names.name_of
    return f"{name(str(subject))} {label_of(property, vocabulary().graph)} {name(str(object))}"


def _text(found: Explanation, kg: KnowledgeGraph) -> Iterator[str]:
    """The proofs one below the other, each with its number if there are several."""
    for number, proof in enumerate(found.proofs, start=1):
        if len(found.proofs) > 1:
            yield f"{'' if number == 1 else chr(10)}Proof {number} of {len(found.proofs)}:"
        yield from _tree(proof, kg)


def _tree(proof: Proof, kg: KnowledgeGraph) -> Iterator[str]:
    """The lines of a proof, premises indented below what they give."""
    time = _time(proof)
    yield f"{_words(proof.triple, kg)}{f' ({time})' if time else ''}"
    for claim in proof.holding.claims if proof.holding else ():
        yield from (f"  {line}" for line in _sources(claim))
    if proof.holding and proof.holding.ended_by:
        yield "  ended by then, since"
        yield from (f"    {line}" for line in _sources(proof.holding.ended_by))
    if proof.rule:
        yield f"  follows, since {in_words(proof.rule, vocabulary().graph)}:"
    for premise in proof.premises:
        yield from (f"    {line}" for line in _tree(premise, kg))


def _time(proof: Proof) -> str:
    """When it held, and that it may not have where the dates leave it open."""
    said = lasting(proof.span)
    return ", ".join(filter(None, [said, "" if proof.certainty == "certain" else proof.certainty]))


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


def _as_json(found: Explanation, kg: KnowledgeGraph) -> dict[str, Any]:
    return {
        "statement": _words(found.triple, kg),
        "triple": list(found.triple),
        "proofs": [_proof(proof, kg) for proof in found.proofs],
    }


def _proof(proof: Proof, kg: KnowledgeGraph) -> dict[str, Any]:
    holding = proof.holding
    return {
        "statement": _words(proof.triple, kg),
        "triple": list(proof.triple),
        "certainty": proof.certainty,
        "time": {name: str(day) for name, day in bounds_of(proof.span).items() if day is not None},
        "rule": in_words(proof.rule, vocabulary().graph) if proof.rule else None,
        "claims": [asdict(claim) for claim in holding.claims] if holding else [],
        "ended_by": asdict(holding.ended_by) if holding and holding.ended_by else None,
        "premises": [_proof(premise, kg) for premise in proof.premises],
    }
