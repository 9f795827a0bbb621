"""As `fuzz.py`, but each input is made of those before it that reached code which no other had reached.

Usage: guided.py TARGET [COUNT] [--seed N], of the targets that take bytes. The engine is atheris (libFuzzer),
which not every Python can install; so it is none of the dependencies: `pip install atheris`.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

try:
    import atheris
except ImportError:
    sys.exit("guided.py needs atheris; install it by `pip install atheris`, or use fuzz.py")

with atheris.instrument_imports(include=["potestas"]):
    from targets import TARGETS

import fuzz

TARGETS = {name: target for name, target in TARGETS.items() if target.of_bytes}
SEEDS = 200
"""Inputs of `fuzz.py` to begin with."""
LONGEST = 4000
"""Bytes of an input."""


def main() -> None:
    asked = fuzz.asked_for(TARGETS)
    target = TARGETS[asked.target]
    seeds: list[bytes | str] = []
    fuzz.run(replace(target, ready=lambda: seeds.append), SEEDS, asked.seed)
    faults = fuzz.Faults()
    folder = TemporaryDirectory()
    for number, content in enumerate(seeds):
        raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        Path(folder.name, str(number)).write_bytes(raw)
    with fuzz.watched(target.ready(), faults) as once:

        def counted(content: bytes) -> None:
            once(content)
            if faults.inputs >= asked.count:
                status = fuzz.told(asked.target, faults)
                sys.stdout.flush()
                folder.cleanup()
                os._exit(status)  # the engine itself knows no end

        options = ("-verbosity=0", "-rss_limit_mb=0", f"-max_len={LONGEST}", f"-seed={asked.seed + 1}")
        atheris.Setup([sys.argv[0], *options, folder.name], counted)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
