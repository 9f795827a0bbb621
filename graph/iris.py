"""The IRIs of all that a reading speaks of: no two alike, and the same in every part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from rdflib import URIRef

from potestas.extract.claim import Claim, Decision, Reading
from potestas.graph.identity import entity_iris, mint
from potestas.ontology.vocabulary import Vocabulary

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Iris:
    """What each is called: facts by their ids, things and who holds claims by their names, and so on.

    `things` are entities and names that no entity bears, `steps` the last steps of IRIs that begin with the
    name of a thing. `statuses` are those of the facts of the whole reading.
    """

    facts: Mapping[str, URIRef]
    things: Mapping[str, URIRef]
    holders: Mapping[str, URIRef]
    steps: Mapping[str, URIRef]
    documents: Mapping[str, URIRef]
    rules: Mapping[str, URIRef]
    activities: Mapping[str, URIRef]
    decisions: Mapping[str, URIRef]
    files: Mapping[str, URIRef]
    statuses: frozenset[str]

    @classmethod
    def of(cls, reading: Reading, vocabulary: Vocabulary, base: str) -> Iris:
        """Those of a whole reading. Raises InputError for two entities with one name or one IRI."""
        claims = reading.claims
        named = entity_iris(reading, base)
        mentioned = {name for claim in claims for name in names_in(claim, vocabulary).values()}
        things = named | mint(f"{base}thing/", mentioned - set(named))
        holders = {claim.by for claim in claims if claim.by is not None}
        documents = {item.document for claim in claims for item in claim.evidence}
        rules = {claim.rule for claim in claims if claim.rule}
        return cls(
            facts=mint(f"{base}fact/", (claim.id for claim in claims)),
            things=things,
            holders=things | mint(f"{base}holder/", holders - set(things)),
            steps=mint("", things),
            documents=mint(f"{base}source/", documents | set(reading.documents)),
            rules=mint(f"{base}rule/", rules),
            activities=mint(f"{base}reading/", rules),
            decisions=mint(f"{base}decision/", map(title, reading.decisions)),
            files=mint(f"{base}authority/", (decision.source for decision in reading.decisions)),
            statuses=frozenset(claim.status for claim in claims),
        )

    def part(self, reading: Reading, vocabulary: Vocabulary) -> Iris:
        """Those of a part of the reading."""
        claims = reading.claims
        names = {entity.name for entity in reading.entities}
        names |= {name for claim in claims for name in names_in(claim, vocabulary).values()}
        rules = {claim.rule for claim in claims if claim.rule}
        evidence = {item.document for claim in claims for item in claim.evidence}
        return replace(
            self,
            facts=_only(self.facts, (claim.id for claim in claims)),
            things=_only(self.things, names),
            holders=_only(self.holders, names | {claim.by for claim in claims if claim.by is not None}),
            steps=_only(self.steps, names),
            documents=_only(self.documents, evidence | set(reading.documents)),
            rules=_only(self.rules, rules),
            activities=_only(self.activities, rules),
            decisions=_only(self.decisions, map(title, reading.decisions)),
            files=_only(self.files, (decision.source for decision in reading.decisions)),
        )


def names_in(claim: Claim, vocabulary: Vocabulary) -> dict[str, str]:
    """The arguments of a claim that name things, by their keys."""
    arguments = vocabulary.kinds[claim.kind].arguments.values()
    return {a.key: name for a in arguments if a.expects and (name := getattr(claim, a.key)) is not None}


def title(decision: Decision) -> str:
    """What tells a decision from all others."""
    return " ".join((decision.source, decision.verdict, *decision.names))


def _only(iris: Mapping[str, Value], keys: Iterable[str]) -> dict[str, Value]:
    return {key: iris[key] for key in sorted(set(keys))}
