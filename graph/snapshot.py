"""What held at a date: claims whose time certainly or possibly touches it."""

from __future__ import annotations

from collections.abc import Iterable

from potestas.extract.claim import Claim
from potestas.extract.edtf import Certainty, Span, holds_at


def as_of(claims: Iterable[Claim], date: str) -> list[Claim]:
    """The claims that may have held at `date`, an EDTF day, month, year or interval, in their order.

    An open or unstated end excludes nothing, so an undated claim is always kept; `certainty` tells the sure
    ones. Raises DateError.
    """
    return [claim for claim in claims if certainty(claim, date) != "no"]


def certainty(claim: Claim, date: str) -> Certainty:
    """Whether the claim held at some day of `date`: `certain`, `possible` or `no`. Raises DateError."""
    return holds_at(Span.of(claim), date)
