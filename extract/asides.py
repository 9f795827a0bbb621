"""What is taken out of a sentence before it is parsed: initials, brackets, participles and lists of members.

"A. V. Held" is parsed as "Held", which then begins where its initials began. What stands in brackets,
", headed by Held," between commas, and "including Held, Imhof, and Karl" before what the board did, becomes a
piece of its own that remembers what it follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from potestas.extract.dependents import RELATIVE
from potestas.extract.simplify import Word
from potestas.extract.titles import Title, titles
from potestas.extract.words import words
from potestas.ontology.vocabulary import vocabulary

_INITIAL = re.compile(r"(?:[A-ZÀ-ÖØ-Þ]|[A-Z][a-z]h?|Dzh|Shch|Ph|Th)\.")
_INCLUDING = words("lists", "including")
_PARTICIPLES = words("insertions", "participles")
_PARTICLES = words("insertions", "particles")
_LOOSE = words("insertions", "loose")
_NAMED = words("insertions", "named")
_AUXILIARIES = words("insertions", "auxiliaries")
_OPENING, _CLOSING = "([", ")]"
_SMALL = words("names", "particles")
_INDEFINITE = words("determiners", "indefinite")
LONGEST_NAME = 6
"""Words of a name between commas, at most."""
LONGEST_INSERTION = 30
"""Words between the commas of an insertion, at most."""

DEEPEST = 4
"""Brackets within brackets, at most, that are set apart; nobody who means a reader to follow uses more."""


@dataclass
class Piece:
    """Words that are parsed together, with the clean offsets at which each begins and ends."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    begin: int = 0
    end: int = 0
    """Of an aside: the stretch between the marks that set it off, phrases of time included."""
    title: bool = False
    """Of an aside: it says what the writing before it is called."""
    asides: list[tuple[int, Piece]] = field(default_factory=list)
    """(index of the word after which it stood, or -1; what was taken out)"""

    def add(self, word: str, start: int, end: int) -> None:
        """Put a word at the end."""
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)

    def open(self, begin: int) -> Piece:
        """A new aside after the last word; `begin` is where the mark that sets it off ends."""
        aside = Piece(begin=begin, end=begin)
        self.asides.append((len(self.words) - 1, aside))
        return aside

    def all(self) -> Iterator[Piece]:
        """The piece itself, and its asides after it."""
        yield self
        for _, aside in self.asides:
            yield from aside.all()


def split(tokens: Sequence[Word]) -> Piece:
    """Take bracketed stretches, insertions and initials out of the words of a block."""
    top = Piece()
    stack = [top]
    shown = [word for word, _, _ in tokens]
    opening, closing = _brackets(shown)
    waiting: int | None = None  # where a run of initials began
    insertion_end: int | None = None
    entitled = {title.begin: title for title in titles(tokens)}
    left_out = 0
    for i, (word, start, end) in enumerate(tokens):
        title = entitled.get(i) if stack[-1].words else None
        left_out = _set_apart(stack[-1], tokens, title) if title is not None else left_out
        if i < left_out:
            continue
        if insertion_end is not None and i >= insertion_end:
            insertion_end = None
            stack.pop().end = start
            if word == ",":
                continue
        piece = stack[-1]
        if word == "," and len(stack) == 1 and piece.words:
            insertion_end = _insertion_end(shown, i, _is_followed_by_gap(tokens, i + 1))
            if insertion_end is not None:
                stack.append(piece.open(end))
                continue
        elif len(stack) == 1 and piece.words:
            insertion_end = _members_end(shown, i)
            if insertion_end is not None:
                piece = piece.open(start)
                stack.append(piece)
        if i in opening:
            stack.append(piece.open(end))
        elif i in closing and len(stack) > 1:
            stack.pop().end = start
        elif _is_initial(shown, i):
            waiting = start if waiting is None else waiting
        else:
            piece.add(word, start if waiting is None else waiting, end)
            waiting = None
    _close(stack[1:], tokens)
    return top


def _close(left_open: Sequence[Piece], tokens: Sequence[Word]) -> None:
    """What nothing closes ends with the block."""
    for piece in left_open:
        piece.end = tokens[-1][2]


def _set_apart(piece: Piece, tokens: Sequence[Word], title: Title) -> int:
    """Make a title an aside; the index of the word after all that is left out with it."""
    aside = piece.open(tokens[title.begin][1])
    aside.title, aside.end = True, tokens[title.end - 1][2]
    for word in tokens[title.first : title.last]:
        aside.add(*word)
    if title.closes:
        piece.add(*tokens[title.last])
    return title.end


def _is_initial(shown: Sequence[str], i: int) -> bool:
    """An initial stands before another initial or before a capitalised word, inside one sentence."""
    return (
        bool(_INITIAL.fullmatch(shown[i]))
        and i + 1 < len(shown)
        and shown[i + 1][:1].isupper()
        and len(shown[i + 1]) > 1
    )


def _is_followed_by_gap(tokens: Sequence[Word], i: int) -> bool:
    """Whether what is not shown, like a phrase of time, stood between word i and a comma after it."""
    if i + 1 >= len(tokens) or tokens[i + 1][0] != ",":
        return False
    return tokens[i + 1][1] > tokens[i][2]


