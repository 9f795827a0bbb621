"""A large reading, made part by part: the parts share nothing, and together they are the whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from generated import reading as generated

from potestas.exporters.graph import as_entities, as_facts, as_turtle
from potestas.extract.claim import Decision, Reading
from potestas.graph.division import divided
from potestas.graph.iris import Iris
from potestas.graph.layout import BASE
from potestas.graph.reasoning.holding import holdings
from potestas.graph.report.selection import selection
from potestas.graph.runs import write_table, write_turtle
from potestas.graph.write import Spelling
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.vocabulary import vocabulary
from potestas.part import Plan, make

REALMS = 2


@pytest.fixture(scope="module")
def reading() -> Reading:
    """Realms, a decision about a body of the first, an entity and a text of which no fact speaks."""
    told = generated(REALMS)
    idle = replace(told.entities[0], name="Nobody of Nowhere")
    body = told.claims[0].subject or ""
    decided = Decision("same", (body, "The Body"), (body,), "entities.toml", "0" * 64)
    documents = {**told.documents, "silent.txt": "1" * 64}
    return Reading(told.claims, (*told.entities, idle), documents, (), (decided,))


def test_parts_share_no_name_and_leave_nothing_out(reading: Reading) -> None:
    parts = divided(reading, size=1)
    assert len(parts) == REALMS + 1
    assert sorted(c.id for part in parts for c in part.claims) == sorted(c.id for c in reading.claims)
    names = [entity.name for part in parts for entity in part.entities]
    assert sorted(names) == sorted(entity.name for entity in reading.entities)
    assert [len(part.decisions) for part in parts] == [1, 0, 0]


def test_parts_make_the_files_of_the_whole(reading: Reading, tmp_path: Path) -> None:
    plan, iris = Plan(BASE, ("asserted",), None, tmp_path), Iris.of(reading, vocabulary(), BASE)
    made = [
        make(number, part, holdings(part.claims, vocabulary()), iris.part(part, vocabulary()), plan)
        for number, part in enumerate(divided(reading, size=1))
    ]
    kg = KnowledgeGraph.from_reading(reading)
    spell = Spelling(BASE, {prefix for part in made for prefix in part.accepted_prefixes})
    merged = write_turtle(tmp_path / "graph.ttl", [part.accepted for part in made], spell.head())
    assert merged.read_bytes() == as_turtle(kg)
    facts = write_table(tmp_path / "facts.jsonl", [part.facts for part in made])
    assert facts.read_bytes() == as_facts(kg)
    entities = write_table(tmp_path / "entities.jsonl", [part.entities for part in made])
    assert entities.read_bytes() == as_entities(kg)
    assert {fault for part in made for fault, _ in part.found} == set(kg.validate().faults)
    assert {c for part in made for c in part.contradictions} == set(kg.contradictions())


def test_a_report_tells_of_whom_the_texts_tell_most(reading: Reading) -> None:
    told = selection(reading, most=20)
    assert len(told.claims) == 20
    assert {entity.name for entity in told.entities} < {entity.name for entity in reading.entities}
