"""One picture at a time; apart from the other verbs, since matplotlib takes time to load."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from potestas.graph.draw.figures import pictures
from potestas.graph.draw.page import Figure
from potestas.graph.draw.picture import View
from potestas.graph.power.links import known
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary


def draw(
    kg: KnowledgeGraph,
    picture: str,
    as_of: str | None = None,
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] | None = None,
) -> Figure:
    """A picture (`svg`, `png`, `caption`) of what the graph holds, at an EDTF date if one is given.

    `picture` is one of those in `potestas draw --help`. Of the accepted statuses and all kinds of
    relation, unless others are given. Raises DateError, UnknownName, and NothingFound where there is too
    little to draw.
    """
    known("picture", [picture], pictures())
    chosen = known("kind", vocabulary().kinds if kinds is None else kinds, vocabulary().kinds)
    believed = tuple(statuses or kg.accept)
    known("status", believed, vocabulary().statuses.concepts)
    then = kg if as_of is None else kg.as_of(as_of)
    claims = tuple(claim for claim in then.facts if claim.kind in chosen)
    held = [holding for holding in then.holdings if holding.claim.kind in chosen]
    view = View(replace(then.reading, claims=claims), vocabulary(), then.date, believed, held)
    figure = pictures()[picture].draw(view)
    if figure is None:
        raise NothingFound(f"too few facts with dates for the picture {picture!r}")
    return figure
