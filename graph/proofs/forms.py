"""The forms in which proofs and facts are given, each by its name. A new form is a room and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from potestas.extract.claim import Claim
from potestas.graph.layout import Triple
from potestas.graph.proofs.page import fact_as_html, proofs_as_html
from potestas.graph.proofs.record import fact_as_json, proofs_as_json
from potestas.graph.proofs.text import fact_as_text, proofs_as_text
from potestas.graph.proofs.turtle import fact_as_turtle, proofs_as_turtle
from potestas.graph.proofs.words import Words
from potestas.graph.reasoning.proof import Proof


@dataclass(frozen=True, slots=True)
class Form:
    """How the proofs of a triple are put, as of an EDTF date if one is given, and how a single fact is."""

    proofs: Callable[[Triple, Sequence[Proof], Words, str | None], str]
    fact: Callable[[Claim, Words], str]


FORMS: Mapping[str, Form] = {
    "text": Form(proofs_as_text, fact_as_text),
    "json": Form(proofs_as_json, fact_as_json),
    "ttl": Form(proofs_as_turtle, fact_as_turtle),
    "html": Form(proofs_as_html, fact_as_html),
}
"""The first is for a person at a terminal."""
