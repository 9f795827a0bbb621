"""What the cue tables say of belief holds on their own examples, and faulty tables are refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from potestas.extract.cue import UNSAID, Cue, CueError, cues
from potestas.extract.cue import load as load_cues
from potestas.extract.parser import load, parse
from potestas.extract.read import read_document
from potestas.extract.reader import text_of
from potestas.extract.stance import scopes
from potestas.extract.words import WordsError, words

EXAMPLES = [
    pytest.param(cue, example.text, id=f"{cue.name}: {example.text[:40]}")
    for cue in cues()
    for example in cue.examples
]
COUNTEREXAMPLES = [
    pytest.param(text, id=f"{cue.name}: {text[:40]}") for cue in cues() for text in cue.counterexamples
]


def _statuses(text: str) -> set[str]:
    claims = read_document(load(), text_of("example.txt", text.encode())).claims
    return {claim.status for claim in claims}


@pytest.mark.parametrize(("cue", "text"), EXAMPLES)
def test_an_example_has_the_status(cue: Cue, text: str) -> None:
    spans = [span for passage in parse(load(), text, [(0, len(text))]) for span in passage.doc.sents]
    assert cue.name in {scope.cue.name for span in spans for scope in scopes(span) if scope.cue}
    assert _statuses(text) - {"asserted"} == {cue.status} - {UNSAID}


@pytest.mark.parametrize("text", COUNTEREXAMPLES)
def test_a_counterexample_is_asserted(text: str) -> None:
    assert _statuses(text) == {"asserted"}


@pytest.mark.parametrize("cue", cues(), ids=lambda cue: cue.name)
def test_every_cue_shows_what_it_means(cue: Cue) -> None:
    assert len({example.regime for example in cue.examples}) >= 2
    assert cue.counterexamples


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("status = 'rumoured'", "must be one of"),
        ("status = 'alleged'\nverb = ['x']", "'verb'"),
        ("status = 'alleged'\n[[cue]]\nverb = ['x']", "without a name"),
        ("status = 'alleged'\n[[cue]]\nname = 'a'", "'a'.*exactly one of"),
        ("status = 'alleged'\n[[cue]]\nname = 'a'\nverb = ['x']\nwords = ['y']", "'words'"),
        ("status = 'alleged'\n[[cue]]\nname = 'a'\nverb = ['x']\ngoverns = ['when']", "governs takes"),
        ("status = 'alleged'\n[[cue]]\nname = 'a'\nverb = ['x']\nexamples = ['Ivan rules.']", "'a'.*regime"),
        ("[", "no TOML"),
        (f"status = {'[' * 5000}", "no TOML"),
        ("status = 'alleged'\ncue = 3", r"write each cue under \[\[cue\]\]"),
        ("status = 'alleged'\n[[cue]]\nname = 'a'\nverb = 'say'", "'a' needs a list of texts.*verb"),
        ("status = 'alleged'\n[[cue]]\nname = 'a'\nverb = ['x']\ndenied = 1", "true or false as its denied"),
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
