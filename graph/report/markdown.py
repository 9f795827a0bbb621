"""The report in Markdown (CommonMark with tables, as GitHub and pandoc read them), beside its pictures.

Text from outside is escaped, so that it is neither a sign of Markdown nor HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from potestas.graph.note import plain
from potestas.graph.reasoning.proof import Proof
from potestas.graph.report.contents import Contents
from potestas.graph.wording import as_title, printable


def markdown(told: Contents) -> str:
    """The whole report; the same contents give the same text. Pictures are linked as `figures/NAME.svg`."""
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    found.filters |= {"bare": as_title, "facts_of": _facts_of}
    found.filters |= {"percent": "{:.1%}".format, "share": "{:.0%}".format}
    return found.get_template("report.md.j2").render(told=told)


def _finalize(value: object) -> object:
    """Text from outside without signs of Markdown and HTML; what a macro made of it stays as it is."""
    outside = isinstance(value, str) and not isinstance(value, Markup)
    return Markup(plain(printable(str(value)))) if outside else value


def _facts_of(proof: Proof) -> list[str]:
    """The ids of the facts on which a proof rests."""
    return list(dict.fromkeys(_walk(proof)))


def _walk(proof: Proof) -> Iterator[str]:
    if proof.holding:
        yield from (claim.id for claim in proof.holding.claims)
        if proof.holding.ended_by:
            yield proof.holding.ended_by.id
    for premise in proof.premises:
        yield from _walk(premise)
