"""Claims → RDF: each claim becomes a node in the graph of its status, so that it is expressed, not asserted.

Only those of an accepted status also state plain triples. What a kind of relation looks like, its file says.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rdflib import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SKOS, Dataset, Literal, Namespace, URIRef
from rdflib.term import Node

from potestas.extract.claim import Claim, Entity, Reading
from potestas.extract.confidence import DIGITS
from potestas.graph.concepts import Concepts, Use
from potestas.graph.dating import time_triples
from potestas.graph.decisions.record import decision_triples
from potestas.graph.evidence import Sources
from potestas.graph.identity import absolute
from potestas.graph.iris import Iris, names_in
from potestas.graph.layout import ACCEPTED, BASE, ENTITIES, PROVENANCE, Triple, graph_iri, put
from potestas.graph.write import PREFIXES
from potestas.ontology.errors import InputError
from potestas.ontology.vocabulary import POT, Kind, Vocabulary

CRMINF = Namespace("http://www.cidoc-crm.org/extensions/crminf/")
ASSERTED = "asserted"

Triples = Iterator[Triple]


def assemble(
    reading: Reading,
    vocabulary: Vocabulary,
    base: str = BASE,
    accept: frozenset[str] = frozenset({ASSERTED}),
    iris: Iris | None = None,
) -> Dataset:
    """The reading as a dataset, laid out as `layout` says, without inferences.

    `base` is an absolute IRI that ends with a slash; `accept` holds the statuses whose facts state plain
    triples; `iris` are those of the reading of which this one is a part, if it is. Raises InputError, naming
    the fact or the entity, for what the vocabulary does not know.
    """
    for status in sorted(accept - set(vocabulary.statuses.concepts)):
        known = ", ".join(vocabulary.statuses.concepts)
        raise InputError(f"{status!r} is no status that could be accepted; choose from {known}")
    if not absolute(base, "base").endswith("/"):
        raise InputError(f"base: {base!r} does not end with a slash; add one")
    _check(reading, vocabulary)
    names = iris.part(reading, vocabulary) if iris else Iris.of(reading, vocabulary, base)
    assembly = _Assembly(reading, vocabulary, base, names)
    dataset = Dataset()
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)

    put(dataset, base, ENTITIES, assembly.entities())
    put(dataset, base, PROVENANCE, assembly.sources.shared())
    put(dataset, base, PROVENANCE, assembly.derivations(accept))
    put(dataset, base, PROVENANCE, decision_triples(reading, assembly.iris))
    for claim in reading.claims:
        put(dataset, base, claim.status, assembly.fact(claim))
        if claim.status in accept:
            put(dataset, base, ACCEPTED, assembly.plain(claim))
    return dataset


def _check(reading: Reading, vocabulary: Vocabulary) -> None:
    keys = {key for kind in vocabulary.kinds.values() for key in kind.arguments}
    ids: set[str] = set()
    for claim in reading.claims:
        fault = _fault(claim, vocabulary, keys)
        if claim.id in ids:
            fault = "has the id of another fact"
        if fault:
            raise InputError(f"fact {claim.id} {fault}; correct it or leave it out")
        ids.add(claim.id)
    for entity in reading.entities:
        if entity.type not in vocabulary.entity_types:
            known = ", ".join(vocabulary.entity_types)
            raise InputError(f"entity {entity.name!r} has the type {entity.type!r}; it may be {known}")


def _fault(claim: Claim, vocabulary: Vocabulary, keys: set[str]) -> str | None:
    kind = vocabulary.kinds.get(claim.kind)
    if kind is None:
        return f"has the kind {claim.kind!r}, which the ontology has not"
    if claim.status not in vocabulary.statuses.concepts:
        return f"has the status {claim.status!r}, which the ontology has not"
    foreign = sorted(key for key in keys - set(kind.arguments) if getattr(claim, key) is not None)
    return f"is of the kind {claim.kind!r}, which takes no {foreign[0]}" if foreign else None


class _Assembly:
    """What is said of all that one reading speaks of."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary, base: str, iris: Iris) -> None:
        self.reading, self.vocabulary, self.base, self.iris = reading, vocabulary, base, iris
        self.sources = Sources(reading, iris)
        self.concepts = Concepts(vocabulary, base, self._uses())
        self.kinds = {entity.name: entity.kind for entity in reading.entities}
        self.classes = {
            kind.key: [c for c in vocabulary.graph.transitive_objects(kind.iri, RDFS.subClassOf) if c]
            for kind in vocabulary.kinds.values()
        }

    def entities(self) -> Triples:
        """Entities, names that no entity bears, holders of claims, and concepts."""
        for entity in self.reading.entities:
            yield from self._entity(entity)
        for name, node in self.iris.holders.items():
            yield node, SKOS.prefLabel, Literal(name)
        for claim in self.reading.claims:
            if claim.by is not None:
                yield self.iris.holders[claim.by], RDF.type, FOAF.Agent
        yield from self.concepts.triples()

    def derivations(self, accept: frozenset[str]) -> Triples:
        """Accepted graph from status graphs, status graphs from documents."""
        for status in accept:
            yield graph_iri(self.base, ACCEPTED), PROV.wasDerivedFrom, graph_iri(self.base, status)
        for status in accept | self.iris.statuses:
            for document in self.sources.documents():
                yield graph_iri(self.base, status), PROV.wasDerivedFrom, document

    def fact(self, claim: Claim) -> Triples:
        """The node of a claim, with its time, its post and who holds it."""
        kind, node = self.vocabulary.kinds[claim.kind], self.iris.facts[claim.id]
        for class_ in self.classes[kind.key]:
            yield node, RDF.type, class_
        yield node, DCTERMS.identifier, Literal(claim.id)
        if claim.confidence is not None:  # in XSD's canonical form, as a store would give it back
            yield node, POT.confidence, Literal(Decimal(f"{claim.confidence:.{DIGITS}f}").normalize())
        for key, value in self._values(claim).items():
            yield node, kind.arguments[key].property, value
        yield from self._post(claim, kind, node)
        yield from time_triples(claim, kind, node)
        yield from self.sources.of(claim, node)
        yield from self._belief(claim, node)

    def plain(self, claim: Claim) -> Triples:
        """What an accepted claim states, as triples between the entities themselves."""
        kind = self.vocabulary.kinds[claim.kind]
        words = {key: getattr(claim, key) for key in kind.arguments}
        nodes = self._values(claim)
        if post := self._post_node(claim, kind):
            nodes["post"] = post
        for statement in kind.states:
            source, target = nodes.get(statement.source_key), nodes.get(statement.target_key)
            if source is None or target is None:
                continue
            if self.vocabulary.applies(statement.when, words, self.kinds):
                yield source, statement.property, target

    def _uses(self) -> Iterator[Use]:
        for entity in self.reading.entities:
            if entity.kind is not None:
                yield self.vocabulary.entity_types[entity.type].scheme, entity.kind
        for claim in self.reading.claims:
            yield self.vocabulary.statuses.key, claim.status
            for argument in self.vocabulary.kinds[claim.kind].arguments.values():
                if argument.scheme and getattr(claim, argument.key) is not None:
                    yield argument.scheme, getattr(claim, argument.key)

    def _values(self, claim: Claim) -> dict[str, Node]:
        names = names_in(claim, self.vocabulary)
        values: dict[str, Node] = {key: self.iris.things[name] for key, name in names.items()}
        for argument in self.vocabulary.kinds[claim.kind].arguments.values():
            words = getattr(claim, argument.key)
            if words is not None and argument.key not in values:
                scheme = argument.scheme
                values[argument.key] = self.concepts.iri(scheme, words) if scheme else Literal(words)
        return values

    def _entity(self, entity: Entity) -> Triples:
        node, type_ = self.iris.things[entity.name], self.vocabulary.entity_types[entity.type]
        yield node, RDF.type, type_.iri
        for alias in entity.aliases:
            yield node, SKOS.altLabel, Literal(alias)
        for same in entity.exact:
            yield node, SKOS.exactMatch, absolute(same, f"entity {entity.name!r}")
        if entity.kind is not None:
            yield node, type_.classified_by, self.concepts.iri(type_.scheme, entity.kind)

    def _post_node(self, claim: Claim, kind: Kind) -> URIRef | None:
        """The post that a claim is about: one for each body and role, whatever words name the role."""
        if kind.post is None:
            return None
        body, role = getattr(claim, kind.post.body_key), getattr(claim, kind.post.role_key)
        if body is None or role is None:
            return None
        scheme = kind.arguments[kind.post.role_key].scheme
        _, label = self.concepts.seat(scheme, role)
        return URIRef(f"{self.base}post/{self.iris.steps[body]}/{self.concepts.step(scheme, label)}")

    def _post(self, claim: Claim, kind: Kind, fact: URIRef) -> Triples:
        post = self._post_node(claim, kind)
        if kind.post is None or post is None:
            return
        body, role = getattr(claim, kind.post.body_key), getattr(claim, kind.post.role_key)
        concept, label = self.concepts.seat(kind.arguments[kind.post.role_key].scheme, role)
        yield fact, kind.post.property, post
        yield post, RDF.type, ORG.Post
        yield post, ORG.postIn, self.iris.things[body]
        yield post, ORG.role, concept
        yield post, SKOS.prefLabel, Literal(f"{label} of {body}")

    def _belief(self, claim: Claim, fact: URIRef) -> Triples:
        """The status, and for what the authors do not assert a belief as CRMinf has it."""
        status = self.vocabulary.statuses.concepts[claim.status].iri
        yield fact, POT.status, status
        holder = None if claim.by is None else self.iris.holders[claim.by]
        if holder is not None:
            yield fact, POT.holder, holder
        if claim.status != ASSERTED:
            belief = URIRef(f"{fact}#belief")
            yield belief, RDF.type, CRMINF.I2_Belief
            yield belief, CRMINF.J4_that, fact
            yield belief, CRMINF.J5_holds_to_be, status
            if holder is not None:
                yield belief, PROV.wasAttributedTo, holder
