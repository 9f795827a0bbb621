"""How long reasoning and validation take, beside owlrl and pyshacl; run by `make bench`.

Usage: engines.py TEXT SAMPLE. All figures are processor time, of all threads, so that they say the same
whatever else the machine does.
"""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from math import log
from pathlib import Path
from statistics import median
from typing import TypeVar

from generated import copies, reading
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import RDF, Dataset, Graph
from table import Row, arguments, doing, main

from potestas.extract.read import read
from potestas.graph.assemble import assemble
from potestas.graph.layout import BASE, Triple, accepted
from potestas.graph.owl.axioms import rules
from potestas.graph.owl.fixpoint import saturate
from potestas.graph.owl.reference import axioms
from potestas.graph.oxigraph import Oxigraph
from potestas.graph.reasoning.inference import infer
from potestas.graph.reasoning.reason import ENGINES, RULES, between, named_things, news
from potestas.graph.shacl import at_once, one_by_one
from potestas.graph.validate import with_classes
from potestas.ontology.vocabulary import vocabulary

REALMS = 2
"""Made-up realms of which the graph has ten thousand triples, more or less."""
SIZES = (10_000, 100_000, 1_000_000)
"""Triples between things, from which rules start."""
RUNS = 3

LEAST_RULES = 50.0
"""Times that rules are faster than owlrl, on ten thousand triples between things."""
LEAST_VALIDATION = 20.0
"""Times that constraints evaluated at once are faster than pyshacl."""
PYSHACL = 120.0
"""Seconds of processor time for pyshacl, which needs a quarter of an hour for such a graph."""
MOST_INFER = 60.0
"""Seconds for all that follows in time from a graph of ten thousand triples."""

ONTOLOGY = vocabulary().graph
Result = TypeVar("Result")


def timed(step: Callable[[], Result]) -> tuple[float, Result]:
    """Processor time of a step, and what it gives.

    As timeit has it, no garbage is collected meanwhile: what other steps left behind is none of its business.
    """
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        result = step()
        return time.process_time() - start, result
    finally:
        gc.enable()


def owlrl(triples: Iterable[Triple]) -> Graph:
    """The closure by owlrl as it comes; potestas' own engine of that name leaves out a rule of it."""
    graph = axioms(ONTOLOGY)
    for triple in triples:
        graph.add(triple)
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


def closures(name: str, triples: list[Triple], least: float = 0) -> Row:
    """Rules beside owlrl: whether they give the same of things, and are so many times faster.

    Rules run before and after owlrl; theirs is the median.
    """
    things = {node for s, p, o in triples for node in ((s,) if p == RDF.type else (s, o))}
    doing(f"owlrl on {name}")
    runs = [timed(lambda: list(ENGINES[RULES](triples, ONTOLOGY))) for _ in range(RUNS)]
    reference, closed = timed(lambda: owlrl(triples))
    runs += [timed(lambda: list(ENGINES[RULES](triples, ONTOLOGY))) for _ in range(RUNS)]
    seconds = median(run for run, _ in runs)
    same = set(news(runs[0][1], things)) == set(news(closed, things))
    return Row(
        f"rules on {name}, {len(triples):,} triples",
        *(seconds, reference, "owlrl"),
        bar=f"at least {least:.0f} times less, the same triples" if least else "the same triples",
        fine=same and reference / seconds >= least,
    )


def growth(triples: list[Triple]) -> Iterator[Row]:
    """Whether the time of rules grows no worse than n log n."""
    first = 0.0
    for size in SIZES:
        doing(f"rules on {size:,} triples")
        runs = 1 if size == SIZES[-1] else RUNS  # what is soon done is done again, for it varies most
        engines = [Oxigraph(copies(triples, BASE, size)) for _ in range(runs)]
        seconds = median(timed(partial(saturate, engine, rules(ONTOLOGY)))[0] for engine in engines)
        first = first or seconds
        most = size * log(size) / (SIZES[0] * log(SIZES[0]))
        yield Row(
            f"rules on {size:,} triples",
            *(seconds, first, f"on {SIZES[0]:,}"),
            bar=f"at most {most:.1f} times as much",
            fine=seconds / first <= most,
        )


def in_time(name: str, data: Dataset) -> Row:
    """Whether what follows in time is found soon."""
    doing(f"what follows in time from {name}")
    seconds, found = timed(lambda: infer(data, vocabulary()))
    bar, note = f"at most {MOST_INFER:.0f} s", f"{len(found.proofs):,} proofs"
    return Row(f"what follows in time, {name}", seconds, bar=bar, fine=seconds <= MOST_INFER, note=note)


class Enough(Exception):
    """A step has had its time."""


def within(seconds: float, step: Callable[[], Result]) -> tuple[float, Result | None]:
    """As `timed`, but None if the step has not come to its end in so many seconds of processor time."""

    def stop(*_: object) -> None:
        raise Enough

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return timed(step)
    except Enough:
        return seconds, None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def validation(name: str, data: Dataset) -> Row:
    """Constraints evaluated at once beside pyshacl: so many times faster, and they find the same.

    pyshacl gets a limited time; where that is not enough, only the times can be compared.
    """
    graph = Graph()
    graph += with_classes(accepted(data, inferences=False), ONTOLOGY)
    doing(f"validation of {name} at once")
    runs = [timed(lambda: at_once.faults(graph, ONTOLOGY)) for _ in range(RUNS)]
    seconds, found = median(run for run, _ in runs), runs[0][1]
    doing(f"validation of {name} by pyshacl")
    reference, faults = within(PYSHACL, lambda: one_by_one.faults(graph, ONTOLOGY))
    ratio, same = reference / seconds, faults is None or faults == found
    return Row(
        f"validate {name}, {len(graph):,} triples",
        *(seconds, reference, "pyshacl"),
        bar=f"at least {LEAST_VALIDATION:.0f} times less, the same faults",
        fine=same and ratio >= LEAST_VALIDATION,
        note=f"{len(found)} faults{', pyshacl stopped before its end' if faults is None else ''}",
    )


def premises(data: Graph) -> list[Triple]:
    """What rules start from, in an order that is the same from run to run."""
    given = accepted(data, inferences=False)
    return sorted(between(given, named_things(given)))


def rows(text: Path, sample: Path) -> Iterator[Row]:
    told = {path.name: assemble(read([path]), vocabulary()) for path in (text, sample)}
    made = assemble(reading(REALMS), vocabulary())
    for name, data in {**told, f"generated, {len(made):,} triples": made}.items():
        yield closures(name, premises(data))
    small = premises(made)
    yield closures("generated", list(copies(small, BASE, SIZES[0])), LEAST_RULES)
    yield from growth(small)
    yield validation("generated", made)
    for name, data in told.items():
        yield in_time(name, data)
    yield in_time(f"generated, {len(made):,} triples", made)


if __name__ == "__main__":
    text, sample = map(Path, arguments())
    sys.exit(main("reasoning and validation", rows(text, sample)))
