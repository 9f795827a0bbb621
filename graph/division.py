"""A reading divided into parts that share nothing, so that each can be made into a graph of its own.

Facts that name the same person or body, or stand in the same place, lie in one part. What rules, shapes and
contradictions put together is joined by what facts name; so what they find part by part is what they would
find in the whole, and the union of the graphs of the parts is its graph. How large a part is at least is the
corpus's own affair: that of one court, whose people all have to do with each other, is one part.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from networkx.utils import UnionFind

from potestas.extract.claim import Claim, Decision, Entity, Reading

SIZE = 500
"""Facts from which a part is large enough to be worth its own way."""


def divided(reading: Reading, size: int = SIZE) -> list[Reading]:
    """The parts, in the order of their first facts; together they hold all of the reading but its sentences.

    Small ones are taken together until they have `size` facts. The last part has no facts: it holds entities
    of which no fact speaks, and all documents, whether a fact comes from them or not.
    """
    parts = [_Part()]
    for claims in _connected(reading.claims):
        if len(parts[-1].claims) >= size:
            parts.append(_Part())
        parts[-1].claims += claims
    places = {name: part for part in parts for claim in part.claims for name in _names(claim)}
    rest = _Part(documents=reading.documents)
    for entity in reading.entities:
        places.get(entity.name, rest).entities.append(entity)
    for decision in reading.decisions:
        concerned = [places[name] for name in decision.entities if name in places]
        for part in {id(part): part for part in concerned or [rest]}.values():
            part.decisions.append(decision)
    for part in parts:
        names = dict.fromkeys(item.document for claim in part.claims for item in claim.evidence)
        part.documents = {name: reading.documents[name] for name in names if name in reading.documents}
    return [part.reading for part in (*parts, rest)]


@dataclass(slots=True)
class _Part:
    claims: list[Claim] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)

    @property
    def reading(self) -> Reading:
        return Reading(
            tuple(self.claims), tuple(self.entities), self.documents, decisions=tuple(self.decisions)
        )


def _connected(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims that share a name or a place, directly or through others."""
    joined: UnionFind[Hashable] = UnionFind()
    for claim in claims:
        joined.union(*_shared(claim))
    together: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        together.setdefault(joined[next(_shared(claim))], []).append(claim)
    yield from together.values()


def _shared(claim: Claim) -> Iterator[Hashable]:
    """What a claim may share with others; what names nothing shares its kind."""
    names: list[Hashable] = list(_names(claim))
    yield from names or [(claim.kind, claim.status)]
    for item in claim.evidence:
        yield item.document, item.start, item.end


def _names(claim: Claim) -> tuple[str, ...]:
    """The entities, and who holds the claim."""
    return claim.names if claim.by is None else (*claim.names, claim.by)
