"""Tables for people (aligned text, or drawn by rich on a terminal) and for programs (CSV, JSON)."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table

Cell = str | int | float | None


def show(columns: Sequence[str], rows: Sequence[Sequence[Cell]], format: str = "table") -> None:
    """Prints rows to standard output: `table`, `csv` (RFC 4180) or `json` (a list of objects)."""
    if format == "json":
        objects = [dict(zip(columns, row, strict=True)) for row in rows]
        print(json.dumps(objects, ensure_ascii=False, indent=1))
    elif format == "csv":
        text = io.StringIO()
        csv.writer(text).writerows([columns, *rows])
        sys.stdout.write(text.getvalue())
    elif sys.stdout.isatty():
        _draw(columns, rows)
    else:
        _align([columns, *([_plain(cell) for cell in row] for row in rows)])


def _draw(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    table = Table(*columns, box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*(_plain(cell) for cell in row))
    Console(markup=False, highlight=False).print(table)


def _align(lines: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    return f"{cell:.3f}" if isinstance(cell, float) else " ".join(str(cell).split())
