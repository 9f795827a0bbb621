"""Train the pipeline that comes with the package: tags, trees, lemmas and names.

    python extract/model/train.py --treebank ../shared/treebank --names ../shared/names

Writes `weights/` beside this file once everything is trained, and prints the scores on the test part that stand in
README.md. Parser and tagger share one CNN; the name recogniser has its own small one; lemmas come from the tables of
spacy-lookups-data. One core is enough: about two hours for the parser, ten minutes for the recogniser.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import spacy
from spacy.cli.init_config import fill_config
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import names  # noqa: E402 - the script runs from any folder, its neighbours lie beside it
import treebank  # noqa: E402


def _train(config: Path, data: dict[str, Path], folder: Path) -> Language:
    """Train one configuration and load its best state."""
    filled = folder / f"{config.stem}.cfg"
    fill_config(filled, config, silent=True)
    train(filled, folder / config.stem,
          overrides={f"paths.{part}": str(path) for part, path in data.items()})
    return spacy.load(folder / config.stem / "model-best")


def _assembled(parser: Language, recogniser: Language) -> Language:
    lemmatizer = parser.add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lambda: [], nlp=parser)  # type: ignore[attr-defined]
    parser.add_pipe("ner", source=recogniser)
    return parser


def scores(nlp: Language, path: Path) -> dict[str, float]:
    """Percentages on a DocBin, punctuation aside: from raw text, and on the treebank's own tokens and sentences."""
    golds = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    raw = nlp.evaluate([Example(nlp.make_doc(gold.text), gold) for gold in golds])
    own = nlp.evaluate([Example(nlp.make_doc(gold.text).from_docs([spacy.tokens.Doc(
        nlp.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])]), gold)
        for gold in golds])
    wanted = {"UPOS": "pos_acc", "UAS": "dep_uas", "LAS": "dep_las", "lemmas": "lemma_acc"}
    return {f"{name} ({kind})": round(100 * float(result[key] or 0), 2)
            for kind, result in (("raw text", raw), ("own tokens", own)) for name, key in wanted.items()}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--treebank", type=Path, required=True, help="folder of {train,dev,test}.conllu.xz")
    arguments.add_argument("--names", type=Path, required=True, help="folder of wikipedia-names.jsonl.xz")
    given = arguments.parse_args()
    vocab = spacy.blank("en").vocab
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        trees = {part: folder / f"{part}.spacy" for part in ("train", "dev", "test")}
        for part, path in trees.items():
            treebank.convert(given.treebank / f"{part}.conllu.xz", path, vocab)
        spans = {part: folder / f"names-{part}.spacy" for part in ("train", "dev")}
        names.convert(given.names / "wikipedia-names.jsonl.xz", spans["train"], spans["dev"], vocab)
        nlp = _assembled(_train(HERE / "parser.cfg", {p: trees[p] for p in ("train", "dev")}, folder),
                         _train(HERE / "names.cfg", spans, folder))
        nlp.to_disk(folder / "weights")
        for score, value in scores(nlp, trees["test"]).items():
            print(f"{score:20} {value:6.2f}")
        shutil.rmtree(HERE / "weights", ignore_errors=True)
        shutil.copytree(folder / "weights", HERE / "weights")


if __name__ == "__main__":
    main()
