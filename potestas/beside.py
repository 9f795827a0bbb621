"""Pictures drawn in processes of their own, since they take as long as all the rest of a build."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from operator import itemgetter
from typing import TYPE_CHECKING

from potestas.corpus.pool import Pool, cores
from potestas.extract.claim import Reading
from potestas.graph.reasoning.holding import holdings
from potestas.ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from potestas.graph.draw.page import Figure

PROCESSES = min(2, max(1, cores() - 1))
"""How many draw at once beside the one that builds; of two each takes every other picture."""


class Beside(Pool):
    """Processes that get ready as soon as they are there, and draw when they are told what."""

    def __init__(self) -> None:
        super().__init__(PROCESSES)
        self._placed: list[Future[list[tuple[int, Figure]]]] = []
        for _ in range(PROCESSES):
            self.submit(_get_ready)

    def start(self, reading: Reading, statuses: Sequence[str]) -> None:
        """Begins to draw the pictures of a reading, of the claims of these statuses."""
        self._placed = [self.submit(_draw, reading, statuses, first) for first in range(PROCESSES)]

    def figures(self) -> tuple[Figure, ...] | None:
        """The pictures in their order, as soon as all are drawn; None if `start` was not called."""
        placed = [picture for future in self._placed for picture in future.result()]
        return tuple(figure for _, figure in sorted(placed, key=itemgetter(0))) if self._placed else None


def _get_ready() -> None:
    """Loads what it takes to draw, while there is nothing to draw yet."""
    import potestas.graph.draw.figures  # noqa: F401, PLC0415  matplotlib takes long to load

    vocabulary()


def _draw(reading: Reading, statuses: Sequence[str], first: int) -> list[tuple[int, Figure]]:
    from potestas.graph.draw.figures import drawn  # noqa: PLC0415
    from potestas.graph.draw.picture import View  # noqa: PLC0415

    view = View(reading, vocabulary(), None, statuses, holdings(reading.claims, vocabulary()))
    return list(drawn(view, first, PROCESSES))
