"""How long reading and building take, beside loading and parsing alone; run by `make bench`.

Usage: reading.py TEXT SAMPLE... Each figure is the median of three runs in processes of their own. TEXT tells
how much longer reading and building take than parsing; the samples together, and ten times as much of them,
tell whether reading takes longer in proportion.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from table import Row, arguments, doing, main
from tenfold import COPIES, tenfold

RUNS = 3
NOT_CONFORMING = 1
"""Exit status of a build whose facts break a rule; it is complete all the same."""

MOST_READ = 2.0
"""Times that reading may take as long as parsing alone."""
MOST_BUILD = 3.0
"""Times that a build may take as long as loading and parsing."""
MOST_TENFOLD = 11.0
"""Times that reading may take as long for a text ten times as long."""


def steps(text: Path) -> dict[str, float]:
    """Seconds to load the model, to parse the text alone, and to read it; medians."""
    command = [sys.executable, str(Path(__file__).with_name("steps.py")), str(text)]
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(RUNS)
    ]
    return {step: median(run[step] for run in runs) for step in runs[0]}


def build(text: Path) -> float:
    """Seconds of a whole `potestas build`."""
    with TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).with_name("potestas")), "build", str(text), "-o", folder]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - start
    if done.returncode > NOT_CONFORMING:
        sys.exit(done.stderr)
    return seconds


def at_most(row: Row, most: float) -> Row:
    """The row, held to how many times as much as the plain way it may take."""
    assert row.ours is not None and row.plain is not None
    return replace(row, bar=f"at most {most:.0f}", fine=row.ours / row.plain <= most)


def rows(text: Path, samples: Sequence[Path]) -> Iterator[Row]:
    doing(f"reading {text.name}")
    took = steps(text)
    words = len(text.read_text(encoding="utf-8").split())
    yield Row(f"load the model, for {text.name} ({words:,} words)", took["load"])
    yield at_most(Row("read it", took["read"], took["parse"], "parse alone"), MOST_READ)
    doing(f"building {text.name}")
    whole = median(build(text) for _ in range(RUNS))
    yield at_most(Row("build it", whole, took["load"] + took["parse"], "load and parse"), MOST_BUILD)
    with TemporaryDirectory() as folder:
        once, more = Path(folder, "once.txt"), Path(folder, "more.txt")
        once.write_text("\n\n".join(path.read_text(encoding="utf-8") for path in samples), encoding="utf-8")
        more.write_text(tenfold(once.read_text(encoding="utf-8")), encoding="utf-8")
        words = len(once.read_text(encoding="utf-8").split())
        doing(f"reading the samples, once and {COPIES} times")
        short, long = steps(once)["read"], steps(more)["read"]
    step = f"read {COPIES} times the samples ({words:,} words)"
    yield at_most(Row(step, long, short, "read them once"), MOST_TENFOLD)


if __name__ == "__main__":
    text, *samples = map(Path, arguments())
    sys.exit(main("reading", rows(text, samples)))
