"""Files → text: what lies on disk, what a parser should see of it, and the exact way between the two.

UTF-8, plain or Markdown. Offsets are code points: raw ones into the file as it lies on disk (its line ends
and its byte order mark counted), clean ones into `Text.clean`.
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from potestas.extract.alignment import Alignment
from potestas.extract.blocks import Kind, blocks_of
from potestas.extract.cleaning import Cleaner, Mark
from potestas.ontology.errors import InputError


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, quotation, caption, note or separator: a stretch of the clean text."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Text:
    """A document: `raw` as on disk, `clean` for the parser, blocks in reading order and footnote marks."""

    name: str
    raw: str
    clean: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    sha256: str
    alignment: Alignment

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of a clean stretch, from its first character to its last."""
        if start >= end:
            return self.alignment.raw(start), self.alignment.raw(start)
        last = self.alignment.raw(end - 1) + 1
        while last < len(self.raw) and unicodedata.combining(self.raw[last]):
            last += 1
        return self.alignment.raw(start), last

    def clean_offset(self, raw: int) -> int:
        """The clean offset of a raw code point, or of the nearest one before it that was kept."""
        return min(self.alignment.clean(raw), len(self.clean))

    def note_after(self, offset: int) -> str | None:
        """The first footnote mark at or after a clean offset within its block."""
        first = bisect_left(self.marks, offset, key=lambda mark: mark.offset)
        block = bisect_left(self.blocks, offset, key=lambda block: block.end)
        if first == len(self.marks) or block == len(self.blocks):
            return None
        return self.marks[first].label if self.marks[first].offset <= self.blocks[block].end else None


def read_text(path: Path) -> Text:
    """Read a file. Raises `InputError` if it is missing, a folder, empty, binary or not UTF-8."""
    return text_of(path.name, bytes_of(path), str(path))


def text_of(name: str, content: bytes, path: str | None = None) -> Text:
    """A document from the bytes of its file; `path` is what errors call it."""
    raw = _decoded(content, path or name)
    cleaner = Cleaner(raw)
    blocks = []
    for block in blocks_of(raw):
        start, end = cleaner.write(block)
        if start < end:
            blocks.append(Block(start, end, block.kind))
    if not any(block.kind != "separator" for block in blocks):
        raise InputError(f"{path or name}: holds no text; give a file with prose in it")
    return Text(
        name,
        raw,
        cleaner.text(),
        tuple(blocks),
        tuple(cleaner.marks),
        hashlib.sha256(content).hexdigest(),
        cleaner.alignment,
    )


def bytes_of(path: Path) -> bytes:
    """What lies in a file. Raises `InputError` if it is missing, a folder, or may not be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check its name") from None
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder; name the text files in it") from None
    except OSError as failure:
        raise InputError(f"{path}: cannot be read ({failure.strerror}); check its permissions") from failure


def _decoded(content: bytes, path: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{path}: is UTF-16; save it as UTF-8")
    if b"\0" in content:
        raise InputError(f"{path}: is binary (zero at byte {content.index(0)}); give plain text or Markdown")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as failure:
        raise InputError(f"{path}: is not UTF-8 (at byte {failure.start}); save it as UTF-8") from None
