"""A large reading, made part by part: the parts share nothing, and together they are the whole."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from os import listdir
from pathlib import Path

import pytest
from generated import reading as generated

from potestas.cli import run
from potestas.edition import EXPORTED
from potestas.exporters.graph import as_entities, as_facts, as_turtle
from potestas.extract.claim import Decision, Reading
from potestas.graph.division import divided
from potestas.graph.iris import Iris
from potestas.graph.layout import BASE
from potestas.graph.reasoning.holding import holdings
from potestas.graph.report.selection import selection
from potestas.graph.runs import write_table, write_turtle
from potestas.graph.store import STORE, Store
from potestas.graph.write import Spelling
from potestas.knowledge import KnowledgeGraph
from potestas.library import publish_in_parts
from potestas.ontology.vocabulary import vocabulary
from potestas.opening import load
from potestas.part import Plan, make
from potestas.queries.answer import tabulate
from potestas.queries.named import named_queries

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


@pytest.fixture(scope="module")
def library(realms: Reading, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the small history that goes the way of a large one, in many parts."""
    folder = tmp_path_factory.mktemp("library")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("potestas.library.divided", partial(divided, size=1))
        publish_in_parts(realms, realms.sentences, folder, base=BASE, accept=("asserted",), workers=2)
    return folder


def test_a_large_build_writes_what_a_small_one_writes(realms: Reading, library: Path, place: Path) -> None:
    assert len(divided(realms, size=1)) == 4
    names = (*EXPORTED, "validation.ttl", "validation.md")
    assert {name: (library / name).read_bytes() for name in names} == {
        name: (place / name).read_bytes() for name in names
    }
    for folder, also in (("", {STORE}), ("figures", set())):
        assert {*listdir(library / folder)} == {*listdir(place / folder)} | also


def test_the_store_of_a_large_build_answers_as_its_files_do(library: Path, kg: KnowledgeGraph) -> None:
    stored = load(library)
    assert isinstance(stored.source.store, Store) and stored.source.store.place == library / STORE
    values = {"body": "Court of Augmentations", "date": "1535"}
    for name, query in named_queries().items():
        needed = [parameter.name for parameter in query.parameters.values() if parameter.required]
        given = {key: values.get(key, "Cromwell") for key in needed}
        assert tabulate(stored.query(name, **given), BASE) == tabulate(kg.query(name, **given), BASE), name


def test_a_large_build_of_a_date_at_which_nothing_held_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("potestas.cli.build.LARGE", 1)
    text, out = tmp_path / "liao.txt", tmp_path / "out"
    text.write_text("Han Yan was governor of Liao from 1043 to 1047.\n", encoding="utf-8")
    assert run(["build", str(text), "-o", str(out), "--workers", "1", "--as-of", "1750"]) == 1
    assert "tell of nothing that held at 1750; nothing was written" in capsys.readouterr().err
    assert not out.exists()


def test_a_report_tells_of_whom_the_texts_tell_most(reading: Reading) -> None:
    told = selection(reading, most=20)
    assert len(told.claims) == 20
    assert {entity.name for entity in told.entities} < {entity.name for entity in reading.entities}
