"""CoNLL-U (Universal Dependencies v2) → spaCy training documents.

spaCy's own converter either glues "Paul's" into one token or loses that no space stood
between its words; the possessive carries meaning here, so words and spaces are both kept.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path

import conllu
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

SENTENCES_IN_A_DOCUMENT = 8
"""Sentences in one training document: enough for the parser to learn where sentences end."""


def _spaces(sentence: conllu.TokenList) -> list[bool]:
    """Whether a space follows each syntactic word; inside a multiword token none does."""
    spaces: list[bool] = []
    inside_until, after = 0, True
    for token in sentence:
        follows = (token["misc"] or {}).get("SpaceAfter") != "No"
        if isinstance(token["id"], tuple):
            if token["id"][1] == "-":
                inside_until, after = token["id"][2], follows
        elif token["id"] < inside_until:
            spaces.append(False)
        else:
            spaces.append(after if token["id"] == inside_until else follows)
    return spaces


def _batches(sentences: Iterable[conllu.TokenList]) -> Iterator[list[conllu.TokenList]]:
    batch: list[conllu.TokenList] = []
    for sentence in sentences:
        if batch and ("newdoc id" in sentence.metadata or len(batch) == SENTENCES_IN_A_DOCUMENT):
            yield batch
            batch = []
        batch.append(sentence)
    if batch:
        yield batch


def _doc(vocab: Vocab, sentences: list[conllu.TokenList]) -> Doc:
    words: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    deps: list[str] = []
    pos: list[str] = []
    morphs: list[str] = []
    lemmas: list[str] = []
    starts: list[bool] = []
    for sentence in sentences:
        offset = len(words)
        spaces += _spaces(sentence)
        for token in sentence:
            if not isinstance(token["id"], int):
                continue  # multiword ranges and empty nodes are not syntactic words
            words.append(token["form"])
            heads.append(offset + (token["head"] or token["id"]) - 1)
            deps.append("ROOT" if token["head"] == 0 else token["deprel"])
            pos.append(token["upos"])
            feats = token["feats"] or {}
            morphs.append("|".join(f"{key}={value}" for key, value in sorted(feats.items())))
            lemmas.append(token["lemma"])
            starts.append(token["id"] == 1)
    return Doc(vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=pos,
               morphs=morphs, lemmas=lemmas, sent_starts=starts)


def documents(sentences: Iterable[conllu.TokenList], vocab: Vocab) -> Iterator[Doc]:
    """Documents of at most `SENTENCES_IN_A_DOCUMENT` sentences."""
    for batch in _batches(sentences):
        yield _doc(vocab, batch)


def read(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """The documents of an xz-packed CoNLL-U file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from documents(conllu.parse_incr(lines), vocab)


def convert(source: Path, target: Path, vocab: Vocab) -> None:
    """Write the documents of one CoNLL-U file as a spaCy DocBin."""
    DocBin(docs=read(source, vocab)).to_disk(target)
