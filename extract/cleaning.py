"""Raw text → clean text, which a parser reads well.

Clean text has one kind of quotation mark, apostrophe and space, spaced dashes, no footnote marks, no markup
and no hyphens of line breaks. Whether a hyphen belongs to its word is asked of the document itself: a word
that also stands without it loses it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from potestas.extract.alignment import Alignment
from potestas.extract.blocks import RawBlock

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("’‘ʼʻ`´′‛", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("\t\x0b\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u202f\u205f\u3000", " "),
        **{chr(code): " " for code in range(0x2000, 0x200B)},
        "ſ": "s",
    }
)
# The elements of HTML that stand in prose; "<" before anything else is a sign of the text.
_TAGS = (
    "a|abbr|article|b|blockquote|body|br|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]"
    "|head|header|hr|html|i|img|ins|li|main|mark|meta|nav|ol|p|pre|q|s|section|small|span|strong|sub|sup|table"
    "|tbody|td|tfoot|th|thead|title|tr|u|ul"
)
_ODD = re.compile(
    r"""(?=[^a-zA-Z0-9.,;:'"?()])(?:
      (?P<mark><sup>\s*[\d*†‡§][\d*†‡§,\s]{0,12}</sup> | \[\^[^\]\s]{1,16}\] | (?<=\S)\[\d{1,3}\]
        | (?<=[^\s\d])[¹²³⁰⁴-⁹]+ | (?<=\S)[†‡])
    | (?P<tag></?(?:"""
    + _TAGS
    + r""")(?:\s+[\w:-]{1,40}\s*=\s*(?:"[^"<>]{0,300}"|'[^'<>]{0,300}'|[^\s"'<>=]{1,300})){0,12}\s*/?>
        | <!--[^<>]{0,2000}-->)
    | (?P<entity>&(?:[A-Za-z]{2,8}|\#\d{1,6}|\#x[0-9A-Fa-f]{1,5});)
    | !?\[(?P<label>[^\[\]]{1,300})\]\([^()\s]{1,500}(?:\s"[^"]{0,300}")?\)
    | \\(?P<escaped>[!-/:-@\[-`{-~]|$)
    | (?P<emphasis>\*+ | (?<![^\W_])_+ | _+(?![^\W_]))
    | (?P<dash>[—―] | (?<!-)-{2,3}(?!-))
    | (?P<hyphen>(?<=[^\W\d_])[-‐](?=[^\W\d_]))
    | (?P<nothing>(?<=\s)\s+ | [\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]+)
    | (?P<ligature>[ﬀ-ﬆ])
    | (?P<accent>[\u0300-\u036f]+)
    )""",
    re.VERBOSE,
)
_EMPHASIS = re.compile(r"(?<!\\)(?:\*+|(?<![^\W_])_+|_+(?![^\W_]))")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ\-‐][^\W\d_]+)*")
_LAST_LETTERS, _FIRST_LETTERS = re.compile(r"(?<![\w'’\-])[^\W\d_]+$"), re.compile(r"[^\W\d_]+(?![\w\-])")
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark that stood before the clean offset `offset` (code points)."""

    offset: int
    label: str


class Cleaner:
    """Writes the clean text of a document, block by block."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.alignment = Alignment()
        self.marks: list[Mark] = []
        self.length = 0
        self._end = 0
        self._parts: list[str] = []
        self._words = {word[0] for word in _WORD.finditer(_plain(raw))}

    def text(self) -> str:
        """All that was written so far."""
        return "".join(self._parts)

    def write(self, block: RawBlock) -> tuple[int, int]:
        """Write a block and say where its clean text lies."""
        if self._parts:
            self._put("\n\n", self._end)
        begin = self.length
        emphasis = _paired_emphasis(self.raw, block.lines)
        before = None
        for start, end in block.lines:
            if before is not None:
                self._glue(before, start)
            self._write_line(start, end, emphasis)
            before = self._end = end
        while self.length > begin and self._last() == " ":
            self._drop()
        return begin, self.length

    def _write_line(self, start: int, end: int, emphasis: set[int]) -> None:
        at = start
        for odd in _ODD.finditer(self.raw, start, end):
            self._copy(at, odd.start())
            at = odd.end()
            self._replace(odd, at == end, emphasis)
        self._copy(at, end)

    def _replace(self, odd: re.Match[str], is_last: bool, emphasis: set[int]) -> None:
        start, end, found = odd.start(), odd.end(), odd[0]
        following = "" if is_last else self.raw[end]
        match odd.lastgroup:
            case "mark":
                self._mark(found, following)
            case "entity":
                self._put(html.unescape(found).translate(_SAME_LENGTH), start)
            case "label":
                self._copy(odd.start("label"), odd.end("label"))
            case "escaped" if found == r"\*" and self._is_mark(following):
                self._mark("*", following)
            case "escaped":
                self._copy(start + 1, end)
            case "emphasis" if start not in emphasis and self._is_mark(following) and found[0] == "*":
                self._mark(found, following)
            case "emphasis" if start not in emphasis:
                self._copy(start, end)
            case "dash":
                self._put("—" if self._last() in " \n" else " —", start)
                self._put("" if following.isspace() or is_last else " ", start)
            case "hyphen" if not self._is_stray_hyphen(start):
                self._copy(start, end)
            case "ligature":
                self._put(unicodedata.normalize("NFKC", found), start)
            case "accent" if self._last().isalpha():
                base, at = self._last(), self.alignment.raw(self.length - 1)
                self._drop()
                self._put(unicodedata.normalize("NFC", base + found), at)
            case "tag" if found[1:3].lower() == "br" and self._last() != " ":
                self._put(" ", start)

    def _glue(self, before: int, after: int) -> None:
        """Between two lines: a space, or nothing where a word was broken."""
        hyphen, first = self.raw[before - 1], _FIRST_LETTERS.match(self.raw, after, after + _LONGEST_WORD)
        last = _LAST_LETTERS.search(self.raw[max(0, before - 1 - _LONGEST_WORD) : before - 1])
        if hyphen in "-‐" and last and first and not self._keeps_hyphen(last[0], first[0]):
            self._drop()
        elif not (hyphen in "-‐\u00ad" and self.raw[before - 2 : before - 1].isalpha() and first):
            self._put("" if self._last() in " \n" else " ", before)

    def _keeps_hyphen(self, left: str, right: str) -> bool:
        if _plain(left + right) in self._words:
            return False
        return right[0].isupper() or _plain(f"{left}-{right}") in self._words

    def _is_stray_hyphen(self, at: int) -> bool:
        """A hyphen within a line that the word has nowhere else, before what is no word by itself."""
        left = _LAST_LETTERS.search(self.raw[max(0, at - _LONGEST_WORD) : at])
        right = _FIRST_LETTERS.match(self.raw, at + 1, at + 1 + _LONGEST_WORD)
        return (
            left is not None
            and right is not None
            and right[0][0].islower()
            and _plain(left[0] + right[0]) in self._words
            and _plain(right[0]) not in self._words
        )

    def _is_mark(self, following: str) -> bool:
        return self._last() not in " \n" and not following.isalnum()

    def _mark(self, found: str, following: str) -> None:
        if self._last() == " " and not following.isalnum():
            self._drop()
        label = unicodedata.normalize("NFKC", re.sub(r"</?sup>|[\[\]^\s]", "", found))
        self.marks.append(Mark(self.length, label))

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self.alignment.add(self.length, start)
            self._parts.append(self.raw[start:end].translate(_SAME_LENGTH))
            self.length += end - start

    def _put(self, text: str, at: int) -> None:
        for character in text:
            self.alignment.add(self.length, at)
            self._parts.append(character)
            self.length += 1

    def _last(self) -> str:
        return self._parts[-1][-1] if self._parts else "\n"

    def _drop(self) -> None:
        """Take the last character back."""
        rest = self._parts.pop()[:-1]
        if rest:
            self._parts.append(rest)
        self.length -= 1


def _plain(word: str) -> str:
    return word.translate(_SAME_LENGTH).casefold()


def _paired_emphasis(raw: str, lines: Sequence[tuple[int, int]]) -> set[int]:
    """Where stars and underscores stand that open or close emphasis (Markdown)."""
    paired: set[int] = set()
    opened: list[tuple[str, int]] = []
    for start, end in lines:
        for run in _EMPHASIS.finditer(raw, start, end):
            before = raw[run.start() - 1] if run.start() > start else " "
            after = raw[run.end()] if run.end() < end else " "
            if opened and opened[-1][0] == run[0] and not before.isspace() and not after.isalnum():
                paired |= {opened.pop()[1], run.start()}
            elif not after.isspace() and not before.isalnum():
                opened.append((run[0], run.start()))
    return paired
