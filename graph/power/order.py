"""The order of what is told: by the text, and by dates, also where the text gives none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import inf, isfinite

from potestas.extract.claim import Claim, Reading
from potestas.extract.edtf import Span

Place = tuple[tuple[float, float], int]
"""Where a claim stands: the first and the last day on which it can have begun, and its place in the text."""


def in_text_order(reading: Reading) -> list[Claim]:
    """The claims of a reading by the first place that states them."""
    documents = {name: place for place, name in enumerate(reading.documents)}

    def place(claim: Claim) -> tuple[int, str, int, int]:
        if not claim.evidence:
            return len(documents), "", 0, 0
        first = claim.evidence[0]
        return documents.get(first.document, len(documents)), first.document, first.start, first.end

    return sorted(reading.claims, key=place)


def by_date(claims: Sequence[Claim]) -> Mapping[str, Place]:
    """Where each claim stands by date, under its id; the claims come in text order.

    One without a begin takes the date of the dated claim before it in its document or of the one after it,
    whichever is earlier: an outlook told in between moves nothing.
    """
    near: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for way in (claims, claims[::-1]):
        last: dict[str, tuple[float, float]] = {}
        for claim in way:
            begin, document = Span.of(claim).begin, claim.evidence[0].document if claim.evidence else ""
            if isfinite(begin[0]):
                last[document] = begin
            near[claim.id].append(last.get(document, (inf, inf)))
    return {claim.id: (min(near[claim.id]), place) for place, claim in enumerate(claims)}
