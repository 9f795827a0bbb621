"""The texts that were annotated by hand, and that the annotation keeps its own rules."""

import json
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from potestas.extract.claim import read_jsonl
from potestas.extract.edtf import chronological, is_valid
from potestas.extract.read import read
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.scoring import Scorer, read_annotation

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
NAMES = sorted(path.name.removesuffix(".units.json") for path in GOLD.glob("*.units.json"))
NAMING = ("subject", "object", "body", "predecessor")
LONGEST_QUOTE = 30
"""Words."""

Row = dict[str, Any]


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def text(name: str) -> str:
    return (ROOT / "texts" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.fixture
def units(name: str) -> dict[int, tuple[int, int]]:
    rows = json.loads((GOLD / f"{name}.units.json").read_text(encoding="utf-8"))
    return {row["unit"]: (row["start"], row["end"]) for row in rows}


@pytest.fixture
def facts(name: str) -> list[Row]:
    return list(read_jsonl(GOLD / f"{name}.facts.jsonl"))


@pytest.fixture
def entities(name: str) -> dict[str, Row]:
    return {row["name"]: row for row in read_jsonl(GOLD / f"{name}.entities.jsonl")}


def test_units_are_the_paragraphs(text: str, units: dict[int, tuple[int, int]]) -> None:
    assert [text[start:end] for start, end in units.values()] == re.split(r"\n\n+", text.strip())
    assert list(units) == list(range(1, len(units) + 1))


def test_quotes_stand_in_their_unit(text: str, units: dict[int, tuple[int, int]], facts: list[Row]) -> None:
    for fact in facts:
        start, end = units[fact["unit"]]
        assert fact["quote"] in text[start:end], fact["id"]
        assert len(fact["quote"].split()) <= LONGEST_QUOTE, fact["id"]


def test_each_fact_is_annotated_once_in_a_unit(name: str, facts: list[Row]) -> None:
    seen: set[tuple[Any, ...]] = set()
    counts: dict[int, int] = {}
    for fact in facts:
        counts[fact["unit"]] = counts.get(fact["unit"], 0) + 1
        assert fact["id"] == f"{name}-{fact['unit']:03}-{counts[fact['unit']]}"
        same = tuple(fact.get(key) for key in ("unit", "kind", *NAMING[:3], "role", "act"))
        assert same not in seen, fact["id"]
        seen.add(same)


def test_names_are_entities(facts: list[Row], entities: dict[str, Row]) -> None:
    named = {fact[key] for fact in facts for key in NAMING if fact.get(key)}
    as_good = {other for fact in facts for other in fact.get("or", ())}
    assert named | as_good == set(entities)
    assert {entity["type"] for entity in entities.values()} <= set(vocabulary().entity_types)


def test_facts_speak_the_vocabulary(facts: list[Row]) -> None:
    words = vocabulary()
    for fact in facts:
        kind = words.kinds[fact["kind"]]
        assert fact["status"] in words.statuses.concepts, fact["id"]
        assert fact.get("basis") is None or fact["basis"] in words.bases.concepts, fact["id"]
        assert fact.get("act") is None or fact["act"] in words.acts.concepts, fact["id"]
        dates = {"start", "end"} if kind.dated == "interval" else {"date"}
        assert {"start", "end", "date"} & fact.keys() <= dates, fact["id"]


def test_dates_are_edtf_and_in_order(facts: list[Row]) -> None:
    for fact in facts:
        for key in ("start", "end", "date"):
            assert key not in fact or is_valid(fact[key]), fact["id"]
        if {"start", "end"} <= fact.keys():
            assert chronological(fact["start"])[0] <= chronological(fact["end"])[1], fact["id"]


def test_every_kind_and_status_is_in_a_sample() -> None:
    facts = [fact for name in NAMES for fact in read_jsonl(GOLD / f"{name}.facts.jsonl")]
    assert {fact["kind"] for fact in facts} == set(vocabulary().kinds)
    assert {fact["status"] for fact in facts} == set(vocabulary().statuses.concepts)


def test_a_perfect_reading_scores_one(
    name: str, text: str, units: dict[int, tuple[int, int]], facts: list[Row], entities: dict[str, Row]
) -> None:
    found = []
    for fact in facts:
        start = text.index(fact["quote"], units[fact["unit"]][0])
        place = {"document": name, "start": start, "end": start + len(fact["quote"])}
        found.append(fact | {"evidence": [place]})
    score = Scorer(read_annotation(GOLD, name), found, entities.values(), vocabulary()).score()
    assert (score.precision, score.recall) == (1, 1)
    assert score.status_right == score.matched
    assert score.date_right == score.dated
    assert score.leaked == 0


def test_what_is_read_scores_as_by_the_program_that_came_with_the_annotation(name: str) -> None:
    """And no lower than the bars of `make score`."""
    score = runpy.run_path(str(ROOT / "tests" / "score.py"))
    document = next(sample for sample in score["SAMPLES"] if sample.name == name)
    reading = read([document.text])
    ours = dict(score["score_sample"](document, reading))
    assert list(score["missed_bars"](document, ours["core"])) == []
    beside = score["score_beside"](document, reading) if score["SHARED_SCORER"].is_file() else ()
    for group, theirs in beside:
        for column in ("precision", "recall", "f1", "status", "dates"):
            same = pytest.approx(theirs[column], abs=0.05)
            assert ours[group][column] == same, (group, column)
