"""What a target is, and the samples that several of them spoil."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis.strategies import SearchStrategy

from potestas.extract.claim import Evidence, Reading, claim_from_json, entity_from_json, read_jsonl

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "sample"
DOCUMENT = "realms.txt"

Attempt = Callable[[Any], object]
Inputs = SearchStrategy[Any]


@dataclass(frozen=True)
class Target:
    """A part of the program that takes what comes from outside.

    `inputs` makes the inputs; `ready` loads once what is needed and gives what is done to each input.
    """

    what: str
    inputs: Callable[[], Inputs]
    ready: Callable[[], Attempt]


@cache
def sample() -> Reading:
    """The annotated history of the tests, as if it had been read."""
    claims = (claim_from_json(row) for row in read_jsonl(SAMPLE / "realms.facts.jsonl"))
    return Reading(
        tuple(
            replace(claim, evidence=(Evidence(DOCUMENT, place, place + 1, quote="x"),))
            for place, claim in enumerate(claims)
        ),
        tuple(entity_from_json(row) for row in read_jsonl(SAMPLE / "realms.entities.jsonl")),
        {DOCUMENT: "0" * 64},
    )


def as_file(name: str, taken: Callable[[Path], object]) -> Callable[[], Attempt]:
    """Readiness to try each input, bytes or text, as a file of this name."""

    def ready() -> Attempt:
        folder = TemporaryDirectory(prefix="fuzz-")

        def attempt(content: str | bytes) -> None:
            path = Path(folder.name, name)
            raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
            path.write_bytes(raw)
            taken(path)

        return attempt

    return ready
