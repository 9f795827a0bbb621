"""Where readings are kept, each under the number of all that it depends on: in a folder or in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from potestas.extract.claim import Reading, reading_from_json
from potestas.graph.write import save
from potestas.ontology.errors import InputError

_OURS = re.compile(r"[0-9a-f]{64}\.json")


class Shelf(Protocol):
    """Readings by their numbers."""

    def __contains__(self, key: str) -> bool: ...
    def __getitem__(self, key: str) -> Reading: ...

    def put(self, key: str, reading: str) -> None:
        """Keeps a reading in the form of JSON."""

    def keep_only(self, keys: Collection[str]) -> None:
        """Takes away all other readings, which are those of texts that are gone or were otherwise."""


class Held:
    """Readings in memory, in the form of JSON, which takes a fraction of the room."""

    def __init__(self) -> None:
        self._readings: dict[str, str] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._readings

    def __getitem__(self, key: str) -> Reading:
        return reading_from_json(json.loads(self._readings[key]))

    def put(self, key: str, reading: str) -> None:
        self._readings[key] = reading

    def keep_only(self, keys: Collection[str]) -> None:
        self._readings = {key: self._readings[key] for key in keys}


class Kept:
    """Readings in files of a folder, each whole or absent: the first line tells the SHA-256 of the second.

    What is there and is not what was written, whatever befell it, is as good as not there.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __contains__(self, key: str) -> bool:
        return self._sound(key) is not None

    def __getitem__(self, key: str) -> Reading:
        """Raises InputError if the file was spoilt or taken away."""
        content = self._sound(key)
        if content is None:
            raise InputError(f"{self._path(key)}: was changed while it was used; build again")
        return reading_from_json(json.loads(content))

    def put(self, key: str, reading: str) -> None:
        """Raises OutputError if the folder cannot be written."""
        content = reading.encode()
        save(self._folder, {self._path(key).name: b"%s\n%s\n" % (_seal(content), content)})

    def keep_only(self, keys: Collection[str]) -> None:
        wanted = {self._path(key).name for key in keys}
        for path in self._folder.glob("*"):
            if _OURS.fullmatch(path.name) and path.name not in wanted:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json"

    def _sound(self, key: str) -> bytes | None:
        try:
            seal, content, end = self._path(key).read_bytes().split(b"\n")
        except (OSError, ValueError):
            return None
        return content if seal == _seal(content) and not end else None


def _seal(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()
