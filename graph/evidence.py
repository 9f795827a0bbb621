"""Where a fact is stated and how it was read, as RDF: Web Annotation selectors and PROV, shared by all facts.

A place is an oa:SpecificResource `<document>#char=10,42` (RFC 5147: code points from 0) with a text position
and a text quote selector. The pattern that read a fact is the prov:Plan of the activity that generated it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from rdflib import DCTERMS, PROV, RDF, SDO, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from potestas.extract.claim import Claim, Evidence, Ground, Reading
from potestas.graph.iris import Iris
from potestas.graph.layout import Triple
from potestas.ontology.vocabulary import POT

OA = Namespace("http://www.w3.org/ns/oa#")
SOFTWARE = URIRef("https://w3id.org/potestas")

Triples = Iterator[Triple]


class Sources:
    """The places of one reading, and the triples that describe them, its documents and its patterns."""

    def __init__(self, reading: Reading, iris: Iris) -> None:
        self._digests = reading.documents
        self._documents, self._rules, self._activities = iris.documents, iris.rules, iris.activities
        self._places = _places({item for claim in reading.claims for item in claim.evidence}, iris.documents)

    def documents(self) -> Iterable[URIRef]:
        return self._documents.values()

    def shared(self) -> Triples:
        """What is said once: documents with their SHA-256, places, patterns."""
        for name, document in self._documents.items():
            yield document, RDF.type, PROV.Entity
            yield document, DCTERMS.title, Literal(name)
            if name in self._digests:
                yield document, SDO.sha256, Literal(self._digests[name])
        for item, place in self._places.items():
            yield from self._place(item, place)
        for rule, plan in self._rules.items():
            activity = self._activities[rule]
            association = URIRef(f"{activity}#association")
            yield activity, RDF.type, PROV.Activity
            yield activity, PROV.qualifiedAssociation, association
            yield association, RDF.type, PROV.Association
            yield association, PROV.agent, SOFTWARE
            yield association, PROV.hadPlan, plan
            yield plan, RDF.type, PROV.Plan
            yield plan, SKOS.prefLabel, Literal(rule)

    def of(self, claim: Claim, fact: URIRef) -> Triples:
        """The places that state a fact, the words that its arguments were resolved from, its pattern."""
        for item in claim.evidence:
            yield fact, PROV.wasDerivedFrom, self._places[item]
        if claim.rule:
            yield fact, PROV.wasGeneratedBy, self._activities[claim.rule]
        for ground in claim.grounds:
            node = URIRef(f"{fact}#{ground.argument}={ground.start},{ground.end}")
            yield fact, POT.ground, node
            yield node, RDF.type, POT.Ground
            yield node, POT.key, Literal(ground.argument)
            yield from _position(node, ground.start, ground.end)
            if claim.evidence:
                yield node, OA.hasSource, self._documents[claim.evidence[0].document]

    def _place(self, item: Evidence, place: URIRef) -> Triples:
        yield place, RDF.type, OA.SpecificResource
        yield place, OA.hasSource, self._documents[item.document]
        yield from _position(place, item.start, item.end)
        if item.quote:
            quote = URIRef(f"{place};quote")
            yield place, OA.hasSelector, quote
            yield quote, RDF.type, OA.TextQuoteSelector
            yield quote, OA.exact, Literal(item.quote)
        if item.note is not None:
            yield place, POT.footnote, Literal(item.note)


def _places(evidence: Iterable[Evidence], documents: Mapping[str, URIRef]) -> dict[Evidence, URIRef]:
    """One place for each piece of evidence; the same stretch with another note or quotation adds its hash."""
    places: dict[Evidence, URIRef] = {}
    taken: set[str] = set()
    for item in sorted(evidence, key=evidence_order):
        iri = f"{documents[item.document]}#char={item.start},{item.end}"
        if iri in taken:
            iri += "-" + sha256(repr((item.note, item.quote)).encode()).hexdigest()[:8]
        taken.add(iri)
        places[item] = URIRef(iri)
    return places


def _position(node: URIRef, start: int, end: int) -> Triples:
    """Offsets are plain integers: stores keep the value of a number and not its narrower type."""
    selector = URIRef(f"{node};position")
    yield node, OA.hasSelector, selector
    yield selector, RDF.type, OA.TextPositionSelector
    yield selector, OA.start, Literal(start)
    yield selector, OA.end, Literal(end)


def evidence_order(item: Evidence) -> tuple[str, int, int, str, str]:
    """Sorts evidence by document and place."""
    return item.document, item.start, item.end, item.note or "", item.quote


def documents_of(graph: Graph) -> dict[str, str]:
    """Name → SHA-256 of the documents that were read, those that only settle names left out."""
    decisions = graph.subjects(RDF.type, POT.Decision)
    aside = {file for node in decisions for file in graph.objects(node, PROV.wasDerivedFrom)}
    digests = sorted(item for item in graph.subject_objects(SDO.sha256) if item[0] not in aside)
    return {_text(graph, node, DCTERMS.title): str(digest) for node, digest in digests}


def evidence_of(graph: Graph, fact: Node) -> tuple[Evidence, ...]:
    """The places that state a fact, in the order of documents and offsets."""
    places = graph.objects(fact, PROV.wasDerivedFrom)
    return tuple(sorted((_evidence(graph, place) for place in places), key=evidence_order))


def grounds_of(graph: Graph, fact: Node) -> tuple[Ground, ...]:
    """The words that arguments of a fact were resolved from, by argument and offset."""
    nodes = graph.objects(fact, POT.ground)
    grounds = (Ground(_text(graph, node, POT.key), *_offsets(graph, node)) for node in nodes)
    return tuple(sorted(grounds, key=lambda ground: (ground.argument, ground.start, ground.end)))


def rule_of(graph: Graph, fact: Node) -> str:
    """The pattern that read a fact; empty if none is named."""
    nodes = [fact]
    for step in (PROV.wasGeneratedBy, PROV.qualifiedAssociation, PROV.hadPlan):
        nodes = [value for node in nodes for value in graph.objects(node, step)]
    return "".join(_text(graph, plan, SKOS.prefLabel) for plan in nodes[:1])


def _evidence(graph: Graph, place: Node) -> Evidence:
    start, end = _offsets(graph, place)
    note = graph.value(place, POT.footnote)
    sources = graph.objects(place, OA.hasSource)
    return Evidence(
        document="".join(_text(graph, source, DCTERMS.title) for source in sources),
        start=start,
        end=end,
        note=None if note is None else str(note),
        quote="".join(_text(graph, node, OA.exact) for node in graph.objects(place, OA.hasSelector)),
    )


def _offsets(graph: Graph, node: Node) -> tuple[int, int]:
    for selector in graph.objects(node, OA.hasSelector):
        start, end = _text(graph, selector, OA.start), _text(graph, selector, OA.end)
        if start.isdecimal() and end.isdecimal():
            return int(start), int(end)
    return 0, 0


def _text(graph: Graph, node: Node, predicate: URIRef) -> str:
    value = graph.value(node, predicate)
    return "" if value is None else str(value)
