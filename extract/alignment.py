"""Which code point of the raw text each code point of the clean text stands for, and back."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right


class Alignment:
    """Runs of neighbours: from a clean offset on, clean and raw code points follow each other in step."""

    def __init__(self) -> None:
        self._clean = array("q")
        self._raw = array("q")
        self._by_raw: list[tuple[int, int, int]] = []

    def add(self, clean: int, raw: int) -> None:
        """From clean offset `clean` on (forgetting what was said of later ones) run from `raw` on."""
        while self._clean and self._clean[-1] >= clean:
            self._clean.pop()
            self._raw.pop()
        if not self._clean or raw - clean != self._raw[-1] - self._clean[-1]:
            self._clean.append(clean)
            self._raw.append(raw)

    def raw(self, clean: int) -> int:
        """The raw offset of a clean code point."""
        run = max(bisect_right(self._clean, clean) - 1, 0)
        return self._raw[run] + clean - self._clean[run] if self._clean else 0

    def clean(self, raw: int) -> int:
        """The clean offset of a raw code point, or of the nearest one before it that was kept."""
        if not self._by_raw:
            following = [*self._clean[1:], 1 << 62]
            runs = zip(self._raw, self._clean, following, strict=True)
            self._by_raw = sorted((at, clean, end - clean) for at, clean, end in runs)
        run = max(bisect_right(self._by_raw, (raw, 1 << 62, 0)) - 1, 0)
        if not self._by_raw:
            return 0
        first = bisect_left(self._by_raw, (self._by_raw[run][0], -1, 0))
        at, clean, length = self._by_raw[run] if self._by_raw[run][0] < raw else self._by_raw[first]
        return clean + min(max(raw - at, 0), length - 1)