def _insertion_end(shown: Sequence[str], i: int, timed: bool) -> int | None:
    """Where a participle's insertion that opens at comma i ends: ", headed by Held and including Imhof, ...".

    The comma that closes it is the first after which no list goes on; without one, the end of the sentence.
    A participle that is only `timed` (", founded in 1540, ...") is closed by the comma right after it.
    """
    if not _opens_insertion(shown, i, timed) or _follows_participle(shown, i):
        return None
    for k in range(i + 2, min(i + LONGEST_INSERTION, len(shown))):
        if shown[k] == ",":
            following = shown[k + 1] if k + 1 < len(shown) else ""
            if following == "and" and _goes_on(shown, i, k + 2):
                return None  # "was arrested, accused of treason, and exiled"
            if not (following[:1].isupper() or following.lower() in ("and", "or")):
                return k
        elif shown[k] in (".", ";", ":", "?", "!"):
            main = _closes_apposition(shown, i) and shown[i + 2].lower() != "by"
            main = main or _closes_series(shown, i, k)
            return k if shown[i + 1].lower() not in _LOOSE and not main else None
        elif shown[k] in (*_OPENING, *_CLOSING) or _ends_series(shown, i, k):
            return None  # "was drafted by Held, revised by Imhof and approved by the Senate"
    return None


def _members_end(shown: Sequence[str], i: int) -> int | None:
    """Where the members end who stand between a board and its verb: "including Held and Imhof | was formed".

    They end with a name, before an auxiliary. A single member is left to the parser.
    """
    if shown[i].lower() not in _INCLUDING or not shown[i - 1][:1].isalpha():
        return None
    for k in range(i + 2, min(i + LONGEST_INSERTION, len(shown))):
        if shown[k].lower() in _AUXILIARIES:
            joined = "and" in shown[i + 1 : k] or "," in shown[i + 1 : k]
            return k if joined and shown[k - 1][:1].isupper() else None
        if not (shown[k] == "," or shown[k][:1].isalpha()) or shown[k].lower() in RELATIVE:
            return None
    return None


def _goes_on(shown: Sequence[str], i: int, after: int) -> bool:
    """Whether a participle after the comma at i is the second of three that follow an auxiliary."""
    third = after < len(shown) and _is_participle(shown[after].lower())
    return third and not _AUXILIARIES.isdisjoint(_clause_before(shown, i))


def _follows_participle(shown: Sequence[str], i: int) -> bool:
    """Whether the comma at i closes one of several things that were done: "was seized, exiled by"."""
    before = _clause_before(shown, i)
    opening = len(before) - before[::-1].index(",") if "," in before else 0
    helped = not _AUXILIARIES.isdisjoint(before[:opening])
    return helped and opening < len(before) and _is_participle(before[opening])


def _closes_series(shown: Sequence[str], i: int, end: int) -> bool:
    """Whether a sentence ends with passives: "was dismissed, expelled from the party and sent away"."""
    third = any(shown[k] == "and" and _goes_on(shown, i, k + 1) for k in range(i + 2, end - 1))
    before = _clause_before(shown, i)
    passive = any(a in _AUXILIARIES and _is_participle(b) for a, b in pairwise(before))
    new = not _INDEFINITE.isdisjoint(before)  # "was put on a board, expelled from the town and sent away"
    return third and passive and not new and "by" not in (shown[i + 2].lower(), shown[i + 3].lower())


def _ends_series(shown: Sequence[str], i: int, k: int) -> bool:
    """Whether the word at k joins the last of three passives that say by whom to that after comma i."""
    by = [word.lower() for word in (shown[i + 2], *shown[k + 2 : k + 3])] == ["by", "by"]
    return shown[k] == "and" and by and "by" in _clause_before(shown, i) and _goes_on(shown, i, k + 1)


def _clause_before(shown: Sequence[str], i: int) -> list[str]:
    """The words of the sentence before the comma at i, lower case."""
    earlier = [word.lower() for word in shown[max(i - LONGEST_INSERTION, 0) : i]]
    return earlier[len(earlier) - earlier[::-1].index(".") :] if "." in earlier else earlier


def _closes_apposition(shown: Sequence[str], i: int) -> bool:
    """Whether the comma at i closes a name set off: "the president, Held, presided over the trial"."""
    opening = next((k for k in range(i - 1, max(i - LONGEST_NAME, 0), -1) if shown[k] == ","), i)
    named = [word for word in shown[opening + 1 : i] if word.lower() not in _SMALL]
    return bool(named) and all(word[:1].isupper() for word in named)


def _opens_insertion(shown: Sequence[str], i: int, timed: bool) -> bool:
    """Whether a participle with its particle, time or office, or "including", follows the comma at i."""
    if i + 2 >= len(shown) or not shown[i - 1][:1].isalpha():
        return False
    first, second = shown[i + 1].lower(), shown[i + 2].lower()
    participle = _is_participle(first)
    named = first in _NAMED and second in vocabulary().roles.by_word  # ", chosen king of Greece,"
    if timed and participle:
        following = shown[i + 3] if i + 3 < len(shown) else "and"
        return following not in ("and", "or", "but")  # "came, stayed in May, and left"
    return first in _INCLUDING or (participle and second in _PARTICLES) or named


def _is_participle(word: str) -> bool:
    return word.endswith("ed") or word in _PARTICIPLES


def _brackets(shown: Sequence[str]) -> tuple[set[int], set[int]]:
    """Where the brackets open and close that are closed in the block and lie within few others."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for i, word in enumerate(shown):
        if word in _OPENING:
            opened.append(i)
        elif word in _CLOSING and opened:
            pairs.append((opened.pop(), i))
    opening: set[int] = set()
    closing: set[int] = set()
    around: list[int] = []  # where those end that lie around the one at hand
    for begin, end in sorted(pairs):
        while around and around[-1] < begin:
            around.pop()
        if len(around) < DEEPEST:
            around.append(end)
            opening.add(begin)
            closing.add(end)
    return opening, closing
