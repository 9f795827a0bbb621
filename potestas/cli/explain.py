"""`potestas explain`: the proof of a statement, down to the sentences that it rests on."""

from __future__ import annotations

import click

from potestas.graph.layout import stated
from potestas.graph.proofs.forms import FORMS
from potestas.graph.proofs.words import Words
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary
from potestas.opening import load
from potestas.queries.explain import refusal


def run(*, place: str, statement: str, as_of: str | None, no_quotes: bool, format: str) -> None:
    kg = load(place)
    claim = next((claim for claim in kg.facts if claim.id == statement.removeprefix("fact/")), None)
    if claim is not None:
        words = Words(stated(kg.dataset), vocabulary(), quotes=not no_quotes)
        click.echo(FORMS[format].fact(claim, words), nl=False)
        return
    triple = kg.triple(statement)
    found = kg.explain(triple, as_of)
    if found is None:
        doubted = [claim for claim in kg.facts if claim.status not in kg.accept]
        ever = kg.explain(triple)
        raise NothingFound(f"{place}: {refusal(triple, kg.words, doubted, ever, as_of)}")
    click.echo(found.to(format, quotes=not no_quotes), nl=False)
