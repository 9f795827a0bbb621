"""`potestas export`: the graph or its network, for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from potestas.cli import options
from potestas.exporters import EXPORTERS
from potestas.output import write


@click.command
@options.place
@click.option("--format", "format", type=click.Choice(list(EXPORTERS)), required=True, help="What to write.")
@click.option(
    "-o", "--out", metavar="FILE", type=click.Path(path_type=Path), help="Standard output if left out."
)
@options.as_of
@options.kinds
@options.statuses
@options.min_confidence
def command(
    *,
    place: str,
    format: str,
    out: Path | None,
    as_of: str | None,
    kinds: tuple[str, ...] | None,
    statuses: tuple[str, ...] | None,
    min_confidence: float | None,
) -> None:
    """Writes the graph (ttl, trig, nq), what it is made of (facts, entities, sentences), or its network.

    The network of power for Gephi with a time line (gexf), for Cytoscape and Cytoscape.js (cytoscape), for
    yEd, igraph and others (graphml), or as two tables (nodes, edges: CSV). There, earliest and latest are the
    first and the last day on which a tie can have held, as far as they are known.

    \b
    potestas export out/ --format gexf -o power.gexf
    potestas export out/ --format cytoscape --as-of 1935 -o power.cyjs
    """
    kg = options.opened(place, as_of, min_confidence)
    if kinds is not None or statuses is not None:
        kg = kg.choosing(kinds, statuses)
    content = EXPORTERS[format](kg)
    if out is None:
        click.echo(content, nl=False)
    else:
        write(out, content)
