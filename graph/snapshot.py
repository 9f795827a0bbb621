"""What held at a date: claims whose time certainly or possibly touches it."""

from __future__ import annotations

from collections.abc import Collection

from potestas.extract.claim import Claim
from potestas.extract.edtf import Certainty, holds_at
from potestas.graph.holding import holdings, spans
from potestas.ontology.vocabulary import Vocabulary


def as_of(claims: Collection[Claim], date: str, vocabulary: Vocabulary) -> list[Claim]:
    """The claims that may have held at `date`, an EDTF day, month, year or interval, in their order.

    An open or unstated end excludes nothing unless an end follows from other claims, so an undated claim is
    mostly kept; `certainties` tells the sure ones. Raises DateError.
    """
    sure = certainties(claims, date, vocabulary)
    return [claim for claim in claims if sure[claim.id] != "no"]


def certainties(claims: Collection[Claim], date: str, vocabulary: Vocabulary) -> dict[str, Certainty]:
    """For the id of each claim whether it held at some day of `date`. Raises DateError."""
    return {key: holds_at(span, date) for key, span in spans(holdings(claims, vocabulary))}
