"""The steps of traces as rows, objects and lines, for the verbs that print them."""

from __future__ import annotations

from dataclasses import asdict

import click

from potestas.cli.tables import Cell
from potestas.graph.power.account import Account
from potestas.graph.power.route import Leg
from potestas.graph.power.step import Step
from potestas.graph.power.trace import Trace
from potestas.graph.power.weakness import support

COLUMNS = (
    *("date", "means", "route", "what", "status", "confidence"),
    *("quote", "document", "start", "end", "fact", "weakest"),
)

WIDTH = 100
"""Characters in a line of text."""


def row(step: Step) -> dict[str, Cell]:
    evidence = step.evidence
    return {
        "date": step.date,
        "means": step.means,
        "route": " → ".join(step.route),
        "what": step.sentence,
        "status": step.status,
        "confidence": step.claim.confidence,
        "quote": evidence.quote if evidence else None,
        "document": evidence.document if evidence else None,
        "start": evidence.start if evidence else None,
        "end": evidence.end if evidence else None,
        "fact": step.claim.id,
        "weakest": step.weakest.claim.id if step.weakest and step.weakest.claim else None,
        "sure": step.certainty,
    }


def as_object(trace: Trace, account: Account) -> dict[str, object]:
    return {
        "source": trace.source,
        "target": trace.target,
        "steps": [
            {**row(step), "links": [_link(leg) for leg in step.legs], "grant": account.grant(step) or None}
            for step in trace.steps
        ],
        "weakest": _link(trace.weakest) if trace.weakest else None,
        "growth": [asdict(stage) for stage in trace.growth],
        "summary": account.growth(trace),
    }


def _link(leg: Leg) -> dict[str, object]:
    """One link; `means` is null where one end only belongs to the other, `fact` where its name says so."""
    claim = leg.claim
    evidence = claim.evidence[0] if claim and claim.evidence else None
    return {
        "from": leg.source,
        "to": leg.target,
        "means": leg.means,
        "weight": leg.weight,
        "support": round(support(leg), 6),
        "status": claim.status if claim else None,
        "fact": claim.id if claim else None,
        "quote": evidence.quote if evidence else None,
    }


def filled(text: str, indent: int = 0) -> list[str]:
    """A paragraph, broken into indented lines."""
    return click.wrap_text(text, WIDTH, " " * indent, " " * indent).splitlines()
