"""What `make bench` runs: every part of the bench, one table of all of them, kept under the day's date.

Usage: bench.py TEXT SAMPLE... Each part runs in a process of its own, one after another, so that none slows
another down. Exits with 1 if a bar is missed or a part fails.
"""

from __future__ import annotations

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


def main(text: str, samples: list[str]) -> int:
    found = [(name, run(name, given)) for name, given in parts(text, samples).items()]
    today = date.today().isoformat()
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"
    keep(found, RESULTS / f"{today}.md", f"{today}: {machine}")
    return 0 if show(found) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
