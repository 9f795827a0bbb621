"""What is wrong, told in words: the facts that show it, what they say, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal as Choice

from rdflib import RDF, SH, SKOS, Graph, URIRef
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.graph.consistency import grounds
from potestas.graph.layout import Triple
from potestas.graph.recover import entities_of
from potestas.graph.shacl.fault import Fault
from potestas.graph.wording import as_title, sentence
from potestas.ontology.vocabulary import POT, Vocabulary

Severity = Choice["violation", "warning", "info"]

SEVERITIES: dict[Node, Severity] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
"""From SHACL's terms to ours, gravest first."""

SHOWN = 3
"""Facts that show a fault of a thing that many facts speak of."""


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that is wrong: `focus` says with what, `claims` show it, `advice` says what to do.

    `said` puts each of the claims in a sentence. `may_be_one` and `may_be_two` are types of entity: two of
    that type may be one, or one may be two.
    """

    severity: Severity
    message: str
    focus: str
    claims: tuple[Claim, ...]
    said: tuple[str, ...]
    advice: str
    may_be_one: str | None = None
    may_be_two: str | None = None


class Teller:
    """Says in words what the faults of a graph are about."""

    def __init__(self, graph: Graph, vocabulary: Vocabulary, claims: Mapping[Node, Claim]) -> None:
        """`claims` are those of the graph and maybe others."""
        self.graph, self.vocabulary = graph, vocabulary
        self.claims = {node: claim for node, claim in claims.items() if (node, RDF.type, None) in graph}
        self.types = {entity.name: entity.type for entity in entities_of(graph, vocabulary)}
        self.by_class = {str(type_.iri): key for key, type_ in vocabulary.entity_types.items()}

    def result(self, fault: Fault, clashing: Iterable[Triple] = ()) -> Result:
        """The fault, with the facts that state the `clashing` triples, or else those that it is about."""
        stating = dict.fromkeys(node for triple in clashing for node in self._stating(triple, set()))
        shown = [self.claims[node] for node in stating]
        claims = tuple(shown or self._shown_by(fault.focus, fault.value))
        said = tuple(map(self._sentence, claims))
        name = _text(self.graph, fault.focus, SKOS.prefLabel)
        return Result(
            severity=SEVERITIES[fault.severity],
            message=fault.message,
            focus=as_title(name) or (said[0] if said else str(fault.focus)),
            claims=claims,
            said=said,
            advice=self._said(POT.advice, fault),
            may_be_one=self.by_class.get(self._said(POT.mayBeOne, fault)),
            may_be_two=self.by_class.get(self._said(POT.mayBeTwo, fault)),
        )

    def _sentence(self, claim: Claim) -> str:
        return sentence(claim, self.vocabulary, self.types)

    def _shown_by(self, *nodes: Node | None) -> Iterator[Claim]:
        """The facts among the nodes, or else those that speak of all of them, or else of the first."""
        facts = [node for node in nodes if node in self.claims]
        if not facts:
            about = [self._about(node) for node in nodes if isinstance(node, URIRef)]
            shared = set.intersection(*about) or about[0] if about else set()
            facts = self._in_order(shared)[:SHOWN]
        yield from (self.claims[node] for node in facts if node is not None)

    def _stating(self, triple: Triple, above: set[Triple]) -> list[Node]:
        """The facts that state a triple, or else those that state what it follows from."""
        subject, property, value = triple
        if property != RDF.type:
            facts = self._in_order(self._about(subject) & self._about(value))
            if stating := [node for node in facts if property in self._stated_by(self.claims[node])]:
                return stating
        for premises in grounds(triple, self.graph, self.vocabulary.graph):
            if not premises & above:
                found = (self._stating(premise, {triple, *above}) for premise in sorted(premises))
                if facts := [node for nodes in found for node in nodes]:
                    return facts
        return []

    def _stated_by(self, claim: Claim) -> set[URIRef]:
        kind = self.vocabulary.kinds[claim.kind]
        words = {key: getattr(claim, key) for key in kind.arguments}
        return {said.property for said in kind.states if self.vocabulary.applies(said.when, words)}

    def _about(self, thing: Node) -> set[Node]:
        return {node for node in self.graph.subjects(object=thing) if node in self.claims}

    def _in_order(self, facts: set[Node]) -> list[Node]:
        return sorted(facts, key=lambda node: self.claims[node].id)

    def _said(self, term: URIRef, fault: Fault) -> str:
        """What the SPARQL constraint, or its shape, says by a term."""
        sources = (fault.constraint, fault.shape)
        found = (_text(self.vocabulary.graph, source, term) for source in sources if source is not None)
        return next(filter(None, found), "")


def _text(graph: Graph, node: Node, predicate: URIRef) -> str:
    return min((str(value) for value in graph.objects(node, predicate)), default="")
