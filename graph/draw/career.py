"""One person or body over time: a bar for whatever lasted, section by section of its dossier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from matplotlib.axes import Axes

from potestas.graph.dossiers.dossier import Dossier, Entry
from potestas.graph.draw.bars import Bars, Group, Row, fitting, some_date
from potestas.graph.draw.page import Figure, draw, lines
from potestas.graph.reasoning.holding import Holding
from potestas.graph.wording import as_title
from potestas.ontology.vocabulary import Vocabulary

_FOOT = 150.0
"""Room for the key, and for what stands above the picture on the first page."""


def draw_career(dossier: Dossier, vocabulary: Vocabulary) -> Figure | None:
    """The picture; None if the texts date nothing that lasted.

    What is not held to be so stands among the rest, in outline.
    """
    sections = (*dossier.sections, *dossier.doubted)
    lasting = [entry for section in sections for entry in section.entries if entry.lasts]
    groups = _groups(lasting)
    shown = fitting(groups, _FOOT)
    if not some_date(time for group in shown for row in group.rows for time in row.times):
        return None
    bars = Bars(shown, lines(vocabulary))

    def paint(axes: Axes) -> None:
        bars.paint(axes)
        bars.paint_key(axes)

    svg, png = draw(bars.bottom + bars.key_height, paint)
    name = as_title(dossier.entity.name)
    left_out = _rows(groups) - _rows(shown)
    return Figure(
        name="career",
        title=f"{name} over time",
        caption=(
            f"What lasted of all that {', '.join(dossier.documents) or 'the text'} tells of {name}. A bar "
            "fades where the text leaves the date uncertain or names no end."
            + (f" {left_out} more stand below." if left_out else "")
        ),
        description=" ".join(
            f"{group.heading}: {'; '.join(row.label for row in group.rows)}." for group in shown
        ),
        facts=tuple(claim.id for entry in lasting for claim in entry.claims),
        svg=svg,
        png=png,
    )


def _groups(entries: Iterable[Entry]) -> list[Group]:
    """A group for each section, a row for what is told of the same others with the same status."""
    found: dict[str, dict[tuple[str, str], list[Holding]]] = defaultdict(lambda: defaultdict(list))
    for entry in entries:
        found[entry.section][entry.others or entry.sentence, entry.claim.status].append(entry.holding)
    return [
        Group(section, tuple(Row(label, tuple(filter(_dated, times))) for (label, _), times in rows.items()))
        for section, rows in found.items()
    ]


def _dated(time: Holding) -> bool:
    return some_date([time])


def _rows(groups: Iterable[Group]) -> int:
    return sum(len(group.rows) for group in groups)
