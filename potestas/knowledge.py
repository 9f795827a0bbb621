"""The knowledge graph and its verbs: what `import potestas` gives, and what the command line is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from rdflib import PROV, Dataset, Graph, URIRef
from rdflib.query import Result
from rdflib.term import Node

from potestas.extract.claim import Claim, Entity, Reading, Sentence
from potestas.extract.edtf import Certainty
from potestas.graph.contradictions import (
    Contradiction,
    among,
    contradiction_triples,
    contradictions,
    facts_by_id,
)
from potestas.graph.coverage import Coverage, coverage
from potestas.graph.hierarchy.order import Order
from potestas.graph.hierarchy.posts import find
from potestas.graph.hierarchy.standing import Standing, standing
from potestas.graph.iris import Iris
from potestas.graph.layout import (
    ACCEPTED,
    BASE,
    CONTRADICTIONS,
    accepted,
    base_of,
    graph_iri,
    put,
    stated,
)
from potestas.graph.power.links import ASSERTED, BELIEF, known
from potestas.graph.proofs.words import Words
from potestas.graph.reasoning.derivation import Derivation
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.reasoning.inference import Inferences, infer
from potestas.graph.reasoning.reason import RULES
from potestas.graph.reasoning.snapshot import certainties, date_of, reasoned, snapshot
from potestas.graph.recover import claims_by_node, recover
from potestas.graph.store import in_memory, quads_of
from potestas.graph.validate import Report, validate
from potestas.ontology.vocabulary import vocabulary
from potestas.portrayed import Portrayed
from potestas.queries.answer import with_certainty
from potestas.queries.ask import answer
from potestas.queries.explain import Explanation, derivation, explanation, properties
from potestas.queries.named import named_queries
from potestas.queries.statement import Triple, parse_statement


class KnowledgeGraph(Portrayed):
    """Claims about institutions and power with the graph that is made of them.

    `dataset` is laid out as `potestas.graph.layout` says, `graph` is what is accepted, with what follows.
    `sentences` are those of the texts that hold words of power; a file of one graph does not tell them.
    `date` (EDTF) is that of a snapshot; None for all times together. `held` tells when its facts hold, if
    more is known than they tell: what ended them later is none of a snapshot's facts. `inferences` are what
    follows, if that is known.
    """

    def __init__(
        self,
        dataset: Dataset,
        graph: Graph,
        sentences: Iterable[Sentence] = (),
        date: str | None = None,
        *,
        held: Sequence[Holding] | None = None,
        inferences: Inferences | None = None,
    ) -> None:
        self.dataset = dataset
        self.graph = graph
        self.sentences = tuple(sentences)
        self.date = date
        self._held = held
        self._inferences = inferences
        super().__init__(base_of(dataset) or BASE)

    @cached_property
    def source(self) -> Dataset:
        """The accepted facts, all entities and all places as the default graph, beside the named graphs."""
        return Dataset(store=in_memory(quads_of(self.dataset)))

    @classmethod
    def of(cls, data: Graph, sentences: Iterable[Sentence] = ()) -> KnowledgeGraph:
        """The knowledge graph in data that were read from a file: a dataset, or an accepted graph alone."""
        date = date_of(data)
        if isinstance(data, Dataset):
            return cls(data, accepted(data), sentences, date)
        dataset = Dataset()
        put(dataset, base_of(data) or BASE, ACCEPTED, data)
        return cls(dataset, data, sentences, date)

    @classmethod
    def from_reading(
        cls,
        reading: Reading,
        base: str = BASE,
        accept: Iterable[str] = ASSERTED,
        as_of: str | None = None,
    ) -> KnowledgeGraph:
        """The graph of what was read, reasoned over; facts with a status in `accept` are held to be so.

        With `as_of` (EDTF) that of what held then, or may have. Raises DateError.
        """
        return cls.at(as_of, reading, holdings(reading.claims, vocabulary()), base, accept)

    @classmethod
    def at(
        cls,
        date: str | None,
        reading: Reading,
        held: Sequence[Holding],
        base: str,
        accept: Iterable[str],
        *,
        iris: Iris | None = None,
    ) -> KnowledgeGraph:
        """As `from_reading`, where it is known already when the claims hold.

        `iris` are those of the reading of which this one is a part, if it is. Raises DateError.
        """
        part, times, sure = snapshot(reading, held, date)
        dataset, found = reasoned(
            *(part, times, sure, vocabulary()), base=base, accept=frozenset(accept), date=date, iris=iris
        )
        graph = cls(dataset, accepted(dataset), part.sentences, date, held=times, inferences=found)
        noted = contradiction_triples(graph.contradictions(), facts_by_id(dataset), base)
        put(dataset, base, CONTRADICTIONS, noted)
        return graph

    @cached_property
    def reading(self) -> Reading:
        """The claims, entities, documents and sentences behind the graph."""
        return replace(recover(self._told, vocabulary(), self._claims), sentences=self.sentences)

    @cached_property
    def _told(self) -> Graph:
        """All that is stated, of every status, in one graph."""
        return stated(self.dataset)

    @cached_property
    def _claims(self) -> Mapping[Node, Claim]:
        return claims_by_node(self._told, vocabulary())

    @property
    def facts(self) -> tuple[Claim, ...]:
        """All claims, of every status, in the order of the text."""
        return self.reading.claims

    @property
    def entities(self) -> tuple[Entity, ...]:
        return self.reading.entities

    @cached_property
    def accept(self) -> tuple[str, ...]:
        """The statuses whose facts are held to be so, the most believed first."""
        root, stem = graph_iri(self.base, ACCEPTED), graph_iri(self.base, "")
        names = {str(name).removeprefix(stem) for name in self.graph.objects(root, PROV.wasDerivedFrom)}
        return tuple(status for status in BELIEF if status in names) or ASSERTED

    @cached_property
    def holdings(self) -> Sequence[Holding]:
        """What the facts tell, once each, with its time and the end that follows where none is stated."""
        return holdings(self.facts, vocabulary()) if self._held is None else self._held

    @cached_property
    def certainties(self) -> Mapping[str, Certainty]:
        """Whether each fact of a snapshot, by its id, held then; nothing of a graph of all times."""
        return {} if self.date is None else certainties(self.holdings, self.date)

    def infer(self, engine: str = RULES) -> Inferences:
        """What follows from the accepted facts and is not among them, with its proofs and times.

        `engine` is one of `potestas.graph.reasoning.reason.ENGINES`.
        """
        if self._inferences is None or engine != RULES:
            return infer(self.dataset, vocabulary(), self.date, engine, self.holdings)
        return self._inferences

    def query(self, query: str, /, **parameters: str) -> Result:
        """As `Queryable.query`; where a named query takes a `date`, the answer is that of the snapshot.

        A snapshot's answer to a named query that names facts has a last column `sure`: certain or possible.
        """
        named, date = named_queries().get(query), parameters.get("date", self.date)
        told = named is not None and "$date_excluded" in named.text
        if named and date and date != self.date and "date" in named.parameters and not told:
            return self.as_of(date).query(query, **parameters)
        names, excluded = (lambda: self.names), self.excluded
        found = answer(self.source, query, parameters, names, vocabulary(), excluded=excluded)
        if named is None or date is None:
            return found
        sure = self.certainties if date == self.date else certainties(self.holdings, date)
        return with_certainty(found, {node: sure[claim.id] for node, claim in self._claims.items()})

    def excluded(self, date: str) -> Iterable[URIRef]:
        """The facts that did not hold at a date; of a snapshot for its own date, none."""
        if date == self.date:
            return []
        sure = certainties(self.holdings, date)
        nodes = (node for node, claim in self._claims.items() if sure[claim.id] == "no")
        return [node for node in nodes if isinstance(node, URIRef)]

    def as_of(self, date: str) -> KnowledgeGraph:
        """The graph of the claims that held, or may have held, at an EDTF date. Raises DateError.

        An open or unstated end excludes nothing, unless an end follows from other claims.
        """
        if date == self.date:
            return self
        return self.at(date, self.reading, self.holdings, self.base, self.accept)

    def trusting(self, confidence: float) -> KnowledgeGraph:
        """The graph of the claims with this confidence or more, and of those that a person wrote down."""
        trusted = (c for c in self.facts if c.confidence is None or c.confidence >= confidence)
        part = replace(self.reading, claims=tuple(trusted))
        return KnowledgeGraph.from_reading(part, self.base, self.accept, self.date)

    def choosing(
        self, kinds: Iterable[str] | None = None, statuses: Iterable[str] | None = None
    ) -> KnowledgeGraph:
        """The graph of the facts of these kinds, of which those of these statuses are held to be so.

        None leaves them as they are. Raises UnknownName for a kind or status that the vocabulary has not.
        """
        chosen = known("kind", vocabulary().kinds if kinds is None else kinds, vocabulary().kinds)
        believed = known("status", self.accept if statuses is None else statuses, BELIEF)
        part = replace(self.reading, claims=tuple(claim for claim in self.facts if claim.kind in chosen))
        held = [holding for holding in self.holdings if holding.claim.kind in chosen]
        return self.at(self.date, part, held, self.base, believed)

    def explain(self, triple: Triple | str, as_of: str | None = None) -> Explanation | None:
        """Why a triple, or a statement such as "Cromwell supervises the Church of England", holds, and when.

        Then, with `as_of` (EDTF); None if it does not follow. Raises DateError, QueryError and UnknownName.
        """
        asked = self.triple(triple) if isinstance(triple, str) else triple
        return explanation(asked, self._derivation, self.words, as_of or self.date)

    def hierarchy(self, name: str, as_of: str | None = None) -> Standing:
        """Under and over whom a body, a person or a post ("head of Gosplan") stood, and who could fill it.

        At an EDTF date if one is given. Raises UnknownName and DateError.
        """
        thing = find(name, self.order.names, self.names)
        return standing(thing, self.graph, vocabulary(), as_of or self.date, self.order)

    def name_of(self, node: Node) -> str:
        """The name of a thing or of a post ("chairman of Gosplan"); its IRI if it has none."""
        post = self.order.names.name_of(str(node))
        return self.names.name_of(str(node)) if post == str(node) else post

    @cached_property
    def order(self) -> Order:
        """What stands above what, and the names of all posts."""
        return Order(self.graph, vocabulary())

    def triple(self, statement: str) -> Triple:
        """The triple that a statement in words means."""
        return parse_statement(statement, properties(vocabulary()), vocabulary().graph, self.names)

    @cached_property
    def words(self) -> Words:
        return Words(self.graph, vocabulary())

    @cached_property
    def _derivation(self) -> Derivation:
        return derivation(self.graph, vocabulary(), self.holdings)

    def coverage(self, kinds: Iterable[str] | None = None) -> Coverage:
        """How many sentences with words of power gave a fact, which did not, and which patterns fired.

        `kinds` narrows it to sentences with triggers of these kinds of relation, and to their patterns.
        """
        return coverage(self.sentences, self.facts, kinds)

    def validate(self) -> Report:
        """What the shapes of the ontology find wrong, each with the sentence and what to do about it."""
        return validate(self._told, vocabulary(), self.graph, self._claims)

    def contradictions(
        self, kinds: Iterable[str] | None = None, statuses: Iterable[str] | None = None
    ) -> tuple[Contradiction, ...]:
        """Facts that cannot both be so, of all statuses and all kinds unless some are given.

        Raises UnknownName for a kind or status that the vocabulary has not.
        """
        return among(self._contradictions, vocabulary(), kinds, statuses)

    @cached_property
    def _contradictions(self) -> tuple[Contradiction, ...]:
        return contradictions(self._told, vocabulary(), self._claims)
