"""The files that a build writes into its folder."""

from __future__ import annotations

import os
from pathlib import Path

from potestas.exporters import EXPORTERS
from potestas.graph.note import note
from potestas.graph.validate import Report
from potestas.graph.write import save, turtle
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import OutputError

EXPORTED = {"facts.jsonl": "facts", "entities.jsonl": "entities", "graph.ttl": "ttl", "graph.trig": "trig"}
"""File → name of the exporter that writes it."""


def publish(kg: KnowledgeGraph, folder: Path) -> Report:
    """Writes all files of a build, whole or not at all, and returns what validation found.

    Raises OutputError if the folder cannot be written; it is then as it was before.
    """
    validation = kg.validate()
    files = {name: EXPORTERS[format](kg) for name, format in EXPORTED.items()}
    files["validation.ttl"] = turtle(validation.graph, kg.base)
    files["validation.md"] = note(validation).encode()
    save(folder, files)
    return validation


def check_folder(folder: Path) -> None:
    """Raises OutputError if nothing can be written to a folder, before any work is done for it."""
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise OutputError(f"{there}: is a file, so {folder} cannot be a folder; choose another one")
    if not os.access(there, os.W_OK | os.X_OK):
        raise OutputError(f"{there}: may not be written; choose another folder or change its permissions")


def write(path: Path, content: bytes) -> None:
    """Writes one file, whole or not at all. Raises OutputError."""
    check_folder(path.parent)
    if path.is_dir():
        raise OutputError(f"{path}: is a folder; name a file in it")
    save(path.parent, {path.name: content})
