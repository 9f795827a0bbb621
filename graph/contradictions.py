"""Facts that cannot both be so, of any status and from any text, found by the queries of the ontology.

Neither side is given up: both facts stay as they are, and a pot:Contradiction links them. Retellings of one
fact are one side (`retelling` says which those are), with the dates of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

from rdflib import DCTERMS, RDF, RDFS, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.graph.dating import time_triples
from potestas.graph.evidence import OA, evidence_order
from potestas.graph.identity import mint
from potestas.graph.layout import Triple, stated
from potestas.graph.oxigraph import Oxigraph, Row
from potestas.graph.power.links import known
from potestas.graph.recover import claims_by_node, entities_of
from potestas.graph.retelling import Telling, tellings
from potestas.graph.wording import sentence
from potestas.graph.write import PREFIXES
from potestas.ontology.errors import OntologyError
from potestas.ontology.incompatibility import Incompatibility, incompatibilities
from potestas.ontology.vocabulary import POT, Vocabulary

Tellings = Mapping[Node, tuple[Claim, ...]]
"""The fact that stands for a telling, and all claims that tell it, the most exact first."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two facts that cannot both be so, as `why` says; each side holds every claim that tells it.

    `one` is what the texts state first. `words` puts each side in a sentence.
    """

    why: Incompatibility
    one: tuple[Claim, ...]
    other: tuple[Claim, ...]
    words: tuple[str, str]

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.one + self.other

    @property
    def documents(self) -> tuple[str, ...]:
        """The texts that state one side or the other."""
        return tuple(dict.fromkeys(item.document for claim in self.claims for item in claim.evidence))


def contradictions(
    data: Graph, vocabulary: Vocabulary, claims: Mapping[Node, Claim] | None = None
) -> tuple[Contradiction, ...]:
    """All contradictions among the facts of all statuses that have evidence, by what they are.

    `claims` are those that are stated, if they are known (`claims_by_node`). Raises OntologyError if one of
    the queries cannot be asked, and DateError.
    """
    graph = stated(data)
    claims = claims_by_node(graph, vocabulary) if claims is None else claims
    nodes = {claim: node for node, claim in claims.items() if claim.evidence}
    if not nodes:
        return ()
    told = tellings(sorted(nodes, key=_text_order))
    by_id = {claim.id: claim for claim in nodes}
    sides = {nodes[by_id[t.claim.id]]: (by_id[t.claim.id], *t.also) for t in told}
    engine = Oxigraph(chain(_premises(graph, told, nodes, by_id, vocabulary), _axioms(vocabulary.graph)))
    types = {entity.name: entity.type for entity in entities_of(graph, vocabulary)}
    said = {node: sentence(t.claim, vocabulary, types) for node, t in zip(sides, told, strict=True)}
    return tuple(
        Contradiction(why, sides[one], sides[other], (said[one], said[other]))
        for why in incompatibilities()
        for one, other in _pairs(_answer(why, engine), sides)
    )


def joined(found: Iterable[Contradiction]) -> tuple[Contradiction, ...]:
    """Those of several graphs that share no facts, in the order in which one graph would have them."""
    order = {why.name: number for number, why in enumerate(incompatibilities())}
    sides = attrgetter("one", "other")
    return tuple(
        sorted(found, key=lambda c: (order[c.why.name], *(_text_order(side[0]) for side in sides(c))))
    )


def among(
    found: Iterable[Contradiction],
    vocabulary: Vocabulary,
    kinds: Iterable[str] | None = None,
    statuses: Iterable[str] | None = None,
) -> tuple[Contradiction, ...]:
    """Those between facts of these kinds and statuses; None stands for all. Raises UnknownName."""
    of_kinds = known("kind", vocabulary.kinds if kinds is None else kinds, vocabulary.kinds)
    there = vocabulary.statuses.concepts
    of_statuses = known("status", there if statuses is None else statuses, there)
    return tuple(
        one
        for one in found
        if all(claim.kind in of_kinds and claim.status in of_statuses for claim in one.claims)
    )


def facts_by_id(data: Graph) -> dict[str, Node]:
    """The nodes of the facts of a graph or dataset by the ids of the facts."""
    identified = (None, DCTERMS.identifier, None)
    triples = data.quads(identified) if isinstance(data, Dataset) else data.triples(identified)
    return {str(value): subject for subject, _, value, *_ in triples}


def contradiction_triples(
    found: Iterable[Contradiction], facts: Mapping[str, Node], base: str
) -> Iterator[Triple]:
    """A node for each contradiction, with both its sides and why it is one.

    `facts` are their nodes by id (`facts_by_id`); `base` is what the IRIs of the data begin with.
    """
    named = {(c.why.name, f"{c.one[0].id} {c.other[0].id}"): c for c in found}
    for why in sorted({name for name, _ in named}):
        steps = mint(f"{base}contradiction/{why}/", (ids for name, ids in named if name == why))
        for ids, node in steps.items():
            contradiction = named[why, ids]
            yield node, RDF.type, POT.Contradiction
            yield node, RDFS.label, Literal(contradiction.why.title)
            yield node, DCTERMS.description, Literal(" ".join(contradiction.words))
            for side, claims in ((POT.oneSide, contradiction.one), (POT.otherSide, contradiction.other)):
                for claim in claims:
                    yield node, side, facts.get(claim.id, URIRef(claim.id))


def _premises(
    graph: Graph,
    told: Iterable[Telling],
    nodes: Mapping[Claim, Node],
    by_id: Mapping[str, Claim],
    vocabulary: Vocabulary,
) -> Iterator[Triple]:
    """The graph with one fact for each telling, which has the dates of all that tell it.

    Where in a text a place lies contradicts nothing, and is half of the graph; so it is left out.
    """
    aside: set[Node] = set()
    for telling in told:
        if telling.also:
            node, kind = nodes[by_id[telling.claim.id]], vocabulary.kinds[telling.claim.kind]
            retold = [nodes[claim] for claim in telling.also]
            aside.update(retold)
            aside.update(time for fact in (node, *retold) for time in graph.objects(fact, kind.during))
            yield from time_triples(telling.claim, kind, URIRef(str(node)))
    for subject, predicate, value in graph:
        if subject not in aside and not str(predicate).startswith(OA) and not str(value).startswith(OA):
            yield subject, predicate, value


def _axioms(ontology: Graph) -> Iterator[Triple]:
    """What the ontology says but its words for people."""
    return (triple for triple in ontology if not (isinstance(triple[2], Literal) and triple[2].language))


def _answer(why: Incompatibility, engine: Oxigraph) -> Iterator[Row]:
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    try:
        yield from engine.select(prefixes + why.select)
    except (SyntaxError, ValueError) as error:
        message = f"contradictions/{why.name}.rq: the SPARQL cannot be asked: {error}"
        raise OntologyError(" ".join(message.split())) from error


def _pairs(rows: Iterable[Row], sides: Tellings) -> list[tuple[Node, Node]]:
    """The pairs of tellings in an answer, each once, in the order of the texts."""
    found = set()
    for one, other, *_ in rows:
        if one in sides and other in sides and one != other and one is not None and other is not None:
            first, second = sorted((one, other), key=lambda node: _text_order(sides[node][0]))
            found.add((first, second))
    return sorted(found, key=lambda pair: tuple(_text_order(sides[node][0]) for node in pair))


def _text_order(claim: Claim) -> tuple[tuple[str, int, int, str, str], str]:
    return evidence_order(claim.evidence[0]), claim.id
