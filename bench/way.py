"""The way of the data, step by step: how long each takes of a build, beside plain libraries; by `make bench`.

Usage: way.py TEXT. Processor time of all threads, each step once, in the order in which a build takes them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TypeVar

START = time.process_time()

from rdflib import Dataset  # noqa: E402
from table import Row, arguments, main  # noqa: E402

from potestas.edition import EXPORTED, draw, report_of  # noqa: E402
from potestas.exporters import EXPORTERS  # noqa: E402
from potestas.extract.parser import load  # noqa: E402
from potestas.extract.pattern import patterns  # noqa: E402
from potestas.extract.read import read_document  # noqa: E402
from potestas.extract.reader import read_text  # noqa: E402
from potestas.graph.assemble import assemble  # noqa: E402
from potestas.graph.layout import accepted  # noqa: E402
from potestas.graph.reasoning.inference import infer  # noqa: E402
from potestas.knowledge import KnowledgeGraph  # noqa: E402
from potestas.ontology.rdf import parse  # noqa: E402
from potestas.ontology.vocabulary import vocabulary  # noqa: E402

Result = TypeVar("Result")


class Way:
    """The steps taken so far, as rows."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def step(self, what: str, do: Callable[[], Result]) -> Result:
        """Takes a step and notes its time."""
        start = time.process_time()
        result = do()
        self.rows.append(Row(what, time.process_time() - start))
        return result

    def beside(self, against: str, do: Callable[[], object]) -> None:
        """Notes how long the plain way takes for the last step."""
        start = time.process_time()
        do()
        self.rows[-1] = replace(self.rows[-1], plain=time.process_time() - start, against=against)

    def shared(self) -> list[Row]:
        """The rows, each with its share of all of them."""
        whole = sum(row.ours or 0 for row in self.rows)
        return [*(replace(row, share=(row.ours or 0) / whole) for row in self.rows), Row("all of it", whole)]


def rows(path: Path) -> Iterator[Row]:
    way = Way()
    way.rows.append(Row("start, with what is imported", time.process_time() - START))
    known = way.step("load the vocabulary", vocabulary)
    parser = way.step("load the model", load)
    way.step("load the patterns", patterns)
    text = read_text(path)
    reading = way.step(f"read {path.name}", lambda: read_document(parser, text))
    way.beside("parse alone", lambda: list(parser.pipe(text.clean.split("\n\n"))))
    dataset = way.step(f"make a graph of {len(reading.claims)} facts", lambda: assemble(reading, known))
    found = way.step("find what follows", lambda: infer(dataset, known))
    graph = way.step("gather what is accepted", lambda: accepted(dataset))
    kg = KnowledgeGraph(dataset, graph, reading.sentences, inferences=found)
    way.step("find contradictions", kg.contradictions)
    validation = way.step("validate", kg.validate)
    files = way.step("write graph and tables", lambda: {n: EXPORTERS[f](kg) for n, f in EXPORTED.items()})
    way.beside("rdflib's TriG and Turtle", lambda: (dataset.serialize(format="trig"), graph.serialize()))
    whole = files["graph.trig"].decode()
    way.step("open it again", lambda: KnowledgeGraph.of(parse(whole, ".trig", Dataset())))
    way.beside("rdflib's TriG", lambda: Dataset().parse(data=whole, format="trig"))
    way.step("load matplotlib", lambda: import_module("potestas.graph.draw.figures"))
    drawn = way.step("draw the pictures", lambda: draw(reading, None, kg.accept, kg.holdings))
    way.step("write the report", lambda: report_of(kg, validation, drawn))
    yield from way.shared()


if __name__ == "__main__":
    sys.exit(main("the way of a text", rows(Path(arguments()[0]))))
