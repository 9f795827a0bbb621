"""The pictures by name, each of a reading at a date."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from potestas.extract.claim import Reading
from potestas.extract.confidence import calibration
from potestas.graph.draw.centrality import draw_centrality
from potestas.graph.draw.confidence import draw_confidence
from potestas.graph.draw.network import draw_network
from potestas.graph.draw.offices import draw_offices
from potestas.graph.draw.page import Figure
from potestas.graph.draw.series import draw_series
from potestas.graph.draw.succession import draw_succession
from potestas.graph.draw.trace import draw_trace
from potestas.graph.power.network import ASSERTED
from potestas.graph.power.rise import greatest_rise
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class View:
    """What is drawn: a reading, its date (EDTF) if it has one, what counts, and when its claims hold."""

    reading: Reading
    vocabulary: Vocabulary
    date: str | None
    statuses: Sequence[str]
    held: Sequence[Holding]


def _greatest_rise(view: View) -> Figure | None:
    rise = greatest_rise(view.reading, view.vocabulary, view.statuses)
    return draw_trace(rise, view.reading, view.vocabulary) if rise else None


def _offices(view: View) -> Figure | None:
    return draw_offices(view.reading, view.vocabulary, view.statuses, view.held)


def _succession(view: View) -> Figure | None:
    return draw_succession(view.reading, view.vocabulary, view.statuses, view.held)


def _network(view: View) -> Figure | None:
    return draw_network(view.reading, view.vocabulary, view.date, view.statuses, view.held)


def _series(view: View) -> Figure | None:
    return draw_series(view.reading, view.vocabulary, None, view.statuses, view.held)


def _centrality(view: View) -> Figure | None:
    return draw_centrality(view.reading, view.vocabulary, view.statuses, view.held)


def _confidence(view: View) -> Figure | None:
    return draw_confidence(view.reading, calibration())


PICTURES: Mapping[str, Callable[[View], Figure | None]] = {
    "trace": _greatest_rise,
    "offices": _offices,
    "succession": _succession,
    "network": _network,
    "series": _series,
    "centrality": _centrality,
    "confidence": _confidence,
}
"""Name → what draws the picture, in the order of a report; None where the text states or dates too little."""


def figures(
    reading: Reading,
    vocabulary: Vocabulary,
    as_of: str | None = None,
    statuses: Sequence[str] = ASSERTED,
    held: Sequence[Holding] | None = None,
) -> tuple[Figure, ...]:
    """All pictures for which the text states and dates enough.

    `held` tells when claims hold, if more is known than they tell. Raises DateError for a malformed date and
    UnknownName for an unknown status.
    """
    known = holdings(reading.claims, vocabulary) if held is None else held
    view = View(reading, vocabulary, as_of, statuses, known)
    drawn = (picture(view) for picture in PICTURES.values())
    return tuple(figure for figure in drawn if figure)
