"""The sentences that teach the parser the constructions of histories are trees, and stay so when varied."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import conllu
import pytest
import spacy

from potestas.extract.model import variation

SENTENCES = conllu.parse(variation.CONSTRUCTIONS.read_text(encoding="utf-8"))
ARTICLE = {
    "sents": [
        {
            "tokens": ["Ana", "Paula", "Reis", "left", "Porto", "for", "Varig", "."],
            "spans": [[0, 3, "PER", 0], [4, 5, "LOC", 1], [6, 7, "ORG", 2]],
        }
    ]
}


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("names") / "articles.jsonl.xz"
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(ARTICLE) + "\n")
    return path


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence.metadata["sent_id"])
def test_each_sentence_is_one_tree(sentence: conllu.TokenList) -> None:
    heads = {token["id"]: token["head"] for token in sentence}
    assert [token["deprel"] for token in sentence if token["head"] == 0] == ["root"]
    for start in heads:
        steps, here = 0, start
        while here:
            here, steps = heads[here], steps + 1
            assert steps <= len(heads)


def test_variations_take_whole_names_and_remain_trees(names: Path) -> None:
    docs = list(variation.read(names, spacy.blank("en").vocab))
    found = [sentence for doc in docs for sentence in doc.sents]
    assert len(found) == len(SENTENCES) * variation.VARIATIONS
    reis = [token for doc in docs for token in doc if token.text == "Reis"]
    assert reis and all(t.dep_ == "flat" and t.head.text == "Ana" for t in reis)
    assert all(len([t for t in sentence if t.dep_ == "ROOT"]) == 1 for sentence in found)
