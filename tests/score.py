"""What `make score` runs: how much of what is annotated by hand is read, as a table.

The samples of the repository are scored as `potestas score` does it. Texts and annotations that lie beside
the repository, in ../shared, are scored by the program that came with them. Exits with 1 if a bar is missed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from potestas.extract.claim import Reading, claim_to_json, entity_to_json
from potestas.extract.read import read
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.scoring import Score, Scorer, read_annotation

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SHARED_SCORER = SHARED / "gold" / "score.py"

COLUMNS = ("annotated", "sure", "extracted", "precision", "recall", "f1", "status", "dates", "leaked")
Figures = Mapping[str, float | None]


@dataclass(frozen=True)
class Document:
    """An annotated text, and the lowest figures that its core facts may have."""

    name: str
    folder: Path
    """Holds the text; the annotation lies where `gold` says."""
    gold: Path
    units: tuple[int, int] | None = None
    lowest_f1: float = 0.0
    lowest_precision: float = 0.0

    @property
    def text(self) -> Path:
        return self.folder / f"{self.name}.txt"


SAMPLES = [
    Document("commissars", ROOT / "texts", ROOT / "tests" / "gold", lowest_f1=0.75, lowest_precision=0.8),
    Document("cromwell", ROOT / "texts", ROOT / "tests" / "gold", lowest_f1=0.72, lowest_precision=0.8),
    Document("medici", ROOT / "texts", ROOT / "tests" / "gold", lowest_f1=0.4, lowest_precision=0.5),
    Document("meiji", ROOT / "texts", ROOT / "tests" / "gold", lowest_f1=0.6, lowest_precision=0.75),
    Document("palatine", ROOT / "texts", ROOT / "tests" / "gold", lowest_f1=0.4, lowest_precision=0.6),
    Document("peru", ROOT / "texts", ROOT / "tests" / "gold", lowest_f1=0.35, lowest_precision=0.5),
    Document("porte", ROOT / "texts", ROOT / "tests" / "gold", lowest_f1=0.3, lowest_precision=0.6),
    Document("republic", ROOT / "texts", ROOT / "tests" / "gold", lowest_f1=0.22, lowest_precision=0.4),
]
BESIDE = [
    Document("ch2", SHARED / "texts", SHARED / "gold", (1, 47), lowest_f1=0.8, lowest_precision=0.8),
    Document("mignet", SHARED / "texts", SHARED / "gold", lowest_f1=0.55),
    Document("livy", SHARED / "texts", SHARED / "gold", lowest_f1=0.55),
]


def score_sample(document: Document, reading: Reading) -> Iterator[tuple[str, Figures]]:
    """The figures of the core and of the extended kinds."""
    words = vocabulary()
    facts = [json.loads(claim_to_json(claim)) for claim in reading.claims]
    entities = [json.loads(entity_to_json(entity)) for entity in reading.entities]
    scorer = Scorer(read_annotation(document.gold, document.name), facts, entities, words, document.units)
    for group, core in (("core", True), ("extended", False)):
        kinds = [kind.key for kind in words.kinds.values() if kind.core == core]
        yield group, figures_of(scorer.score(kinds))


def figures_of(score: Score) -> Figures:
    return {
        "annotated": score.annotated,
        "sure": score.sure,
        "extracted": score.extracted,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "status": score.status_right / score.matched if score.matched else None,
        "dates": score.date_right / score.dated if score.dated else None,
        "leaked": score.leaked,
        "dated": score.dated,
    }


def score_beside(document: Document, reading: Reading) -> Iterator[tuple[str, Figures]]:
    """The same figures, by the program that came with the annotation."""
    with TemporaryDirectory() as folder:
        facts, entities = Path(folder, "facts.jsonl"), Path(folder, "entities.jsonl")
        facts.write_text("".join(claim_to_json(claim) + "\n" for claim in reading.claims), "utf-8")
        entities.write_text("".join(entity_to_json(entity) + "\n" for entity in reading.entities), "utf-8")
        command = [sys.executable, str(SHARED_SCORER), "--gold", str(document.gold), "--doc", document.name]
        command += ["--facts", str(facts), "--entities", str(entities), "--json"]
        command += ["--units", "{}-{}".format(*document.units)] if document.units else []
        report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    theirs = {"annotated": "gold", "status": "status_accuracy", "dates": "date_accuracy",
              "leaked": "disbelieved_leaked_as_asserted"}  # fmt: skip
    for group in ("core", "extended"):
        yield group, {column: report[group][theirs.get(column, column)] for column in COLUMNS}


def missed_bars(document: Document, core: Figures) -> Iterator[str]:
    for column, lowest in (("f1", document.lowest_f1), ("precision", document.lowest_precision)):
        if (core[column] or 0) < lowest:
            yield f"{document.name}: core {column} {core[column] or 0:.3f} is below {lowest}"
    if core["leaked"]:
        yield f"{document.name}: {core['leaked']} refuted or alleged facts came out as asserted"


def show(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def main() -> int:
    missed: list[str] = []
    print(f"{'text':12}{'kinds':10}" + "".join(f"{column:>10}" for column in COLUMNS))
    for document in [*SAMPLES, *(BESIDE if SHARED_SCORER.is_file() else [])]:
        reading = read([document.text])
        score = score_sample if document in SAMPLES else score_beside
        for group, figures in score(document, reading):
            row = "".join(f"{show(figures[column]):>10}" for column in COLUMNS)
            print(f"{document.name:12}{group:10}{row}")
            if group == "core":
                missed += missed_bars(document, figures)
    print("\n".join(missed), file=sys.stderr, end="\n" if missed else "")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
