"""Makes one of entities that were read as several, and gives entities other names and types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from potestas.extract.assemble import merged
from potestas.extract.claim import ARGUMENTS, Claim, Entity, Reading


def join(reading: Reading, names: Mapping[str, str], types: Mapping[str, str]) -> Reading:
    """The reading with entities under the names that `names` gives them: those that get the same one are one.

    `types` corrects types, by the new names. What came to be told twice in one passage is told once; a fact
    that would set an entity in relation to itself falls away.
    """
    groups: dict[tuple[str, str], list[Entity]] = {}
    for entity in reading.entities:
        name = names.get(entity.name)
        groups.setdefault((entity.name, entity.type) if name is None else (name, ""), []).append(entity)
    claims = [_renamed(claim, names) for claim in reading.claims]
    told = (claim for claim in claims if claim.subject is None or claim.subject != claim.object)
    decisions = (
        replace(decision, entities=tuple(dict.fromkeys(names.get(name, name) for name in decision.entities)))
        for decision in reading.decisions
    )
    return replace(
        reading,
        claims=tuple(merged(told)),
        entities=tuple(_united(name, group, types.get(name)) for (name, _), group in groups.items()),
        decisions=tuple(decisions),
    )


def _renamed(claim: Claim, names: Mapping[str, str]) -> Claim:
    given = {key: getattr(claim, key) for key in (*ARGUMENTS, "by")}
    new = replace(claim, **{key: names.get(name, name) for key, name in given.items()})
    return replace(new, predecessor=None) if new.predecessor == new.subject else new


def _united(name: str, entities: Sequence[Entity], type_: str | None) -> Entity:
    """One entity of several; the one that bears the name already, or else the first, says of which type."""
    first = min(entities, key=lambda entity: entity.name != name)
    type_ = type_ or first.type
    forms = {form for entity in entities for form in (entity.name, *entity.aliases)}
    kinds = (entity.kind for entity in (first, *entities) if entity.type == type_ and entity.kind)
    return Entity(
        name,
        type_,
        first.iri,
        tuple(sorted(forms - {name})),
        next(kinds, None),
        tuple(sorted({iri for entity in entities for iri in entity.exact})),
    )
