"""Where and within which limits a graph is served unless the user says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

HOST, PORT = "127.0.0.1", 8000

MEGABYTE = 1_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: seconds by the clock, bytes of answer, bytes of memory with the graph.

    Its clock begins when its turn comes; it waits for that `patience` seconds at most.
    """

    timeout: float = 10.0
    patience: float = 30.0
    max_results: int = 10_000_000
    memory: int = 4 << 30
