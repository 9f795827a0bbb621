"""What `potestas validate` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start


@click.command
@options.place
@options.as_of
@options.output_format("text", "csv", "json", "ttl")
def command(**taken: Any) -> None:
    """Checks the graph against the shapes of the ontology (SHACL) and says what is wrong and what to do.

    Exit status 1 if it does not conform; warnings and remarks leave it at 0.
    """
    start("validate", taken)
