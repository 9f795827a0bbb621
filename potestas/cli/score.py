"""`potestas score`: what was extracted beside what a person annotated in the same text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from potestas.cli.tables import Cell, show
from potestas.extract.claim import read_jsonl
from potestas.ontology.errors import InputError
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.matching import Row, date_of
from potestas.queries.scoring import Score, Scorer, annotated_texts, read_annotation

COLUMNS = ("facts", "annotated", "sure", "found", "precision", "recall", "F1", "status", "dates", "leaked")


def run(
    *, folder: Path, gold: Path, doc: str | None, units: tuple[int, int] | None, misses: bool, format: str
) -> None:
    facts, entities = _rows(folder / "facts.jsonl"), _rows(folder / "entities.jsonl")
    texts = [doc] if doc else annotated_texts(gold, facts)
    if not texts:
        raise InputError(f"{gold}: annotates no text that {folder} was built from; --doc names an annotation")
    if units and len(texts) > 1:
        listed = ", ".join(texts)
        raise click.BadParameter(f"say with --doc which text is meant: {listed}", param_hint="--units")
    scorers = [
        Scorer(
            read_annotation(gold, text),
            [fact for fact in facts if _is_from(fact, text)],
            entities,
            vocabulary(),
            units,
        )
        for text in texts
    ]

    def score(kinds: Iterable[str] | None = None, statuses: Iterable[str] | None = None) -> Score:
        return sum((scorer.score(kinds, statuses) for scorer in scorers), Score())

    kinds = vocabulary().kinds.values()
    groups: dict[str, Score] = {
        "core": score([kind.key for kind in kinds if kind.core]),
        "extended": score([kind.key for kind in kinds if not kind.core]),
        **{kind.key: score([kind.key]) for kind in kinds},
        **{status: score(statuses=[status]) for status in vocabulary().statuses.concepts},
    }
    rows = [(name, *_figures(score)) for name, score in groups.items() if score.annotated or score.extracted]
    show(COLUMNS, rows, format)
    if misses and format == "table":
        everything = score()
        _list("Missed", everything.missed)
        _list("Not annotated", everything.wrong)
        _list_pairs("Another status than annotated", everything.misjudged, _status)
        _list_pairs("Another date than annotated", everything.misdated, date_of)


def _rows(path: Path) -> list[Row]:
    try:
        return list(read_jsonl(path))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read; name a folder that `potestas build` wrote") from error


def _is_from(fact: Row, doc: str) -> bool:
    """Whether a fact is stated in the annotated text, which bears the annotation's name."""
    return any(Path(item["document"]).stem == doc for item in fact.get("evidence", ()))


def _figures(score: Score) -> Iterable[Cell]:
    status = score.status_right / score.matched if score.matched else None
    dates = score.date_right / score.dated if score.dated else None
    shares = (score.precision, score.recall, score.f1, status, dates)
    counts = (score.annotated, score.sure, score.extracted)
    rounded = (None if share is None else round(share, 3) for share in shares)
    return *counts, *rounded, f"{score.leaked}/{score.disbelieved}"


def _list(title: str, rows: Sequence[Row]) -> None:
    _print(title, ("date", "status"), [(row, (date_of(row), _status(row))) for row in rows])


def _list_pairs(
    title: str, pairs: Sequence[tuple[Row, Row]], trait: Callable[[Row], str | None]
) -> None:
    """The annotated facts with one trait as it was annotated and as it was read."""
    _print(title, ("annotated", "read"), [(row, (trait(row), trait(other))) for row, other in pairs])


def _print(title: str, traits: Sequence[str], rows: Sequence[tuple[Row, Sequence[Cell]]]) -> None:
    described = [
        (
            row["kind"],
            row.get("subject"),
            row.get("object"),
            row.get("role") or row.get("act"),
            *cells,
            row.get("quote") or row["evidence"][0].get("quote"),
        )
        for row, cells in rows
    ]
    click.echo(f"\n{title}: {len(described)}")
    if described:
        show(("kind", "subject", "object", "role", *traits, "quote"), described)


def _status(row: Row) -> str | None:
    return row.get("status")
