"""One pattern or cue as its TOML file has it: every value is asked for by its type, and a wrong one refused.

What is refused is told with the file, the entry and the fault, as the error that the kind of file has.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from potestas.ontology.errors import PotestasError

Refusal = type[PotestasError]


def table_of(path: Path, refusal: Refusal) -> dict[str, Any]:
    """The whole of a TOML file. Raises `refusal` if it is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:  # no TOML, not UTF-8, or nested beyond measure
        raise refusal(f"{path}: no TOML ({error})") from error


def entries_of(path: Path, table: Mapping[str, Any], what: str, refusal: Refusal) -> Iterator[Entry]:
    """The entries under `[[what]]` in a file's table, each with its name."""
    rows = table.get(what, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise refusal(f"{path}: write each {what} under [[{what}]]")
    for row in rows:
        name = row.get("name")
        if not isinstance(name, str):
            raise refusal(f"{path}: a {what} without a name")
        yield Entry(name, row, f"{path}: {what} '{name}'", refusal)


@dataclass(frozen=True, slots=True)
class Entry:
    """A table of a file under its name; `where` is what errors call it."""

    name: str
    row: Mapping[str, Any]
    where: str
    refusal: Refusal

    def refuse(self, fault: str) -> NoReturn:
        """Raises the error of this kind of file."""
        raise self.refusal(f"{self.where} {fault}")

    def trigger(self, among: Collection[str]) -> str:
        """The one key of these that the entry has."""
        given = [key for key in among if key in self.row]
        if len(given) != 1:
            self.refuse(f"must have exactly one of {', '.join(among)}")
        return given[0]

    def only(self, keys: Collection[str]) -> None:
        """Refuses any key that is not one of these."""
        unknown = sorted(set(self.row) - set(keys))
        if unknown:
            self.refuse(f"has the unknown key '{unknown[0]}'")

    def word(self, key: str, default: str = "") -> str:
        """A text."""
        value = self.row.get(key, default)
        if not isinstance(value, str):
            self.refuse(f"needs a text in quotation marks as its {key}")
        return value

    def words(self, key: str, default: Collection[str] = ()) -> tuple[str, ...]:
        """A list of texts."""
        return self._texts(key, self.row.get(key, default))

    def either(self, key: str) -> tuple[str, ...]:
        """A list of texts, or one text alone."""
        value = self.row[key]
        return (value,) if isinstance(value, str) else self._texts(key, value)

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """A table of lists of texts."""
        value = self.row.get(key, {})
        if not isinstance(value, dict):
            self.refuse(f"needs a table as its {key}")
        return {name: self._texts(f"{key}, {name}", texts) for name, texts in value.items()}

    def flag(self, key: str) -> bool:
        """Yes or no; no if it is not said."""
        value = self.row.get(key, False)
        if not isinstance(value, bool):
            self.refuse(f"needs true or false as its {key}")
        return value

    def examples(self, form: str) -> Iterator[tuple[str, ...]]:
        """The examples, each a list as `form` says: "[sentence, regime]"."""
        rows = self.row.get("examples", [])
        length = form.count(",") + 1
        for row in rows if isinstance(rows, list) else [rows]:
            texts = isinstance(row, list) and all(isinstance(text, str) and text for text in row)
            if not texts or len(row) != length:
                raise self.refusal(f"{self.where}: an example is {form}, not {row!r}")
            yield tuple(row)

    def _texts(self, key: str, value: Any) -> tuple[str, ...]:
        listed = isinstance(value, list | tuple | frozenset)
        if not listed or not all(isinstance(text, str) for text in value):
            self.refuse(f"needs a list of texts in brackets as its {key}")
        return tuple(value)
