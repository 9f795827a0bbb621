"""From the Turtle of `schemes/` to the values of `scheme.py`; what is wrong is refused by file and name."""

from __future__ import annotations

from collections.abc import Collection

from rdflib import RDF, SKOS, Literal, URIRef
from rdflib.term import Node

from potestas.ontology.scheme import Concept, Scheme, normal
from potestas.ontology.turtle import POT, TurtleFile


def read_schemes(files: Collection[TurtleFile]) -> dict[str, Scheme]:
    """All concept schemes by their keys. The concepts of one scheme may stand in several files."""
    schemes = {}
    for file in files:
        for iri in sorted(map(file.named, file.graph.subjects(RDF.type, SKOS.ConceptScheme))):
            concepts = _SchemeReader(iri, files).concepts()
            scheme = Scheme(
                key=file.text(iri, POT.key),
                iri=iri,
                label=file.text(iri, SKOS.prefLabel),
                definition=file.text(iri, SKOS.definition),
                concepts=concepts,
                by_word={form: c for c in concepts.values() for word in c.words for form in _forms(word)},
                by_name={form: c for c in concepts.values() for name in c.names for form in _forms(name)},
            )
            if scheme.key in schemes:
                raise file.refuse(iri, f"has the key of another scheme, {scheme.key!r}")
            schemes[scheme.key] = scheme
    return schemes


def scheme_named(file: TurtleFile, node: Node, schemes: Collection[Scheme]) -> Scheme | None:
    """The scheme that `node` names with pot:scheme, if it does."""
    iri = file.maybe(node, POT.scheme)
    found = next((scheme for scheme in schemes if scheme.iri == iri), None)
    if iri is not None and found is None:
        raise file.refuse(node, f"speaks of the scheme {iri}, which does not exist")
    return found


def _forms(word: str) -> tuple[str, str]:
    return word, normal(word)


class _SchemeReader:
    """Reads the concepts of one scheme, with the files in which they stand."""

    def __init__(self, iri: Node, files: Collection[TurtleFile]) -> None:
        self.homes: dict[URIRef, TurtleFile] = {}
        for file in files:
            for node in map(file.named, file.graph.subjects(SKOS.inScheme, iri)):
                if node in self.homes:
                    raise file.refuse(node, f"stands in {self.homes[node].path.name} too")
                self.homes[node] = file
        self.labels = {node: file.text(node, SKOS.prefLabel).lower() for node, file in self.homes.items()}

    def concepts(self) -> dict[str, Concept]:
        """By key, in the order of their IRIs; two may share neither a label nor a word."""
        concepts: dict[str, Concept] = {}
        owners: dict[str, Concept] = {}
        for node in sorted(self.homes):
            concept = self._concept(node)
            for word in {normal(word) for word in concept.words}:
                other = owners.setdefault(word, concept)
                if other is not concept:
                    fault = f"has the word {word!r}, which names {other.key!r} already"
                    raise self.homes[node].refuse(node, fault)
            concepts[concept.key] = concept
        return concepts

    def _concept(self, node: URIRef) -> Concept:
        file, key = self.homes[node], self.labels[node]
        names = [name for name in file.words(node, SKOS.altLabel, SKOS.hiddenLabel) if name != key]
        narrower = file.words(node, POT.narrowerWord)
        return Concept(
            key=key,
            iri=node,
            label=file.text(node, SKOS.prefLabel),
            definition=file.text(node, SKOS.definition),
            broader=tuple(sorted(self.labels[above] for above in self._broader(node))),
            words=(key, *names, *narrower),
            names=(key, *names),
            prefixes=file.words(node, POT.prefixWord),
            rank=self._rank(node, ()),
            magistracy=file.maybe(node, POT.magistracy) == Literal(True),
            sole=file.maybe(node, POT.sole) == Literal(True),
            inside=file.maybe(node, POT.inside) == Literal(True),
        )

    def _broader(self, node: URIRef) -> list[URIRef]:
        file = self.homes[node]
        broader = [file.named(above) for above in file.graph.objects(node, SKOS.broader)]
        strangers = sorted(set(broader) - set(self.homes))
        if strangers:
            raise file.refuse(node, f"has skos:broader {strangers[0]}, which is no concept of its scheme")
        return broader

    def _rank(self, node: URIRef, below: tuple[URIRef, ...]) -> int | None:
        """Its own rank, or the highest of the broader concepts."""
        file = self.homes[node]
        if node in below:
            raise file.refuse(node, "is broader than itself")
        if file.maybe(node, POT.rank) is not None:
            return int(file.number(node, POT.rank))
        ranks = [self._rank(above, (*below, node)) for above in self._broader(node)]
        return min((rank for rank in ranks if rank is not None), default=None)


def concept_at(
    iri: Node, file: TurtleFile, node: Node, schemes: Collection[Scheme]
) -> tuple[Scheme, Concept]:
    """The concept with this IRI, and its scheme; `node` of `file` is what speaks of it."""
    for scheme in schemes:
        for concept in scheme.concepts.values():
            if concept.iri == iri:
                return scheme, concept
    raise file.refuse(node, f"speaks of {iri}, which is no concept of any scheme")


