"""What `potestas body` takes."""

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
    """Shows all that is told of the body or group NAME: how it began and ended, who headed it and belonged
    to it, what stood above and below it, what it was made of, what it did, each dated and in the words of
    the text.

    What the authors only report, allege, intend or deny stands apart, with who stands behind it, and so do
    facts that contradict each other, and what follows of rank. As html it is one page with a picture, for
    reading and printing; as svg it is the picture alone.

    \b
    potestas body out/ "Privy Council"
    potestas body out/ "Privy Council" --as-of 1540 --format markdown
    """
    start("body", taken)
