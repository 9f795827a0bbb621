"""What `make bench` runs last: how long reasoning and validation take, beside owlrl and pyshacl.

Usage: engines.py TEXT SAMPLE. All figures are processor time, of all threads, so that they say the same
whatever else the machine does. Exits with 1 if anything takes longer than it may, or if two engines differ.
"""

from __future__ import annotations

import gc
import signal
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from math import log
from pathlib import Path
from statistics import median
from typing import TypeVar

from generated import copies, reading
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import RDF, Dataset, Graph

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


def doing(what: str) -> None:
    """Says on a terminal what takes so long."""
    if sys.stderr.isatty():
        print(f"\r\033[K{what} ...", end="\r", file=sys.stderr, flush=True)


def judged(what: str, fine: bool, told: str) -> bool:
    """Says whether a bar is met."""
    print(f"{what:44}{told}{'' if fine else ': MISSED'}", flush=True)
    return fine


def owlrl(triples: Iterable[Triple]) -> Graph:
    """The closure by owlrl as it comes; potestas' own engine of that name leaves out a rule of it."""
    graph = axioms(ONTOLOGY)
    for triple in triples:
        graph.add(triple)
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


def closures(name: str, triples: list[Triple], least: float = 0) -> bool:
    """Whether rules and owlrl give the same of things, and rules are so many times faster.

    Rules run before and after owlrl; theirs is the median.
    """
    things = {node for s, p, o in triples for node in ((s,) if p == RDF.type else (s, o))}
    doing(f"owlrl on {name}")
    runs = [timed(lambda: list(ENGINES[RULES](triples, ONTOLOGY))) for _ in range(RUNS)]
    reference, closed = timed(lambda: owlrl(triples))
    runs += [timed(lambda: list(ENGINES[RULES](triples, ONTOLOGY))) for _ in range(RUNS)]
    seconds = median(run for run, _ in runs)
    same = set(news(runs[0][1], things)) == set(news(closed, things))
    told = f"{seconds:9.3f}{reference:9.2f}{reference / seconds:8.0f} times{'' if same else ', DIFFERENT'}"
    return judged(f"{name}, {len(triples):,} triples", same and reference / seconds >= least, told)


def growth(triples: list[Triple]) -> bool:
    """Whether the time of rules grows no worse than n log n."""
    first, fine = 0.0, True
    for size in SIZES:
        doing(f"rules on {size:,} triples")
        runs = 1 if size == SIZES[-1] else RUNS  # what is soon done is done again, for it varies most
        engines = [Oxigraph(copies(triples, BASE, size)) for _ in range(runs)]
        seconds = median(timed(partial(saturate, engine, rules(ONTOLOGY)))[0] for engine in engines)
        first = first or seconds
        most = size * log(size) / (SIZES[0] * log(SIZES[0]))
        told = f"{seconds:9.2f}   {seconds / first:6.1f} times, at most {most:.1f}"
        fine &= judged(f"rules on {size:,} triples", seconds / first <= most, told)
    return fine


def in_time(name: str, data: Dataset) -> bool:
    """Whether what follows in time is found soon."""
    doing(f"what follows in time from {name}")
    seconds, found = timed(lambda: infer(data, vocabulary()))
    told = f"{seconds:9.2f}   {len(found.proofs):,} proofs, at most {MOST_INFER:.0f} seconds"
    return judged(f"what follows in time, {name}", seconds <= MOST_INFER, told)


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


def validation(name: str, data: Dataset) -> bool:
    """Whether constraints evaluated at once are so many times faster than pyshacl, and find the same.

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
    told = f"{seconds:9.2f}{reference:9.2f}{ratio:8.0f} times, {len(found)} faults"
    told += (", pyshacl stopped before its end" if faults is None else "") + ("" if same else ", DIFFERENT")
    return judged(f"{name}, {len(graph):,} triples", same and ratio >= LEAST_VALIDATION, told)


def premises(data: Graph) -> list[Triple]:
    """What rules start from, in an order that is the same from run to run."""
    given = accepted(data, inferences=False)
    return sorted(between(given, named_things(given)))


def main(text: Path, sample: Path) -> int:
    print("\nprocessor time in seconds, of all threads")
    told = {path.name: assemble(read([path]), vocabulary()) for path in (text, sample)}
    made = assemble(reading(REALMS), vocabulary())
    told[f"generated, {len(made):,} triples"] = made

    print(f"{'':44}{'rules':>9}{'owlrl':>9}   at least {LEAST_RULES:.0f} times on the last")
    fine = True
    for name, data in told.items():
        fine &= closures(name, premises(data))
    small = premises(made)
    fine &= closures("generated", list(copies(small, BASE, SIZES[0])), LEAST_RULES)
    fine &= growth(small)
    print(f"{'':44}{'at once':>9}{'pyshacl':>9}   at least {LEAST_VALIDATION:.0f} times")
    fine &= validation("generated", made)
    for name, data in told.items():
        fine &= in_time(name, data)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
