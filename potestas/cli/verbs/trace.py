"""What `potestas trace` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start


@click.command
@options.place
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="OVER")
@options.as_of
@options.which_facts
@options.output_format("text", "table", "csv", "json", *options.PICTURES)
@options.picture_file
def command(**taken: Any) -> None:
    """Shows how FROM came to have power over OVER, in dated steps, direct and through others.

    Each step says by which means: office, commission, mandate, supervision, personnel, information or
    informal. At the end stand the link that rests on least and the growth: the posts that FROM held, the
    bodies and cases within reach, and how many ways to OVER there were that share nobody in between.
    With --as-of only the steps that gave power which lasted then, or may have.

    \b
    potestas trace out/ Cromwell "Church of England"
    potestas trace out/ Cromwell "Church of England" -o rise.svg
    """
    start("trace", taken)
