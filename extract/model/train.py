"""Train the pipeline that comes with the package: tags, trees, lemmas and names.

    python -m potestas.extract.model.train --treebank ../shared/treebank --names ../shared/names

Writes `weights/` beside this file once everything is trained, and prints the scores on the test part that
stand in README.md. Tagger and parser share one CNN. It is trained on the treebanks, then more briefly on
these together with constructions of historical prose (`variation.py`); the weights are halfway between both.
The name recogniser has a small CNN of its own; lemmas come from the tables of spacy-lookups-data. It keeps
one core busy for some two and a half hours.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import spacy
from spacy.cli.init_config import fill_config
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from potestas.extract.model import names, treebank, variation

HERE = Path(__file__).parent
MEASURES = {"UPOS": "pos_acc", "UAS": "dep_uas", "LAS": "dep_las", "lemmas": "lemma_acc"}
COMMON = 4
"""A word that the training part of the treebank holds this often is one that the parser knows."""


def _train(config: Path, data: dict[str, Path], folder: Path, state: str = "best") -> Language:
    """Train one configuration and load its best state, or its last."""
    filled = folder / config.name
    fill_config(filled, config, silent=True)
    train(filled, folder / config.stem, overrides={f"paths.{part}": str(path) for part, path in data.items()})
    return spacy.load(folder / config.stem / f"model-{state}")


def halfway(first: Language, second: Language) -> Language:
    """The first pipeline, with each parameter halfway to the second's, which was trained further from it.

    This keeps what the first was good at and most of what the second learned (Wortsman and others 2022,
    "Robust fine-tuning of zero-shot models").
    """
    for name, pipe in first.pipeline:
        nodes = zip(pipe.model.walk(), second.get_pipe(name).model.walk(), strict=True)
        for mine, other in nodes:
            for parameter in mine.param_names:
                if mine.has_param(parameter):
                    mean = (mine.get_param(parameter) + other.get_param(parameter)) / 2
                    mine.set_param(parameter, mean)
    return first


def assembled(parser: Language, recogniser: Language) -> Language:
    """One pipeline of both, with lemmas by rule."""
    parser.add_pipe("lemmatizer", config={"mode": "rule"}).initialize(lambda: [], nlp=parser)
    parser.add_pipe("ner", source=recogniser)
    return parser


def _common(path: Path) -> str:
    """The words that the treebank holds often, one a line in alphabetical order."""
    docs = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    counts = Counter(token.lower_ for doc in docs for token in doc if token.lower_.isalpha())
    return "".join(f"{word}\n" for word, count in sorted(counts.items()) if count >= COMMON)


def scores(nlp: Language, path: Path) -> dict[str, float]:
    """Percentages on a DocBin, punctuation aside: from raw text, and on the treebank's own tokens."""
    golds = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    own = [
        Doc(nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])
        for gold in golds
    ]
    found = {}
    for kind, docs in (("raw text", [nlp.make_doc(gold.text) for gold in golds]), ("own tokens", own)):
        result = nlp.evaluate([Example(doc, gold) for doc, gold in zip(docs, golds, strict=True)])
        for name, key in (
            ("UPOS", "pos_acc"),
            ("UAS", "dep_uas"),
            ("LAS", "dep_las"),
            ("lemmas", "lemma_acc"),
        ):
            found[f"{name}, {kind}"] = round(100 * float(result[key] or 0), 2)
    return found


def main() -> None:
    """Read the folders of the data from the command line, train, write the weights, print the scores."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument(
        "--treebank", type=Path, required=True, help="folder of {train,dev,test}.conllu.xz"
    )
    arguments.add_argument("--names", type=Path, required=True, help="folder of wikipedia-names.jsonl.xz")
    given = arguments.parse_args()
    vocab = spacy.blank("en").vocab
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        trees = {part: folder / f"{part}.spacy" for part in ("train", "dev", "test")}
        for part, path in trees.items():
            treebank.convert(given.treebank / f"{part}.conllu.xz", path, vocab)
        spans = {part: folder / f"names-{part}.spacy" for part in ("train", "dev")}
        articles = given.names / "wikipedia-names.jsonl.xz"
        names.convert(articles, spans["train"], spans["dev"], vocab)
        seen = {part: trees[part] for part in ("train", "dev")}
        first = _train(HERE / "parser.cfg", seen, folder)
        first.to_disk(folder / "treebanks")
        common = _common(trees["train"])
        variation.add(trees["train"], articles, vocab)
        # The last state: what is best on the treebanks alone has seen least of the constructions.
        further = seen | {"weights": folder / "treebanks"}
        parser = halfway(first, _train(HERE / "constructions.cfg", further, folder, state="last"))
        nlp = assembled(parser, _train(HERE / "names.cfg", spans, folder))
        nlp.to_disk(folder / "weights")
        (folder / "weights" / "common.txt").write_text(common, encoding="utf-8")
        for score, value in scores(nlp, trees["test"]).items():
            print(f"{score:20} {value:6.2f}")
        shutil.rmtree(HERE / "weights", ignore_errors=True)
        shutil.copytree(folder / "weights", HERE / "weights")


if __name__ == "__main__":
    main()
