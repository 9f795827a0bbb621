"""Text → trees of Universal Dependencies, one passage for each block of a text.

Things that derail a small parser are taken out of the words that it sees and kept beside them: initials before
a surname ("A. V. Held" is parsed as "Held"); phrases that tell a time ("In May Held ..."); what stands in brackets, and participles between commas ("the
board, headed by Held, met"), which are parsed as passages of their own and remember what they follow.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from potestas.ontology.errors import InputError
from potestas.ontology.vocabulary import vocabulary

WEIGHTS = Path(__file__).parent / "model" / "weights"
COMMON = "common.txt"
"""In a pipeline's folder: the words that its training held four times or more."""

_INITIAL = re.compile(r"(?:[A-ZÀ-ÖØ-Þ]|[A-Z][a-z]h?|Dzh|Shch|Ph|Th)\.")
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Sgt|Rev|Hon|St|Sir|Fr|Messrs|Mme|Mlle|Maj)\.?")
_HYPHENS = ("-", "‐", "‑")
_NAME_PART = re.compile(r"[A-ZÀ-ÖØ-Þ]|[dl]'[A-ZÀ-ÖØ-Þ]")
_INCLUDING = frozenset({"including", "comprising"})
_PARTICIPLES = frozenset("led made set sent known held chosen drawn run begun".split())
_PARTICLES = frozenset("by of over up under with from among".split())
LONGEST_INSERTION = 30
"""Words between the commas of an insertion, at most."""
_BEFORE_TIMES = frozenset({".", ",", ";", ":", "(", '"', "—", "–", "and", "but"})
_OPENING, _CLOSING = "([", ")]"


@dataclass(frozen=True)
class Words:
    """What a pipeline knows of words: the common ones of its training, and stand-ins for rare offices and bodies."""

    common: frozenset[str]
    stand_ins: Mapping[str, str]


@dataclass
class Passage:
    """A parsed stretch of text; token i stands at the clean offsets `starts[i]`..`ends[i]` (code points)."""

    doc: Doc
    starts: list[int]
    ends: list[int]
    kind: str
    begin: int
    end: int
    """The stretch of the clean text that it was made of, phrases of time included."""
    host: Passage | None = None
    follows: int = -1
    """Of an aside: the token of the host after which it stands (-1: before the first)."""
    asides: list[Passage] = field(default_factory=list)
    words: Words = field(default_factory=lambda: Words(frozenset(), {}))

    @property
    def common(self) -> frozenset[str]:
        return self.words.common

    @property
    def unfamiliar(self) -> Mapping[str, str]:
        """Words for offices and bodies that the tagger hardly knows: nouns, whatever it says."""
        return self.words.stand_ins

    def asides_after(self, token: Token) -> list[Passage]:
        return [aside for aside in self.asides if aside.follows == token.i]


@cache
def load(model: str | None = None) -> Language:
    """The pipeline that comes with the package, or any spaCy pipeline that speaks Universal Dependencies.

    Raises `InputError` if `model` names neither an installed pipeline nor a folder of one.
    """
    try:
        nlp = spacy.load(model or WEIGHTS)
    except OSError as error:
        raise InputError(f"{model or WEIGHTS}: no spaCy pipeline there; give --model the name or the folder "
                         "of an installed one") from error
    return nlp


@dataclass
class _Piece:
    """Tokens of a passage before it is parsed."""

    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    asides: list[tuple[int, _Piece]] = field(default_factory=list)

    def add(self, word: str, start: int, end: int) -> None:
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(end)


def _is_initial(words: Sequence[str], i: int) -> bool:
    """An initial stands before another initial or before a capitalised word, inside one sentence."""
    return (bool(_INITIAL.fullmatch(words[i])) and i + 1 < len(words) and words[i + 1][:1].isupper()
            and len(words[i + 1]) > 1)


def _tokens(nlp: Language, text: str, offset: int, times: Sequence[tuple[int, int]]) -> list[tuple[str, int, int]]:
    found = []
    for token in nlp.tokenizer(text):
        if not token.is_space:
            found += _unstopped(token.text, offset + token.idx)
    return _timeless(_joined(found), times)


