"""Prints as JSON the seconds that loading the model, parsing a text alone, and reading it take.

Usage: steps.py TEXT. Loading counts from the start of this program, with what it imports; parsing and reading
are processor time, and what a first reading makes once for all (patterns, vocabulary) is made before.
"""

import time

START = time.perf_counter()

import json  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable  # noqa: E402
from pathlib import Path  # noqa: E402

from potestas.extract.parser import load  # noqa: E402
from potestas.extract.read import read_document  # noqa: E402
from potestas.extract.reader import read_text, text_of  # noqa: E402

WARMING = "In 1694 Parliament established the Bank of England."


def seconds(step: Callable[[], object]) -> float:
    """Processor time of a step."""
    start = time.process_time()
    step()
    return time.process_time() - start


def main(path: Path) -> None:
    parser = load()
    loaded = time.perf_counter()
    read_document(parser, text_of("warming.txt", WARMING.encode()))
    paragraphs = path.read_text(encoding="utf-8").split("\n\n")
    parse = seconds(lambda: list(parser.pipe(paragraphs)))
    read = seconds(lambda: read_document(parser, read_text(path)))
    print(json.dumps({"load": loaded - START, "parse": parse, "read": read}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
