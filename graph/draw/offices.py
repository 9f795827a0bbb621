"""Offices over time: a bar for each office of each person, fading where a date is uncertain or unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf, isfinite

from matplotlib.axes import Axes

from potestas.extract.claim import Reading
from potestas.extract.edtf import Span
from potestas.graph.draw.page import GREY, MEDIUM, SMALL, WIDTH, Figure, draw, fade, sources, wrap, write
from potestas.graph.draw.timescale import Timescale
from potestas.graph.power.network import ASSERTED
from potestas.graph.retelling import Telling, tellings
from potestas.graph.wording import as_title, in_words
from potestas.ontology.vocabulary import Vocabulary

ROWS = 44
"""Offices in one picture, at most: what A4 holds."""

_LABEL, _LEFT, _RIGHT = 14.0, 232.0, WIDTH - 8
_ROW, _BAR, _TOP, _FOOT = 13.0, 7.0, 6.0, 46.0
_FAINTEST = 0.08
_RANKS = ("#003f5c", "#0072B2", "#56B4E9", "#a6a6a6")


@dataclass(frozen=True, slots=True)
class Office:
    """One holder's hold of one role in one body, as the claims with the ids in `facts` state it.

    `spans` are empty where the text gives no date at all.
    """

    holder: str
    body: str
    role: str
    spans: tuple[Span, ...]
    facts: tuple[str, ...]


def offices(reading: Reading, vocabulary: Vocabulary, statuses: Sequence[str] = ASSERTED) -> list[Office]:
    """The offices that the claims state, by holder, body and role, each once."""
    held: dict[tuple[str, str, str], list[Telling]] = defaultdict(list)
    for telling in tellings(claim for claim in reading.claims if claim.status in statuses):
        kind = vocabulary.kinds[telling.claim.kind]
        if kind.post is None or kind.dated != "interval":
            continue
        body, role = (getattr(telling.claim, key) for key in (kind.post.body_key, kind.post.role_key))
        for key in sorted({edge.source_key for edge in kind.edges if edge.target_key == kind.post.body_key}):
            holder = getattr(telling.claim, key)
            if body and holder:
                held[holder, body, role or ""].append(telling)
    return [_office(names, held[names]) for names in sorted(held)]


def _office(names: tuple[str, str, str], told: Sequence[Telling]) -> Office:
    spans = [Span.of(telling.claim) for telling in told]
    dated = [span for span in spans if any(map(isfinite, (*span.begin, *span.end)))]
    facts = tuple(claim.id for telling in told for claim in (telling.claim, *telling.also))
    return Office(*names, tuple(sorted(dated, key=lambda span: (span.begin, span.end))), facts)


def draw_offices(
    reading: Reading, vocabulary: Vocabulary, statuses: Sequence[str] = ASSERTED
) -> Figure | None:
    """The picture, of the holders with most dated offices; None if the text dates no office."""
    everything = offices(reading, vocabulary, statuses)
    shown = _chosen(everything)
    days = [day for office in shown for span in office.spans for day in (*span.begin, *span.end)]
    if not any(map(isfinite, days)):
        return None
    types = {entity.name: entity.type for entity in reading.entities}
    holders = sorted({office.holder for office in shown}, key=lambda name: _first_day(name, shown))
    height = _TOP + _ROW * (len(shown) + len(holders)) + _FOOT
    scale = Timescale.over(days, _LEFT, _RIGHT)
    ranks = {office.role: _rank(office.role, vocabulary) for office in shown}

    def paint(axes: Axes) -> None:
        bottom = height - _FOOT
        scale.paint(axes, _TOP, bottom)
        y = _TOP + _ROW / 2
        for holder in holders:
            write(axes, 0, y, wrap(as_title(holder), _LEFT - 6, 1, MEDIUM, "bold")[0], weight="bold")
            y += _ROW
            for office in sorted((o for o in shown if o.holder == holder), key=_begin):
                label = as_title(office.body)
                label = f"{office.role}, {label}" if office.role else label
                write(axes, _LABEL, y, wrap(label, _LEFT - _LABEL - 6, 1, SMALL)[0], SMALL)
                _paint_office(axes, office, y, scale, _RANKS[ranks[office.role] - 1])
                y += _ROW
        _paint_key(axes, bottom + 26, ranks)

    svg, png = draw(height, paint)
    left_out = len(everything) - len(shown)
    return Figure(
        name="offices",
        title="Offices over time",
        caption=(
            f"Who held which office: {sources(reading, statuses)}. A bar fades where the text leaves the "
            "date uncertain or names no end; a dotted line marks an office that it does not date."
            + (f" {left_out} more offices stand in the tables." if left_out else "")
        ),
        description=" ".join(f"{holder}: {_told(holder, shown, types)}." for holder in holders),
        facts=tuple(id for office in shown for id in office.facts),
        svg=svg,
        png=png,
    )


def _chosen(everything: Sequence[Office]) -> list[Office]:
    """The offices of those holders who have most dated ones, as many as a page holds."""
    dated: dict[str, int] = defaultdict(int)
    for office in everything:
        dated[office.holder] += bool(office.spans)
    shown: list[Office] = []
    holders = sorted((name for name in dated if dated[name]), key=lambda name: (-dated[name], name))
    for holder in holders:
        theirs = [office for office in everything if office.holder == holder]
        if shown and len(shown) + len(theirs) > ROWS:
            break
        shown += theirs
    return sorted(shown, key=_begin)[:ROWS]


def _begin(office: Office) -> tuple[bool, tuple[float, float], str, str]:
    first = office.spans[0].begin if office.spans else (inf, inf)
    return not office.spans, first, office.body, office.role


def _first_day(holder: str, shown: Iterable[Office]) -> tuple[float, str]:
    days = [day for o in shown if o.holder == holder for span in o.spans for day in (*span.begin, *span.end)]
    return min(filter(isfinite, days), default=inf), holder


def _rank(role: str, vocabulary: Vocabulary) -> int:
    """The rank of a role from 1, the highest, to the last that has a colour, where roles without one are."""
    concept = vocabulary.roles.find(role)
    return min((concept.rank if concept else None) or len(_RANKS), len(_RANKS))


def _paint_office(axes: Axes, office: Office, y: float, scale: Timescale, colour: str) -> None:
    if not office.spans:
        axes.plot([_LEFT, _RIGHT], [y, y], color=GREY, linewidth=0.8, linestyle=(0, (1, 3)))
    for span in office.spans:
        begin, known, till, end = (scale.x(day) for day in (*span.begin, *span.end))
        till = max(till, known + 1.5)
        axes.fill_between([known, till], y - _BAR / 2, y + _BAR / 2, color=colour, linewidth=0)
        fade(axes, (begin, known), y, _BAR, (colour, _FAINTEST, 1))
        fade(axes, (till, max(end, till)), y, _BAR, (colour, 1, _FAINTEST))


def _paint_key(axes: Axes, y: float, ranks: dict[str, int]) -> None:
    x = 0.0
    for place, colour in enumerate(_RANKS, start=1):
        roles = sorted(role for role, rank in ranks.items() if rank == place and role)
        if roles:
            axes.fill_between([x, x + 10], y - _BAR / 2, y + _BAR / 2, color=colour, linewidth=0)
            for line, words in enumerate(wrap(", ".join(roles), 108, 2, SMALL)):
                write(axes, x + 14, y + 8 * line, words, SMALL)
            x += WIDTH / len(_RANKS)


def _told(holder: str, shown: Iterable[Office], types: dict[str, str]) -> str:
    theirs = [office for office in shown if office.holder == holder]
    return "; ".join(f"{o.role or 'a place'} in {in_words(o.body, types.get(o.body))}" for o in theirs)
