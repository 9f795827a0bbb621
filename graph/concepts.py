"""Concepts for the words that classify: those of the ontology's schemes, and new ones for words of the text.

A concept's one skos:prefLabel is the words of the claim. Words that are no concept's own label get a concept
of their own, tied to the scheme: skos:exactMatch where they name one of its concepts, else skos:broadMatch
where they hold such a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import RDF, SKOS, Literal, URIRef

from potestas.graph.identity import slug, step_alone
from potestas.graph.layout import Triple
from potestas.ontology.scheme import normal
from potestas.ontology.vocabulary import Concept, Vocabulary

Use = tuple[str | None, str]
"""Key of a scheme, if there is one, and words."""


class Concepts:
    """The concepts of one reading, which uses these words."""

    def __init__(self, vocabulary: Vocabulary, base: str, uses: Iterable[Use]) -> None:
        self._vocabulary, self._base = vocabulary, base
        self._uses = sorted(set(uses), key=lambda use: (use[0] or "", use[1]))
        self._taken = {
            key: frozenset(map(slug, scheme.concepts)) for key, scheme in vocabulary.schemes.items()
        }

    def iri(self, scheme: str | None, words: str) -> URIRef:
        own = self._own(scheme, words)
        return own.iri if own else URIRef(f"{self._base}{scheme or 'kinds'}/{self.step(scheme, words)}")

    def step(self, scheme: str | None, words: str) -> str:
        """The words as a step of an IRI, which depends on no other words that are used."""
        if self._own(scheme, words):
            return slug(words)
        return step_alone(words, self._taken.get(scheme or "", ()))

    def seat(self, scheme: str | None, words: str) -> tuple[URIRef, str]:
        """The concept under which all words of one meaning meet, and its label."""
        same = self._same(scheme, words)
        return (same.iri, same.key) if same else (self.iri(scheme, words), words)

    def triples(self) -> Iterator[Triple]:
        """What the data say of each concept, so that they can be read without the ontology."""
        for scheme, words in self._uses:
            concept = self.iri(scheme, words)
            yield from self._labelled(concept, words)
            same, wider = self._same(scheme, words), self._wider(scheme, words)
            if same and same.iri != concept:
                yield concept, SKOS.exactMatch, same.iri
                yield from self._labelled(same.iri, same.key)
            elif wider and wider.iri != concept:
                yield concept, SKOS.broadMatch, wider.iri
                yield from self._labelled(wider.iri, wider.key)

    def _labelled(self, concept: URIRef, words: str) -> Iterator[Triple]:
        yield concept, RDF.type, SKOS.Concept
        yield concept, SKOS.prefLabel, Literal(words)

    def _own(self, scheme: str | None, words: str) -> Concept | None:
        return self._vocabulary.schemes[scheme].concepts.get(words) if scheme else None

    def _same(self, scheme: str | None, words: str) -> Concept | None:
        return self._vocabulary.schemes[scheme].by_name.get(normal(words)) if scheme else None

    def _wider(self, scheme: str | None, words: str) -> Concept | None:
        return self._vocabulary.schemes[scheme].find(words) if scheme else None
