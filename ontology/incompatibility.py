"""Which two facts cannot both be so: the SPARQL files of `contradictions/`.

The comment header is TOML, as that of a named query:

    # title = "Two dates for one appointment"
    # question = "Who is said to have been appointed to one office at two dates?"
    # advice = "Look which date the better source has."

The query gives two facts, ?one and ?other, over facts of every status; `?x pot:status/pot:affirms true` picks
those that somebody holds to be so. What is told in several places is one fact there, with all its dates, so
that a retelling contradicts nothing. The common prefixes need not be declared; which side is ?one is all the
same.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from potestas.ontology.errors import OntologyError
from potestas.ontology.header import header


@dataclass(frozen=True, slots=True)
class Incompatibility:
    """A way in which two facts cannot both be so; `name` is that of its file, `select` its SPARQL."""

    name: str
    title: str
    question: str
    advice: str
    select: str


@cache
def incompatibilities() -> tuple[Incompatibility, ...]:
    """All of them, by name. Raises OntologyError, with the file, for a header that is wrong."""
    files = (Path(__file__).parent / "contradictions").glob("*.rq")
    return tuple(_read(file) for file in sorted(files))


def _read(file: Path) -> Incompatibility:
    text = file.read_text(encoding="utf-8")
    try:
        said = header(text)
        return Incompatibility(file.stem, said["title"], said["question"], said["advice"], text)
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise OntologyError(f"{file}: its header is wrong: {error}") from error
