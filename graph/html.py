"""HTML from templates: text from outside is escaped wherever it stands, and loses control characters."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from potestas.graph.wording import printable

_FOLDER = Path(__file__).parent


def environment() -> Environment:
    """The templates of this floor, by their paths in it."""
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )


def style() -> Markup:
    """The style sheet of all pages, to stand in each, so that none needs another file."""
    return Markup((_FOLDER / "report.css").read_text(encoding="utf-8"))


def _finalize(value: object) -> object:
    """Text as it may stand in HTML, without control characters."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
