"""Authority files: names with the IRIs of what they name in Wikidata, VIAF or a register of one's own.

CSV (RFC 4180, UTF-8, a header line) with the columns `name` and `uri` and, if you like, `type` (as in
`entities.jsonl`) and `aliases`; bars stand between several aliases or IRIs: `Lattymer|Hugh Latymer`. Or SKOS
in Turtle: skos:prefLabel, skos:altLabel, skos:hiddenLabel, skos:exactMatch, and rdf:type as the ontology has
it; what has an IRI of its own is linked to that as well.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rdflib import RDF, SKOS, Graph, URIRef
from rdflib.term import Node

from potestas.graph.identity import absolute
from potestas.ontology.entity_type import EntityType
from potestas.ontology.errors import InputError
from potestas.ontology.rdf import parse
from potestas.ontology.vocabulary import Vocabulary

LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
BETWEEN = "|"
"""Stands between several values in one field of CSV."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that an authority knows: `labels`, the preferred ones first; `type` if the file gives one."""

    labels: tuple[str, ...]
    iris: tuple[str, ...]
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority file; `name` is what it is called, `sha256` its digest."""

    name: str
    sha256: str
    entries: tuple[Entry, ...]


def read_authority(path: Path, vocabulary: Vocabulary) -> Authority:
    """The entries of a file. Raises InputError, which names the file and, of CSV, the line."""
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}); check its name") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 (at byte {error.start}); save it as UTF-8") from error
    readers = {".csv": _csv, ".ttl": _skos}
    if path.suffix not in readers:
        raise InputError(f"{path}: is no authority file; give CSV (.csv) or SKOS in Turtle (.ttl)")
    entries = tuple(readers[path.suffix](text, path, vocabulary.entity_types))
    if not entries:
        raise InputError(f"{path}: holds no name; give CSV with the columns name and uri, or SKOS labels")
    return Authority(path.name, sha256(content).hexdigest(), entries)


def _csv(text: str, path: Path, types: Mapping[str, EntityType]) -> Iterator[Entry]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        for column in ("name", "uri"):
            if column not in (rows.fieldnames or ()):
                raise InputError(f"{path}: has no column {column!r}; name it in the first line")
        for row in rows:
            where = f"{path}, line {rows.line_num}"
            type_ = (row.get("type") or "").strip() or None
            if not (row["name"] or "").strip():
                raise InputError(f"{where}: has no name; give one or leave the line out")
            if type_ is not None and type_ not in types:
                raise InputError(f"{where}: {type_!r} is no type; it may be {', '.join(types)}")
            labels = [row["name"].strip(), *_several(row.get("aliases"))]
            iris = tuple(str(absolute(iri, where)) for iri in _several(row["uri"]))
            yield Entry(tuple(dict.fromkeys(labels)), iris, type_)
    except csv.Error as error:
        where = f"{path}, line {rows.line_num + 1}"
        raise InputError(f"{where}: is no CSV ({error}); correct it there") from error


def _several(field: str | None) -> list[str]:
    return [part.strip() for part in (field or "").split(BETWEEN) if part.strip()]


def _skos(text: str, path: Path, types: Mapping[str, EntityType]) -> Iterator[Entry]:
    try:
        graph = parse(text, ".ttl", Graph())
    except SyntaxError as error:
        raise InputError(f"{path}: malformed in line {error.lineno}; correct it there") from error
    by_class: dict[Node, str] = {type_.iri: key for key, type_ in types.items()}
    for node in sorted({node for label in LABELS for node in graph.subjects(label)}, key=str):
        labels = (text for label in LABELS for text in sorted(map(str, graph.objects(node, label))))
        own = {node, *graph.objects(node, SKOS.exactMatch)}
        iris = (str(absolute(str(iri), str(path))) for iri in own if isinstance(iri, URIRef))
        found = sorted(by_class[class_] for class_ in graph.objects(node, RDF.type) if class_ in by_class)
        yield Entry(tuple(dict.fromkeys(labels)), tuple(sorted(iris)), next(iter(found), None))
