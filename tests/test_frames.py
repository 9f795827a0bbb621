"""Every pattern does on its own examples what it says, and does nothing on its counterexamples."""

from __future__ import annotations

from pathlib import Path

import pytest
from fitting import same, shown

from potestas.extract.claim import Claim
from potestas.extract.parser import load
from potestas.extract.pattern import Pattern, PatternError, patterns
from potestas.extract.pattern import load as load_patterns
from potestas.extract.read import read_document
from potestas.extract.reader import text_of
from potestas.ontology.vocabulary import vocabulary

EXAMPLES = [pytest.param(pattern, example.text, example.fact, id=f"{pattern.rule}: {example.text[:40]}")
            for pattern in patterns() for example in pattern.examples]
COUNTEREXAMPLES = [pytest.param(pattern, text, id=f"{pattern.rule}: {text[:40]}")
                   for pattern in patterns() for text in pattern.counterexamples]


def _claims(text: str, pattern: Pattern) -> list[Claim]:
    claims = read_document(load(), text_of("example.txt", text.encode())).claims
    return [claim for claim in claims if claim.rule == pattern.rule]


@pytest.mark.parametrize(("pattern", "text", "wanted"), EXAMPLES)
def test_example_gives_the_fact(pattern: Pattern, text: str, wanted: str) -> None:
    claims = _claims(text, pattern)
    assert any(same(wanted, claim) for claim in claims), [shown(claim) for claim in claims]


@pytest.mark.parametrize(("pattern", "text"), COUNTEREXAMPLES)
def test_counterexample_gives_none(pattern: Pattern, text: str) -> None:
    assert [shown(claim) for claim in _claims(text, pattern) if claim.kind == pattern.kind] == []


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.rule)
def test_every_pattern_shows_what_it_means(pattern: Pattern) -> None:
    assert len({example.regime for example in pattern.examples}) >= 2
    assert pattern.counterexamples


@pytest.mark.parametrize(("content", "complaint"), [
    ("[[pattern]]\nverb = ['rule']\n", "without a name"),
    ("[[pattern]]\nname = 'x'\n", "exactly one of"),
    ("[[pattern]]\nname = 'x'\nverb = ['rule']\nobjekt = ['patient']\n", "objekt"),
    ("[[pattern]]\nname = 'x'\nverb = ['rule']\nexamples = [['Ivan ruled.', '- > Ivan']]\n",
     "'x'.*regime.*Ivan ruled"),
    ("[[pattern", "no TOML"),
    ("pattern = 'x'\n", r"write each pattern under \[\[pattern\]\]"),
    ("[[pattern]]\nname = 'x'\nverb = ['rule']\nobject = 3\n", "'x' needs a list of texts.*object"),
    ("[[pattern]]\nname = 'x'\nverb = ['rule']\nvoice = 3\n", "'x' needs a text.*voice"),
    ("[[pattern]]\nname = 'x'\nverb = ['rule']\nwhere = { object = 'Body' }\n", "where, object"),
])
def test_a_faulty_file_is_refused_by_name(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "tenure.toml").write_text(content)
    with pytest.raises(PatternError, match=rf"tenure\.toml.*{complaint}"):
        load_patterns(tmp_path, vocabulary())
