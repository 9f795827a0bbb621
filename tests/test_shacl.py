"""Constraints evaluated at once over all nodes find what pyshacl finds node by node."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import pytest
from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import Result
from test_ontology_shapes import BODIES, COMMISSIONS, FAULTY, PEOPLE, SOUND

from potestas.extract.claim import Entity, Reading
from potestas.graph.assemble import assemble
from potestas.graph.layout import BASE, INFERRED, accepted, put, stated
from potestas.graph.reasoning.reason import reason
from potestas.graph.shacl import at_once, one_by_one
from potestas.graph.shacl.constraints import Uncovered, constraints
from potestas.graph.shacl.fault import Fault
from potestas.graph.shacl.shapes import shapes
from potestas.graph.validate import with_classes
from potestas.ontology.turtle import POT
from potestas.ontology.vocabulary import vocabulary

ENTITIES = (
    *(Entity(name, "Body") for name in BODIES),
    *(Entity(name, "Body", kind="commission") for name in COMMISSIONS),
    *(Entity(name, "Person") for name in PEOPLE),
)


class Prepared(Graph):
    """Parses each query once: pyshacl sends the same text for every node."""

    _prepare = staticmethod(cache(prepareQuery))

    def query(self, query_object: Any, *args: Any, **options: Any) -> Result:
        return super().query(self._prepare(query_object), *args, **options)


@pytest.fixture(scope="module")
def sound_and_faulty() -> Graph:
    facts = [*SOUND, *(fact for faulty in FAULTY.values() for fact in faulty)]
    dataset = assemble(Reading(tuple(facts), ENTITIES), vocabulary())
    put(dataset, BASE, INFERRED, reason(dataset, vocabulary()))
    together = Graph()
    together += with_classes(accepted(dataset) + stated(dataset), vocabulary().graph)
    return together


def damaged(graph: Graph, seed: int) -> Graph:
    """A graph of which some triples are gone and others have another's value too, or text in its place.

    Dates get no text: what cannot be compared breaks sh:lessThanOrEquals (SHACL, 4.5.4), but not in pyshacl.
    """
    random = Random(seed)
    data = sorted(triple for triple in graph if str(triple[0]).startswith(BASE))
    result = Prepared()
    result += graph
    for triple in random.sample(data, 60):
        result.remove(triple)
    for subject, predicate, value in random.sample(data, 90):
        dated = isinstance(value, Literal) and value.datatype == XSD.date
        dates = sorted(graph.objects(predicate=predicate), key=str)
        others = dates if dated else [random.choice(data)[2], Literal(value)]
        result.add((subject, predicate, random.choice(others)))
    return result


def told(faults: set[Fault]) -> set[tuple[str, ...]]:
    return {tuple(str(getattr(fault, part)) for part in Fault.__slots__) for fault in faults}


@pytest.mark.parametrize("seed", [1534, 1789])
def test_the_same_faults_as_pyshacl(sound_and_faulty: Graph, seed: int) -> None:
    broken = damaged(sound_and_faulty, seed)
    found = at_once.faults(broken, vocabulary().graph)
    assert len({(fault.component, fault.message) for fault in found}) > len(FAULTY)
    assert told(found) == told(one_by_one.faults(broken, vocabulary().graph))


def test_every_shape_of_the_ontology_is_covered() -> None:
    for shape in shapes(vocabulary().graph):
        assert not shape.targets or constraints(shape, vocabulary().graph)


def test_what_is_not_covered_is_left_to_pyshacl(sound_and_faulty: Graph) -> None:
    ontology = Graph()
    ontology += vocabulary().graph
    own = Graph().parse(
        format="turtle",
        data="""
        @prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix pot: <https://w3id.org/potestas/ontology#> .
        @prefix dcterms: <http://purl.org/dc/terms/> .
        ex:Numbering a sh:NodeShape ; sh:targetClass pot:Replacement ;
            sh:property [ sh:path dcterms:identifier ; sh:pattern "^(s|f4)" ; sh:message "Not of ours." ] .
        """,
    )
    (mine,) = shapes(own)
    with pytest.raises(Uncovered):
        constraints(mine, own)
    found = at_once.faults(sound_and_faulty, ontology + own)
    (fault,) = (fault for fault in found if fault.message == "Not of ours.")
    assert (fault.focus, RDF.type, POT.Replacement) in sound_and_faulty
    assert fault.component == SH.PatternConstraintComponent and isinstance(fault.focus, URIRef)
    assert found - {fault} == at_once.faults(sound_and_faulty, vocabulary().graph)
