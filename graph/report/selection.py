"""What of a large reading a report tells: the facts about those of whom the texts tell most."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from potestas.extract.claim import Claim, Reading

MOST = 400
"""Facts that a report of a large reading tells, more or less: what people can read."""


def selection(reading: Reading, most: int = MOST) -> Reading:
    """The facts about as many names, the most frequent first, as it takes to have `most` facts.

    Of names that are as frequent the first one counts. With the facts come all that they name, the documents
    that state them, and nothing else.
    """
    told = Counter(name for claim in reading.claims for name in set(claim.names))
    about: dict[str, list[Claim]] = {name: [] for name in told}
    for claim in reading.claims:
        for name in set(claim.names):
            about[name].append(claim)
    chosen: set[str] = set()
    for name, _ in told.most_common():
        if len(chosen) >= most:
            break
        chosen.update(claim.id for claim in about[name][: most - len(chosen)])
    claims = tuple(claim for claim in reading.claims if claim.id in chosen)
    named = {name for claim in claims for name in claim.names}
    documents = {item.document for claim in claims for item in claim.evidence}
    return replace(
        reading,
        claims=claims,
        entities=tuple(entity for entity in reading.entities if entity.name in named),
        documents={name: digest for name, digest in reading.documents.items() if name in documents},
        sentences=(),
    )
