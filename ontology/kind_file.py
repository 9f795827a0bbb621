"""From a file of `kinds/` to the values of `kind.py`; whatever is wrong is refused by file and name."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from string import Formatter
from typing import Literal, TypeVar

from rdflib import DCTERMS, RDFS, SH, SKOS, TIME, Graph, URIRef
from rdflib import Literal as Text
from rdflib.term import Node

from potestas.ontology.entity_type import EntityType
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
from potestas.ontology.scheme import Scheme
from potestas.ontology.scheme_file import concept_at, scheme_named
from potestas.ontology.turtle import POT, TurtleFile

T = TypeVar("T")

ARGUMENTS = ("subject", "object", "body", "predecessor", "role", "task", "act", "basis")
"""Keys of a claim that a kind may take as arguments, in the order in which they are listed."""

DATES = frozenset({"start", "end", "date"})
"""Keys of a claim that hold EDTF dates."""


def read_kind(
    file: TurtleFile,
    ontology: Graph,
    schemes: Collection[Scheme],
    entity_types: Collection[EntityType],
) -> Kind:
    """The kind of relation that a file describes. `ontology` is the whole of it, for its class hierarchy."""
    nodes = [node for node in file.graph.subjects(POT.kind) if isinstance(node, URIRef)]
    if len(nodes) != 1:
        raise file.refuse(POT.kind, f"is given to {len(nodes)} classes here, but a file describes one kind")
    return _KindReader(file, nodes[0], ontology, schemes, entity_types).kind()


class _KindReader:
    """Reads one class with pot:kind; `arguments` are there before anything that speaks of them is read."""

    def __init__(
        self,
        file: TurtleFile,
        node: URIRef,
        ontology: Graph,
        schemes: Collection[Scheme],
        entity_types: Collection[EntityType],
    ) -> None:
        self.file, self.node, self.ontology = file, node, ontology
        self.schemes, self.entity_types = schemes, entity_types
        shapes = file.graph.objects(node, SH.property)
        arguments = [self._argument(shape) for shape in shapes if file.maybe(shape, POT.key) is not None]
        self.arguments = {argument.key: argument for argument in sorted(arguments, key=_place)}

    def kind(self) -> Kind:
        file, node = self.file, self.node
        key = file.text(node, POT.kind)
        if key != file.path.stem:
            raise file.refuse(node, f"is the kind {key!r}, which belongs in a file {key}.ttl")
        for needed in (DCTERMS.source, SKOS.example, POT.wording):
            if (node, needed, None) not in file.graph:
                raise file.refuse(node, f"lacks {needed.n3(file.graph.namespace_manager)}")
        if not {"subject", "object"} <= set(self.arguments):
            raise file.refuse(node, 'needs an sh:property with pot:key "subject" and one with "object"')
        return Kind(
            key=key,
            iri=node,
            label=file.text(node, RDFS.label),
            definition=file.text(node, SKOS.definition),
            core=file.value(node, POT.core) == Text(True),
            arguments=self.arguments,
            dated=self._dated(),
            during=file.iri(node, POT.timedBy),
            wordings=self._wordings(),
            post=self._post(),
            states=_in_order(map(self._statement, file.graph.objects(node, POT.states))),
            edges=_in_order(map(self._edge, file.graph.objects(node, POT.edge))),
            entails=_in_order(map(self._entailment, file.graph.objects(node, POT.entails))),
            ends=_in_order(map(self._ending, file.graph.objects(node, POT.ends))),
            listings=_in_order(map(self._listing, file.graph.objects(node, POT.listed))),
        )

    def _argument(self, shape: Node) -> Argument:
        key = self.file.text(shape, POT.key)
        if key not in ARGUMENTS:
            raise self.file.refuse(self.node, f"has the argument {key!r}; it may have {', '.join(ARGUMENTS)}")
        scheme = scheme_named(self.file, shape, self.schemes)
        required = self.file.maybe(shape, SH.minCount)
        return Argument(
            key=key,
            property=self.file.iri(shape, SH.path),
            expects=self._expects(shape),
            required=required is not None and self.file.number(shape, SH.minCount) > 0,
            scheme=scheme.key if scheme else None,
        )

    def _expects(self, shape: Node) -> tuple[URIRef, ...]:
        """The entity classes under the sh:class of the shape, or of the members of its sh:or."""
        graph = self.file.graph
        either = self.file.maybe(shape, SH["or"])
        shapes = [shape, *graph.items(either)] if either is not None else [shape]
        classes = {class_ for part in shapes for class_ in graph.objects(part, SH["class"])}
        found = {
            entity_type.iri
            for entity_type in self.entity_types
            if classes & set(self.ontology.transitive_objects(entity_type.iri, RDFS.subClassOf))
        }
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

    def _wordings(self) -> tuple[str, ...]:
        wordings = [str(text) for text in self.file.graph.objects(self.node, POT.wording)]
        for text in wordings:
            try:
                fields = {field for _, field, _, _ in Formatter().parse(text) if field is not None}
            except ValueError as fault:
                raise self.file.refuse(self.node, f"has the wording {text!r}: {fault}") from fault
            self._known(fields)
        return tuple(sorted(wordings, key=lambda text: (len(text), text)))

    def _known(self, keys: Iterable[str]) -> None:
        unknown = sorted(set(keys) - set(self.arguments))
        if unknown:
            raise self.file.refuse(self.node, f"speaks of the argument {unknown[0]!r}, which it has not")

    def _key(self, node: Node, predicate: URIRef) -> str:
        key = self.file.text(node, predicate)
        self._known({key})
        return key

    def _post(self) -> Post | None:
        node = self.file.maybe(self.node, POT.post)
        if node is None:
            return None
        return Post(
            property=self.file.iri(node, POT.property),
            body_key=self._key(node, POT.bodyKey),
            role_key=self._key(node, POT.roleKey),
        )

    def _condition(self, node: Node) -> Condition | None:
        when = self.file.maybe(node, POT.when)
        if when is None:
            return None
        iri = self.file.maybe(when, POT.within)
        if iri is None:
            return Condition(self._key(when, POT.key), classes=self._expects(when))
        scheme, concept = concept_at(iri, self.file, self.node, self.schemes)
        return Condition(self._key(when, POT.key), scheme.key, concept.key)

    def _statement(self, node: Node) -> Statement:
        to_post = self.file.text(node, POT.to) == "post" and self._post() is not None
        return Statement(
            source_key=self._key(node, POT["from"]),
            property=self.file.iri(node, POT.property),
            target_key="post" if to_post else self._key(node, POT.to),
            when=self._condition(node),
        )

    def _edge(self, node: Node) -> Edge:
        means = self.file.iri(node, POT.means)
        scheme, concept = concept_at(means, self.file, self.node, self.schemes)
        if scheme.key != "means":
            raise self.file.refuse(self.node, f"has an edge by {means}, which is no means of power")
        weighed = self.file.maybe(node, POT.weighedBy) is not None
        return Edge(
            source_key=self._key(node, POT["from"]),
            target_key=self._key(node, POT.to),
            means=concept.key,
            weight=self.file.number(node, POT.weight),
            weighed_by=self._key(node, POT.weighedBy) if weighed else None,
            when=self._condition(node),
            because=self.file.text(node, POT.because) if self.file.maybe(node, POT.because) else "",
        )

    def _entailment(self, node: Node) -> Entailment:
        return Entailment(
            kind=self.file.text(node, POT.kind),
            give=self._correspondence(node, POT.give),
            when=self._condition(node),
        )

    def _ending(self, node: Node) -> Ending:
        return Ending(
            kind=self.file.text(node, POT.kind),
            where=self._correspondence(node, POT.where),
            when=self._condition(node),
            for_good=self.file.maybe(node, POT.forGood) == Text(True),
            seat=self._key(node, POT.seat) if self.file.maybe(node, POT.seat) is not None else None,
        )

    def _listing(self, node: Node) -> Listing:
        section = self.file.iri(node, POT.under)
        scheme, concept = concept_at(section, self.file, self.node, self.schemes)
        if scheme.key != "sections":
            raise self.file.refuse(self.node, f"is listed under {section}, which is no section")
        return Listing(self._key(node, POT.key), concept.key, self._condition(node))

    def _correspondence(self, node: Node, predicate: URIRef) -> dict[str, str]:
        """Keys of another claim, each with the key of this one that it has its value from."""
        found = {}
        for pair in self.file.graph.objects(node, predicate):
            source = self.file.text(pair, POT.of)
            self._known({source} - DATES)
            found[self.file.text(pair, POT.key)] = source
        return dict(sorted(found.items()))


def _place(argument: Argument) -> int:
    return ARGUMENTS.index(argument.key)


def _in_order(values: Iterable[T]) -> tuple[T, ...]:
    """Sorted by what they say, since RDF has no order."""
    return tuple(sorted(values, key=repr))
