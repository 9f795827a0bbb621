"""Confidence: what patterns earned on annotated text, drawn towards what their kind earned, and tested."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from potestas.extract.claim import Claim, Reading
from potestas.extract.confidence import (
    SOURCE,
    Calibration,
    CalibrationError,
    calibration,
    load,
)
from potestas.graph.draw.confidence import draw_confidence
from potestas.graph.report.contents import contents
from potestas.graph.report.page import page
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.vocabulary import Vocabulary
from potestas.queries.calibration import Judged, as_toml, calibrate

TENURE = Claim("a-1", "tenure", "Suger", "Abbey of Saint-Denis", rule="tenure/titled")


def judged(claim: Claim, right: int, wrong: int) -> list[Judged]:
    """As many right and wrong readings of a claim, spread over the units of two texts."""
    verdicts = [True] * right + [False] * wrong
    return [Judged(claim, verdict, f"text{n % 2}", n) for n, verdict in enumerate(verdicts)]


@pytest.fixture(scope="module")
def counted() -> Calibration:
    good, bad = TENURE, replace(TENURE, rule="tenure/guessed")
    other = replace(TENURE, kind="charge", rule="charge/sent", object="[legation]")
    return calibrate([*judged(good, 80, 4), *judged(bad, 20, 60), *judged(other, 20, 20)])


def test_a_pattern_that_was_right_more_often_is_trusted_more(counted: Calibration) -> None:
    good, bad = counted.of(TENURE), counted.of(replace(TENURE, rule="tenure/guessed"))
    assert bad < 0.5 < good < 1


def test_a_pattern_that_never_fired_is_trusted_like_its_kind(counted: Calibration) -> None:
    rules = ("tenure/titled", "tenure/new", "tenure/guessed")
    good, new, bad = (counted.of(replace(TENURE, rule=rule)) for rule in rules)
    assert bad < new < good
    assert 0 < counted.of(replace(TENURE, kind="patronage", rule="patronage/protected")) < 1


def test_seldom_is_not_always() -> None:
    once = calibrate([*judged(TENURE, 1, 0), *judged(replace(TENURE, rule="tenure/guessed"), 50, 50)])
    assert 0.5 < once.of(TENURE) < 0.9


def test_no_fact_is_tested_on_counts_that_it_is_part_of() -> None:
    """What only one unit has is predicted from the rest alone."""
    alone = Judged(replace(TENURE, rule="tenure/once"), False, "text0", 500)
    rest = judged(TENURE, 99, 0)
    assert calibrate([*rest, alone]).curve[-1].predicted > 0.9
    assert sum(point.facts for point in calibrate([*rest, alone]).curve) == 100
    assert calibrate([*rest, alone]).tests["unit"].brier == pytest.approx(0.01, abs=0.003)


def test_counts_that_tell_facts_apart_beat_the_share_of_all(counted: Calibration) -> None:
    for test in counted.tests.values():
        assert test.brier < test.brier_of_all
        assert 0 <= test.error < 0.2


def test_the_table_is_written_and_read_again(counted: Calibration, tmp_path: Path) -> None:
    path = tmp_path / "confidence.toml"
    path.write_text(as_toml(counted), encoding="utf-8")
    assert load(path) == counted
    path.write_text("every = 3", encoding="utf-8")
    with pytest.raises(CalibrationError, match=r"confidence\.toml.*make calibration"):
        load(path)


def test_the_table_that_is_shipped_holds_counts_and_names_of_patterns_alone() -> None:
    table = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"[a-z-]+/[\w-]+", rule) for rule in table["patterns"])
    for counts in (table["patterns"], table["kinds"], {"every": table["every"]}):
        assert all(0 <= right <= read for right, read in counts.values())
    right, read = (sum(column) for column in zip(*table["patterns"].values(), strict=True))
    assert [right, read] == table["every"]
    assert sum(facts for _, _, facts in table["curve"]) == read


def test_the_report_shows_confidence_and_its_curve(realms: Reading, vocabulary: Vocabulary) -> None:
    assert draw_confidence(realms, calibration()) is None
    rated = replace(realms, claims=tuple(replace(claim, confidence=0.83) for claim in realms.claims))
    figure = draw_confidence(rated, calibration())
    assert figure is not None
    number = f"{len(rated.claims)} facts of this reading"
    assert f"{number} have a confidence from 80% to 90%." in figure.description
    assert "Brier score" in figure.caption
    assert figure == draw_confidence(rated, calibration())
    html = page(contents(rated, vocabulary, (figure,), None, "Rated"))
    assert html.count('<td class="number">83%</td>') == len(rated.claims)
    assert 'aria-describedby="confidence-words"' in html


def test_only_the_trusted_facts_and_what_follows_from_them(realms: Reading) -> None:
    doubtful, sure, by_hand = realms.claims[0], realms.claims[1], realms.claims[2]
    claims = (replace(doubtful, confidence=0.3), replace(sure, confidence=0.7), by_hand)
    trusted = KnowledgeGraph.from_reading(replace(realms, claims=claims)).trusting(0.7)
    assert {claim.id for claim in trusted.facts} == {sure.id, by_hand.id}
