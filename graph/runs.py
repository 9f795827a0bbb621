"""Graphs too large for memory: their parts are spelt and sorted apart, and merged on the way into a file.

A run is a file of lines as `write.Spelling.lines` has them, sorted. What several parts say stands once.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path

from potestas.graph.write import blocks, graph_blocks

AT_ONCE = 200
"""Runs that are open at once."""


def put_run(path: Path, lines: Iterable[str]) -> Path:
    """Writes sorted lines."""
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        file.writelines(f"{line}\n" for line in lines)
    return path


def lines_of(path: Path) -> Iterator[str]:
    """The lines of a run."""
    with path.open(encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        for line in file:
            yield line.removesuffix("\n")


def write_turtle(path: Path, runs: Iterable[Path], head: str) -> Path:
    """Writes a graph as Turtle; `head` has the prefixes that its runs use."""
    return _write(path, head, blocks(merged(runs, path.parent)))


def write_trig(path: Path, graphs: Mapping[str, Iterable[Path]], head: str) -> Path:
    """Writes the runs of each named graph as TriG, by the name that stands before its block."""
    named = ((name, merged(runs, path.parent)) for name, runs in graphs.items())
    return _write(path, head, graph_blocks(named))


def write_table(path: Path, runs: Iterable[Path]) -> Path:
    """Writes the lines of runs in their order: in each, a list in JSON comes first, by which it is sorted."""
    with ExitStack() as stack:
        files = [stack.enter_context(run.open(encoding="utf-8", newline="\n")) for run in runs]
        lines = heapq.merge(*files, key=lambda line: json.loads(line.partition("\t")[0]))
        return put_run(path, (line.removesuffix("\n").partition("\t")[2] for line in lines))


def merged(runs: Iterable[Path], folder: Path) -> Iterator[str]:
    """The lines of sorted runs, sorted and each once; `folder` takes what has to be kept meanwhile."""
    paths = list(runs)
    while len(paths) > AT_ONCE:
        some = paths[:AT_ONCE]
        paths = [*paths[AT_ONCE:], put_run(folder / f"{some[0].name}+", merged(some, folder))]
    for line, _ in groupby(heapq.merge(*map(lines_of, paths))):
        yield line


def _write(path: Path, head: str, text: Iterable[str]) -> Path:
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(head)
        file.writelines(text)
    return path
