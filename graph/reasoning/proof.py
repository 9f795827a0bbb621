"""Proofs: why a triple holds, when, and on what is told it rests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from potestas.extract.edtf import Certainty, Span, holds_at
from potestas.graph.layout import Triple
from potestas.graph.owl.rule import Rule
from potestas.graph.reasoning.holding import Holding

ALWAYS = Span((-inf, -inf), (inf, inf))
"""The time of what knows no time, such as that a person is a person."""


@dataclass(frozen=True)
class Proof:
    """A triple with what is told that states it, or else with the rule and the premises that give it.

    With neither, no text states it, such as that a person is a person. `span` is when it holds: what is
    stated, as long as that; what follows, while all that it rests on holds.
    """

    triple: Triple
    span: Span
    holding: Holding | None = None
    rule: Rule | None = None
    premises: tuple[Proof, ...] = ()

    @cached_property
    def grounds(self) -> frozenset[str]:
        """The ids of what is told on which it rests: of the first claim that tells each."""
        own = frozenset({self.holding.claim.id} if self.holding else ())
        return own.union(*(premise.grounds for premise in self.premises))

    @cached_property
    def depth(self) -> int:
        """How many rules follow on each other."""
        return 1 + max(premise.depth for premise in self.premises) if self.premises else 0

    @cached_property
    def told(self) -> Span:
        """When it holds by the dates that are stated alone, without the ends that follow."""
        if self.holding:
            return self.holding.stated
        return meeting([premise.told for premise in self.premises]) if self.premises else self.span

    @property
    def end_follows(self) -> bool:
        """Whether its end is one that no text states."""
        return self.told.end != self.span.end

    @property
    def certainty(self) -> Certainty:
        """Whether all that it rests on held at one time: certain, or possible as far as the dates tell.

        What rests on one thing told is as certain as that.
        """
        return "certain" if len(self.grounds) <= 1 or lasts(self.span) == "certain" else "possible"

    def at(self, date: str | None) -> Certainty:
        """Whether it held at some day of an EDTF date; without one, at any time. Raises DateError."""
        held = self.certainty if date is None else holds_at(self.span, date)
        return self.certainty if held == "certain" else held

    @property
    def size(self) -> tuple[int, int]:
        """How much it rests on and how many rules deep: the less, the shorter the proof."""
        return len(self.grounds), self.depth


def meeting(spans: Sequence[Span]) -> Span:
    """The time that spans share: from the last of their begins to the first of their ends.

    Of each of the two only the days are known between which it lies, so it is of what they share. `lasts`
    tells whether that is any time at all.
    """
    begins, ends = [span.begin for span in spans], [span.end for span in spans]
    return Span(
        (max(first for first, _ in begins), max(last for _, last in begins)),
        (min(first for first, _ in ends), min(last for _, last in ends)),
    )


def lasts(span: Span) -> Certainty:
    """Whether a shared time is any: whatever the unknown days are, for some of them, or for none.

    That intervals share a day if every two of them do (Helly's theorem on the line) makes the answer for many
    that for two.
    """
    if span.begin[1] <= span.end[0]:
        return "certain"
    return "possible" if span.begin[0] <= span.end[1] else "no"


def holding_at(spans: Sequence[Span], date: str | None) -> Certainty:
    """Whether all hold together, and at some day of an EDTF date if one is given. Raises DateError."""
    shared = meeting(spans) if spans else ALWAYS
    together = lasts(shared) if len(spans) > 1 else "certain"
    held = holds_at(shared, date) if date is not None and together != "no" else together
    return together if held == "certain" else held


def follows(triple: Triple, rule: Rule, premises: Iterable[Proof]) -> Proof | None:
    """The proof of what a rule gives; None if its premises cannot have held at one time."""
    proofs = tuple(premises)
    span = meeting([proof.span for proof in proofs])
    proof = Proof(triple, span, rule=rule, premises=proofs)
    return None if len(proof.grounds) > 1 and lasts(span) == "no" else proof
