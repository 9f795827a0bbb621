"""Who succeeded whom: the holders of each post one below the other, linked in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.graph.draw.bars import LEFT, Bars, Group, Row, fitting, some_date
from potestas.graph.draw.page import GREY, INK, SMALL, Figure, draw, lines, sources, width_of, write
from potestas.graph.draw.picture import View, picture
from potestas.graph.power.network import ASSERTED
from potestas.graph.power.office import Office, Succession, offices, successions
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.wording import as_title, in_words, lasting
from potestas.ontology.vocabulary import Vocabulary

_FOOT = 46.0
_RAIL = LEFT - 5
_STATED, _IN_TIME = "solid", (0, (1, 1.5))


def draw_succession(
    reading: Reading,
    vocabulary: Vocabulary,
    statuses: Sequence[str] = ASSERTED,
    held: Sequence[Holding] | None = None,
) -> Figure | None:
    """The picture, of the posts with most holders; None if none of them has two of whom one is dated.

    `held` tells when claims hold, if more is known than they tell.
    """
    known = holdings(reading.claims, vocabulary) if held is None else held
    found = [one for one in successions(offices(known, vocabulary, statuses), vocabulary) if _dated(one)]
    most = sorted(found, key=lambda one: (-len(one.offices), one.body, one.role))
    page = fitting((_group(one) for one in most), _FOOT)
    kept = {(one.body, one.role) for one in most[: len(page)]}
    shown = [one for one in found if (one.body, one.role) in kept]
    if not shown:
        return None
    bars = Bars([_group(one) for one in shown], lines(vocabulary))

    def paint(axes: Axes) -> None:
        for one, middles in zip(shown, bars.paint(axes), strict=True):
            _paint_links(axes, one, middles)
        bars.paint_key(axes)
        _paint_key(axes, bars.bottom + bars.key_height + 6)

    svg, png = draw(bars.bottom + bars.key_height + 14, paint)
    types = {entity.name: entity.type for entity in reading.entities}
    more = len(found) - len(shown)
    return Figure(
        name="succession",
        title="Who succeeded whom",
        caption=(
            f"The holders of each post of which several are named: {sources(reading, statuses)}. A line "
            "leads from one to the next: a solid one where the text says who came after whom, a dotted one "
            "where only the dates do; holders without a date stand last. Whom the text does not name is "
            "missing."
            + (f" {more} more posts stand in the tables." if more else "")
        ),
        description=" ".join(_told(one, types) for one in shown),
        facts=tuple(id for one in shown for office in one.offices for id in office.facts),
        svg=svg,
        png=png,
    )


def _dated(one: Succession) -> bool:
    return some_date(time for office in one.offices for time in office.dated)


def _group(one: Succession) -> Group:
    heading = f"{as_title(one.body)}: {one.role}" if one.role else as_title(one.body)
    return Group(heading, tuple(Row(_label(office, one), office.dated) for office in one.offices))


def _label(office: Office, one: Succession) -> str:
    holder = as_title(office.holder)
    return f"{holder} ({office.role})" if office.role != one.role else holder


def _paint_links(axes: Axes, one: Succession, middles: Sequence[float]) -> None:
    """A rail beside the labels, from each holder to the next, and dots where they stand on it."""
    for (before, y), (after, below) in pairwise(zip(one.offices, middles, strict=True)):
        if (before.holder, after.holder) in one.stated:
            axes.annotate(
                "",
                (_RAIL, below - 2),
                (_RAIL, y + 2),
                arrowprops={
                    "arrowstyle": "-|>,head_width=0.16,head_length=0.3",
                    "color": INK,
                    "linewidth": 0.8,
                    "shrinkA": 0,
                    "shrinkB": 0,
                },
            )
        elif before.before(after):
            axes.plot([_RAIL, _RAIL], [y + 2, below - 2], color=GREY, linewidth=0.8, linestyle=_IN_TIME)
    for y in middles:
        axes.plot([_RAIL], [y], color=INK, marker="o", markersize=2.2)


def _paint_key(axes: Axes, y: float) -> None:
    x = 0.0
    for style, colour, words in (
        (_STATED, INK, "came after, as the text says"),
        (_IN_TIME, GREY, "came after, by the dates"),
    ):
        axes.plot([x, x + 17], [y, y], color=colour, linewidth=0.8, linestyle=style)
        write(axes, x + 22, y, words, SMALL)
        x += 36 + width_of(words, SMALL)


def _told(one: Succession, types: dict[str, str]) -> str:
    place = in_words(one.body, types.get(one.body))
    told = []
    for office in one.offices:
        times = " and ".join(filter(None, (lasting(time.span) for time in office.dated))) or "undated"
        after = sorted(before for before, name in one.stated if name == office.holder)
        told.append(f"{office.holder}, {times}" + (f", after {' and '.join(after)}" if after else ""))
    post = f"{one.role.capitalize()} of {place}" if one.role else f"A place in {place}"
    return f"{post}: {'; '.join(told)}."


@picture("succession", "who came after whom in which post")
def _drawn(view: View) -> Figure | None:
    return draw_succession(view.reading, view.vocabulary, view.statuses, view.held)
