"""A file's text cut into blocks: headings, paragraphs, quotations, captions, notes, separators.

A block is a list of lines, each a stretch of the raw text. Paragraphs that a page break cut in two are made
whole again, whatever the page break left between the halves (a caption, a footnote, a page number, a
running head): that follows the paragraph then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "paragraph", "quotation", "caption", "note", "separator"]

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]*(?:\r\n|[\r\n\f\u2028\u2029]|\Z)")
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?:(?!---)[^\n]*\n){1,100}---[ \t]*\r?\n")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"=+|-+")
_DEFINITION = re.compile(r"\[\^[^\]\s]{1,16}\]:[ \t]*")
_NOTE = re.compile(
    _DEFINITION.pattern
    + r"|<sup>[\d*†‡§]{1,4}</sup>[ \t]*|(?:(?:\\\*|[†‡§])+|\*(?![^*]*\*))[ \t]*(?=[A-ZÀ-Þ\"“])"
)
_NOTES_HEADING = re.compile(r"(?:end|foot)?notes|references|bibliography|sources", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-+•]|\*(?!\S*\*))[ \t]+")
_NUMBERED = re.compile(r"\d{1,3}[.)][ \t]+(?=[A-ZÀ-Þ\"“])")
_QUOTATION = re.compile(r"(?:>[ \t]?)+")
_CAPTION = re.compile(r"(?:fig(?:ure|\.)|plate|photo(?:graph)?|map|illustration)\s+[\dIVXLC]+\b|!\[", re.I)
_CREDIT = re.compile(
    r"[.!?\"”’]\s*\((?:[^()]*\W)?(?:collection|archives?|museum|library|courtesy|credits?|photo(?:graph)?)\b"
    r"[^()]*\)\W*$",
    re.I,
)
_NUMERAL = re.compile(r"(?:(?:chapter|book|part|section|volume|letter)\s+)?(?:\d{1,4}|[IVXLCDM]+)\.?", re.I)
_AFTER_THE_LAST_WORD = re.compile(
    r"(?:<sup>[^<]*</sup>|\[\^[^\]]*\]|\[\d+\]|[\s\"'“”’»)\]*_¹²³⁰⁴-⁹†‡])+$"
)
_LONG_LINE = 200
"""A file most of whose text stands in lines longer than this (code points) has one paragraph a line."""
_SHORTEST_PROSE, _LONGEST_CAPTION = 50, 600
_FARTHEST_HALF = 5
"""A page break brings at most four blocks of its own."""
_MOST_BREAKS = 4
"""A paragraph that seems to go on for longer is a list without full stops."""


@dataclass
class RawBlock:
    """A block and its lines: stretches of the raw text without indentation and block marks."""

    kind: Kind
    lines: list[tuple[int, int]]

    def text(self, raw: str) -> str:
        return " ".join(raw[start:end] for start, end in self.lines)


def blocks_of(raw: str) -> list[RawBlock]:
    """All blocks in reading order, paragraphs whole."""
    blocks = list(_cut(raw))
    in_notes = False
    for block in blocks:
        if block.kind == "paragraph":
            block.kind = _kind_of(block.text(raw))
        if block.kind == "heading":
            in_notes = bool(_NOTES_HEADING.fullmatch(block.text(raw).strip(" .:*_")))
        elif in_notes and block.kind == "paragraph":
            block.kind = "note"
    return _join(raw, blocks)


def _cut(raw: str) -> Iterator[RawBlock]:
    front_matter = _FRONT_MATTER.match(raw)
    begin = front_matter.end() if front_matter else int(raw.startswith("\ufeff"))
    one_line_each = _one_paragraph_a_line(raw)
    block = RawBlock("paragraph", [])
    for line in _LINE.finditer(raw, begin):
        text = line[0].strip()
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        end = start + len(text)
        if block.lines and (not text or _starts_block(text) or _starts_item(raw, block, text)):
            yield block
            block = RawBlock("paragraph", [])
        if not text:
            continue
        if mark := _HEADING.match(text):
            yield RawBlock("heading", [(start + mark.end(), start + len(text.rstrip("# ")))])
        elif len(block.lines) == 1 and len(text) > 2 and _UNDERLINE.fullmatch(text):
            yield RawBlock("heading", block.lines)
            block = RawBlock("paragraph", [])
        elif not any(character.isalnum() for character in text):
            yield from [block] if block.lines else []
            yield RawBlock("separator", [(start, end)])
            block = RawBlock("paragraph", [])
        else:
            _add(block, raw, start, end)
            if one_line_each:
                yield block
                block = RawBlock("paragraph", [])
    if block.lines:
        yield block


def _add(block: RawBlock, raw: str, start: int, end: int) -> None:
    """A line joins a block, without the mark of its kind."""
    if not block.lines and (mark := _NOTE.match(raw, start, end)):
        block.kind = "note"
        start = mark.end()
    elif not block.lines and (mark := _BULLET.match(raw, start, end) or _NUMBERED.match(raw, start, end)):
        start = mark.end()
    elif mark := _QUOTATION.match(raw, start, end):
        block.kind = "quotation" if mark.end() < end else block.kind
        start = mark.end()
    if start < end:
        block.lines.append((start, end))


def _starts_block(text: str) -> bool:
    return bool(_HEADING.match(text) or _DEFINITION.match(text))


def _starts_item(raw: str, block: RawBlock, text: str) -> bool:
    """Whether a line is the next item of the list that the block's first line began."""
    first = block.lines[0][0]
    return bool(_BULLET.match(text)) and bool(re.search(r"(?:[-+•*])[ \t]+$", raw[max(0, first - 4) : first]))


