"""Made-up histories to measure on: always the same, sound, and closed alike by both engines."""

from __future__ import annotations

from itertools import islice

import pytest
from generated import copies, reading
from rdflib import Dataset

from potestas.extract.claim import Reading
from potestas.graph.assemble import assemble
from potestas.graph.layout import BASE, INFERRED, accepted, put
from potestas.graph.reasoning.reason import ENGINES, between, named_things, reason
from potestas.graph.validate import validate
from potestas.ontology.vocabulary import vocabulary


@pytest.fixture(scope="module")
def realm() -> Reading:
    return reading(1)


@pytest.fixture(scope="module")
def made(realm: Reading) -> Dataset:
    return assemble(realm, vocabulary())


def test_the_same_seed_gives_the_same_history(realm: Reading) -> None:
    assert reading(1) == realm and reading(1, seed=2).claims != realm.claims
    assert reading(2).entities[: len(realm.entities)] == realm.entities


def test_nothing_in_it_is_wrong_but_the_rival(made: Dataset) -> None:
    report = validate(made, vocabulary())
    assert report.conforms
    assert any("same office" in result.message for result in report.results)


def test_both_engines_find_the_same_in_it(made: Dataset) -> None:
    found = [set(reason(made, vocabulary(), engine)) for engine in ENGINES]
    assert all(triples == found[0] for triples in found) and len(found[0]) > 500
    put(made, BASE, INFERRED, found[0])
    assert validate(made, vocabulary()).conforms


def test_copies_are_about_other_things(made: Dataset) -> None:
    graph = accepted(made, inferences=False)
    triples = list(between(graph, named_things(graph)))
    twice = list(copies(triples, BASE, 2 * len(triples)))
    first, second = (set(islice(twice, start, start + len(triples))) for start in (0, len(triples)))
    assert len(first) == len(second) == len(set(triples)) and not first & second
