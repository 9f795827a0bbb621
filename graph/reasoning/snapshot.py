"""What held at a date, certainly or possibly: the claims, and the graph that is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rdflib import DCTERMS, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from potestas.extract.claim import Reading
from potestas.extract.edtf import Certainty, holds_at
from potestas.graph.assemble import assemble
from potestas.graph.dating import EDTF
from potestas.graph.iris import Iris
from potestas.graph.layout import ACCEPTED, INFERRED, PROVENANCE, Triple, base_of, graph_iri, put
from potestas.graph.reasoning.holding import Holding, spans
from potestas.graph.reasoning.inference import Inferences, infer, inference_triples
from potestas.ontology.vocabulary import POT, Vocabulary


def certainties(held: Iterable[Holding], date: str) -> dict[str, Certainty]:
    """For the id of each claim whether it held at some day of `date`, an EDTF day, month, year or interval.

    An open or unstated end excludes nothing unless an end follows from other claims, so what has no date is
    mostly possible. Raises DateError.
    """
    return {key: holds_at(span, date) for key, span in spans(held)}


def snapshot(
    reading: Reading, held: Sequence[Holding], date: str | None
) -> tuple[Reading, Sequence[Holding], Mapping[str, Certainty]]:
    """What of a reading held at a date, or may have: claims, their times, and how surely each held then.

    `held` tells when the claims hold, and may know more than they tell: what ended one later is not among the
    claims of an earlier date. Without a date, all of it. Raises DateError.
    """
    if date is None:
        return reading, held, {}
    sure = certainties(held, date)
    kept = tuple(claim for claim in reading.claims if sure[claim.id] != "no")
    left = [holding for holding in held if sure[holding.claim.id] != "no"]
    return replace(reading, claims=kept), left, {claim.id: sure[claim.id] for claim in kept}


def reasoned(
    reading: Reading,
    held: Sequence[Holding],
    sure: Mapping[str, Certainty],
    vocabulary: Vocabulary,
    *,
    base: str,
    accept: frozenset[str],
    date: str | None,
    iris: Iris | None = None,
) -> tuple[Dataset, Inferences]:
    """The dataset of what `snapshot` gives, and what follows, which it holds too.

    It tells its date and what is certain then. `iris` are as `assemble` takes them.
    """
    dataset = assemble(reading, vocabulary, base, accept, iris)
    found = infer(dataset, vocabulary, date, held=held)
    put(dataset, base, INFERRED, inference_triples(dataset, found, vocabulary))
    if date is not None:
        dated = graph_iri(base, ACCEPTED), DCTERMS.temporal, Literal(date, datatype=EDTF)
        put(dataset, base, PROVENANCE, [dated])
        put(dataset, base, INFERRED, _certain(found.facts, sure))
    return dataset, found


def _certain(facts: Mapping[str, Node], sure: Mapping[str, Certainty]) -> Iterator[Triple]:
    for key, node in facts.items():
        yield node, POT.certainty, Literal(sure[key])


def date_of(data: Graph) -> str | None:
    """The EDTF date of a graph that is a snapshot; None for one of all times."""
    root: URIRef = graph_iri(base_of(data) or "", ACCEPTED)
    asked = (root, DCTERMS.temporal, None)
    found = data.quads(asked) if isinstance(data, Dataset) else data.triples(asked)
    return min((str(value) for _, _, value, *_ in found), default=None)
