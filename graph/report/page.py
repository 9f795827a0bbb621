"""The report as one page of HTML with all that it needs, pictures and styles too; no network is used.

Every fact stands in a table with its status and the words that state it; every stretch of text that was used
stands in a list with the facts that rest on it; the two are linked. What follows from facts has its proof,
down to these stretches. The page follows WCAG 2.2: headings in order, tables with captions and headers,
pictures described in words, no meaning by colour alone. A few lines of script sort its tables; all else works
without, and the page forbids whatever it does not bring along itself (Content Security Policy, Level 3).
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from math import isfinite
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from potestas.graph.html import environment, style
from potestas.graph.report.contents import Contents
from potestas.graph.wording import as_title

_SCRIPT = Path(__file__).with_name("sort.js")
_LATEST = 10_000_000
"""A day after all others, by which what has no date is sorted."""


def page(told: Contents) -> str:
    """The whole page, the same for the same contents. Text from outside is escaped wherever it stands."""
    script = _SCRIPT.read_text(encoding="utf-8")
    policy = f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src '{_digest(script)}'"
    template = _environment().get_template("report/page.html.j2")
    return template.render(told=told, style=style(), script=Markup(script), policy=policy)


def _digest(script: str) -> str:
    """By which a browser knows the script as ours."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def _environment() -> Environment:
    found = environment()
    found.filters |= {"bare": as_title, "order": _order}
    found.filters |= {"percent": "{:.1%}".format, "share": "{:.0%}".format}
    return found


def _order(day: float) -> int:
    """A day as a number of which none is negative, so that digits sort it."""
    return _LATEST * 2 if not isfinite(day) else int(day) + _LATEST
