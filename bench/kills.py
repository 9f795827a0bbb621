"""Kills builds of a corpus at random moments, the whole process group at once, and builds on.

Usage: kills.py [KILLS] [SEED]; 200 kills unless given. A folder is built until it has been killed several
times or is whole; each kill may leave nothing half written and lose no text that was read, and what comes out
in the end must be the same bytes as an undisturbed build. A kill comes at a random time after a random number
of texts were read, or, one time in three, while the graph is made of them and written; the seed says when.
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
AT_MOST = 6
"""Kills of one folder before it is built to its end."""
DOCUMENTS = 12
"""So many that they are read in two processes."""
COMMAND = (sys.executable, "-c", "from potestas.cli import main\nif __name__ == '__main__': main()", "build")
READINGS = "readings/"
UNFINISHED = ".potestas-"
"""In the names of what a build is still at work on."""


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
    files: dict[str, bytes] = {}
    for place, below, names in os.walk(folder):  # which passes over what a running build takes away meanwhile
        below[:] = [name for name in below if UNFINISHED not in name]
        paths = (Path(place, name) for name in names if UNFINISHED not in name)
        files |= {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return dict(sorted(files.items()))


def faults(before: Mapping[str, bytes], after: Mapping[str, bytes], whole: Mapping[str, bytes]) -> list[str]:
    """What a kill did wrong: files that are not as in the whole build, readings that are lost."""
    spoilt = [f"{name} is half written" for name, told in after.items() if whole.get(name) != told]
    lost = [f"{name} is lost" for name in before.keys() - after.keys() if name.startswith(READINGS)]
    return spoilt + lost


def kept(out: Path) -> int:
    """How many texts were read."""
    return len(list(out.glob(f"{READINGS}{'?' * 64}.json")))


def until(build: subprocess.Popen[bytes], out: Path, read: int) -> None:
    """Waits until so many texts were read, or the build ends."""
    while build.poll() is None and kept(out) < read:
        time.sleep(0.01)


def killed(build: subprocess.Popen[bytes], out: Path, random: Random, rest: float) -> bool:
    """Kills a build at a random moment, unless it ends before; `rest` is how long it takes after reading."""
    last = random.random() < 1 / 3
    until(build, out, DOCUMENTS if last else random.randint(min(kept(out), DOCUMENTS - 1), DOCUMENTS))
    try:
        build.wait(random.uniform(0, rest if last else 1))
    except subprocess.TimeoutExpired:
        kill(build)
        return True
    return False


def endured(kills: int, seed: int) -> Iterator[Row]:
    """Kills so many builds, and tells how often all was well."""
    random = Random(seed)
    with TemporaryDirectory() as place:
        texts, out = Path(place, "texts"), Path(place, "whole")
        prose.write(texts, DOCUMENTS)
        build = start(texts, out, "--workers", "2")
        until(build, out, DOCUMENTS)
        began = time.perf_counter()
        finish(build)
        whole, rest = content(out), time.perf_counter() - began
        folder, number, resumed, wrong = 0, 0, 0, list[str]()
        while number < kills:
            folder += 1
            out, most = Path(place, str(folder)), min(AT_MOST, kills - number)
            on_it, found = 0, list[str]()
            while on_it < most:
                doing(f"{number + on_it} of {kills} kills, {len(wrong)} faults")
                before, build = content(out), start(texts, out, "--workers", "2")
                if not killed(build, out, random, rest):
                    break
                on_it += 1
                found += faults(before, content(out), whole)
            finish(start(texts, out, "--workers", "2"))
            if content(out) != whole:
                found.append(f"folder {folder} differs from the undisturbed build")
            resumed += 0 if found else on_it
            number += on_it
            wrong += found
    for fault in wrong:
        print(fault, file=sys.stderr)
    yield Row(
        f"{number} kills of builds of {DOCUMENTS} documents in two processes: went on to the same bytes",
        float(resumed),
        unit="",
        bar="every one",
        fine=resumed == number,
    )


if __name__ == "__main__":
    numbers = [int(argument) for argument in arguments()]
    given = dict(enumerate(numbers))
    sys.exit(main("kills", endured(given.get(0, KILLS), given.get(1, 1))))
