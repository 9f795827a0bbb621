"""Texts in, a knowledge graph out; apart from the other verbs, since the parser takes time to load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from potestas.corpus.readings import Progress, read_corpus
from potestas.corpus.record import FOLDER
from potestas.corpus.sources import decision_files, sources
from potestas.corpus.task import Readers
from potestas.extract.claim import Reading
from potestas.extract.edtf import bounds
from potestas.extract.read import join
from potestas.graph.decisions.authority import read_authority
from potestas.graph.decisions.rulings import read_rulings
from potestas.graph.decisions.settle import settle
from potestas.graph.identity import absolute
from potestas.graph.layout import BASE
from potestas.graph.power.network import ASSERTED
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import InputError
from potestas.ontology.vocabulary import vocabulary


def build(
    paths: Sequence[str | Path],
    *,
    base: str = BASE,
    accept: Iterable[str] = ASSERTED,
    as_of: str | None = None,
    model: str | None = None,
    entities: Sequence[str | Path] | None = None,
    authorities: Sequence[str | Path] = (),
    log: Callable[[str], object] = lambda line: None,
    out: Path | None = None,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> KnowledgeGraph:
    """The knowledge graph, in memory, of texts (UTF-8 plain text or Markdown): files, folders and globs.

    Facts with a status in `accept` are held to be so; with `as_of` (EDTF) it is that of what held then, or
    may have. The rest is as `gather` takes it. Raises what that raises, and DateError.
    """
    check(base, as_of)
    reading = gather(
        paths,
        model=model,
        entities=entities,
        authorities=authorities,
        log=log,
        out=out,
        workers=workers,
        scheduler=scheduler,
        progress=progress,
    )
    graph = KnowledgeGraph.from_reading(reading, base, accept)
    return graph if as_of is None else graph.as_of(as_of)


def check(base: str, as_of: str | None) -> None:
    """Raises InputError or DateError for what should not wait until the texts are read."""
    absolute(base, "base")
    if as_of is not None:
        bounds(as_of)


def gather(
    paths: Sequence[str | Path],
    *,
    model: str | None = None,
    entities: Sequence[str | Path] | None = None,
    authorities: Sequence[str | Path] = (),
    log: Callable[[str], object] = lambda line: None,
    out: Path | None = None,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Reading:
    """What texts (UTF-8 plain text or Markdown) state, as one reading: files, folders of them, and globs.

    `entities` are files that say which names are one and which are not, unless given those that are called
    entities.toml beside the texts; `authorities` are files of names with IRIs; `log` gets a line about each
    that was used. `model` names a spaCy pipeline with Universal Dependencies to use instead of ours.
    What is read out of each text is kept in the folder `out`, if one is given, and not read again while the
    text stays as it is. The texts are read in up to `workers` processes at once: a script that asks for more
    than one calls this below `if __name__ == "__main__":`, as Python's multiprocessing has it. Given the
    address of a Dask `scheduler`, they are read by its workers.
    `progress` wraps the sizes of the texts as they are done. Raises InputError for a file that cannot be read
    and for decisions that cannot stand, and WorkerLost.
    """
    texts = sources(paths, out)
    files = decision_files(texts) if entities is None else [Path(path) for path in entities]
    rulings = [read_rulings(path, vocabulary()) for path in files]
    named = [*map(Path, authorities), *(path for file in rulings for path in file.authorities)]
    _refuse_twins([*files, *named])
    known = [read_authority(path, vocabulary()) for path in named]
    keep = None if out is None else out / FOLDER
    readers = None if scheduler is None else _on_cluster(scheduler)
    found = read_corpus(texts, model=model, keep=keep, readers=readers, workers=workers, progress=progress)
    reading = join(found)
    if reading.claims and (rulings or known):
        places = {text.name: text.path for text in texts}
        raw = cache(lambda name: places[name].read_bytes().decode())
        reading, lines = settle(reading, rulings, known, raw)
        for line in lines:
            log(line)
    return reading


def _on_cluster(scheduler: str) -> Readers:
    from potestas.corpus.cluster import Cluster  # noqa: PLC0415  what it needs is an extra

    return Cluster(scheduler)


def _refuse_twins(paths: Iterable[Path]) -> None:
    for name, number in Counter(path.name for path in paths).items():
        if number > 1:
            raise InputError(
                f"{name}: {number} files of this name; rename them, since the graph refers to them by it"
            )
