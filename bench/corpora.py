"""How builds of corpora grow with the number of texts, on one core and on two, and a second time.

Usage: corpora.py [DOCUMENTS...]; 1, 10, 100 and 1,000 texts of a thousand words unless given. The memory of a
build is the most that its processes have together, shared pages counted once (PSS); it is looked at while the
build runs. Needs Linux.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import prose
import psutil
from kills import COMMAND
from table import Row, arguments, doing, main

SIZES = (1, 10, 100, 1000)
ALL = os.sched_getaffinity(0)
"""The cores of this machine."""
LOOKS = 1.0
"""Seconds from one look at the memory to the next."""
MB = 1_000_000

FASTER = 1.7
"""Times that a build must be faster on two cores than on one."""
AGAIN = 20
"""Times that a build must be faster where nothing has changed."""
FLAT = 1.25
"""Times the memory of ten times fewer texts that a build may take, for the most texts."""


@dataclass(frozen=True)
class Run:
    """What one build took: seconds by the clock, and bytes."""

    seconds: float
    memory: int


def built(texts: Path, out: Path, cores: int) -> Run:
    """A build with so many cores of this machine, which it finds out by itself."""
    command = [*COMMAND, str(texts), "-o", str(out)]
    os.sched_setaffinity(0, sorted(ALL)[:cores])
    began, most = time.perf_counter(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as build:
        while build.poll() is None:
            most = max(most, memory(build.pid))
            with suppress(subprocess.TimeoutExpired):
                build.wait(LOOKS)
        seconds = time.perf_counter() - began
        assert build.stderr is not None
        if build.returncode > 1:
            sys.exit(build.stderr.read().decode())
    os.sched_setaffinity(0, ALL)
    return Run(seconds, most)


def memory(pid: int) -> int:
    """Bytes that a process and those that it started have together."""
    try:
        first = psutil.Process(pid)
        family = [first, *first.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    found = 0
    for process in family:
        with suppress(psutil.NoSuchProcess):
            found += process.memory_full_info().pss
    return found


def rows(sizes: Sequence[int]) -> Iterator[Row]:
    smaller: tuple[int, Run] | None = None
    for size in sizes:
        with TemporaryDirectory() as place:
            texts, one, two = Path(place, "texts"), Path(place, "one"), Path(place, "two")
            prose.write(texts, size)
            doing(f"{size} texts on one core")
            alone = built(texts, one, 1)
            doing(f"{size} texts on two cores")
            beside = built(texts, two, 2)
            again = built(texts, two, 2)
        each = f"{beside.seconds / size:.2f} s each"
        found = [
            Row(f"build {size:,} texts on two cores", beside.seconds, alone.seconds, "on one", note=each),
            Row(f"build {size:,} texts again", again.seconds, beside.seconds, "the first time"),
            Row(f"memory for {size:,} texts, two cores", beside.memory / MB, unit="MB"),
        ]
        if smaller is not None:
            fewer, had = smaller
            found[2] = replace(found[2], plain=had.memory / MB, against=f"{fewer:,} texts")
        if size == max(sizes):
            fine = (
                alone.seconds >= FASTER * beside.seconds,
                beside.seconds >= AGAIN * again.seconds,
                smaller is None or beside.memory <= FLAT * smaller[1].memory,
            )
            bars = f"{FASTER} times less", f"{AGAIN} times less", f"at most {FLAT}"
            found = [replace(row, bar=bars[n], fine=fine[n]) for n, row in enumerate(found)]
        yield from found
        smaller = size, beside


if __name__ == "__main__":
    sys.exit(main("corpora", rows([int(size) for size in arguments()] or SIZES)))
