"""A proof as a page of HTML: nested lists, no script, nothing from outside, every text escaped (WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from potestas.extract.claim import Claim
from potestas.graph.html import environment, style
from potestas.graph.layout import Triple
from potestas.graph.proofs.words import Words
from potestas.graph.reasoning.proof import Proof
from potestas.graph.wording import sentence

_PAGE = "proofs/page.html.j2"


def proofs_as_html(triple: Triple, proofs: Sequence[Proof], words: Words, date: str | None) -> str:
    """A page with a section for each proof."""
    return _page(
        title=words.statement(triple),
        proofs=proofs,
        tell=words,
        date=date,
    )


def fact_as_html(claim: Claim, words: Words) -> str:
    """A page with all that is known of a claim."""
    known = {key: value for key, value in asdict(claim).items() if isinstance(value, str | float) and value}
    known |= {
        f"{ground.argument} resolved from": f"characters {ground.start} to {ground.end}"
        for ground in claim.grounds
    }
    return _page(title=sentence(claim, words.vocabulary, {}), claim=claim, known=known, tell=words)


def _page(**parts: object) -> str:
    shown: dict[str, object] = {"claim": None, "proofs": (), "style": style(), **parts}
    return environment().get_template(_PAGE).render(shown) + "\n"
