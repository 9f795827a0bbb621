"""What histories say again and again is read, in the words of many regimes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from fitting import same, shown

from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of

TABLES = [
    tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in ("ways_of_saying.toml", "turns_of_phrase.toml")
]
SAID = [
    pytest.param(kind, text, fact, id=f"{kind}: {text[:40]}")
    for table in TABLES
    for kind in table
    for text, fact in table[kind]
]


@pytest.mark.parametrize(("kind", "text", "fact"), SAID)
def test_the_common_ways_of_saying_it_are_read(kind: str, text: str, fact: str) -> None:
    claims = [c for c in read_document(load(), text_of("said.txt", text.encode())).claims if c.kind == kind]
    assert any(same(fact, claim) for claim in claims), [shown(claim) for claim in claims]
