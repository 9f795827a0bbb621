"""A dossier as a page of HTML: one file, no script, every text escaped (WCAG 2.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from potestas.graph.dossiers import words
from potestas.graph.dossiers.dossier import Dossier
from potestas.graph.html import environment, style

if TYPE_CHECKING:
    from potestas.graph.draw.page import Figure

_PAGE = "dossiers/page.html.j2"


def as_html(dossier: Dossier, picture: Figure | None = None) -> str:
    """The picture if there is one, then a table for each section."""
    page = environment().get_template(_PAGE)
    title, summary = words.title(dossier), list(words.summary(dossier))
    return (
        page.render(dossier=dossier, title=title, summary=summary, figure=picture, style=style(), words=words)
        + "\n"
    )
