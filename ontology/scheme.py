"""SKOS schemes as Python values: concepts, the words that name them, and how to find one in a phrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import URIRef

# A concept's name ends where one of these opens its complement: "secretary of state | for war".
COMPLEMENT = frozenset({"of", "for", "to", "in", "at", "on", "over", "under", "with", "from", "by"})


def normal(phrase: str) -> str:
    """Lower case, straight apostrophes, hyphens and runs of space as one space."""
    return " ".join(phrase.lower().replace("’", "'").replace("ʼ", "'").replace("-", " ").split())


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a scheme.

    `key` is the preferred label in lower case. `words` are the lower-case base forms that find it, its label
    first; of these, `names` are its synonyms, while the others name something narrower. `broader` holds keys.
    `rank` counts from 1, the highest, and is inherited. A `magistracy` is an office that is a body by itself;
    a `sole` one has one holder at a time. A means of power is `inside` if it is had from a seat in the body.
    A word of `prefixes` before another role makes it this one ("deputy mayor").
    """

    key: str
    iri: URIRef
    label: str
    definition: str
    broader: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    prefixes: tuple[str, ...] = ()
    rank: int | None = None
    magistracy: bool = False
    sole: bool = False
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """A SKOS concept scheme.

    `by_word` maps words and phrases, with hyphens and without, to concepts; `by_name` only the synonyms.
    """

    key: str
    iri: URIRef
    label: str
    definition: str
    concepts: Mapping[str, Concept]
    by_word: Mapping[str, Concept]
    by_name: Mapping[str, Concept]

    def within(self, key: str, ancestor: str) -> bool:
        """Whether `key` is `ancestor` or narrower, at any depth; False for keys that the scheme has not.

        >>> from potestas.ontology.vocabulary import vocabulary
        >>> vocabulary().roles.within("first consul", "head")
        True
        """
        concept = self.concepts.get(key)
        return concept is not None and (
            key == ancestor or any(self.within(above, ancestor) for above in concept.broader)
        )

    def find(self, phrase: str) -> Concept | None:
        """The concept that a phrase names: the leftmost, longest known name that ends before a complement.

        >>> from potestas.ontology.vocabulary import vocabulary
        >>> roles = vocabulary().roles
        >>> roles.find("first deputy people's commissar for finance").key
        'deputy head'
        >>> roles.find("acting secretary of state for war").key
        'secretary of state'
        """
        words = normal(phrase).split()
        for first in range(len(words)):
            for last in range(len(words), first, -1):
                if last < len(words) and COMPLEMENT.isdisjoint(words[last - 1 : last + 1]):
                    continue
                concept = self.by_word.get(" ".join(words[first:last]))
                if concept is not None:
                    return self._prefixed(words[:first]) or concept
        return None

    def _prefixed(self, words: list[str]) -> Concept | None:
        return next((c for c in self.concepts.values() if not set(words).isdisjoint(c.prefixes)), None)
