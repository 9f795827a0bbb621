"""Offices over time: a bar for each office of each person, fading where a date is uncertain or unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.graph.draw.bars import Bars, Group, Row, fitting, some_date
from potestas.graph.draw.page import SMALL, WIDTH, Figure, draw, lines, sources, wrap, write
from potestas.graph.draw.picture import View, picture
from potestas.graph.power.network import ASSERTED
from potestas.graph.power.office import Office, offices
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.graph.wording import as_title, in_words, lasting
from potestas.ontology.vocabulary import Vocabulary

_RANKS = ("#003f5c", "#0072B2", "#56B4E9", "#a6a6a6")
_SWATCH, _LEADING = 14.0, 8.2


def draw_offices(
    reading: Reading,
    vocabulary: Vocabulary,
    statuses: Sequence[str] = ASSERTED,
    held: Sequence[Holding] | None = None,
) -> Figure | None:
    """The picture, of the holders with most dated offices; None if the text dates no office.

    `held` tells when claims hold, if more is known than they tell.
    """
    known = holdings(reading.claims, vocabulary) if held is None else held
    everything = offices(known, vocabulary, statuses)
    by_rank = _words_of_ranks(everything, vocabulary)
    foot = 40 + sum(_LEADING * len(words) + 3 for words in by_rank.values())
    shown = _chosen(everything, vocabulary, foot)
    if not some_date(time for office in shown for time in office.dated):
        return None
    by_rank = _words_of_ranks(shown, vocabulary)
    holders = sorted({office.holder for office in shown}, key=lambda name: (_first(name, shown), name))
    groups = [_group(holder, shown, vocabulary) for holder in holders]
    bars = Bars(groups, lines(vocabulary))

    def paint(axes: Axes) -> None:
        bars.paint(axes)
        bars.paint_key(axes)
        _paint_ranks(axes, bars.bottom + bars.key_height + 8, by_rank)

    ranks_height = sum(_LEADING * len(words) + 3 for words in by_rank.values())
    svg, png = draw(bars.bottom + bars.key_height + ranks_height + 8, paint)
    types = {entity.name: entity.type for entity in reading.entities}
    left_out = len(everything) - len(shown)
    return Figure(
        name="offices",
        title="Offices over time",
        caption=(
            f"Who held which office: {sources(reading, statuses)}. A bar fades where the text leaves the "
            "date uncertain or names no end. The darker, the higher the rank."
            + (f" {left_out} more offices stand in the tables." if left_out else "")
        ),
        description=" ".join(f"{holder}: {_told(holder, shown, types)}." for holder in holders),
        facts=tuple(id for office in shown for id in office.facts),
        svg=svg,
        png=png,
    )


def _chosen(everything: Sequence[Office], vocabulary: Vocabulary, foot: float) -> list[Office]:
    """The offices of those holders who have most dated ones, as many as a page holds."""
    dated: dict[str, int] = defaultdict(int)
    for office in everything:
        dated[office.holder] += bool(office.dated)
    holders = sorted((name for name in dated if dated[name]), key=lambda name: (-dated[name], name))
    groups = [_group(holder, everything, vocabulary) for holder in holders]
    return [
        office
        for holder, group in zip(holders, fitting(groups, foot), strict=False)
        for office in _of(holder, everything)[: len(group.rows)]
    ]


def _of(holder: str, everything: Iterable[Office]) -> list[Office]:
    theirs = [office for office in everything if office.holder == holder]
    return sorted(theirs, key=lambda office: (office.first_day, office.body, office.role))


def _first(holder: str, shown: Iterable[Office]) -> float:
    return min(office.first_day for office in shown if office.holder == holder)


def _group(holder: str, everything: Iterable[Office], vocabulary: Vocabulary) -> Group:
    rows = [
        Row(_label(office), office.dated, _RANKS[_rank(office.role, vocabulary) - 1])
        for office in _of(holder, everything)
    ]
    return Group(as_title(holder), tuple(rows))


def _label(office: Office) -> str:
    label = as_title(office.body)
    return f"{office.role}, {label}" if office.role else label


def _rank(role: str, vocabulary: Vocabulary) -> int:
    """The rank of a role from 1, the highest, to the last that has a colour, where roles without one are."""
    concept = vocabulary.roles.find(role)
    return min((concept.rank if concept else None) or len(_RANKS), len(_RANKS))


def _words_of_ranks(shown: Iterable[Office], vocabulary: Vocabulary) -> dict[int, list[str]]:
    """The roles of each rank, as lines of the key."""
    roles: dict[int, set[str]] = defaultdict(set)
    for office in shown:
        roles[_rank(office.role, vocabulary)].add(office.role or "no role named")
    width = WIDTH - _SWATCH - 4
    return {rank: wrap(", ".join(sorted(roles[rank])), width, 3, SMALL) for rank in sorted(roles)}


def _paint_ranks(axes: Axes, y: float, by_rank: Mapping[int, Sequence[str]]) -> None:
    for rank, words in by_rank.items():
        colour = _RANKS[rank - 1]
        axes.fill_between([0, _SWATCH - 4], y - 3.5, y + 3.5, color=colour, linewidth=0)
        for number, line in enumerate(words):
            write(axes, _SWATCH, y + number * _LEADING, line, SMALL)
        y += _LEADING * len(words) + 3


def _told(holder: str, shown: Iterable[Office], types: Mapping[str, str]) -> str:
    told = []
    for office in _of(holder, shown):
        times = " and ".join(filter(None, (lasting(time.span) for time in office.dated))) or "undated"
        place = in_words(office.body, types.get(office.body))
        told.append(f"{office.role} of {place}, {times}" if office.role else f"a place in {place}, {times}")
    return "; ".join(told)


@picture("offices", "who held which office when")
def _drawn(view: View) -> Figure | None:
    return draw_offices(view.reading, view.vocabulary, view.statuses, view.held)
