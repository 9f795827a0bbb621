"""How the page of a person or body is printed."""

from __future__ import annotations

import click

from potestas.graph.dossiers.dossier import Dossier
from potestas.graph.dossiers.words import title
from potestas.ontology.errors import NothingFound
from potestas.pages import page


def show_page(place: str, dossier: Dossier, form: str) -> None:
    """Prints a dossier in one of its forms. Raises NothingFound if nothing is told of it."""
    if not (dossier.sections or dossier.doubted):
        raise NothingFound(f"{place}: states nothing of {title(dossier)}")
    click.echo(page(dossier, form), nl=False)
