"""What `potestas person` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import catalogue, options
from potestas.cli.start import start


@click.command
@options.place
@click.argument("name", metavar="NAME")
@options.as_of
@options.which_facts
@options.output_format(*catalogue.constant("potestas.pages", "FORMS"))
def command(**taken: Any) -> None:
    """Shows all that is told of the person NAME: offices on a time line, superiors and subordinates, tasks,
    cases, reports, sanctions, each dated and in the words of the text.

    What the authors only report, allege, intend or deny stands apart, with who stands behind it, and so do
    facts that contradict each other, and what follows of rank. As html it is one page with a picture, for
    reading and printing; as svg it is the picture alone.

    \b
    potestas person out/ Cromwell
    potestas person out/ Cromwell --as-of 1535 --format html > cromwell.html
    """
    start("person", taken)
