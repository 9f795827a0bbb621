"""The whole ontology, loaded once and checked: kinds of relation, word lists, types of entity, axioms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from rdflib import Graph

from potestas.ontology.entity_type import EntityType, read_entity_types
from potestas.ontology.errors import OntologyError
from potestas.ontology.kind import (
    Argument,
    Condition,
    Edge,
    Ending,
    Entailment,
    Kind,
    Listing,
    Post,
    Statement,
)
from potestas.ontology.kind_file import DATES, read_kind
from potestas.ontology.scheme import Concept, Scheme
from potestas.ontology.scheme_file import read_schemes
from potestas.ontology.turtle import POT, TurtleFile

__all__ = [
    "POT",
    "Argument",
    "Concept",
    "Condition",
    "Edge",
    "Ending",
    "Entailment",
    "EntityType",
    "Kind",
    "Listing",
    "Post",
    "Scheme",
    "Statement",
    "Vocabulary",
    "load",
    "vocabulary",
]

NO_KINDS: Mapping[str, str | None] = {}
NO_TYPES: Mapping[str, str] = {}

HIERARCHY = "hierarchy.ttl"
APART = ("alignments.ttl", HIERARCHY)
"""Files that are no part of the graph of the ontology."""

SCHEMES = (
    *("roles", "bodies", "cases", "documents", "meetings", "groups", "matters", "places"),
    *("statuses", "bases", "acts", "means", "sections"),
)
"""Keys of the schemes that the code asks for by name."""


@dataclass(frozen=True)
class Vocabulary:
    """All that may be said, and the words for it.

    `schemes` maps keys (`roles`, `bodies` ...) to SKOS schemes, which are attributes too; `entity_types` maps
    the types of `entities.jsonl` to their classes; `graph` is every Turtle file but the alignments and
    `hierarchy`, the axioms of what sets one above another.
    """

    kinds: Mapping[str, Kind]
    schemes: Mapping[str, Scheme]
    entity_types: Mapping[str, EntityType]
    graph: Graph
    hierarchy: Graph

    @property
    def roles(self) -> Scheme:
        return self.schemes["roles"]

    @property
    def bodies(self) -> Scheme:
        return self.schemes["bodies"]

    @property
    def cases(self) -> Scheme:
        return self.schemes["cases"]

    @property
    def documents(self) -> Scheme:
        return self.schemes["documents"]

    @property
    def meetings(self) -> Scheme:
        return self.schemes["meetings"]

    @property
    def groups(self) -> Scheme:
        return self.schemes["groups"]

    @property
    def matters(self) -> Scheme:
        return self.schemes["matters"]

    @property
    def places(self) -> Scheme:
        return self.schemes["places"]

    @property
    def statuses(self) -> Scheme:
        return self.schemes["statuses"]

    @property
    def bases(self) -> Scheme:
        return self.schemes["bases"]

    @property
    def acts(self) -> Scheme:
        return self.schemes["acts"]

    @property
    def means(self) -> Scheme:
        return self.schemes["means"]

    @property
    def sections(self) -> Scheme:
        return self.schemes["sections"]

    def applies(
        self,
        when: Condition | None,
        values: Mapping[str, str | None],
        kinds: Mapping[str, str | None] = NO_KINDS,
        types: Mapping[str, str] = NO_TYPES,
    ) -> bool:
        """Whether a condition holds of a claim's arguments.

        `values` maps the claim's keys to its values; `kinds` maps names of entities to their SKOS kind,
        `types` to their type. An entity without a kind is taken for what its name says: "Commission on
        Patents"; one without a type is of no class.
        """
        if when is None:
            return True
        value = values.get(when.key)
        if when.classes:
            type_ = self.entity_types.get(types.get(value or "", ""))
            return type_ is not None and type_.iri in when.classes
        if not value or when.within is None or when.scheme is None:
            return bool(value)
        scheme = self.schemes[when.scheme]
        concept = scheme.find(kinds.get(value) or value)
        return concept is not None and scheme.within(concept.key, when.within)

    def edges(
        self,
        kind: Kind,
        values: Mapping[str, str | None],
        kinds: Mapping[str, str | None] = NO_KINDS,
    ) -> tuple[Edge, ...]:
        """The edges of power that a claim of this kind gives, at most one for each pair of arguments.

        An edge whose condition holds comes before one without; weights are final.
        """
        chosen: dict[tuple[str, str], Edge] = {}
        for edge in kind.edges:
            pair = edge.source_key, edge.target_key
            if self.applies(edge.when, values, kinds) and (pair not in chosen or edge.when is not None):
                weight = self._weight(kind, edge, values)
                chosen[pair] = edge if weight == edge.weight else replace(edge, weight=weight)
        return tuple(chosen.values())

    def section(
        self,
        kind: Kind,
        key: str,
        values: Mapping[str, str | None],
        kinds: Mapping[str, str | None] = NO_KINDS,
        types: Mapping[str, str] = NO_TYPES,
    ) -> Concept | None:
        """The section in which a claim stands on the page of what is its argument `key`; None if it has none.

        A listing whose condition holds comes before one without.
        """
        fitting = [
            listing
            for listing in kind.listings
            if listing.key == key and self.applies(listing.when, values, kinds, types)
        ]
        chosen = min(fitting, key=lambda listing: listing.when is None, default=None)
        return None if chosen is None else self.sections.concepts[chosen.section]

    def _weight(self, kind: Kind, edge: Edge, values: Mapping[str, str | None]) -> float:
        """Weight divided by the rank of the named concept; by the lowest rank where none is named."""
        scheme_key = kind.arguments[edge.weighed_by].scheme if edge.weighed_by else None
        if edge.weighed_by is None or scheme_key is None:
            return edge.weight
        return edge.weight / self._rank(scheme_key, values.get(edge.weighed_by) or "")

    def _rank(self, scheme_key: str, words: str) -> int:
        if (scheme_key, words) not in self._ranks:
            scheme = self.schemes[scheme_key]
            concept = scheme.find(words)
            lowest = max(other.rank or 1 for other in scheme.concepts.values())
            self._ranks[scheme_key, words] = (concept.rank if concept else None) or lowest
        return self._ranks[scheme_key, words]

    @cached_property
    def _ranks(self) -> dict[tuple[str, str], int]:
        """Ranks found before, by the key of the scheme and the words: looking for words takes long."""
        return {}


def load(folder: Path) -> Vocabulary:
    """The vocabulary of a folder of Turtle files, laid out as this one; `alignments.ttl` is left aside.

    `hierarchy.ttl`, which may be missing, is kept apart.

    Raises OntologyError, with the file's name, for a file that is wrong.
    """
    paths = [*sorted(folder.glob("*.ttl")), *sorted(folder.glob("*/*.ttl"))]
    files = [TurtleFile.parse(path) for path in paths if path.name not in APART]
    order = folder / HIERARCHY
    whole = Graph()
    for file in files:
        whole += file.graph
        for prefix, namespace in file.graph.namespaces():
            whole.bind(prefix, namespace)
    schemes = read_schemes(files)
    lacking = [key for key in SCHEMES if key not in schemes]
    if lacking:
        raise OntologyError(f"{folder / 'schemes'}: no scheme has the pot:key {lacking[0]!r}")
    entity_types = read_entity_types(TurtleFile(folder / "core.ttl", whole), schemes.values())
    kinds = [
        read_kind(file, whole, schemes.values(), entity_types.values())
        for file in files
        if file.path.parent.name == "kinds"
    ]
    kinds.sort(key=lambda kind: (not kind.core, kind.key))
    hierarchy = TurtleFile.parse(order).graph if order.exists() else Graph()
    found = Vocabulary({kind.key: kind for kind in kinds}, schemes, entity_types, whole, hierarchy)
    _check_consequences(found.kinds, folder)
    return found


def _check_consequences(kinds: Mapping[str, Kind], folder: Path) -> None:
    for kind in kinds.values():
        file = folder / "kinds" / f"{kind.key}.ttl"
        for entailed in kind.entails:
            target = kinds.get(entailed.kind)
            if target is None:
                raise OntologyError(f"{file}: entails {entailed.kind!r}, which is no kind")
            unknown = sorted(set(entailed.give) - set(target.arguments) - DATES)
            if unknown:
                raise OntologyError(f"{file}: entails {entailed.kind}, which takes no {unknown[0]}")
        for ended in kind.ends:
            if ended.kind not in kinds or not set(ended.where) <= set(kinds[ended.kind].arguments):
                raise OntologyError(f"{file}: ends {ended.kind!r}, which is no kind or takes no such key")


@cache
def vocabulary() -> Vocabulary:
    """The ontology that comes with the package."""
    return load(Path(__file__).parent)
