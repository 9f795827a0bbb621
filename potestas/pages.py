"""The page of one person or body in each of its forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from potestas.graph.dossiers.dossier import Dossier
from potestas.graph.dossiers.markdown import as_markdown
from potestas.graph.dossiers.page import as_html
from potestas.graph.dossiers.record import as_json
from potestas.graph.dossiers.text import as_text
from potestas.graph.dossiers.words import title
from potestas.graph.power.links import known
from potestas.ontology.errors import NothingFound
from potestas.ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from potestas.graph.draw.page import Figure


def time_line(dossier: Dossier) -> Figure | None:
    """The picture (`svg`, `png`, `caption`) of what lasted; None if nothing of it has a date."""
    from potestas.graph.draw.career import draw_career  # noqa: PLC0415 (matplotlib takes time to load)

    return draw_career(dossier, vocabulary())


def _as_svg(dossier: Dossier) -> str:
    picture = time_line(dossier)
    if picture is None:
        raise NothingFound(f"nothing that is told of {title(dossier)} lasted and has a date")
    return picture.svg


FORMS: Mapping[str, Callable[[Dossier], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": lambda dossier: as_html(dossier, time_line(dossier)),
    "json": as_json,
    "svg": _as_svg,
}
"""The first is for a person at a terminal. A new form: a room of `potestas.graph.dossiers`, a line here."""


def page(dossier: Dossier, form: str = "html") -> str:
    """A dossier (`kg.person(...)`, `kg.body(...)`) in one of FORMS; as `svg` only its time line.

    Raises UnknownName for another form, and NothingFound for a time line of what has no date.
    """
    known("form", [form], FORMS)
    return FORMS[form](dossier)