def _unstopped(word: str, start: int) -> list[tuple[str, int, int]]:
    """A full stop that the tokenizer took for a part of an acronym at the end of a sentence stands alone."""
    end = start + len(word)
    if word.endswith(".") and len(word) > 4 and "." not in word[:-1] and not _TITLE.fullmatch(word) \
            and sum(c.isupper() for c in word) > 1:
        return [(word[:-1], start, end - 1), (".", end - 1, end)]
    return [(word, start, end)]


def _timeless(tokens: list[tuple[str, int, int]], times: Sequence[tuple[int, int]]) -> list[tuple[str, int, int]]:
    """Without the phrases that tell the time, and without the comma that would hang in the air after one."""
    kept: list[tuple[str, int, int]] = []
    waiting = list(reversed(times))
    taken = False
    for word, start, end in tokens:
        while waiting and waiting[-1][1] <= start:
            waiting.pop()
        if waiting and waiting[-1][0] <= start:
            taken = True
        elif taken and word == "," and (not kept or kept[-1][0] in _BEFORE_TIMES):
            taken = False
        else:
            kept.append((word, start, end))
            taken = False
    return kept


def _joined(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Initials that the tokenizer split ("Ia" "."), soft signs and hyphenated names ("Saint-Just") made whole."""
    joined: list[tuple[str, int, int]] = []
    quoting = False
    for word, start, end in tokens:
        touching = bool(joined) and joined[-1][2] == start
        if word == "'":
            soft = touching and not quoting and joined[-1][0][-1:].isalpha() and joined[-1][0][-1] not in "sxz"
            if soft:  # a soft sign at the end of a Slavic name: "Avel' Enukidze"
                last, last_start, _ = joined.pop()
                joined.append((last + word, last_start, end))
                continue
            quoting = not touching
        if touching:
            last, last_start, _ = joined[-1]
            initial = word == "." and re.fullmatch(r"[A-ZÀ-Þ][a-z]?", last)
            hyphen = word in _HYPHENS and last[:1].isupper() and not last.endswith(_HYPHENS)
            name = last.endswith(_HYPHENS) and len(last) > 1 and _NAME_PART.match(word)
            if initial or hyphen or name:
                joined[-1] = (last + word, last_start, end)
                continue
        joined.append((word, start, end))
    return [piece for token in joined for piece in _reopened(token)]


def _reopened(token: tuple[str, int, int]) -> list[tuple[str, int, int]]:
    """A hyphen that joined nothing stands for itself again ("Soviet-era", "Paris -")."""
    word, start, end = token
    if len(word) > 1 and word.endswith(_HYPHENS):
        return [(word[:-1], start, end - 1), (word[-1], end - 1, end)]
    return [token]


def _split(tokens: Sequence[tuple[str, int, int]]) -> _Piece:
    """Take bracketed stretches and initials out of the token sequence."""
    top = _Piece()
    stack = [top]
    words = [word for word, _, _ in tokens]
    waiting: int | None = None  # where a run of initials began
    closing: list[int] = []  # where an insertion between commas ends
    for i, (word, start, end) in enumerate(tokens):
        piece = stack[-1]
        if closing and i >= closing[-1]:
            closing.pop()
            stack.pop()
            piece = stack[-1]
            if word == ",":
                continue
        if word == "," and len(stack) == 1 and piece.words and not closing:
            close = _insertion_end(words, i)
            if close is not None:
                aside = _Piece()
                piece.asides.append((len(piece.words) - 1, aside))
                stack.append(aside)
                closing.append(close)
                continue
        if word in _OPENING and _closes(words, i):
            aside = _Piece()
            piece.asides.append((len(piece.words) - 1, aside))
            stack.append(aside)
        elif word in _CLOSING and len(stack) > 1 + len(closing):
            stack.pop()
        elif _is_initial(words, i):
            waiting = start if waiting is None else waiting
        else:
            piece.add(word, start if waiting is None else waiting, end)
            waiting = None
    return top


def _insertion_end(words: Sequence[str], i: int) -> int | None:
    """Where a participle's insertion that opens at comma i ends: ", headed by Held and including Imhof, ...".

    The comma that closes it is the first one after which no list goes on; without one, the end of the sentence.
    """
    if i + 2 >= len(words) or not words[i - 1][:1].isalpha():
        return None
    first, second = words[i + 1].lower(), words[i + 2].lower()
    if not (first in _INCLUDING or (first.endswith("ed") or first in _PARTICIPLES) and second in _PARTICLES):
        return None
    for k in range(i + 2, min(i + LONGEST_INSERTION, len(words))):
        if words[k] == ",":
            following = words[k + 1] if k + 1 < len(words) else ""
            if not (following[:1].isupper() or following.lower() in ("and", "or")):
                return k
        elif words[k] in (".", ";", ":", "?", "!"):
            return k if words[i + 1].lower() not in ("accompanied", "followed") else None
        elif words[k] in (*_OPENING, *_CLOSING):
            return None
    return None


def _closes(words: Sequence[str], i: int) -> bool:
    depth = 0
    for word in words[i:]:
        depth += (word in _OPENING) - (word in _CLOSING)
        if depth == 0:
            return True
    return False


def _pieces(piece: _Piece) -> Iterator[_Piece]:
    yield piece
    for _, aside in piece.asides:
        yield from _pieces(aside)


def parse(nlp: Language, clean: str, blocks: Iterable[tuple[int, int, str]],
          times: Sequence[tuple[int, int]] = ()) -> Iterator[Passage]:
    """Passages of the blocks `(start, end, kind)` of a clean text, each followed by its asides.

    `times` are the stretches that tell a time ("in May 1715,"), in order: the parser does not see them.
    """
    kinds: list[str] = []
    tops: list[_Piece] = []
    spans: list[tuple[int, int]] = []
    for start, end, kind in blocks:
        first = bisect_left(times, start, key=lambda time: time[0])
        last = bisect_left(times, end, key=lambda time: time[0])
        tops.append(_split(_tokens(nlp, clean[start:end], start, times[first:last])))
        kinds.append(kind)
        spans.append((start, end))
    flat = [piece for top in tops for piece in _pieces(top) if piece.words]
    words = _words(nlp)
    docs = iter(nlp.pipe(_doc(nlp, piece, words) for piece in flat))
    passages = {id(piece): doc for piece, doc in zip(flat, docs, strict=True)}
    for top, kind, span in zip(tops, kinds, spans, strict=True):
        if top.words:
            yield from _build(top, kind, passages, None, -1, words, span)


def _doc(nlp: Language, piece: _Piece, words: Words) -> Doc:
    doc = Doc(nlp.vocab, words=piece.words, spaces=_spaces(piece))
    for token in doc:
        stand_in = words.stand_ins.get(token.lower_)
        if stand_in is not None:
            token.norm_ = stand_in
    return doc


@cache
def _words(nlp: Language) -> Words:
    """The list of common words beside the pipeline, and a common word for each rare office and body.

    The parser looks at a word's norm: "the interrex" is parsed like "the minister". A pipeline that brings no
    list is left to itself.
    """
    path = Path(str(nlp.path)) / COMMON
    if not path.is_file():
        return Words(frozenset(), {})
    common = frozenset(path.read_text(encoding="utf-8").split())
    stand_ins = {}
    for scheme, known in ((vocabulary().roles, "minister"), (vocabulary().bodies, "committee")):
        for word in scheme.by_word:
            if word.isalpha() and word not in common:
                stand_ins[word] = known
                if word + "s" not in common:
                    stand_ins[word + "s"] = known + "s"
    return Words(common, stand_ins)


def _build(piece: _Piece, kind: str, docs: dict[int, Doc], host: Passage | None,
           follows: int, words: Words, span: tuple[int, int]) -> Iterator[Passage]:
    passage = Passage(docs[id(piece)], piece.starts, piece.ends, kind, *span, host, follows, words=words)
    if host is not None:
        host.asides.append(passage)
    yield passage
    for after, aside in piece.asides:
        if aside.words:
            yield from _build(aside, kind, docs, passage, after, words, (aside.starts[0], aside.ends[-1]))


def _spaces(piece: _Piece) -> list[bool]:
    following = [*piece.starts[1:], piece.ends[-1]]
    return [end < start for end, start in zip(piece.ends, following, strict=True)]
