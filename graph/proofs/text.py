"""A proof as a tree of plain text: what follows above, what it rests on below, sentences at the leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from textwrap import wrap

from potestas.extract.claim import Claim, Evidence
from potestas.graph.layout import Triple
from potestas.graph.proofs.words import Words
from potestas.graph.reasoning.proof import Proof
from potestas.graph.wording import printable, when

WIDTH = 100
"""Columns of a line, as far as the depth of the tree leaves it a readable width."""

NARROWEST = 40
"""Columns that the words at a deep step are given at least."""


def proofs_as_text(triple: Triple, proofs: Sequence[Proof], words: Words, date: str | None) -> str:
    """The proofs one below the other, each with its number if there are several."""
    return "\n".join(_lines(triple, proofs, words, date)) + "\n"


def fact_as_text(claim: Claim, words: Words) -> str:
    """All that is known of a claim, one line for each argument, and where it stands."""
    shown = {key: value for key, value in asdict(claim).items() if isinstance(value, str | float) and value}
    width = max(map(len, shown))
    lines = [f"{key:{width}}  {printable(str(value))}" for key, value in shown.items()]
    for item in claim.evidence:
        lines += _quotation(item, words, "", "")
    for ground in claim.grounds:
        lines.append(f"{ground.argument} resolved from characters {ground.start} to {ground.end}")
    return "\n".join(lines) + "\n"


def _lines(triple: Triple, proofs: Sequence[Proof], words: Words, date: str | None) -> Iterator[str]:
    several = len(proofs) > 1
    if several:
        yield f"{printable(words.statement(triple))}, for {len(proofs)} reasons:"
    for number, proof in enumerate(proofs, start=1):
        if several:
            yield from ("", f"Proof {number} of {len(proofs)}")
        yield from _tree(proof, words, "", "")
        if date:
            yield f"({words.at(proof, date)})"


def _tree(proof: Proof, words: Words, first: str, rest: str) -> Iterator[str]:
    """The lines of a step; `first` stands before its first line, `rest` before the others."""
    yield from _wrapped(words.statement(proof.triple), first, rest)
    branch = f"{rest}│ " if proof.premises else f"{rest}  "
    time = words.time(proof)
    yield from _wrapped(f"{words.standing(proof)}{f': {time}' if time else ''}", branch, f"{branch}  ")
    if proof.rule:
        yield from _wrapped(f"rule: {words.rule(proof.rule)}", branch, f"{branch}  ")
    if proof.holding:
        for claim in proof.holding.claims:
            yield from _sources(claim, words, branch, when(claim) if len(proof.holding.claims) > 1 else "")
        if proof.holding.ended_by:
            end = f"ended {words.end(proof.holding)}; that follows, no text states it:"
            yield from _wrapped(end, branch, f"{branch}  ")
            yield from _sources(proof.holding.ended_by, words, f"{branch}  ", when(proof.holding.ended_by))
    for premise in proof.premises[:-1]:
        yield from _tree(premise, words, f"{rest}├─ ", f"{rest}│  ")
    for premise in proof.premises[-1:]:
        yield from _tree(premise, words, f"{rest}└─ ", f"{rest}   ")


def _sources(claim: Claim, words: Words, indent: str, time: str) -> Iterator[str]:
    """The places that state a claim, or that none is known."""
    known = [time] if time else []
    known += [f"fact {claim.id}"]
    known += [] if claim.confidence is None else [f"confidence {claim.confidence:.2f}"]
    for item in claim.evidence:
        yield from _quotation(item, words, indent, "; ".join(known))
    if not claim.evidence:
        yield f"{indent}no place is given ({'; '.join(known)})"


def _quotation(item: Evidence, words: Words, indent: str, known: str) -> Iterator[str]:
    if words.quoted(item):
        yield from _wrapped(f"“{printable(item.quote)}”", indent, f"{indent} ")
    note = f", note {item.note}" if item.note else ""
    place = f"{item.document}, characters {item.start} to {item.end}{note}{f' ({known})' if known else ''}"
    yield from _wrapped(place, f"{indent}  ", f"{indent}    ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return wrap(
        printable(text),
        max(WIDTH, len(rest) + NARROWEST),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
