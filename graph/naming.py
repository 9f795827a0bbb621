"""Which entities a piece of text names, so that a task or a title leads to what it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from potestas.extract.claim import Entity

_WORD = re.compile(r"\w+")


class Names:
    """The names of a reading's entities: preferred names, and aliases that hold a capital letter.

    An alias in lower case ("the committee") means one thing here and another there, so it names nothing; nor
    does a name that two entities share.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for entity in entities:
            proper = (alias for alias in entity.aliases if alias.lower() != alias)
            for name in (entity.name, *proper):
                owners[_words(name)].add(entity.name)
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for words, names in sorted(owners.items(), key=lambda item: (-len(item[0]), item[0])):
            if words and len(names) == 1:
                self._by_first[words[0]].append((words, min(names)))

    def within(self, text: str, besides: str | None = None) -> tuple[str, ...]:
        """Preferred names of the entities that a text names, in order, each once, without `besides`.

        Of two names that overlap the longer counts: "the clerks of the Privy Council Office" names no Privy
        Council where that office is an entity too.
        """
        words = _words(text)
        found: dict[str, None] = {}
        place = 0
        while place < len(words):
            length, name = self._at(words, place, besides)
            if name:
                found[name] = None
            place += length
        return tuple(found)

    def _at(self, words: tuple[str, ...], place: int, besides: str | None) -> tuple[int, str | None]:
        for name_words, name in self._by_first.get(words[place], ()):
            if name != besides and words[place : place + len(name_words)] == name_words:
                return len(name_words), name
        return 1, None


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))
