"""From what a verb takes to the room that does its work."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any


def start(verb: str, taken: Mapping[str, Any]) -> None:
    """Calls `run` in the room of a verb with what it was given; the room is loaded now and not before."""
    import_module(f"potestas.cli.{verb}").run(**taken)
