"""A proof as JSON: a tree of objects, each with its triple, its time and what it rests on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from potestas.extract.claim import Claim
from potestas.extract.edtf import Span
from potestas.graph.dating import bounds_of
from potestas.graph.layout import Triple
from potestas.graph.proofs.words import Words
from potestas.graph.reasoning.proof import Proof


def proofs_as_json(triple: Triple, proofs: Sequence[Proof], words: Words, date: str | None) -> str:
    """An object with the statement, its triple, and its proofs, the shortest first.

    Of each step `time` is when it holds, `stated_time` that without the ends that follow (xsd:date each,
    absent where unknown), `claims` what states it, `ended_by` what puts an end to that, `rule` and `premises`
    what gives it. `as_of` is the date that was asked for (EDTF), and how surely each proof holds then.
    """
    found = [_step(proof, words) for proof in proofs]
    if date:
        found = [
            {"as_of": {"date": date, "certainty": proof.at(date)}, **step}
            for proof, step in zip(proofs, found, strict=True)
        ]
    return _written({"statement": words.statement(triple), "triple": list(triple), "proofs": found})


def fact_as_json(claim: Claim, words: Words) -> str:
    """The claim with all its keys, those of facts.jsonl."""
    return _written(_claim(claim, words))


def _step(proof: Proof, words: Words) -> dict[str, Any]:
    holding = proof.holding
    return {
        "statement": words.statement(proof.triple),
        "triple": list(proof.triple),
        "follows": proof.rule is not None,
        "certainty": proof.certainty,
        "time": _days(proof.span),
        "stated_time": _days(proof.told),
        "rule": words.rule(proof.rule) if proof.rule else None,
        "claims": [_claim(claim, words) for claim in holding.claims] if holding else [],
        "ended_by": _claim(holding.ended_by, words) if holding and holding.ended_by else None,
        "premises": [_step(premise, words) for premise in proof.premises],
    }


def _claim(claim: Claim, words: Words) -> dict[str, Any]:
    found = asdict(claim)
    for item in () if words.quotes else found["evidence"]:
        del item["quote"]
    return found


def _days(span: Span) -> dict[str, str]:
    return {name: str(day) for name, day in bounds_of(span).items() if day is not None}


def _written(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
