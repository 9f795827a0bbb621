"""Pages that pictures are drawn on: sizes in points, measured text, colours, and the same bytes each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import cycle
from typing import Any
from warnings import catch_warnings, filterwarnings

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure as Sheet
from matplotlib.font_manager import FontProperties, get_font_names
from matplotlib.textpath import text_to_path

from potestas.extract.claim import Reading
from potestas.graph.power.network import ASSERTED
from potestas.graph.wording import printable
from potestas.ontology.vocabulary import Vocabulary

WIDTH = 518.0
"""Width of every page in points: A4 less margins, so that a picture is printed at the size of its letters."""

SMALL, MEDIUM = 6.5, 7.5
"""Sizes of letters in points."""

INK, GREY, PALE = "#1a1a1a", "#6b6b6b", "#d9d9d9"

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#1a1a1a", "#6b6b6b")
"""Colours told apart by colour-blind readers (Okabe and Ito, Color Universal Design, 2008), and greys."""

MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")

LineStyle = str | tuple[int, tuple[float, ...]]
"""A way to draw a line, as matplotlib has it."""

_LINES: tuple[LineStyle, ...] = (
    "solid",
    (0, (4, 1.6)),
    (0, (1.2, 1.2)),
    (0, (6, 1.5, 1, 1.5, 1, 1.5)),
    (0, (6, 1.5, 1, 1.5)),
)

_POINTS_PER_INCH = 72
_PIXELS_PER_INCH = 200
_SHADES = 256
_WIDE = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "WenQuanYi Micro Hei",
    "Arial Unicode MS",
    "Noto Sans Arabic",
)
_FONTS = ["DejaVu Sans", *(font for font in _WIDE if font in get_font_names())]
"""The one that comes with matplotlib; for scripts that it lacks, those of the machine."""

_SETTINGS = {
    "font.family": _FONTS,
    "text.parse_math": False,
    "svg.hashsalt": "potestas",
    "svg.fonttype": "path",
    "path.simplify": False,
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A finished picture.

    `name` is fit for a file, `caption` says what is shown, from what source and date, `description` what a
    reader sees in it, for those who do not see it, and `facts` has the ids of the claims behind it. `svg` is
    a whole SVG file, `png` the same in pixels.
    """

    name: str
    title: str
    caption: str
    description: str
    facts: tuple[str, ...]
    svg: str
    png: bytes


def draw(height: float, paint: Callable[[Axes], None]) -> tuple[str, bytes]:
    """A page of WIDTH by `height` points as SVG and PNG; `paint` draws it, x to the right and y downward."""
    with rc_context(_SETTINGS), _missing_letters_as_boxes():
        sheet = Sheet(figsize=(WIDTH / _POINTS_PER_INCH, height / _POINTS_PER_INCH))
        FigureCanvasAgg(sheet)
        axes = sheet.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        paint(axes)
        vector, pixels = BytesIO(), BytesIO()
        sheet.savefig(vector, format="svg", metadata={"Date": None, "Creator": None})
        sheet.savefig(pixels, format="png", dpi=_PIXELS_PER_INCH, metadata={"Software": None})
    return vector.getvalue().decode("utf-8"), pixels.getvalue()


@contextmanager
def _missing_letters_as_boxes() -> Iterator[None]:
    """Keeps matplotlib from warning of letters that no font has: the picture shows boxes in their place."""
    with catch_warnings():
        filterwarnings("ignore", "Glyph .* missing from", UserWarning)
        yield


def write(axes: Axes, x: float, y: float, text: str, size: float = MEDIUM, **style: Any) -> None:
    """Text with its left end and middle height at x, y, unless `style` (as matplotlib's Text) differs."""
    axes.text(x, y, text, **{"size": size, "color": INK, "ha": "left", "va": "center_baseline", **style})


def fade(
    axes: Axes, across: tuple[float, float], y: float, height: float, shade: tuple[str, float, float]
) -> None:
    """A bar around y whose `shade`, a colour, goes from one strength at its left to another at its right."""
    left, right = across
    if right - left < 0.5:
        return
    colour, first, last = shade
    pixels = np.ones((1, _SHADES, 4))
    pixels[:, :, :3] = to_rgb(colour)
    pixels[:, :, 3] = np.linspace(first, last, _SHADES)
    box = (left, right, y + height / 2, y - height / 2)
    axes.imshow(pixels, extent=box, aspect="auto", interpolation="nearest", zorder=1)


@lru_cache(maxsize=8192)
def width_of(text: str, size: float = MEDIUM, weight: str = "normal") -> float:
    """How wide a line of text is printed, in points."""
    font = FontProperties(family=_FONTS, size=size, weight=weight)
    with _missing_letters_as_boxes():
        return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])


def wrap(text: str, width: float, lines: int, size: float = MEDIUM, weight: str = "normal") -> list[str]:
    """Text in at most so many lines of at most that width, in points; … stands for what is left out."""
    words = printable(text).split()
    broken: list[str] = []
    while words and len(broken) < lines:
        fits = 1
        while fits < len(words) and width_of(" ".join(words[: fits + 1]), size, weight) <= width:
            fits += 1
        line = " ".join(words[:fits])
        cut = _cut(line, width, size, weight)
        words = words[fits:] if cut == line else [line[len(cut) :], *words[fits:]]
        broken.append(cut)
    if words:
        last = broken[-1]
        while last and width_of(f"{last}…", size, weight) > width:
            last = last[:-1]
        broken[-1] = f"{last.rstrip()}…"
    return broken


def _cut(line: str, width: float, size: float, weight: str) -> str:
    """The longest beginning of a line that fits, of one letter at least."""
    while len(line) > 1 and width_of(line, size, weight) > width:
        line = line[:-1]
    return line


def lines(vocabulary: Vocabulary) -> dict[str, LineStyle]:
    """How lines are drawn that stand for facts of each status, the asserted ones first."""
    others = (status for status in vocabulary.statuses.concepts if status not in ASSERTED)
    return dict(zip((*ASSERTED, *others), cycle(_LINES), strict=False))


def sources(reading: Reading, statuses: Sequence[str]) -> str:
    """What a caption says of where the facts of a picture come from."""
    return f"{', '.join(reading.documents) or 'the text'}, {' and '.join(sorted(statuses))} facts"
