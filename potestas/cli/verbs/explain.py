"""What `potestas explain` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import catalogue, options
from potestas.cli.start import start


@click.command
@options.place
@click.argument("statement", metavar="STATEMENT")
@options.as_of
@click.option("--no-quotes", is_flag=True, help="Where the words stand, without the words themselves.")
@options.output_format(*catalogue.constant("potestas.graph.proofs.forms", "FORMS"))
def command(**taken: Any) -> None:
    """Explains why a STATEMENT holds, or shows what is known of a fact, by its id.

    All minimal proofs, the shortest first: what follows and by which rule, when and how surely, down to the
    sentences that state what it rests on.

    \b
    potestas explain out/ "Thomas Cromwell oversees the Church of England"
    potestas explain out/ "Thomas Cromwell oversees the Church of England" --as-of 1536 --format html
    potestas explain out/ cromwell-007-2
    """
    start("explain", taken)
