"""Gives the program what nobody would write, and tells what it could not bear.

Usage: fuzz.py TARGET [COUNT] [--seed N]; --help lists the targets (`targets/`). COUNT is how many inputs it
makes, 100,000 unless given. Each must be taken, or refused with an error of potestas's own, within
a second of processor time and without a word on the terminal; whatever else happens is a fault. Inputs come
in batches, each from a seed of its own, so that the same call makes the same inputs and memory does not grow.
The input at work lies in a file that is named at the beginning: should the interpreter itself come to an
end, that is the one.

Faults are told by the place where they were raised, with the shortest input; after Ctrl-C those found so far.
Exits with 1 if there are any.
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any, TextIO

from hypothesis import HealthCheck, Phase, given, seed, settings
from targets import TARGETS
from targets.target import Attempt, Target

from potestas.ontology.errors import PotestasError

INPUTS = 100_000
BATCH = 500
"""Inputs of one seed."""
LIMIT = 1.0
"""Seconds of processor time that one input may take."""
STUCK = 120.0
"""Seconds after which an input that does not even answer the clock ends the run."""
SHOWN = 1000
"""Characters of an input that are told."""


class Overtime(BaseException):
    """An input took longer than it may; no `except Exception` shall hide it."""


class Chatter(Exception):
    """An input was taken or refused, but not without a word on the terminal."""


@dataclass
class Faults:
    """What went wrong by where it was raised: how often, and with which shortest input."""

    found: dict[str, tuple[int, str]] = field(default_factory=dict)
    inputs: int = 0
    refused: int = 0
    slowest: tuple[float, str] = 0.0, ""
    """Seconds of processor time, and the input."""
    began: float = field(default_factory=time.perf_counter)

    def note(self, error: BaseException, shown: str) -> None:
        place = _place(error)
        number, shortest = self.found.get(place, (0, shown))
        self.found[place] = number + 1, min(shown, shortest, key=len)

    def __str__(self) -> str:
        number = sum(number for number, _ in self.found.values())
        return (
            f"{self.inputs:,} inputs, {self.refused:,} refused, {number:,} faults "
            f"in {len(self.found)} places, slowest {self.slowest[0]:.2f} s"
        )


def _place(error: BaseException) -> str:
    """The error and the last line of ours that led to it, or the last at all."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.name != _stop.__name__]
    ours = [frame for frame in frames if "site-packages" not in frame.filename]
    at = (ours or frames)[-1]
    return f"{type(error).__name__}: {str(error)[:100]!r} at {Path(at.filename).name}:{at.lineno} {at.name}"


def run(target: Target, inputs: int, first_seed: int = 0, at_work: TextIO | None = None) -> Faults:
    """Tries so many inputs, or as many as there are until Ctrl-C, and gives what went wrong.

    `at_work` is where the input at work is written.
    """
    strategy, faults, number = target.inputs(), Faults(), first_seed
    with suppress(KeyboardInterrupt), watched(target.ready(), faults, at_work) as once:
        # What the target keeps ready is no garbage of an input's; none shall pay for looking through it.
        gc.freeze()
        while faults.inputs < inputs:
            batch = settings(
                max_examples=min(BATCH, inputs - faults.inputs),
                phases=[Phase.generate],
                database=None,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            )
            seed(number)(batch(given(strategy)(once)))()
            number += 1
    return faults


@contextmanager
def watched(
    attempt: Attempt, faults: Faults, at_work: TextIO | None = None
) -> Iterator[Callable[[Any], None]]:
    """What tries one input, within its time, and notes what went wrong."""

    def once(value: object) -> None:
        if at_work:
            at_work.seek(0)
            at_work.write(ascii(value))
            at_work.truncate()
            at_work.flush()
            faulthandler.dump_traceback_later(STUCK, exit=True)
        _try(attempt, value, faults)

    before = signal.signal(signal.SIGPROF, _stop)
    try:
        yield once
    finally:
        faulthandler.cancel_dump_traceback_later()
        signal.signal(signal.SIGPROF, before)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise Overtime(f"more than {LIMIT:g} s of processor time")


def _try(attempt: Attempt, value: object, faults: Faults) -> None:
    faults.inputs += 1
    said = StringIO()
    start = time.process_time()
    try:
        signal.setitimer(signal.ITIMER_PROF, LIMIT)
        try:
            with redirect_stdout(said), redirect_stderr(said):
                attempt(value)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            if said.getvalue():
                raise Chatter(said.getvalue())
    except PotestasError:
        faults.refused += 1
    except (Exception, Overtime) as error:
        faults.note(error, ascii(value))
    faults.slowest = max(faults.slowest, (time.process_time() - start, ascii(value)))


def asked_for(targets: Mapping[str, Target]) -> argparse.Namespace:
    """The `target` to try, one of these, the `count` of inputs, and the `seed` of the first."""
    listed = "\n".join(f"  {name:12}{target.what}" for name, target in targets.items())
    parser = argparse.ArgumentParser(
        description=f"Gives the program what nobody would write:\n\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target", choices=sorted(targets), metavar="TARGET")
    parser.add_argument("count", nargs="?", type=int, default=INPUTS, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def told(target: str, faults: Faults) -> int:
    """Tells what was found, and gives the exit status."""
    print(f"{target}: {faults}, {time.perf_counter() - faults.began:,.0f} s in all")
    for place, (number, shown) in sorted(faults.found.items()):
        print(f"  {number} x {place}\n    {shown[:SHOWN]}")
    if faults.slowest[0] > LIMIT / 2:
        print(f"  slowest: {faults.slowest[1][:SHOWN]}")
    return 1 if faults.found else 0


def main() -> int:
    asked = asked_for(TARGETS)
    at_work = Path(tempfile.gettempdir(), f"fuzz-{asked.target}.txt")
    print(f"{asked.target}: the input at work lies in {at_work}", flush=True)
    with at_work.open("w", encoding="ascii") as written:
        return told(asked.target, run(TARGETS[asked.target], asked.count, asked.seed, written))


if __name__ == "__main__":
    sys.exit(main())
