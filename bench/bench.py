"""What `make bench` runs: the time a build takes, beside that of loading the parser and parsing alone.

Usage: bench.py TEXT. Each figure is the median of three runs, each in a process of its own. Exits with 1 if
the build takes more than three times as long as loading and parsing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

RUNS = 3
NOT_CONFORMING = 1
"""Exit status of a build whose facts break a rule; it is complete all the same."""

MOST = 3.0
"""Times that a build may take as long as loading and parsing."""


def parse_alone(text: Path) -> dict[str, float]:
    """Seconds to load the model and to parse the text, paragraph by paragraph."""
    command = [sys.executable, str(Path(__file__).with_name("parse_alone.py")), str(text)]
    measured = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(measured))


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


def main(text: Path) -> int:
    words = len(text.read_text(encoding="utf-8").split())
    alone = [parse_alone(text) for _ in range(RUNS)]
    load, parse = (median(run[step] for run in alone) for step in ("load", "parse"))
    whole = median(build(text) for _ in range(RUNS))
    ratio = whole / (load + parse)
    print(f"{text.name}, {words:,} words; seconds, median of {RUNS} runs")
    for step, seconds in (("load the model", load), ("parse alone", parse), ("build", whole)):
        print(f"{step:24}{seconds:8.2f}")
    print(f"{'build / (load + parse)':24}{ratio:8.2f}   at most {MOST:.0f}")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
