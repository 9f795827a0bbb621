"""Opens what a build wrote: its folder, or one file of it."""

from __future__ import annotations

from pathlib import Path

from rdflib import Dataset, Graph

from potestas.extract.claim import Sentence, read_jsonl, sentence_from_json
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import InputError
from potestas.ontology.rdf import FORMATS, parse

WHOLE = "graph.trig"
"""The file of the folder that holds everything."""

SENTENCES = "sentences.jsonl"
"""What else the folder holds, beside the graph."""


def is_url(place: str | Path) -> bool:
    """Whether a place is the address of a SPARQL endpoint."""
    return str(place).startswith(("http://", "https://"))


def load(place: str | Path) -> KnowledgeGraph:
    """The knowledge graph in a folder that a build wrote, or in a Turtle, TriG or N-Quads file.

    Raises InputError, naming the file, for what is not there or not readable.
    """
    if is_url(place):
        raise InputError(
            f"{place}: an endpoint answers queries only; export its graph to a file for other verbs"
        )
    path = Path(place)
    sentences: tuple[Sentence, ...] = ()
    if path.is_dir():
        sentences = _sentences(path / SENTENCES)
        if not (path / WHOLE).is_file():
            raise InputError(f"{path}: holds no {WHOLE}; name a folder that `potestas build` wrote")
        path /= WHOLE
    if not path.exists():
        raise InputError(f"{path}: no such file or folder; name one that `potestas build` wrote")
    if path.suffix not in FORMATS:
        raise InputError(
            f"{path}: not a graph; name a folder that a build wrote or a file {', '.join(FORMATS)}"
        )
    data = Graph() if path.suffix == ".ttl" else Dataset()
    try:
        parse(path.read_text(encoding="utf-8"), path.suffix, data)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8, so no graph; build it again") from error
    except SyntaxError as error:
        raise InputError(
            f"{path}: malformed in line {error.lineno}; correct it or build it again"
        ) from error
    return KnowledgeGraph.of(data, sentences)


def _sentences(path: Path) -> tuple[Sentence, ...]:
    """The sentences with words of power; none where the folder has no file of them."""
    try:
        return tuple(map(sentence_from_json, read_jsonl(path))) if path.is_file() else ()
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: malformed ({error!r}); build it again") from error
