"""What `potestas serve` takes."""

from __future__ import annotations

from typing import Any

import click

from potestas.cli import options
from potestas.cli.start import start
from potestas.serving.settings import HOST, MEGABYTE, PORT, Limits

LIMITS = Limits()


@click.command
@options.place
@click.option("--host", metavar="ADDRESS", default=HOST, show_default=True, help="0.0.0.0 for all networks.")
@click.option(
    "--port",
    metavar="NUMBER",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="0 for any that is free.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(0, min_open=True),
    default=LIMITS.timeout,
    show_default=True,
    help="How long a query may take.",
)
@click.option(
    "--max-results",
    metavar="MB",
    type=click.FloatRange(0, min_open=True),
    default=LIMITS.max_results / MEGABYTE,
    show_default=True,
    help="How large an answer may be.",
)
@click.option(
    "--workers",
    metavar="NUMBER",
    type=click.IntRange(1),
    help="Processes that answer queries; as many as there are cores, and two at least, unless given.",
)
@click.option(
    "--cors",
    "origins",
    metavar="ORIGIN",
    multiple=True,
    help="Lets web pages of this origin read answers, for example https://example.org; * for all pages.",
)
@options.as_of
@options.min_confidence
def command(**taken: Any) -> None:
    """Answers queries on PLACE over HTTP until Ctrl-C: the named ones on a page at /, SPARQL 1.1 at /sparql.

    Nothing can be changed through it, and only this machine reaches it unless --host says otherwise.

    \b
    potestas serve out/
    curl --data-urlencode "query=SELECT ?a ?b { ?a pot:supervises ?b }" http://127.0.0.1:8000/sparql
    """
    start("serve", taken)
