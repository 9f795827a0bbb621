"""From Turtle to the values of `scheme.py` and `kind.py`; whatever is wrong is refused by file and name."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from rdflib import DCTERMS, RDF, RDFS, SH, SKOS, TIME, Graph, URIRef
from rdflib import Literal as Text
from rdflib.term import Node

from potestas.ontology.kind import Argument, Condition, Edge, Entailment, EntityType, Kind, Post, Statement
from potestas.ontology.scheme import Concept, Scheme, normal
from potestas.ontology.turtle import POT, TurtleFile

ARGUMENTS = frozenset({"subject", "object", "body", "predecessor", "role", "task", "act", "basis"})
DATES = frozenset({"start", "end", "date"})


def schemes_of(graph: Graph) -> list[URIRef]:
    """The IRIs of the concept schemes, sorted."""
    return sorted(iri for iri in graph.subjects(RDF.type, SKOS.ConceptScheme) if isinstance(iri, URIRef))


def read_scheme(iri: URIRef, files: Collection[TurtleFile]) -> Scheme:
    """A scheme with the concepts of all files that are in it; two concepts may not share a word."""
    concepts: dict[str, Concept] = {}
    by_word: dict[str, Concept] = {}
    homes = {
        node: file for file in files for node in file.graph.subjects(SKOS.inScheme, iri) if isinstance(node, URIRef)
    }
    labels = {node: file.text(node, SKOS.prefLabel).lower() for node, file in homes.items()}
    above = {
        node: [b for b in file.graph.objects(node, SKOS.broader)] for node, file in homes.items()
    }
    ranks = {
        node: int(file.number(node, POT.rank)) for node, file in homes.items() if file.maybe(node, POT.rank)
    }

    def rank(node: Node) -> int | None:
        if node in ranks:
            return ranks[node]
        found = [r for b in above.get(node, ()) if (r := rank(b)) is not None]
        return min(found, default=None)

    for node in sorted(homes):
        file = homes[node]
        unknown = [b for b in above[node] if b not in labels]
        if unknown:
            raise file.refuse(node, f"has skos:broader {unknown[0]}, which is no concept of its scheme")
        key = labels[node]
        if key in concepts:
            raise file.refuse(node, f"has the label of another concept, {key!r}")
        words = file.words(node, SKOS.altLabel, SKOS.hiddenLabel)
        concept = concepts[key] = Concept(
            key=key,
            iri=node,
            label=file.text(node, SKOS.prefLabel),
            definition=file.text(node, SKOS.definition),
            broader=tuple(sorted(labels[b] for b in above[node])),
            words=(key, *(word for word in words if word != key)),
            prefixes=file.words(node, POT.prefixWord),
            rank=rank(node),
            magistracy=file.maybe(node, POT.magistracy) == Text(True),
        )
        for word in {*concept.words, *map(normal, concept.words)}:
            if word in by_word:
                raise file.refuse(node, f"has the word {word!r}, which names {by_word[word].key!r} already")
            by_word[word] = concept
    home = next(file for file in files if (iri, RDF.type, SKOS.ConceptScheme) in file.graph)
    return Scheme(
        key=home.text(iri, POT.key),
        iri=iri,
        label=home.text(iri, SKOS.prefLabel),
        definition=home.text(iri, SKOS.definition),
        concepts=concepts,
        by_word=by_word,
    )


def read_entity_types(core: TurtleFile, schemes: Mapping[str, Scheme]) -> dict[str, EntityType]:
    """The classes that carry pot:entityType, by its value."""
    types = {}
    for node in sorted(core.graph.subjects(POT.entityType)):
        if not isinstance(node, URIRef):
            raise core.refuse(node, "a type of entity needs an IRI")
        key = core.text(node, POT.entityType)
        types[key] = EntityType(
            key=key,
            iri=node,
            label=core.text(node, RDFS.label),
            definition=core.text(node, SKOS.definition),
            scheme=_scheme(core, node, schemes),
            classified_by=core.iri(node, POT.classifiedBy),
        )
    return types


def read_kind(
    file: TurtleFile,
    ontology: Graph,
    schemes: Mapping[str, Scheme],
    entity_types: Mapping[str, EntityType],
) -> Kind:
    """The kind of relation that a file of `kinds/` describes."""
    nodes = [node for node in file.graph.subjects(POT.kind) if isinstance(node, URIRef)]
    if len(nodes) != 1:
        raise file.refuse(POT.kind, f"stands {len(nodes)} times here, but a file describes one kind")
    return _KindReader(file, nodes[0], ontology, schemes, entity_types).kind()


class _KindReader:
    def __init__(
        self,
        file: TurtleFile,
        node: URIRef,
        ontology: Graph,
        schemes: Mapping[str, Scheme],
        entity_types: Mapping[str, EntityType],
    ) -> None:
        self.file, self.node, self.ontology = file, node, ontology
        self.schemes, self.entity_types = schemes, entity_types
        self.arguments: dict[str, Argument] = {}

    def kind(self) -> Kind:
        file, node = self.file, self.node
        key = file.text(node, POT.kind)
        if key != file.path.stem:
            raise file.refuse(node, f"is the kind {key!r}, which belongs in a file {key}.ttl")
        for needed in (DCTERMS.source, SKOS.example):
            if not any(file.graph.objects(node, needed)):
                raise file.refuse(node, f"lacks {needed.n3(file.graph.namespace_manager)}")
        for shape in self._sorted(SH.property, POT.key):
            argument = self._argument(shape)
            self.arguments[argument.key] = argument
        if not {"subject", "object"} <= set(self.arguments):
            raise file.refuse(node, 'needs properties with pot:key "subject" and "object"')
        post = self._post()
        return Kind(
            key=key,
            iri=node,
            label=file.text(node, RDFS.label),
            definition=file.text(node, SKOS.definition),
            core=file.value(node, POT.core) == Text(True),
            arguments=self.arguments,
            dated=self._dated(),
            during=file.iri(node, POT.timedBy),
            post=post,
            states=tuple(self._statement(s, post) for s in self._sorted(POT.states, POT.property)),
            edges=tuple(self._edge(s) for s in self._sorted(POT.edge, POT.means)),
            entails=tuple(self._entailment(s) for s in self._sorted(POT.entails, POT.kind)),
        )

    def _sorted(self, predicate: URIRef, by: URIRef) -> list[Node]:
        """The blank nodes of a predicate that have `by`, in the order of its values."""
        nodes = [n for n in self.file.graph.objects(self.node, predicate) if self.file.maybe(n, by) is not None]
        return sorted(nodes, key=lambda n: str(self.file.value(n, by)))

    def _argument(self, shape: Node) -> Argument:
        key = self.file.text(shape, POT.key)
        if key not in ARGUMENTS:
            raise self.file.refuse(self.node, f"has the argument {key!r}; it may be {', '.join(sorted(ARGUMENTS))}")
        minimum = self.file.maybe(shape, SH.minCount)
        return Argument(
            key=key,
            property=self.file.iri(shape, SH.path),
            expects=self._expects(shape),
            required=minimum is not None and self.file.number(shape, SH.minCount) > 0,
            scheme=_scheme(self.file, shape, self.schemes),
        )

    def _expects(self, shape: Node) -> tuple[URIRef, ...]:
        """The entity classes under the sh:class of the shape, or of the members of its sh:or."""
        graph = self.file.graph
        either = self.file.maybe(shape, SH["or"])
        shapes = [shape, *graph.items(either)] if either is not None else [shape]
        classes = {c for s in shapes for c in graph.objects(s, SH["class"])}
        found = set()
        for entity_type in self.entity_types.values():
            if classes & set(self.ontology.transitive_objects(entity_type.iri, RDFS.subClassOf)):
                found.add(entity_type.iri)
        if classes and not found:
            raise self.file.refuse(self.node, "expects a class that is no type of entity")
        return tuple(sorted(found))

    def _dated(self) -> Literal["interval", "moment"]:
        dated = self.file.iri(self.node, POT.dated)
        if dated == TIME.Interval:
            return "interval"
        if dated == TIME.Instant:
            return "moment"
        raise self.file.refuse(self.node, f"has pot:dated {dated}; it may be time:Interval or time:Instant")

    def _post(self) -> Post | None:
        node = self.file.maybe(self.node, POT.post)
        if node is None:
            return None
        return Post(
            property=self.file.iri(node, POT.property),
            body_key=self._key(node, POT.bodyKey),
            role_key=self._key(node, POT.roleKey),
        )

    def _key(self, node: Node, predicate: URIRef) -> str:
        key = self.file.text(node, predicate)
        if key not in self.arguments:
            raise self.file.refuse(self.node, f"speaks of the argument {key!r}, which it has not")
        return key

    def _condition(self, node: Node) -> Condition | None:
        when = self.file.maybe(node, POT.when)
        if when is None:
            return None
        key = self._key(when, POT.key)
        concept = self.file.maybe(when, POT.within)
        if concept is None:
            return Condition(key)
        for scheme in self.schemes.values():
            for candidate in scheme.concepts.values():
                if candidate.iri == concept:
                    return Condition(key, scheme.key, candidate.key)
        raise self.file.refuse(self.node, f"speaks of {concept}, which is no concept")

    def _statement(self, node: Node, post: Post | None) -> Statement:
        to_post = post is not None and self.file.text(node, POT.to) == "post"
        return Statement(
            source_key=self._key(node, POT["from"]),
            property=self.file.iri(node, POT.property),
            target_key="post" if to_post else self._key(node, POT.to),
            when=self._condition(node),
        )

    def _edge(self, node: Node) -> Edge:
        iri = self.file.iri(node, POT.means)
        means = next((c.key for c in self.schemes["means"].concepts.values() if c.iri == iri), None)
        if means is None:
            raise self.file.refuse(self.node, f"has an edge by {iri}, which is no concept of the scheme of means")
        weighed = self.file.maybe(node, POT.weighedBy) is not None
        return Edge(
            source_key=self._key(node, POT["from"]),
            target_key=self._key(node, POT.to),
            means=means,
            weight=self.file.number(node, POT.weight),
            weighed_by=self._key(node, POT.weighedBy) if weighed else None,
            when=self._condition(node),
        )

    def _entailment(self, node: Node) -> Entailment:
        give = {}
        for gift in self.file.graph.objects(node, POT.give):
            of = self.file.text(gift, POT.of)
            if of not in DATES:
                of = self._key(gift, POT.of)
            give[self.file.text(gift, POT.key)] = of
        return Entailment(
            kind=self.file.text(node, POT.kind),
            give=dict(sorted(give.items())),
            when=self._condition(node),
        )


def _scheme(file: TurtleFile, node: Node, schemes: Mapping[str, Scheme]) -> str | None:
    iri = file.maybe(node, POT.scheme)
    if iri is None:
        return None
    key = next((scheme.key for scheme in schemes.values() if scheme.iri == iri), None)
    if key is None:
        raise file.refuse(node, f"speaks of the scheme {iri}, which does not exist")
    return key
