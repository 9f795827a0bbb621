"""HTML from templates: text from outside is escaped wherever it stands, and loses control characters."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from potestas.graph.wording import printable

_FOLDER = Path(__file__).parent


def environment(folder: Path = _FOLDER) -> Environment:
    """The templates in a folder, by their paths in it; those of this floor unless one is given."""
    found = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    found.filters["svg_uri"] = _svg_uri
    return found


def style() -> Markup:
    """The style sheet of all pages, to stand in each, so that none needs another file."""
    return Markup((_FOLDER / "page.css").read_text(encoding="utf-8"))


def _svg_uri(svg: str) -> str:
    """A picture as the address of itself (RFC 2397)."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"


def _finalize(value: object) -> object:
    """Text as it may stand in HTML, without control characters."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
