"""The network of power: who has power over whom, by which claim, at a date, at many, or over all times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isfinite

import networkx as nx

from potestas.extract.claim import Entity, Reading
from potestas.extract.edtf import Span, window
from potestas.graph.power.links import ASSERTED, BELIEF, Link, links
from potestas.graph.power.projection import projected
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.reasoning.proof import holding_at, meeting
from potestas.ontology.vocabulary import Vocabulary

__all__ = ["ASSERTED", "chosen_links", "network", "networks"]


def network(
    reading: Reading,
    vocabulary: Vocabulary,
    as_of: str | None = None,
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
    *,
    held: Sequence[Holding] | None = None,
    project: str | None = None,
) -> nx.MultiDiGraph[str]:
    """The power network as a networkx graph, an edge for each claim and each pair of its arguments.

    Nodes are preferred names, with `type`, `kind` and `iri` (empty where unknown). Edges lead from the one
    who has power and carry `claim` (its id), `relation` (its kind), `means`, `weight`, `role`, `begin` and
    `end` (EDTF, empty where the text gives none; both the date of what happens once), `implied_end` (the last
    day on which it can have ended, as follows from another claim; empty if none does), `status`, `confidence`
    (1 for what a person wrote down), `certainty`, `through`, `document` and `quote`. With `as_of`, an EDTF
    date, the claims that hold then (`certain`) or may hold (`possible`: an end is open, a date vague or
    missing); without, all of them, each `certain`. `held` tells when claims hold, if more is known than they
    tell.

    With `project` (`people` or `bodies`) only these, tied through the others as `projection` says: what such
    an edge says of several claims stands side by side, `through` names those in between, `begin` and `end`
    are of what they share, `status` is the least believed and `confidence` the lowest.

    Raises DateError for a malformed date and UnknownName for a kind, status or projection that there is not.
    """
    return next(networks(reading, vocabulary, (as_of,), kinds, statuses, held=held, project=project))


def networks(
    reading: Reading,
    vocabulary: Vocabulary,
    dates: Iterable[str | None],
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
    *,
    held: Sequence[Holding] | None = None,
    project: str | None = None,
) -> Iterator[nx.MultiDiGraph[str]]:
    """The network at each of many dates, in less time than each on its own takes."""
    known = holdings(reading.claims, vocabulary) if held is None else held
    told = {claim.id: holding for holding in known for claim in holding.claims}
    times = {id: holding.span for id, holding in told.items()}
    facts = {entity.name: _facts(entity) for entity in reading.entities}
    found = chosen_links(reading, vocabulary, times, kinds, statuses, project=project)
    edges = [(link, [times[claim.id] for claim in link.claims], _traits(link, told)) for link in found]
    for date in dates:
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for link, spans, traits in edges:
            sure = holding_at(spans, date)
            if sure != "no":
                graph.add_node(link.source, **facts.get(link.source, _UNKNOWN))
                graph.add_node(link.target, **facts.get(link.target, _UNKNOWN))
                graph.add_edge(link.source, link.target, key=_key(link), **traits, certainty=sure)
        yield graph


def chosen_links(
    reading: Reading,
    vocabulary: Vocabulary,
    times: Mapping[str, Span],
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
    *,
    project: str | None = None,
) -> list[Link]:
    """The links of a network of these kinds and statuses, projected if need be; `times` by ids of claims."""
    found = list(links(reading, vocabulary, kinds, statuses))
    if project is None:
        return found
    types = {entity.name: entity.type for entity in reading.entities}
    return list(projected(found, project, types, vocabulary.means, times))


_UNKNOWN = {"type": "Other", "kind": "", "iri": ""}


def _facts(entity: Entity) -> dict[str, str]:
    return {"type": entity.type, "kind": entity.kind or "", "iri": entity.iri}


def _key(link: Link) -> str:
    return " ".join([*(claim.id for claim in link.claims), link.source, *link.through, link.target])


def _traits(link: Link, told: Mapping[str, Holding]) -> dict[str, str | float]:
    claims, holdings = link.claims, [told[claim.id] for claim in link.claims]
    places = [claim.evidence[0] for claim in claims if claim.evidence]
    begin, end = link.claim.start or link.claim.date or "", link.claim.end or link.claim.date or ""
    if link.further:
        shared = meeting([holding.stated for holding in holdings])
        begin, end = _edtf(shared.begin), _edtf(shared.end)
    ends = [holding.span.latest_end for holding in holdings if holding.ended_by]
    return {
        "claim": " ".join(claim.id for claim in claims),
        "relation": _side_by_side(claim.kind for claim in claims),
        "means": link.means,
        "weight": link.weight,
        "role": _side_by_side(claim.role or "" for claim in claims),
        "begin": begin,
        "end": end,
        "implied_end": str(min(filter(None, ends), default="")),
        "status": max((claim.status for claim in claims), key=BELIEF.index),
        "confidence": min(1.0 if claim.confidence is None else claim.confidence for claim in claims),
        "through": ", ".join(link.through),
        "document": _side_by_side(place.document for place in places),
        "quote": _side_by_side(place.quote for place in places),
    }


def _side_by_side(parts: Iterable[str]) -> str:
    """What several claims say, each thing once."""
    return " | ".join(dict.fromkeys(filter(None, parts)))


def _edtf(bound: tuple[float, float]) -> str:
    return window(*bound) if all(map(isfinite, bound)) else ""
