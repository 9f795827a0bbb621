"""All pictures of a reading, in the order of a report."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from potestas.extract.claim import Reading
from potestas.graph.draw.page import Figure
from potestas.graph.draw.picture import PICTURES, Picture, View
from potestas.graph.power.network import ASSERTED
from potestas.graph.reasoning.holding import Holding, holdings
from potestas.ontology.vocabulary import Vocabulary

_ORDER = ("trace", "offices", "succession", "network", "series", "centrality", "confidence")
"""In which a report shows pictures; others follow by name."""

for _room in iter_modules([str(Path(__file__).parent)]):  # each file registers the picture that it draws
    import_module(f"potestas.graph.draw.{_room.name}")


def pictures() -> dict[str, Picture]:
    """All pictures by their names, in the order of a report."""
    names = sorted(PICTURES, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))
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
    view = View(reading, vocabulary, as_of, statuses, known)
    drawn = (picture.draw(view) for picture in pictures().values())
    return tuple(figure for figure in drawn if figure)
