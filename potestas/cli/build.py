"""`potestas build`: texts in, a folder with facts, graph, validation, report and pictures out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from potestas.beside import Beside
from potestas.building import check, decision_files, gather
from potestas.cli import options
from potestas.cli.summary import print_library, print_summary
from potestas.corpus.processes import cores
from potestas.corpus.record import FOLDER, RECORD, forget, ingredients, record, stands, sweep
from potestas.corpus.sources import sources
from potestas.edition import publish, published
from potestas.graph.layout import BASE
from potestas.graph.power.network import ASSERTED
from potestas.graph.server import check_server
from potestas.graph.store import LARGE, STORE, remove
from potestas.graph.write import save
from potestas.knowledge import KnowledgeGraph
from potestas.library import publish_in_parts
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary
from potestas.output import check_folder, upload


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
def command(
    *,
    texts: tuple[Path, ...],
    out: Path,
    accept: tuple[str, ...] | None,
    as_of: str | None,
    base: str,
    entities: tuple[Path, ...],
    authorities: tuple[Path, ...],
    model: str | None,
    store: str | None,
    workers: int | None,
    scheduler: str | None,
) -> None:
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
    options.refuse_both("--workers", workers, "--scheduler", scheduler)
    unknown = sorted(set(accept or ()) - set(vocabulary().statuses.concepts))
    if unknown:
        known = ", ".join(vocabulary().statuses.concepts)
        raise click.BadParameter(f"{unknown[0]!r} is no status; choose among {known}", param_hint="--accept")
    check_folder(out)
    if store is not None:
        check_server(store)
    accepted = tuple(accept or ASSERTED)
    corpus = sources(texts, out)
    rulings = entities or decision_files(corpus)
    chosen = (base, as_of or "", *sorted(accepted))
    made_of = ingredients(corpus, rulings, authorities, model, chosen)
    if made_of is not None and stands(out, made_of):
        click.echo(f"{out}: nothing has changed since it was built")
        if store is not None:
            upload(out, store)
        return
    sweep(out)
    check(base, as_of)
    processes = workers or cores()
    with Beside() as beside:
        reading = gather(
            texts,
            model=model,
            entities=entities or None,
            authorities=authorities,
            log=partial(click.echo, err=True),
            out=out,
            workers=processes,
            scheduler=scheduler,
            progress=progress,
        )
        large = len(reading.claims) >= LARGE
        if reading.claims and not large and as_of is None:  # else it is still to be found what is drawn
            beside.start(reading, accepted)
        if large:
            beside.shutdown()
            library = publish_in_parts(
                reading, reading.sentences, out, base=base, accept=accepted, as_of=as_of, workers=processes
            )
            tell = partial(print_library, library, out)
        else:
            kg = KnowledgeGraph.from_reading(reading, base, accepted)
            kg = kg if as_of is None else kg.as_of(as_of)
            if not kg.facts:
                forget(out)
                names = ", ".join(map(str, texts))
                nothing = "no fact about offices, bodies or power found; nothing was written"
                raise NothingFound(f"{names}: {nothing}")
            remove(out / STORE)
            tell = partial(print_summary, kg, publish(kg, out, as_of, beside), out)
    if made_of is not None:
        save(out / FOLDER, {RECORD: record(out, made_of, published(out))})
    if store is not None:
        upload(out, store)
    tell()


def progress(done: Iterable[int], sizes: Sequence[int]) -> Iterable[int]:
    """The sizes of texts as they are done, with a bar on standard error, if that is a terminal.

    It tells how many texts are read, how fast, and how long the rest will take, long texts counted as such.
    """
    columns = (TextColumn("Reading"), BarColumn(), _Texts(), TimeRemainingColumn(compact=True))
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("", total=sum(sizes), texts=0, of=len(sizes))
        for number, size in enumerate(done, start=1):
            bar.update(task, advance=size, texts=number)
            yield size


class _Texts(ProgressColumn):
    """How many texts of how many, and how many a minute."""

    def render(self, task: Task) -> Text:
        texts, elapsed = task.fields["texts"], task.elapsed
        rate = f", {60 * texts / elapsed:.0f} a minute" if texts and elapsed else ""
        return Text(f"{texts} of {task.fields['of']} texts{rate}")
