"""Opens what a build wrote: its folder, or one file of it."""

from __future__ import annotations

from pathlib import Path

from rdflib import Dataset, Graph

from potestas.extract.claim import Sentence, read_jsonl, sentence_from_json
from potestas.graph.store import STORE, on_disk
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import InputError
from potestas.ontology.rdf import FORMATS, parse
from potestas.stored import Stored

WHOLE = "graph.trig"
"""The file of the folder that holds everything."""

SENTENCES = "sentences.jsonl"
"""What else the folder holds, beside the graph."""


def is_url(place: str | Path) -> bool:
    """Whether a place is the address of a SPARQL endpoint."""
    return str(place).startswith(("http://", "https://"))


def load(place: str | Path) -> KnowledgeGraph:
    """The knowledge graph in a folder that a build wrote, or in a Turtle, TriG or N-Quads file.

    Of a folder with a store on disk, queries are put to that, and the files are read when a verb needs them.
    Raises InputError, naming the file, for what is not there or not readable.
    """
    if is_url(place):
        raise InputError(
            f"{place}: an endpoint answers queries only; export its graph to a file for other verbs"
        )
    path = Path(place)
    if not path.is_dir():
        return _read(path)
    if not (path / WHOLE).is_file():
        raise InputError(f"{path}: holds no {WHOLE}; name a folder that `potestas build` wrote")

    def whole() -> KnowledgeGraph:
        return _read(path / WHOLE, _sentences(path / SENTENCES))

    return Stored(on_disk(path / STORE), whole) if (path / STORE).exists() else whole()


def _read(path: Path, sentences: tuple[Sentence, ...] = ()) -> KnowledgeGraph:
    """The knowledge graph in one file."""
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
