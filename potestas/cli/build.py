"""`potestas build`: texts in, a folder with facts, graph, validation, report and pictures out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from potestas.cli import options
from potestas.cli.progress import progress
from potestas.cli.summary import summary
from potestas.edition import check_folder, publish
from potestas.knowledge import BASE, build
from potestas.ontology.errors import NothingFound


@click.command
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--out", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Where to write.")
@click.option(
    "--accept",
    metavar="STATUS,...",
    callback=options.comma_separated,
    help="Statuses of the facts that become plain triples; asserted unless given.",
)
@options.as_of
@click.option("--base", metavar="IRI", default=BASE, show_default=True, help="What all IRIs of the data begin with.")
@click.option("--model", metavar="MODEL", help="A spaCy pipeline that gives Universal Dependencies, instead of ours.")
def command(
    texts: tuple[Path, ...], out: Path, accept: tuple[str, ...] | None, as_of: str | None, base: str, model: str | None
) -> None:
    """Reads TEXTs (plain text or Markdown, UTF-8) and writes to DIR, in one go: facts.jsonl, entities.jsonl,
    graph.ttl, graph.trig, validation.ttl, validation.md, report.html and figures/.

    \b
    potestas build my-chapter.txt -o out/
    """
