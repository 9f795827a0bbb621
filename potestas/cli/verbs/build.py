"""What `potestas build` takes, and that it does nothing where nothing has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from potestas.cli import catalogue, options
from potestas.cli.start import start
from potestas.corpus.record import ingredients, stands
from potestas.corpus.sources import decision_files, sources

BASE = catalogue.constant("potestas.graph.layout", "BASE")


@click.command
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Where to write."
)
@click.option(
    "--accept",
    metavar="STATUS,...",
    callback=options.comma_separated,
    help="Statuses of the facts that are held to be so; asserted unless given.",
)
@options.as_of
@click.option(
    "--base", metavar="IRI", default=BASE, show_default=True, help="What the IRIs of the data begin with."
)
@click.option(
    "--entities",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Which names are one entity and which are not; entities.toml beside the texts unless given.",
)
@click.option(
    "--authority",
    "authorities",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Names with their IRIs in Wikidata, VIAF ...: CSV, or SKOS in Turtle. May be given several times.",
)
@click.option(
    "--model", metavar="MODEL", help="A spaCy pipeline with Universal Dependencies to use instead of ours."
)
@click.option(
    "--store",
    metavar="URL",
    help="Also write the graph to the graph store of a SPARQL server, such as http://localhost:7878/store.",
)
@options.workers
@options.scheduler
def command(**taken: Any) -> None:
    """Reads TEXTs (plain text or Markdown, UTF-8) and writes what they state to DIR.

    TEXTs are files, folders with all their texts, and patterns such as "letters/15*.txt".

    DIR gets facts.jsonl, entities.jsonl, sentences.jsonl, graph.ttl, graph.trig, validation.ttl,
    validation.md, report.html, report.md and figures/, all of them or none. What was read is kept in
    DIR/readings/: after an interruption the next build goes on from there, and a text that has not changed is
    not read again.

    \b
    potestas build my-chapter.txt -o out/
    potestas build letters/ minutes/ -o out/
    """
    options.refuse_both("--workers", taken["workers"], "--scheduler", taken["scheduler"])
    out: Path = taken["out"]
    corpus = sources(taken["texts"], out)
    rulings = taken["entities"] or decision_files(corpus)
    chosen = (taken["base"], taken["as_of"] or "", *sorted(taken["accept"] or ()))
    made_of = ingredients(corpus, rulings, taken["authorities"], taken["model"], chosen)
    if made_of is None or not stands(out, made_of):
        start("build", taken | {"made_of": made_of})
        return
    click.echo(f"{out}: nothing has changed since it was built")
    if taken["store"] is not None:
        start("upload", {"folder": out, "url": taken["store"]})
