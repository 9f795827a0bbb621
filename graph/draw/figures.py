"""All pictures of a reading, for a report."""

from __future__ import annotations

from collections.abc import Sequence

from potestas.extract.claim import Reading
from potestas.extract.confidence import calibration
from potestas.graph.draw.centrality import draw_centrality
from potestas.graph.draw.confidence import draw_confidence
from potestas.graph.draw.network import draw_network
from potestas.graph.draw.offices import draw_offices
from potestas.graph.draw.page import Figure
from potestas.graph.draw.trace import draw_trace
from potestas.graph.power.network import ASSERTED
from potestas.graph.power.rise import greatest_rise
from potestas.ontology.vocabulary import Vocabulary


def figures(
    reading: Reading,
    vocabulary: Vocabulary,
    as_of: str | None = None,
    statuses: Sequence[str] = ASSERTED,
) -> tuple[Figure, ...]:
    """The trace of the greatest rise, the offices, the network at a date, the reach of power over time, and
    how far the facts can be trusted.

    A picture for which the text states or dates too little is left out. Raises DateError for a malformed
    date and UnknownName for an unknown status.
    """
    rise = greatest_rise(reading, vocabulary, statuses)
    drawn = (
        draw_trace(rise, reading, vocabulary) if rise else None,
        draw_offices(reading, vocabulary, statuses),
        draw_network(reading, vocabulary, as_of, statuses),
        draw_centrality(reading, vocabulary, None, statuses),
        draw_confidence(reading, calibration()),
    )
    return tuple(figure for figure in drawn if figure)
