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
from potestas.building import check, gather
from potestas.cli.summary import print_library, print_summary
from potestas.corpus.alone import alone
from potestas.corpus.pool import cores
from potestas.corpus.record import FOLDER, RECORD, forget, record, sweep
from potestas.edition import publish, published
from potestas.graph.power.network import ASSERTED
from potestas.graph.server import check_server
from potestas.graph.stock import remove
from potestas.graph.store import LARGE, STORE
from potestas.graph.write import save
from potestas.knowledge import KnowledgeGraph
from potestas.library import publish_in_parts
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary
from potestas.output import check_folder
from potestas.uploading import upload


def run(
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
    made_of: str | None,
) -> None:
    """Builds, and keeps on record of what the folder is `made_of`, if that is known."""
    unknown = sorted(set(accept or ()) - set(vocabulary().statuses.concepts))
    if unknown:
        known = ", ".join(vocabulary().statuses.concepts)
        raise click.BadParameter(f"{unknown[0]!r} is no status; choose among {known}", param_hint="--accept")
    check(base, as_of)
    check_folder(out)
    if store is not None:
        check_server(store)
    accepted = tuple(accept or ASSERTED)
    processes = workers or cores()
    with alone(out), Beside() as beside:
        sweep(out)
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
        try:
            if large:
                beside.shutdown()
                library = publish_in_parts(
                    reading,
                    reading.sentences,
                    out,
                    base=base,
                    accept=accepted,
                    as_of=as_of,
                    workers=processes,
                )
                tell = partial(print_library, library, out)
            else:
                kg = KnowledgeGraph.from_reading(reading, base, accepted)
                kg = kg if as_of is None else kg.as_of(as_of)
                if not kg.facts:
                    names = ", ".join(map(str, texts))
                    nothing = "no fact about offices, bodies or power found; nothing was written"
                    raise NothingFound(f"{names}: {nothing}")
                remove(out / STORE)
                tell = partial(print_summary, kg, publish(kg, out, as_of, beside), out)
        except NothingFound:
            forget(out)
            raise
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
