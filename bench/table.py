"""What a measurement found, as rows of one table: our time beside that of the plain way, and the bar.

A part of the bench is a script that gives rows to `main`: it prints them as a table, or with `--json` a line
each for `bench.py`, which makes one table of all parts and keeps each under the day's date.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

AS_JSON = "--json"


@dataclass(frozen=True, slots=True)
class Row:
    """One step on some data: `ours` and `plain` in `unit`, `against` the plain way of doing the same.

    `share` is the part of the whole way that the step takes; `bar` says in words what it must hold to, and
    `fine` whether it does; `note` whatever else was seen.
    """

    step: str
    ours: float | None = None
    plain: float | None = None
    against: str = ""
    bar: str = ""
    fine: bool = True
    note: str = ""
    unit: str = "s"
    share: float | None = None

    def compared(self) -> str:
        """How much faster than the plain way, or how much longer it takes."""
        if not self.ours or not self.plain:
            return ""
        if self.ours <= self.plain:
            return f"{self.plain / self.ours:.1f} times less"
        return f"{self.ours / self.plain:.2f} times as much"


HEADINGS = ("step", "potestas", "plain way", "", "against", "bar", "share", "note")


def cells(row: Row) -> tuple[str, ...]:
    """What a row says under HEADINGS."""
    bar = row.bar if row.fine else f"{row.bar}: MISSED".removeprefix(": ")
    share = "" if row.share is None else f"{row.share:.0%}"
    told = (_value(row.ours, row.unit), _value(row.plain, row.unit), row.compared())
    return (row.step, *told, row.against, bar, share, row.note)


def _value(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.{3 if value < 1 else 2 if value < 100 else 0}f} {unit}".rstrip()


def show(parts: Iterable[tuple[str, Iterable[Row]]]) -> bool:
    """Prints the rows of the parts as one table; whether all is fine."""
    table, fine = Table(*HEADINGS, box=None), True
    for name, rows in parts:
        table.add_row(f"[bold]{name}")
        for row in rows:
            table.add_row(*cells(row), style=None if row.fine else "bold red")
            fine &= row.fine
    Console(width=None if sys.stdout.isatty() else 200).print(table)
    return fine


def keep(rows: Iterable[Row], path: Path, heading: str) -> None:
    """Writes the rows of a part to a Markdown file."""
    lines = [f"# {heading}", "", _line(HEADINGS), _line(["---"] * len(HEADINGS))]
    lines += [_line(cells(row)) for row in rows]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _line(told: Iterable[str]) -> str:
    return f"| {' | '.join(told)} |"


def rows_in(text: str) -> Iterator[Row]:
    """The rows that a part printed as JSON."""
    for line in text.splitlines():
        yield Row(**json.loads(line))


def main(name: str, rows: Iterable[Row]) -> int:
    """What a part of the bench does: prints its rows; exit status 1 if a bar is missed."""
    if AS_JSON not in sys.argv:
        return 0 if show([(name, rows)]) else 1
    fine = True
    for row in rows:
        print(json.dumps(asdict(row)), flush=True)
        fine &= row.fine
    return 0 if fine else 1


def arguments() -> list[str]:
    """What the user gave to the script beside `--json`."""
    return [argument for argument in sys.argv[1:] if argument != AS_JSON]


def doing(what: str) -> None:
    """Says on a terminal what takes so long."""
    if sys.stderr.isatty():
        print(f"\r\033[K{what} ...", end="\r", file=sys.stderr, flush=True)
