"""`potestas coverage`: what gave no fact although a word of power stands in it, and which patterns fired."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

import click

from potestas.cli.places import opened
from potestas.cli.tables import Cell, show
from potestas.extract.pattern import patterns
from potestas.graph.coverage import Coverage, coverage
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import InputError, NothingFound, UnknownName
from potestas.ontology.vocabulary import vocabulary
from potestas.queries.scoring import Scorer, annotated_texts, read_annotation

TABLES = {
    "sections": ("document", "section", "sentences", "telling", "share"),
    "sentences": ("document", "start", "end", "section", "words", "means", "sentence"),
    "patterns": ("pattern", "fired", "judged", "right", "precision"),
}
"""The tables of the answer and their columns."""

ASIDE = {"means"}
"""Columns that a person at a terminal does not see."""

Rows = list[tuple[Cell, ...]]


def run(
    *, place: str, gold: Path | None, kinds: tuple[str, ...] | None, only: str | None, format: str
) -> None:
    unknown = sorted(set(kinds or ()) - set(vocabulary().kinds))
    if unknown:
        raise UnknownName(f"no kind {unknown[0]!r}; choose among {', '.join(vocabulary().kinds)}")
    kg = opened(place, None)
    if not kg.sentences:
        raise NothingFound(f"{place}: holds no sentence with a word of power; name a folder of a build")
    found = coverage(kg.sentences, kg.facts, kinds, _verdicts(kg, place, gold) if gold else ())
    rows = dict(zip(TABLES, (_sections(found), _sentences(found), _patterns(found)), strict=True))
    if format == "table":
        _print(found, {only: rows[only]} if only else rows)
    elif format == "json" and only is None:
        objects = {
            name: [dict(zip(columns, row, strict=True)) for row in rows[name]]
            for name, columns in TABLES.items()
        }
        click.echo(json.dumps(objects, ensure_ascii=False, indent=1))
    else:
        chosen = only or "sentences"
        show(TABLES[chosen], rows[chosen], format)


def _verdicts(kg: KnowledgeGraph, place: str, gold: Path) -> Iterator[tuple[str, bool]]:
    """The pattern of each fact in annotated text, and whether it is annotated."""
    facts, entities = [asdict(claim) for claim in kg.facts], [asdict(entity) for entity in kg.entities]
    texts = annotated_texts(gold, facts)
    if not texts:
        raise InputError(f"{gold}: annotates no text that {place} was built from")
    for text in texts:
        own = [fact for fact in facts if Path(fact["evidence"][0]["document"]).stem == text]
        scorer = Scorer(read_annotation(gold, text), own, entities, vocabulary())
        yield from ((fact["rule"], right) for fact, _, right in scorer.verdicts())


def _sections(found: Coverage) -> Rows:
    return [
        (section.document, section.heading, section.sentences, section.telling, round(section.share, 3))
        for section in found.sections
    ]


def _sentences(found: Coverage) -> Rows:
    return [
        (
            sentence.document,
            sentence.start,
            sentence.end,
            sentence.section,
            ", ".join(sign.word for sign in sentence.signs),
            ", ".join(sorted({means for sign in sentence.signs for means in sign.means})),
            sentence.quote,
        )
        for sentence in found.silent
    ]


def _patterns(found: Coverage) -> Rows:
    return [
        (each.rule, each.fired, each.judged, each.right, _rounded(each.precision)) for each in found.patterns
    ]


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def _print(found: Coverage, tables: Mapping[str, Rows]) -> None:
    """The tables for people, each below a line that sums it up; columns in which nothing stands are out."""
    sentences = sum(section.sentences for section in found.sections)
    telling = sum(section.telling for section in found.sections)
    titles = {
        "sections": f"{telling} of {sentences} sentences with words of power gave facts:",
        "sentences": f"{len(found.silent)} gave none:",
        "patterns": f"{len(found.patterns)} of {len(patterns())} patterns fired:",
    }
    for number, (name, rows) in enumerate(tables.items()):
        click.echo("\n" * bool(number) + titles[name])
        columns = TABLES[name]
        seen = [n for n, column in enumerate(columns) if column not in ASIDE and any(row[n] for row in rows)]
        if rows:
            show([columns[n] for n in seen], [[row[n] for n in seen] for row in rows])
