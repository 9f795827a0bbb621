"""What `make calibration` runs: writes extract/confidence.toml anew, from all annotated texts that are there.

Only counts go into it. The same texts, annotations and patterns give the same file.
"""

from __future__ import annotations

from collections.abc import Iterator

from score import BESIDE, SAMPLES, SHARED_SCORER, Document

from potestas.extract.confidence import SOURCE, Calibration
from potestas.extract.read import read
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.calibration import Judged, as_toml, calibrate, judge
from potestas.queries.scoring import read_annotation


def judged_claims(document: Document) -> Iterator[Judged]:
    """What is read in the annotated units of a text, judged by its annotation."""
    annotation = read_annotation(document.gold, document.name)
    return judge(document.name, annotation, read([document.text]), vocabulary(), document.units)


def figures(calibration: Calibration) -> Iterator[str]:
    """What to print of it."""
    every = calibration.every
    yield f"{every.right} of {every.read} facts of {', '.join(calibration.texts)} are annotated"
    for left_out, test in calibration.tests.items():
        yield (
            f"with each {left_out} left out: Brier score {test.brier:.3f} (all facts alike: "
            f"{test.brier_of_all:.3f}), calibration error {test.error:.3f}"
        )


def main() -> None:
    documents = [*SAMPLES, *(BESIDE if SHARED_SCORER.is_file() else [])]
    calibration = calibrate([item for document in documents for item in judged_claims(document)])
    SOURCE.write_text(as_toml(calibration), encoding="utf-8")
    print("\n".join(figures(calibration)))


if __name__ == "__main__":
    main()
