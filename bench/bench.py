"""What `make bench` runs: the time that reading and building take, beside that of parsing alone.

Usage: bench.py TEXT SAMPLE... Each figure is the median of three runs in processes of their own. TEXT tells
how much longer reading and building take than parsing; the samples together, and ten times as much of them,
tell whether reading takes longer in proportion. Exits with 1 if anything takes longer than it may.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

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


def judged(what: str, ratio: float, most: float) -> bool:
    """Whether a ratio is within bounds; says so."""
    print(f"{what:28}{ratio:8.2f}   at most {most:.0f}{'' if ratio <= most else ': TOO SLOW'}")
    return ratio <= most


def main(text: Path, samples: Sequence[Path]) -> int:
    took = steps(text)
    whole = median(build(text) for _ in range(RUNS))
    words = len(text.read_text(encoding="utf-8").split())
    print(f"{text.name}, {words:,} words; seconds, median of {RUNS} runs")
    for step, seconds in (
        ("load the model", took["load"]),
        ("parse alone", took["parse"]),
        ("read", took["read"]),
        ("build", whole),
    ):
        print(f"{step:28}{seconds:8.2f}")
    fine = judged("read / parse", took["read"] / took["parse"], MOST_READ)
    fine &= judged("build / (load + parse)", whole / (took["load"] + took["parse"]), MOST_BUILD)

    with TemporaryDirectory() as folder:
        once, more = Path(folder, "once.txt"), Path(folder, "more.txt")
        once.write_text("\n\n".join(path.read_text(encoding="utf-8") for path in samples), encoding="utf-8")
        more.write_text(tenfold(once.read_text(encoding="utf-8")), encoding="utf-8")
        words = len(once.read_text(encoding="utf-8").split())
        short, long = steps(once)["read"], steps(more)["read"]
    print(f"\nthe samples, {words:,} words, and {COPIES} times as many")
    print(f"{'read':28}{short:8.2f}{long:8.2f}")
    return 0 if judged("read ten times as much", long / short, MOST_TENFOLD) and fine else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(sample) for sample in sys.argv[2:]]))
