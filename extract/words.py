"""The lists of words in `words.toml`, by table and name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from potestas.ontology.errors import PotestasError

SOURCE = Path(__file__).parent / "words.toml"


class WordsError(PotestasError):
    """A list of words that is missing or is none; the message names the file, the table and the list."""


@cache
def _tables(source: Path) -> Mapping[str, Mapping[str, Any]]:
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WordsError(f"{source}: no TOML ({error})") from error


def words(table: str, name: str, source: Path = SOURCE) -> frozenset[str]:
    """The words of one list. Raises `WordsError`."""
    found = _tables(source).get(table, {}).get(name)
    if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
        raise WordsError(f"{source}: [{table}] has no list of words '{name}'")
    return frozenset(found)


def pairs(table: str, name: str, source: Path = SOURCE) -> Mapping[str, str]:
    """The words of one list with what each stands for, in the order of the file. Raises `WordsError`."""
    found = _tables(source).get(table, {}).get(name)
    if not isinstance(found, dict) or not all(isinstance(word, str) for word in found.values()):
        raise WordsError(f"{source}: [{table}] has no pairs of words '{name}'")
    return found
