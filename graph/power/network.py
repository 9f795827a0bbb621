"""The network of power: who has power over whom, by which claim, at a date or over all times.

What makes a claim power, and over whom, is written in the file of its kind (`pot:edge`). An edge that leads
to an argument in plain text, such as a task, leads to the bodies and matters which that text names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

from potestas.extract.claim import Claim, Entity, Reading
from potestas.extract.edtf import holds_at
from potestas.graph.naming import Names
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.ontology.errors import UnknownName
from potestas.ontology.vocabulary import Edge, Kind, Vocabulary

ASSERTED = ("asserted",)


@dataclass(frozen=True, slots=True)
class Link:
    """Power of one entity over another, as a claim gives it.

    `means` is a key of the scheme of means. `named` says that the target is not an argument of its own but is
    named in one, such as a task.
    """

    source: str
    target: str
    means: str
    weight: float
    claim: Claim
    named: bool = False


def network(
    reading: Reading,
    vocabulary: Vocabulary,
    as_of: str | None = None,
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
    *,
    held: Sequence[Holding] | None = None,
) -> nx.MultiDiGraph[str]:
    """The power network as a networkx graph, an edge for each claim and each pair of its arguments.

    Nodes are preferred names, with `type`, `kind` and `iri` (empty where unknown). Edges lead from the one
    who has power and carry `claim` (its id), `relation` (its kind), `means`, `weight`, `role`, `begin` and
    `end` (EDTF, empty where the text gives none; both the date of what happens once), `implied_end` (the last
    day on which it can have ended, as follows from another claim; empty if none does), `status`, `confidence`
    (1 for what a person wrote down), `certainty`, `document` and `quote`. With `as_of`, an EDTF date, the
    claims that hold then (`certain`) or may hold (`possible`: an end is open, a date vague or missing);
    without, all of them, each `certain`. `held` tells when claims hold, if more is known than they tell.

    Raises DateError for a malformed date and UnknownName for a kind or status that the vocabulary has not.
    """
    return next(networks(reading, vocabulary, (as_of,), kinds, statuses, held=held))


def networks(
    reading: Reading,
    vocabulary: Vocabulary,
    dates: Iterable[str | None],
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
    *,
    held: Sequence[Holding] | None = None,
) -> Iterator[nx.MultiDiGraph[str]]:
    """The network at each of many dates, in less time than each on its own takes."""
    every = list(links(reading, vocabulary, kinds, statuses))
    entities = {entity.name: entity for entity in reading.entities}
    known = holdings(reading.claims, vocabulary) if held is None else held
    told = {claim.id: holding for holding in known for claim in holding.claims}
    for date in dates:
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for link in every:
            sure = "certain" if date is None else holds_at(told[link.claim.id].span, date)
            if sure != "no":
                graph.add_node(link.source, **_facts(entities.get(link.source)))
                graph.add_node(link.target, **_facts(entities.get(link.target)))
                key = f"{link.claim.id} {link.source} {link.target}"
                traits = _traits(link, told[link.claim.id])
                graph.add_edge(link.source, link.target, key=key, **traits, certainty=sure)
        yield graph


def _facts(entity: Entity | None) -> dict[str, str]:
    if entity is None:
        return {"type": "Other", "kind": "", "iri": ""}
    return {"type": entity.type, "kind": entity.kind or "", "iri": entity.iri}


def _traits(link: Link, holding: Holding) -> dict[str, str | float]:
    claim = link.claim
    evidence = claim.evidence[0] if claim.evidence else None
    return {
        "claim": claim.id,
        "relation": claim.kind,
        "means": link.means,
        "weight": link.weight,
        "role": claim.role or "",
        "begin": claim.start or claim.date or "",
        "end": claim.end or claim.date or "",
        "implied_end": str(holding.span.latest_end or "") if holding.ended_by else "",
        "status": claim.status,
        "confidence": 1.0 if claim.confidence is None else claim.confidence,
        "document": evidence.document if evidence else "",
        "quote": evidence.quote if evidence else "",
    }


def links(
    reading: Reading,
    vocabulary: Vocabulary,
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
) -> Iterator[Link]:
    """The links of power that the claims give, in the order of the claims; none from an entity to itself.

    Raises UnknownName for a kind or status that the vocabulary has not.
    """
    chosen = known("kind", vocabulary.kinds if kinds is None else kinds, vocabulary.kinds)
    believed = known("status", statuses, vocabulary.statuses.concepts)
    entity_kinds = {entity.name: entity.kind for entity in reading.entities}
    named = _Named(reading)
    for claim in reading.claims:
        if claim.kind not in chosen or claim.status not in believed:
            continue
        kind = vocabulary.kinds[claim.kind]
        for edge in vocabulary.edges(kind, arguments(claim, kind), entity_kinds):
            yield from named.links(claim, kind, edge)


def arguments(claim: Claim, kind: Kind) -> dict[str, str | None]:
    """The values of the arguments that a claim's kind takes."""
    return {key: getattr(claim, key) for key in kind.arguments}


class _Named:
    """Resolves the two ends of an edge to entities, through text that names them where need be."""

    def __init__(self, reading: Reading) -> None:
        self._names = Names(entity for entity in reading.entities if entity.type != "Person")

    def links(self, claim: Claim, kind: Kind, edge: Edge) -> Iterator[Link]:
        target: str | None = getattr(claim, edge.target_key)
        source: str | None = getattr(claim, edge.source_key)
        argument = kind.arguments[edge.target_key]
        in_text = not argument.expects and argument.scheme is None
        targets = self._names.within(target) if in_text and target else (target,)
        for name in targets:
            if source and name and source != name:
                yield Link(source, name, edge.means, edge.weight, claim, named=in_text)


def known(what: str, given: Iterable[str], there: Iterable[str]) -> frozenset[str]:
    """What a user gave, if all of it is there. Raises UnknownName with what is."""
    unknown = sorted(set(given) - set(there))
    if unknown:
        raise UnknownName(f"no {what} {unknown[0]!r}; choose among {', '.join(there)}")
    return frozenset(given)
