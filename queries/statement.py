"""A statement in words ("Cromwell supervises the Church of England") as a triple of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import Graph, URIRef

from potestas.extract.spelling import normal as fold
from potestas.graph.names import NameIndex
from potestas.graph.proofs.words import label_of, verb_of
from potestas.ontology.errors import QueryError, UnknownName

Triple = tuple[URIRef, URIRef, URIRef]


def parse_statement(words: str, properties: Iterable[URIRef], ontology: Graph, names: NameIndex) -> Triple:
    """The triple that a sentence of three parts means: a name, the label of one of the properties, a name.

    Raises QueryError, with the labels, if it holds none of them, and UnknownName for a name nobody bears.
    """
    labels = {label_of(property, ontology): property for property in sorted(properties)}
    verbs = {verb_of(property, ontology): property for property in labels.values()} | labels
    splits = list(_splits(words, verbs))
    unknown: UnknownName | None = None
    for subject, label, object in splits:
        try:
            return URIRef(names.find(subject).iri), verbs[label], URIRef(names.find(object).iri)
        except UnknownName as error:
            unknown = unknown or error
    if unknown:
        raise unknown
    raise QueryError(
        f"{words!r} is no statement; write a name, one of {', '.join(sorted(labels))}, and another name"
    )


def _splits(words: str, labels: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """The ways to cut a sentence at a label, longest label first, since "head of" may stand in a name."""
    folded = fold(words).split()
    for label in sorted(labels, key=lambda label: (-len(label), label)):
        part = fold(label).split()
        for start in range(1, len(folded) - len(part)):
            if folded[start : start + len(part)] == part:
                yield " ".join(folded[:start]), label, " ".join(folded[start + len(part) :])
