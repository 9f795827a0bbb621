"""Names in running text (Re-DocRED, JSON Lines) → spaCy training documents for the name recogniser."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

TYPES = ("PER", "ORG", "LOC", "MISC")
IN_DEV = 7
"""Each seventh document is kept for development."""


def read(path: Path, vocab: Vocab) -> Iterator[Doc]:
    """One document a line; of nested names the longest."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words: list[str] = []
            spans: list[tuple[int, int, str]] = []
            for sentence in json.loads(line)["sents"]:
                offset = len(words)
                words += [word.strip() or "_" for word in sentence["tokens"]]
                spans += [(offset + start, offset + end, kind) for start, end, kind, _ in sentence["spans"]
                          if kind in TYPES]
            doc = Doc(vocab, words=words)
            doc.ents = filter_spans([Span(doc, start, end, label=kind) for start, end, kind in spans])
            yield doc


def convert(source: Path, train: Path, dev: Path, vocab: Vocab) -> None:
    """Write the two parts as spaCy DocBins."""
    docs = list(read(source, vocab))
    DocBin(docs=[doc for i, doc in enumerate(docs) if i % IN_DEV]).to_disk(train)
    DocBin(docs=[doc for i, doc in enumerate(docs) if not i % IN_DEV]).to_disk(dev)
