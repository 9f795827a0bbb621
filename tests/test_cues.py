"""What the cue tables say of belief holds on their own examples, and faulty tables are refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from potestas.extract.cue import CueError, Cues, cues
from potestas.extract.cue import load as load_cues
from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of
from potestas.extract.words import WordsError, words

EXAMPLES = [(table.status, example.text) for table in cues() for example in table.examples]
COUNTEREXAMPLES = [(table.status, text) for table in cues() for text in table.counterexamples]


def _statuses(text: str) -> set[str]:
    claims, _ = read_document(load(), text_of("example.txt", text.encode()))
    return {claim.status for claim in claims}


@pytest.mark.parametrize(("status", "text"), EXAMPLES)
def test_an_example_has_the_status(status: str, text: str) -> None:
    assert status in _statuses(text)


@pytest.mark.parametrize(("status", "text"), COUNTEREXAMPLES)
def test_a_counterexample_is_asserted(status: str, text: str) -> None:
    assert _statuses(text) == {"asserted"}


@pytest.mark.parametrize("table", cues(), ids=lambda table: table.status)
def test_every_table_shows_what_it_means(table: Cues) -> None:
    assert len({example.regime for example in table.examples}) >= 2
    assert table.counterexamples


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("status = 'rumoured'", "must be one of"),
        ("status = 'alleged'\nverb = ['x']", "'verb'"),
        ("status = 'alleged'\nexamples = ['Ivan is said to rule.']", "regime.*Ivan is said"),
        ("[", "no TOML"),
    ],
)
def test_a_faulty_table_is_refused_by_name(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "alleged.toml").write_text(content)
    with pytest.raises(CueError, match=rf"alleged\.toml.*{complaint}"):
        load_cues(tmp_path)


def test_a_missing_list_of_words_is_refused_by_name(tmp_path: Path) -> None:
    source = tmp_path / "words.toml"
    source.write_text("[names]\n")
    with pytest.raises(WordsError, match=r"words\.toml.*'particles'"):
        words("names", "particles", source)
