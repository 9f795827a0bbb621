"""Prints as JSON the seconds that loading the model and parsing a text take, and nothing else is done.

Usage: parse_alone.py TEXT. Loading counts from the start of this program, with what it imports.
"""

import time

START = time.perf_counter()

import json  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402

from potestas.extract.parser import load  # noqa: E402


def main(text: Path) -> None:
    parser = load()
    loaded = time.perf_counter()
    for _ in parser.pipe(text.read_text(encoding="utf-8").split("\n\n")):
        pass
    parsed = time.perf_counter()
    print(json.dumps({"load": loaded - START, "parse": parsed - loaded}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
