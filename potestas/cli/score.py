"""`potestas score`: what was extracted beside what a person annotated in the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import click

from potestas.cli import options
from potestas.cli.tables import Cell, show
from potestas.extract.claim import read_jsonl
from potestas.ontology.errors import InputError
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.matching import Row, date_of
from potestas.queries.scoring import Score, Scorer, read_annotation

COLUMNS = ("facts", "annotated", "sure", "found", "precision", "recall", "F1", "status", "dates", "leaked")


def units(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """`1-47` → (1, 47)."""
    if value is None:
        return None
    numbers = re.fullmatch(r"(\d+)-(\d+)", value)
    if not numbers:
        raise click.BadParameter(f"{value!r} is no range of units; write for example 1-47")
    return int(numbers[1]), int(numbers[2])


@click.command
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--gold", metavar="GOLDDIR", required=True, type=click.Path(path_type=Path), help="The annotations."
)
@click.option(
    "--doc", metavar="NAME", required=True, help="Which of them: NAME.facts.jsonl and its neighbours."
)
@click.option("--units", metavar="A-B", callback=units, help="Only these units of the text.")
@click.option(
    "--misses/--no-misses", default=True, show_default=True, help="List what was missed and what was wrong."
)
@options.output_format("table", "csv", "json")
def command(
    *, folder: Path, gold: Path, doc: str, units: tuple[int, int] | None, misses: bool, format: str
) -> None:
    """Compares the facts in DIR with facts annotated by hand, per kind and per status.

    Precision counts every annotated fact as right, recall only the sure ones. `status` and `dates` are the
    shares that agree among the facts found; `leaked` counts refuted or alleged ones that came out as
    asserted.
    """
    annotation = read_annotation(gold, doc)
    facts = [fact for fact in _rows(folder / "facts.jsonl") if _is_from(fact, doc)]
    scorer = Scorer(annotation, facts, _rows(folder / "entities.jsonl"), vocabulary(), units)
    kinds = vocabulary().kinds.values()
    groups: dict[str, Score] = {
        "core": scorer.score(kind.key for kind in kinds if kind.core),
        "extended": scorer.score(kind.key for kind in kinds if not kind.core),
        **{kind.key: scorer.score([kind.key]) for kind in kinds},
        **{status: scorer.score(statuses=[status]) for status in vocabulary().statuses.concepts},
    }
    rows = [(name, *_figures(score)) for name, score in groups.items() if score.annotated or score.extracted]
    show(COLUMNS, rows, format)
    if misses and format == "table":
        everything = scorer.score()
        _list("Missed", everything.missed)
        _list("Not annotated", everything.wrong)


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


def _list(title: str, rows: Iterable[Row]) -> None:
    described = [
        (
            row["kind"],
            row.get("subject"),
            row.get("object"),
            row.get("role") or row.get("act"),
            date_of(row),
            row.get("status"),
            row.get("quote") or row["evidence"][0].get("quote"),
        )
        for row in rows
    ]
    click.echo(f"\n{title}: {len(described)}")
    if described:
        show(("kind", "subject", "object", "role", "date", "status", "quote"), described)
