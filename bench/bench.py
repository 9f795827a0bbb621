"""What `make bench` runs: the parts of the bench, one table of all of them, kept under the day's date.

Usage: bench.py [--parts NAME,...] TEXT SAMPLE... Each part runs in a process of its own, one after another,
so that none slows another, and is kept as soon as it is done. Exit status 1 says that a bar is
missed or a part failed.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path

from table import AS_JSON, Row, doing, keep, rows_in, show

HERE = Path(__file__).parent
RESULTS = HERE / "results"


def parts(text: str, samples: list[str]) -> dict[str, list[str]]:
    """The scripts to run with their arguments, in the order of the way that data take."""
    return {
        "reading": [text, *samples],
        "way": [text],
        "engines": [text, samples[0]],
        "networks": [],
        "corpora": [],
        "kills": [],
        "queries": [],
        "serving": [],
    }


def run(name: str, arguments: list[str]) -> list[Row]:
    """The rows of a part; one that says so if it broke off."""
    doing(name)
    command = [sys.executable, str(HERE / f"{name}.py"), *arguments, AS_JSON]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    rows = list(rows_in(done.stdout))
    if done.returncode > 1 or (done.returncode and all(row.fine for row in rows)):
        rows.append(Row(f"exit status {done.returncode}", fine=False))
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description="Times every step of the way beside the plain way.")
    parser.add_argument("--parts", type=lambda names: names.split(","), metavar="NAME,...")
    parser.add_argument("text")
    parser.add_argument("samples", nargs="+")
    asked = parser.parse_args()
    there = parts(asked.text, asked.samples)
    chosen = asked.parts or list(there)
    if not there.keys() >= set(chosen):
        parser.error(f"the parts are {', '.join(there)}")
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    today = date.today().isoformat()
    found = []
    for name in chosen:
        rows = run(name, there[name])
        found.append((name, rows))
        keep(rows, RESULTS / today / f"{name}.md", f"{today}: {name}, {machine}")
    return 0 if show(found) else 1


if __name__ == "__main__":
    sys.exit(main())
