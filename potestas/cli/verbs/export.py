"""What `potestas export` takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from potestas.cli import catalogue, options
from potestas.cli.start import start

FORMATS = list(catalogue.registered("potestas.exporters", "exporter"))


@click.command
@options.place
@click.option("--format", "format", type=click.Choice(FORMATS), required=True, help="What to write.")
@click.option(
    "-o", "--out", metavar="FILE", type=click.Path(path_type=Path), help="Standard output if left out."
)
@options.as_of
@options.which_facts
def command(**taken: Any) -> None:
    """Writes the graph (ttl, trig, nq), what it is made of (facts, entities, sentences), or its network.

    The network of power for Gephi with a time line (gexf), for Cytoscape and Cytoscape.js (cytoscape), for
    yEd, igraph and others (graphml), or as two tables (nodes, edges: CSV). There, earliest and latest are the
    first and the last day on which a tie can have held, as far as they are known.

    \b
    potestas export out/ --format gexf -o power.gexf
    potestas export out/ --format cytoscape --as-of 1935 -o power.cyjs
    """
    start("export", taken)
