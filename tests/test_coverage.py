"""Coverage: every sentence with a word of power is there, with its place and whether it gave a fact."""

import csv
import io
import json
from pathlib import Path

import pytest

from potestas.cli import run
from potestas.extract.claim import Claim, Sentence, Sign, sentence_from_json, sentence_to_json
from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of
from potestas.graph.coverage import Firing, Section, coverage
from potestas.opening import load as load_graph

TEXT = """\
# The Duchy

## The chamber

In May 1474 Duke Charles appointed Guillaume Hugonet chancellor of Burgundy.<sup>1</sup> The weather was \
fine. Hugonet had never been consulted by the council.

In 1475 Charles dismissed Hugonet (a bailiff, Ruysch, looked on).

## The towns

Everybody waited for the treasurer. It rained on the fields for weeks.
"""


@pytest.fixture(scope="module")
def sentences() -> tuple[Sentence, ...]:
    return read_document(load(), text_of("duchy.md", TEXT.encode())).sentences


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the text."""
    folder = tmp_path_factory.mktemp("duchy")
    (folder / "duchy.md").write_text(TEXT, encoding="utf-8")
    assert run(["build", str(folder / "duchy.md"), "-o", str(folder / "out")]) == 0
    return folder / "out"


def words(sentence: Sentence) -> list[str]:
    return [sign.word for sign in sentence.signs]


def test_sentences_with_words_of_power_are_kept_with_their_place(sentences: tuple[Sentence, ...]) -> None:
    assert all(TEXT[each.start : each.end] == each.quote for each in sentences)
    assert [each.quote.split()[0] for each in sentences] == ["In", "Hugonet", "In", "Everybody"]
    assert [each.section for each in sentences] == ["The chamber"] * 3 + ["The towns"]


def test_words_stand_with_what_they_may_mean(sentences: tuple[Sentence, ...]) -> None:
    means = {sign.word: sign.means for sign in sentences[0].signs}
    assert "appointment" in means["appointed"]
    assert means["chancellor"] == ("office",)
    assert words(sentences[3]) == ["treasurer"]


def test_asides_belong_to_the_sentence_around_them(sentences: tuple[Sentence, ...]) -> None:
    assert {"dismissed", "bailiff"} <= set(words(sentences[2]))
    assert sentences[2].quote.endswith("looked on).")


def test_denials_give_no_fact_and_are_listed(sentences: tuple[Sentence, ...]) -> None:
    assert [bool(each.facts) for each in sentences] == [True, False, True, False]


def test_a_sentence_whose_fact_was_told_before_is_not_silent() -> None:
    twice = "Cardinal Richelieu was president of the Council of Commerce. " * 2
    reading = read_document(load(), text_of("twice.txt", twice.encode()))
    assert len(reading.claims) == 1
    assert [each.facts for each in reading.sentences] == [1, 1]


def test_a_sentence_goes_to_a_file_and_back(sentences: tuple[Sentence, ...]) -> None:
    assert tuple(sentence_from_json(json.loads(sentence_to_json(each))) for each in sentences) == sentences


def test_coverage_counts_by_section_and_pattern() -> None:
    def sentence(section: str, facts: int, means: str) -> Sentence:
        return Sentence("a.txt", 0, 9, section, (Sign("ruled", (means,)),), facts, "She ruled")

    told = [sentence("I", 2, "tenure"), sentence("I", 0, "tenure"), sentence("II", 0, "sanction")]
    facts = [Claim(f"a-{n}", "tenure", rule="tenure/ruled") for n in range(3)]
    facts.append(Claim("a-4", "sanction", rule="sanction/arrest"))
    verdicts = [("tenure/ruled", True), ("tenure/ruled", False)]
    found = coverage(told, facts, None, verdicts)
    assert found.sections == (Section("a.txt", "I", 2, 1), Section("a.txt", "II", 1, 0))
    assert found.silent == (told[1], told[2])
    assert found.patterns == (Firing("tenure/ruled", 3, 2, 1), Firing("sanction/arrest", 1))
    assert [firing.precision for firing in found.patterns] == [0.5, None]
    narrowed = coverage(told, facts, ["sanction"])
    assert narrowed.silent == (told[2],)
    assert [firing.rule for firing in narrowed.patterns] == ["sanction/arrest"]


def test_the_command_lists_what_gave_no_fact(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage", str(folder)]) == 0
    shown = capsys.readouterr().out
    assert "2 of 4 sentences with words of power gave facts:" in shown
    assert "The towns" in shown
    assert "patterns fired:" in shown
    assert run(["coverage", str(folder), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["sentence"] for row in rows] == [
        "Hugonet had never been consulted by the council.",
        "Everybody waited for the treasurer.",
    ]
    assert rows[1]["words"] == "treasurer"
    assert run(["coverage", str(folder), "--format", "json"]) == 0
    tables = json.loads(capsys.readouterr().out)
    assert [row["share"] for row in tables["sections"]] == [0.667, 0]
    assert "appointment/appointed" in {row["pattern"] for row in tables["patterns"]}
    assert [each.facts > 0 for each in load_graph(folder).sentences] == [True, False, True, False]


def test_the_command_judges_patterns_by_an_annotation(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    annotated = next(claim for claim in load_graph(folder).facts if claim.kind == "removal")
    fact = {"id": "duchy-001-1", "unit": 1, "kind": "removal", "subject": annotated.subject}
    fact |= {"object": annotated.object, "status": "asserted", "quote": "dismissed Hugonet", "sure": 1}
    (tmp_path / "duchy.facts.jsonl").write_text(json.dumps(fact), encoding="utf-8")
    (tmp_path / "duchy.entities.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "duchy.units.json").write_text(
        json.dumps([{"unit": 1, "start": 0, "end": len(TEXT)}]), encoding="utf-8"
    )
    asked = ["coverage", str(folder), "--gold", str(tmp_path), "--only", "patterns", "--format", "json"]
    assert run(asked) == 0
    patterns = {row["pattern"]: row for row in json.loads(capsys.readouterr().out)}
    assert patterns[annotated.rule]["right"] == patterns[annotated.rule]["judged"] == 1
    assert patterns["appointment/appointed"]["right"] == 0
    assert run(["coverage", str(folder), "--gold", str(folder)]) == 2


def test_a_place_without_sentences_is_told(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage", str(place)]) == 1
    assert run(["coverage", str(place), "--kinds", "patronage"]) == 2
    assert "no kind 'patronage'" in capsys.readouterr().err
