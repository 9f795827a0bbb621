"""All pictures of a reading, in the order of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from potestas.extract.claim import Reading
from potestas.graph.draw.page import Figure
from potestas.graph.draw.picture import PICTURES, Picture, View
from potestas.graph.power.network import ASSERTED
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.ontology.vocabulary import Vocabulary

ORDER = ("trace", "offices", "succession", "network", "series", "centrality", "confidence")
"""In which a report shows pictures; others follow by name."""

for _room in iter_modules([str(Path(__file__).parent)]):  # each file registers the picture that it draws
    import_module(f"potestas.graph.draw.{_room.name}")


def pictures() -> dict[str, Picture]:
    """All pictures by their names, in the order of a report."""
    names = sorted(PICTURES, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return {name: PICTURES[name] for name in names}


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
    return tuple(figure for _, figure in drawn(View(reading, vocabulary, as_of, statuses, known)))


def drawn(view: View, first: int = 0, step: int = 1) -> Iterator[tuple[int, Figure]]:
    """Every so-many-th picture from the first, with its place among all of them, as `figures` has them."""
    for place, picture in list(enumerate(pictures().values()))[first::step]:
        figure = picture.draw(view)
        if figure:
            yield place, replace(figure, facts=tuple(sorted(figure.facts)))
