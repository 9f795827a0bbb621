"""Finds the entities that an authority knows: by whole names, and only where no name is ambiguous."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from potestas.extract.claim import Entity
from potestas.extract.spelling import normal
from potestas.graph.decisions.authority import Authority, Entry


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and what it is called in the text: entities, and the labels that led to them."""

    entry: Entry
    entities: tuple[Entity, ...]
    labels: tuple[str, ...]


def link(
    authority: Authority, entities: Iterable[Entity], apart: Callable[[str, str], bool]
) -> tuple[list[Match], list[str]]:
    """The matches, and in words what is ambiguous and therefore not linked.

    Of several that a label may mean the one that has it as its preferred name is meant. `apart` says whether
    it is settled of two entities that they are not one.
    """
    bearers = _bearers(entities)
    labels: dict[Entry, dict[str, str]] = {entry: {} for entry in authority.entries}
    doubts = []
    for entry in authority.entries:
        fits = [(label, _meant(label, entry, bearers)) for label in entry.labels]
        for label, found in fits:
            if len(found) == 1:
                labels[entry].setdefault(found[0].name, label)
        if not labels[entry]:
            doubts += [f"{label!r} may be {_or(e.name for e in found)}" for label, found in fits if found]
    rivals: defaultdict[str, dict[Entry, str]] = defaultdict(dict)
    for entry, named in labels.items():
        for name, label in named.items():
            rivals[name][entry] = label
    by_name = {entity.name: entity for entity in entities}
    for name, claimed in rivals.items():
        preferred = {entry for entry, label in claimed.items() if normal(label) == normal(name)}
        preferred = preferred or set(claimed)
        if len({entry.iris for entry in preferred}) > 1:
            doubts.append(f"{name!r} may be {_or(map(_said, sorted(preferred, key=_said)))}")
            preferred = set()
        for entry in set(claimed) - preferred:
            del labels[entry][name]
    matches = []
    for entry, named in labels.items():
        one = [by_name[name] for name in named]
        if len({entity.type for entity in one}) > 1 or any(apart(a, b) for a, b in combinations(named, 2)):
            doubts.append(f"{_said(entry)} may be {_or(named)}")
        elif one:
            matches.append(Match(entry, tuple(one), tuple(dict.fromkeys(named.values()))))
    return matches, doubts


def _bearers(entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    """Folded name → who bears it. A name without a capital means one thing here and another there."""
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        proper = (name for name in (entity.name, *entity.aliases) if name.lower() != name)
        for name in dict.fromkeys(map(normal, proper)):
            found.setdefault(name, []).append(entity)
    return found


def _meant(label: str, entry: Entry, bearers: dict[str, list[Entity]]) -> Sequence[Entity]:
    found = [entity for entity in bearers.get(normal(label), ()) if entry.type in (None, entity.type)]
    return [entity for entity in found if normal(entity.name) == normal(label)] or found


def _said(entry: Entry) -> str:
    return " ".join((entry.labels[0], *(f"<{iri}>" for iri in entry.iris)))


def _or(names: Iterable[str]) -> str:
    return " or ".join(names)
