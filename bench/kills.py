"""Kills builds of a corpus at random moments, the whole process group at once, and builds on.

Usage: kills.py [KILLS] [SEED]; 200 kills unless given. A folder is built until it has been killed several
times or is whole; each kill may leave nothing half written and lose no text that was read, and what comes out
in the end must be the same bytes as an undisturbed build. The moments are spread evenly over the time that a
build takes, the seed says how.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import prose
from table import Row, arguments, doing, main

KILLS = 200
AT_MOST = 4
"""Kills of one folder before it is built to its end."""
DOCUMENTS = 12
"""So many that they are read in two processes."""
COMMAND = (sys.executable, "-c", "from potestas.cli import main\nif __name__ == '__main__': main()", "build")
READINGS = "readings/"


def start(texts: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    """A build that runs in a process group of its own."""
    command = [*COMMAND, str(texts), "-o", str(out), *options]
    return subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def kill(build: subprocess.Popen[bytes]) -> None:
    """Ends a build and all its processes without a word, as `kill -9` or a power cut does."""
    os.killpg(build.pid, signal.SIGKILL)
    build.communicate()


def finish(build: subprocess.Popen[bytes]) -> None:
    """Waits for the end of a build. Raises AssertionError with what it said if it failed."""
    _, said = build.communicate()
    assert build.returncode == 0, said.decode()


def content(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their paths in it, but for what only a running build can use."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_bytes() for name, path in sorted(files.items()) if ".potestas-" not in name}


def faults(before: Mapping[str, bytes], after: Mapping[str, bytes], whole: Mapping[str, bytes]) -> list[str]:
    """What a kill did wrong: files that are not as in the whole build, readings that are lost."""
    spoilt = [f"{name} is half written" for name, told in after.items() if whole.get(name) != told]
    lost = [f"{name} is lost" for name in before.keys() - after.keys() if name.startswith(READINGS)]
    return spoilt + lost


def endured(kills: int, seed: int) -> Iterator[Row]:
    """Kills so many builds, and tells how often all was well."""
    random = Random(seed)
    with TemporaryDirectory() as place:
        texts, out = Path(place, "texts"), Path(place, "out")
        prose.write(texts, DOCUMENTS)
        began = time.perf_counter()
        finish(start(texts, out, "--workers", "2"))
        whole, took = content(out), time.perf_counter() - began
        killed, resumed, wrong, number = 0, 0, list[str](), 0
        while killed < kills:
            number += 1
            out, on_it, done = Path(place, str(number)), 0, False
            while not done and on_it < AT_MOST and killed + on_it < kills:
                doing(f"{killed + on_it} of {kills} kills, {len(wrong)} faults")
                before, build = content(out), start(texts, out, "--workers", "2")
                try:
                    build.wait(random.uniform(0, took))
                    done = True
                except subprocess.TimeoutExpired:
                    kill(build)
                    on_it += 1
                    wrong += faults(before, content(out), whole)
            finish(start(texts, out, "--workers", "2"))
            same = content(out) == whole
            resumed += on_it if same else 0
            wrong += [] if same else [f"folder {number} differs from the undisturbed build"]
            killed += on_it
    for fault in wrong:
        print(fault, file=sys.stderr)
    yield Row(
        f"{killed} kills of builds of {DOCUMENTS} documents in two processes: went on to the same bytes",
        float(resumed),
        unit="",
        bar="every one",
        fine=resumed == killed and not wrong,
        note=f"a build takes {took:.1f} s",
    )


if __name__ == "__main__":
    numbers = [int(argument) for argument in arguments()]
    given = dict(enumerate(numbers))
    sys.exit(main("kills", endured(given.get(0, KILLS), given.get(1, 1))))
