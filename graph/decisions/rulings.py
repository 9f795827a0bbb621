"""`entities.toml`: which names are one entity, which are not, and how things are called.

    authorities = ["people.csv"]       # files of names with IRIs (`authority`), beside this one

    [[same]]                           # one entity, under the name of the first
    names = ["Hugh Latimer", "Lattymer"]
    because = "Two spellings."         # what you like; it goes into the graph

    [[different]]                      # never one entity
    names = ["Council", "Council of the North"]

    [[different.mentions]]             # where a name that they share means this one:
    name = "Council of the North"      # in a text, from `start` to `end`, in a quotation
    text = "york.txt"
    quote = "the council sat at York"

    [[one]]                            # one, whatever speaks for two
    names = ["Mehmed"]

    [rename]
    "C. of A." = "Court of Augmentations"

    [type]
    "Holy Office" = "Body"
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any, NoReturn

from networkx.utils import UnionFind

from potestas.extract.spelling import normal
from potestas.ontology.errors import InputError
from potestas.ontology.nearest import nearest
from potestas.ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where a name means one of those who share it: in `text`, from `start` to `end`, where `quote` is."""

    name: str
    text: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """Names that are one entity, or that never are; or, under `one`, of each of which that is one."""

    names: tuple[str, ...]
    because: str = ""
    mentions: tuple[Mentions, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulings:
    """All that one file decides; `path` is where it lies, `sha256` its digest."""

    path: Path
    sha256: str
    same: tuple[Ruling, ...] = ()
    different: tuple[Ruling, ...] = ()
    one: tuple[Ruling, ...] = ()
    rename: Mapping[str, str] = field(default_factory=dict)
    type: Mapping[str, str] = field(default_factory=dict)
    authorities: tuple[Path, ...] = ()

    def refuse(self, fault: str) -> NoReturn:
        """Raises InputError, which names the file."""
        raise InputError(f"{self.path}: {fault}")


def read_rulings(path: Path, vocabulary: Vocabulary) -> Rulings:
    """The decisions in a file. Raises InputError for what is no TOML, unknown, or contradicts itself."""
    try:
        content = path.read_bytes()
        table = tomllib.loads(content.decode("utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its name") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 (at byte {error.start}); save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{path}: is not TOML: {error}; correct it there") from error
    rulings = _Reader(path, vocabulary.entity_types).rulings(table, sha256(content).hexdigest())
    apart = [[normal(name) for name in ruling.names] for ruling in rulings.different]
    agreed([rulings], lambda name, _: normal(name), apart)
    return rulings


def agreed(
    rulings: Sequence[Rulings], key: Callable[[str, Rulings], str], apart: Iterable[Sequence[str]]
) -> tuple[dict[str, str], dict[str, str]]:
    """The name that each key gets, and the types of those names, as all files together have it.

    `key` says of a name in a file what it stands for; of the keys in each sequence of `apart` no two may
    become one. Raises InputError where decisions contradict each other.
    """
    one: UnionFind[str] = UnionFind()
    for file in rulings:
        for ruling in file.same:
            one.union(*[key(name, file) for name in ruling.names])
    for a, b in (pair for keys in apart for pair in combinations(keys, 2)):
        if one[a] == one[b]:
            rulings[0].refuse(f"{a!r} and {b!r} are said to be the same and to be different; take one out")
    names = _given("names", [(file, file.rename) for file in rulings], key, one)
    types = _given("types", [(file, file.type) for file in rulings], key, one)
    first: dict[str, str] = {}
    for known in one:
        first.setdefault(one[known], known)
    called = {root: names.get(root, known) for root, known in first.items()}
    for name, number in Counter(called.values()).items():
        if number > 1:
            rulings[0].refuse(f"{name!r} becomes the name of two; if they are one, say so under [[same]]")
    return {known: called[one[known]] for known in one}, {called[root]: types[root] for root in types}


def _given(
    what: str,
    tables: Iterable[tuple[Rulings, Mapping[str, str]]],
    key: Callable[[str, Rulings], str],
    one: UnionFind[str],
) -> dict[str, str]:
    """What [rename] or [type] gives to the root of each name."""
    given: dict[str, str] = {}
    for file, table in tables:
        for name, value in table.items():
            known = given.setdefault(one[key(name, file)], value)
            if known != value:
                file.refuse(f"{name!r} gets two {what}, {known!r} and {value!r}; take one out")
    return given


class _Reader:
    """Takes a parsed file apart; what is wrong is said with its place in the file."""

    def __init__(self, path: Path, types: Collection[str]) -> None:
        self._path = path
        self._types = types

    def rulings(self, table: Mapping[str, Any], digest: str) -> Rulings:
        self._known("the file", table, ("authorities", "same", "different", "one", "rename", "type"))
        authorities = self._strings("authorities", table.get("authorities", []))
        corrected = self._pairs("type", table.get("type", {}))
        for type_ in corrected.values():
            self._among("type", type_, self._types)
        return Rulings(
            self._path,
            digest,
            same=self._groups("same", table.get("same", []), ("names", "because")),
            different=self._groups("different", table.get("different", []), ("names", "because", "mentions")),
            one=self._groups("one", table.get("one", []), ("names", "because"), least=1),
            rename=self._pairs("rename", table.get("rename", {})),
            type=corrected,
            authorities=tuple(self._path.parent / name for name in authorities),
        )

    def _groups(self, what: str, tables: Any, keys: Collection[str], least: int = 2) -> tuple[Ruling, ...]:
        return tuple(
            self._group(f"{what} no. {number}", table, keys, least)
            for number, table in enumerate(self._tables(what, tables), start=1)
        )

    def _group(self, where: str, table: Mapping[str, Any], keys: Collection[str], least: int) -> Ruling:
        self._known(where, table, keys)
        names = self._strings(f"{where}, names", table.get("names", []))
        if len(set(names)) < least or len(set(names)) < len(names):
            self._refuse(f"{where}: give it `names`, {'two' if least == 2 else 'one'} or more, each once")
        rows = self._tables(f"{where}, mentions", table.get("mentions", []))
        mentions = tuple(self._mentions(where, row, names) for row in rows)
        return Ruling(names, self._string(f"{where}, because", table.get("because", "")), mentions)

    def _mentions(self, where: str, row: Mapping[str, Any], names: Collection[str]) -> Mentions:
        where += ", mentions"
        self._known(where, row, Mentions.__slots__)
        given = [key for key in ("name", "text", "quote") if key in row]
        texts = {key: self._string(f"{where}, {key}", row[key]) for key in given}
        self._among(f"{where}, name", texts.get("name", ""), names)
        start, end = row.get("start"), row.get("end")
        if not all(offset is None or type(offset) is int for offset in (start, end)):
            self._refuse(f"{where}: `start` and `end` are numbers of characters, as in facts.jsonl")
        whole = start is None and end is None
        if not whole and (start is None or end is None or "text" not in texts or not 0 <= start < end):
            self._refuse(f"{where}: a stretch takes `text`, `start` and a greater `end`")
        if not {"text", "quote"} & texts.keys() or not all(text.strip() for text in texts.values()):
            self._refuse(f"{where}: say where by a `text`, a `quote` or both")
        return Mentions(texts["name"], texts.get("text"), start, end, texts.get("quote"))

    def _known(self, where: str, table: Mapping[str, Any], keys: Collection[str]) -> None:
        for key in table:
            self._among(f"{where}, key", key, keys)

    def _among(self, where: str, value: str, known: Collection[str]) -> None:
        if value not in known:
            near = nearest(value, known)
            hint = f"did you mean {near[0]!r}?" if near else f"it may be {', '.join(known)}"
            self._refuse(f"{where}: {value!r} is unknown here; {hint}")

    def _tables(self, what: str, value: Any) -> list[Mapping[str, Any]]:
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._refuse(f"{what}: write each under [[{what.rpartition(' ')[2]}]]")
        return value

    def _pairs(self, what: str, value: Any) -> Mapping[str, str]:
        if not isinstance(value, dict):
            self._refuse(f'{what}: write [{what}] and below it lines such as "name" = "value"')
        return {name: self._string(f"{what}, {name}", text) for name, text in value.items()}

    def _strings(self, what: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            self._refuse(f'{what}: write a list in brackets, ["one", "another"]')
        return tuple(self._string(what, item) for item in value)

    def _string(self, what: str, value: Any) -> str:
        if not isinstance(value, str):
            self._refuse(f"{what}: {value!r} is no text; put it into quotation marks")
        return value

    def _refuse(self, fault: str) -> NoReturn:
        raise InputError(f"{self._path}: {fault}")
