"""The files that a build writes into its folder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from potestas.beside import Beside
from potestas.exporters import EXPORTERS
from potestas.extract.claim import Reading
from potestas.graph.note import note
from potestas.graph.proofs.words import Words
from potestas.graph.reasoning.holding import Holding
from potestas.graph.report.contents import contents
from potestas.graph.report.markdown import markdown
from potestas.graph.report.page import page
from potestas.graph.store import STORE
from potestas.graph.validate import Report
from potestas.graph.wording import as_title
from potestas.graph.write import save, turtle
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from potestas.graph.draw.page import Figure

EXPORTED = {
    "facts.jsonl": "facts",
    "entities.jsonl": "entities",
    "sentences.jsonl": "sentences",
    "graph.ttl": "ttl",
    "graph.trig": "trig",
}
"""File → name of the exporter that writes it."""


def publish(
    kg: KnowledgeGraph,
    folder: Path,
    as_of: str | None = None,
    beside: Beside | None = None,
) -> Report:
    """Writes all files of a build, whole or not at all, and returns what validation found.

    With `as_of` (EDTF) the pictures say that they show that date; they come from `beside` if it draws any.
    Raises OutputError if the folder cannot be written; it is then as it was before.
    """
    validation = kg.validate()
    files = {name: EXPORTERS[format](kg) for name, format in EXPORTED.items()}
    files["validation.ttl"] = turtle(validation.graph, kg.base)
    files["validation.md"] = note(validation).encode()
    drawn = beside.figures() if beside else None
    if drawn is None:
        drawn = draw(kg.reading, as_of, tuple(kg.accept), kg.holdings)
    save(folder, files | report_of(kg, validation, drawn))
    return validation


def published(folder: Path) -> Iterator[Path]:
    """The files in a folder that a build writes, and the store, as far as they are there."""
    names = (*EXPORTED, "validation.ttl", "validation.md", "report.html", "report.md", STORE)
    yield from (folder / name for name in names if (folder / name).exists())
    yield from (path for path in folder.glob("figures/*") if path.is_file())


def report_files(kg: KnowledgeGraph, validation: Report, as_of: str | None = None) -> dict[str, bytes]:
    """The report and its pictures, by their paths in the folder."""
    return report_of(kg, validation, draw(kg.reading, as_of, tuple(kg.accept), kg.holdings))


def draw(
    reading: Reading, as_of: str | None, statuses: Sequence[str], held: Sequence[Holding] | None = None
) -> tuple[Figure, ...]:
    """The pictures of a reading; `held` tells when its claims hold, if more is known than they tell."""
    from potestas.graph.draw.figures import figures  # noqa: PLC0415  matplotlib takes long to load

    return figures(reading, vocabulary(), as_of, statuses, held)


def report_of(
    kg: KnowledgeGraph, validation: Report, drawn: Sequence[Figure], whole: Reading | None = None
) -> dict[str, bytes]:
    """The report with pictures that are drawn already, by their paths in the folder.

    `whole` is the reading from which that of the graph was chosen, if it was.
    """
    texts = ", ".join(kg.reading.documents) if whole is None else f"{len(whole.documents):,} texts"
    title = f"Institutions and power in {texts}"
    told = contents(
        kg.reading,
        vocabulary(),
        drawn,
        validation,
        title,
        base=kg.base,
        statuses=kg.accept,
        as_of=kg.date,
        chosen_from=0 if whole is None else len(whole.claims),
        held=kg.holdings,
        contradictions=kg.contradictions(),
        follows=tuple(kg.infer().through_others(vocabulary())),
        words=Words(kg.graph, vocabulary(), as_title),
    )
    files = {"report.html": page(told).encode(), "report.md": markdown(told).encode()}
    for figure in drawn:
        files[f"figures/{figure.name}.svg"] = figure.svg.encode()
        files[f"figures/{figure.name}.png"] = figure.png
    return files
