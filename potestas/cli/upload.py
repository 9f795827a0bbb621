"""`potestas build --store`: a graph that was built before, to the graph store of a server."""

from __future__ import annotations

from pathlib import Path

from potestas.graph.server import check_server
from potestas.uploading import upload


def run(*, folder: Path, url: str) -> None:
    """Writes the graph in the folder of a build to the graph store at a URL. Raises OutputError."""
    check_server(url)
    upload(folder, url)
