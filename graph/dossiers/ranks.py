"""Who stood above and below by rank or through others, as the hierarchy proves it from several facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from potestas.graph.dossiers.dossier import Consequence, Dossier
from potestas.graph.hierarchy.standing import Rank, Standing
from potestas.graph.hierarchy.telling import Telling, holdings_of, in_person
from potestas.graph.wording import lasting


def with_ranks(dossier: Dossier, standing: Standing, telling: Telling, kinds: Iterable[str]) -> Dossier:
    """The dossier with whom its facts put above and below only together with others.

    What rests on facts of another status than those that count, or of none of the `kinds`, is left out, and
    so is what is possible only since nothing of it has a date.
    """
    entries = [entry for section in dossier.sections for entry in section.entries]
    told = {claim.id for entry in entries for claim in entry.claims}
    chosen = set(kinds)

    def found(ranks: Iterable[Rank]) -> Iterator[Consequence]:
        for rank in in_person(rank for rank in ranks if not rank.is_of(standing.thing)):
            claims = tuple(claim for holding in holdings_of(rank.proof) for claim in holding.claims)
            counted = all(claim.status in dossier.statuses and claim.kind in chosen for claim in claims)
            time = lasting(rank.proof.span)
            known = bool(time) or rank.certainty == "certain"
            if counted and known and not told.issuperset(claim.id for claim in claims):
                steps = tuple(telling.step(step) for step in rank.steps)
                yield Consequence(telling.capacity(rank), steps, rank.certainty, time, claims)

    return replace(dossier, above=tuple(found(standing.above)), below=tuple(found(standing.below)))
