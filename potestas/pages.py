"""The page of one person or body in each of its forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from potestas.graph.dossiers.dossier import Dossier
from potestas.graph.dossiers.markdown import as_markdown
from potestas.graph.dossiers.page import as_html
from potestas.graph.dossiers.record import as_json
from potestas.graph.dossiers.text import as_text
from potestas.graph.power.links import known
from potestas.ontology.vocabulary import vocabulary


def _with_picture(dossier: Dossier) -> str:
    from potestas.graph.draw.career import draw_career  # noqa: PLC0415 (matplotlib takes time to load)

    return as_html(dossier, draw_career(dossier, vocabulary()))


FORMS: Mapping[str, Callable[[Dossier], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": _with_picture,
    "json": as_json,
}
"""The first is for a person at a terminal. A new form: a room of `potestas.graph.dossiers`, a line here."""


def page(dossier: Dossier, form: str = "html") -> str:
    """A dossier (`kg.person(...)`, `kg.body(...)`) in one of FORMS. Raises UnknownName for another form."""
    known("form", [form], FORMS)
    return FORMS[form](dossier)
