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
from potestas.ontology.vocabulary import vocabulary

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "sample"
DOCUMENT = "realms.txt"

Attempt = Callable[[Any], object]
Inputs = SearchStrategy[Any]


@dataclass(frozen=True)
class Target:
    """A part of the program that takes what comes from outside.

    `inputs` makes the inputs; `ready` loads once what is needed and gives what is done to each input.
    `of_bytes` tells that any bytes can be one.
    """

    what: str
    inputs: Callable[[], Inputs]
    ready: Callable[[], Attempt]
    of_bytes: bool = False


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


def of_file(what: str, inputs: Callable[[], Inputs], name: str, taken: Callable[[Path], object]) -> Target:
    """The target that takes each input, bytes or text, as a file of this name."""

    def ready() -> Attempt:
        folder = TemporaryDirectory(prefix="fuzz-")
        vocabulary()  # is made once for all

        def attempt(content: str | bytes) -> None:
            path = Path(folder.name, name)
            raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
            path.write_bytes(raw)
            taken(path)

        return attempt

    return Target(what, inputs, ready, of_bytes=True)
