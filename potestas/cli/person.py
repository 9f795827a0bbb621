"""`potestas person`: all that is told of one person, on one page."""

from __future__ import annotations

import click

from potestas.cli import options
from potestas.cli.pages import show_page
from potestas.pages import FORMS


@click.command
@options.place
@click.argument("name", metavar="NAME")
@options.as_of
@options.kinds
@options.statuses
@options.min_confidence
@options.output_format(*FORMS)
def command(
    *,
    place: str,
    name: str,
    as_of: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
    format: str,
) -> None:
    """Shows all that is told of the person NAME: offices on a time line, superiors and subordinates, tasks,
    cases, reports, sanctions, each dated and in the words of the text.

    What the authors only report, allege, intend or deny stands apart, with who stands behind it, and so do
    facts that contradict each other, and what follows of rank. As html it is one page with a picture, for
    reading and printing; as svg it is the picture alone.

    \b
    potestas person out/ Cromwell
    potestas person out/ Cromwell --as-of 1535 --format html > cromwell.html
    """
    kg = options.opened(place, as_of, min_confidence)
    show_page(place, kg.person(name, None, kinds, statuses), format)
