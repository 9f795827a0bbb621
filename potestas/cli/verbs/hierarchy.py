"""What `potestas hierarchy` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import catalogue, options
from potestas.cli.start import start

SHOWN = 5


@click.command
@options.place
@click.argument("name", metavar="NAME")
@click.option(
    "--as-of", metavar="DATE", help="As it was, or may have been, then: 1935, 1935-03 or 1935-03-15 (EDTF)."
)
@click.option(
    "--only",
    type=click.Choice(catalogue.constant("potestas.graph.hierarchy.telling", "PARTS")),
    help="One part: the chains of command, who was above, who was below, who filled the place or could have.",
)
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=SHOWN,
    show_default=True,
    help="How many of each part, as text.",
)
@options.output_format("text", "json", "csv")
def command(**taken: Any) -> None:
    """Shows where NAME, a body, a post or a person, stood: the chains of command from it to the top, with who
    held the posts, who was above and below it, and who appointed to it or could have.

    Posts order within a body by the rank of their roles; the first post of a body stands over it and over all
    that it contains or supervises. A step is `certain` if it held whatever the text leaves open,
    `possible` if it may have.

    \b
    potestas hierarchy out/ Gosplan --as-of 1934-06
    potestas hierarchy out/ "head of TsUNKhU" --only chain
    """
    start("hierarchy", taken)
