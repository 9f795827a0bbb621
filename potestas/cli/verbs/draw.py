"""What `potestas draw` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import catalogue, options
from potestas.cli.start import start

_SHOWN = catalogue.registered("potestas.graph.draw", "picture")
_ORDER = catalogue.constant("potestas.graph.draw.figures", "ORDER")
_NAMES = (*_ORDER, *sorted(_SHOWN.keys() - set(_ORDER)))
_HELP = """Draws one PICTURE of what PLACE holds, for print.

It goes to a file, or as SVG to standard output.

\b
{shown}

\b
potestas draw out/ network --as-of 1535-03 -o network.svg
"""


@click.command(help=_HELP.format(shown="\n".join(f"{name:10}  {_SHOWN[name]}" for name in _NAMES)))
@options.place
@click.argument("picture", metavar="PICTURE", type=click.Choice(_NAMES))
@options.picture_file
@options.as_of
@options.which_facts
def command(**taken: Any) -> None:
    start("draw", taken)