def _one_paragraph_a_line(raw: str) -> bool:
    lengths = [line.end() - line.start() for line in _LINE.finditer(raw)]
    return sum(length for length in lengths if length > _LONG_LINE) * 2 > sum(lengths)


def _kind_of(text: str) -> Kind:
    if _CAPTION.match(text) or (len(text) < 600 and _CREDIT.search(text)):
        return "caption"
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    titled = words and text[:1].isupper() and all(word[0].isupper() for word in words)
    closed = text.endswith(tuple(".!?,;:-"))
    shouted = text.isupper() and len(text) > 3
    if len(text) < 100 and (_NUMERAL.fullmatch(text) or (titled and not closed) or shouted):
        return "heading"
    return "paragraph"


def _join(raw: str, blocks: list[RawBlock]) -> list[RawBlock]:
    whole: list[RawBlock] = []
    i = 0
    while i < len(blocks):
        block = blocks[i]
        whole.append(block)
        i += 1
        for _ in range(_MOST_BREAKS):
            half = _other_half(raw, block, blocks, i)
            if half is None:
                break
            for stranger in blocks[i:half]:
                stranger.kind = "caption" if stranger.kind == "paragraph" else stranger.kind
            whole.extend(blocks[i:half])
            block.lines.extend(blocks[half].lines)
            i = half + 1
    return whole


def _other_half(raw: str, block: RawBlock, blocks: list[RawBlock], i: int) -> int | None:
    """Where the paragraph goes on, if it breaks off: a block that begins in lower case, or else the next.

    A short closed block between is what the page break brought, if lower case follows it.
    """
    if block.kind not in ("paragraph", "quotation") or not _breaks_off(raw, block):
        return None
    alike = [j for j in range(i, min(i + _FARTHEST_HALF, len(blocks))) if blocks[j].kind == block.kind]
    for j in alike:
        if raw[blocks[j].lines[0][0]].islower():
            return j
        text = blocks[j].text(raw)
        if len(text) > _LONGEST_CAPTION or not text.rstrip(" )\"”").endswith("."):
            break
    is_prose = any(end - start > _SHORTEST_PROSE for start, end in block.lines)
    aside = ("caption", "note", "separator")
    if is_prose and alike and all(between.kind in aside for between in blocks[i : alike[0]]):
        return alike[0]
    return None


def _breaks_off(raw: str, block: RawBlock) -> bool:
    start, end = block.lines[-1]
    return _AFTER_THE_LAST_WORD.sub("", raw[max(start, end - 200) : end])[-1:] not in tuple(".!?:;…")
