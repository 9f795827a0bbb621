"""Two side by side over a third: the steps of each on its side of a line of time that runs downward."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.graph.draw.page import (
    INK,
    MEDIUM,
    PALE,
    SMALL,
    WIDTH,
    Figure,
    draw,
    lines,
    wrap,
    write,
)
from potestas.graph.draw.step_key import MARKER, paint_step_key, styles_of_means
from potestas.graph.power.account import Account
from potestas.graph.power.comparison import Comparison, contrast
from potestas.graph.power.step import Step
from potestas.ontology.vocabulary import Vocabulary

FULL = 640.0
"""Height of the steps in points, at most."""

_COLUMN, _RAIL = 226.0, 14.0
_LEADING, _ROOM, _STAGGER = 8.4, 9.0, 17.0
_HEAD, _FOOT = 24.0, 34.0
_MIDDLE = WIDTH / 2


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of a step on the left side or the right, with the height of its first line."""

    step: Step
    text: tuple[str, ...]
    right: bool
    y: float

    @property
    def bottom(self) -> float:
        return self.y + _LEADING * len(self.text)


def draw_comparison(comparison: Comparison, reading: Reading, vocabulary: Vocabulary) -> Figure:
    """The picture of a comparison that has a step, of the first steps if they are more than a page holds."""
    account = Account(vocabulary, {entity.name: entity.type for entity in reading.entities})
    blocks = _fitting(comparison, account)
    total = max(block.bottom for block in blocks) + _ROOM
    one, other, over = (
        account.name(name) for name in (comparison.one.source, comparison.other.source, comparison.over)
    )

    def paint(axes: Axes) -> None:
        for x, name, side in ((_MIDDLE - _RAIL - 10, one, "right"), (_MIDDLE + _RAIL + 10, other, "left")):
            (title,) = wrap(name, _COLUMN, 1, MEDIUM, "bold")
            write(axes, x, 8, title, MEDIUM, ha=side, weight="bold")
        for x in (_MIDDLE - _RAIL, _MIDDLE + _RAIL):
            axes.plot([x, x], [_HEAD - 6, total], color=PALE, linewidth=1.2, zorder=0)
        for block in blocks:
            _paint_block(axes, block, vocabulary)
        paint_step_key(axes, total + 18, [block.step for block in blocks], vocabulary)

    svg, png = draw(total + _FOOT, paint)
    more = len(comparison.steps) - len(blocks)
    legs = [leg for block in blocks for leg in block.step.legs]
    return Figure(
        name="comparison",
        title=f"{one} and {other} over {over}",
        caption=(
            f"The steps that {', '.join(reading.documents) or 'the text'} states, of {one} on the left and "
            f"of {other} on the right, the first one highest; the heights are no measure of time. A hollow "
            "mark has no date in the text: it stands where the text tells it, between its neighbours."
            + (f" {more} more steps stand in the table." if more else "")
        ),
        description=" ".join(contrast(comparison, account)),
        facts=tuple(dict.fromkeys(leg.claim.id for leg in legs if leg.claim)),
        svg=svg,
        png=png,
    )


def _fitting(comparison: Comparison, account: Account) -> list[_Block]:
    """The blocks that a page holds: all with as many lines as fit, or else the first with the fewest."""
    for most in (5, 4, 3, 2):
        blocks = _blocks(comparison, account, most)
        if blocks[-1].bottom <= FULL:
            break
    return [block for block in blocks if block.bottom <= FULL] or blocks[:1]


def _blocks(comparison: Comparison, account: Account, most: int) -> list[_Block]:
    """Each step below the one before it, and clear of the one before it on its own side."""
    free = {False: _HEAD, True: _HEAD}
    last, blocks = _HEAD - _STAGGER, []
    for name, step in comparison.steps:
        right = name == comparison.other.source
        told = f"{step.sentence} {account.grant(step)}"
        heading = wrap(account.heading(step), _COLUMN, 1, SMALL, "bold")
        text = (*heading, *wrap(told, _COLUMN, most, SMALL))
        block = _Block(step, text, right, max(free[right], last + _STAGGER))
        free[right], last = block.bottom + _ROOM, block.y
        blocks.append(block)
    return blocks


def _paint_block(axes: Axes, block: _Block, vocabulary: Vocabulary) -> None:
    towards = 1 if block.right else -1
    rail, edge = _MIDDLE + towards * _RAIL, _MIDDLE + towards * (_RAIL + 10)
    for number, line in enumerate(block.text):
        weight = "normal" if number else "bold"
        side = "left" if block.right else "right"
        write(axes, edge, block.y + number * _LEADING, line, SMALL, ha=side, weight=weight)
    colour, marker = styles_of_means(vocabulary)[block.step.means]
    filling = colour if block.step.date else "white"
    style = lines(vocabulary)[block.step.status]
    axes.plot([rail, edge - towards * 2], [block.y] * 2, color=INK, linewidth=0.8, linestyle=style, zorder=1)
    axes.plot([rail], [block.y], color=colour, marker=marker, markersize=MARKER, mfc=filling, zorder=4)
