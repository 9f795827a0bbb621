"""The pictures by name: each says what it shows, and draws it of a reading at a date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from potestas.extract.claim import Reading
from potestas.graph.draw.page import Figure
from potestas.graph.reasoning.holding import Holding
from potestas.ontology.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class View:
    """What is drawn: a reading, its date (EDTF) if it has one, what counts, and when its claims hold."""

    reading: Reading
    vocabulary: Vocabulary
    date: str | None
    statuses: Sequence[str]
    held: Sequence[Holding]


Drawing = Callable[[View], Figure | None]
"""Draws a picture; None where the text states or dates too little for it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be drawn; `shows` says in a few words what is to be seen."""

    name: str
    shows: str
    draw: Drawing


PICTURES: dict[str, Picture] = {}


def picture(name: str, shows: str) -> Callable[[Drawing], Drawing]:
    """Registers what draws the picture of that name."""

    def register(drawing: Drawing) -> Drawing:
        PICTURES[name] = Picture(name, shows, drawing)
        return drawing

    return register
