"""Turtle and TriG, the same bytes for the same graph, and files that are whole or absent.

rdflib's own serializers order subjects by how often they are referred to and graphs as the store gives them,
and take several times as long; here all stands in the order of its text (W3C Turtle 1.1 and TriG 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from errno import EISDIR
from itertools import groupby
from operator import itemgetter
from os import strerror
from pathlib import Path
from tempfile import TemporaryDirectory

from rdflib import RDF, XSD, BNode, Dataset, Graph, Literal
from rdflib.compare import to_canonical_graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from potestas.ontology.errors import OutputError

_SCHEMES = "act", "basis", "body", "case", "document", "group", "means", "meeting", "place", "role", "status"
PREFIXES = {
    **{scheme: f"https://w3id.org/potestas/{scheme}#" for scheme in _SCHEMES},
    "crminf": "http://www.cidoc-crm.org/extensions/crminf/",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "pot": "https://w3id.org/potestas/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_LOCAL = re.compile(r"[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*")
_BARE = {
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD.boolean: re.compile(r"true|false"),
}
_BELOW_BASE = re.compile(r"[\w-]+(?:/(?!\.\.?(?:[/#]|$))[^/?#]+)*(?:#.*)?")
_CONTROLS = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
_IN_LITERAL = _CONTROLS | str.maketrans({"\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\"})
_IN_IRI = _CONTROLS | {ord(sign): f"\\u{ord(sign):04X}" for sign in ' <>"{}|\\^`'}


def turtle(graph: Graph, base: str = "") -> bytes:
    """The graph as Turtle, in UTF-8. IRIs under `base` (ends with a slash) are written relative to it."""
    spell = Spelling(base)
    lines = spell.lines(graph)
    return "".join((spell.head(), *blocks(lines))).encode("utf-8", "replace")


def trig(dataset: Dataset, base: str = "") -> bytes:
    """The dataset as TriG, in UTF-8: named graphs in the order of their IRIs, empty ones left out."""
    spell = Spelling(base)
    graphs = sorted((graph for graph in dataset.graphs() if len(graph)), key=lambda g: str(g.identifier))
    lines = [(spell.graph(graph.identifier), spell.lines(graph)) for graph in graphs]
    return "".join((spell.head(), *graph_blocks(lines))).encode("utf-8", "replace")


def graph_blocks(graphs: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """TriG, without its head, of named graphs: each as `Spelling.graph` names it, with its lines."""
    for number, (name, lines) in enumerate(graphs):
        yield f"{chr(10) if number else ''}{name}{{\n"
        yield from blocks(lines, "    ")
        yield "}\n"


def blocks(lines: Iterable[str], indent: str = "") -> Iterator[str]:
    """Turtle, without its head, of triples as `Spelling.lines` has them: a block of text for each subject."""
    triples = (line.split("\t") for line in lines)
    for number, (subject, about) in enumerate(groupby(triples, key=itemgetter(0))):
        verbs = groupby(about, key=itemgetter(2))
        stated = [f"{verb} {', '.join(value for *_, value in same)}" for verb, same in verbs]
        blank = "\n" if number else ""
        yield f"{blank}{indent}{subject} {f' ;{chr(10)}{indent}    '.join(stated)} .\n"


def save(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """Writes the files (path under `folder` → content): all are whole before the first one takes its place.

    A file that is written already, on the same disk, is moved. The folder is made if it is missing.
    Raises OutputError, with nothing changed, if it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".potestas-", dir=folder) as beside:
            for number, content in enumerate(files.values()):
                if isinstance(content, Path):
                    content.rename(Path(beside, str(number)))
                else:
                    Path(beside, str(number)).write_bytes(content)
            places = [folder / name for name in files]
            for place in places:
                place.parent.mkdir(parents=True, exist_ok=True)
                if place.is_dir():
                    raise IsADirectoryError(EISDIR, strerror(EISDIR), place)
            for number, place in enumerate(places):
                Path(beside, str(number)).replace(place)
    except OSError as error:
        where = error.filename2 or error.filename or folder
        raise OutputError(f"{where}: cannot be written ({error.strerror}); choose another folder") from error


class Spelling:
    """How nodes are written in one document, and which prefixes that took."""

    def __init__(self, base: str, used: Iterable[str] = ()) -> None:
        self._base = base
        self.used = set(used)
        self._known: dict[Node, str] = {}

    def __call__(self, node: Node) -> str:
        known = self._known.get(node)
        if known is None:
            known = self._literal(node) if isinstance(node, Literal) else self._resource(node)
            self._known[node] = known
        return known

    def head(self) -> str:
        """What a document begins with, once all in it is spelt."""
        head = [f"@base <{self._base}> ."] if self._base else []
        head += [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in sorted(self.used)]
        return "\n".join(head) + "\n\n"

    def lines(self, graph: Graph) -> list[str]:
        """The triples in the order of a document: subject, 0 before its classes and 1 else, verb and object.

        Tabs stand between them, and in none of them.
        """
        if any(isinstance(node, BNode) for triple in graph for node in triple):
            graph = to_canonical_graph(graph)
        return sorted(
            f"{self(subject)}\t0\ta\t{self(value)}"
            if predicate == RDF.type
            else f"{self(subject)}\t1\t{self(predicate)}\t{self(value)}"
            for subject, predicate, value in graph
        )

    def graph(self, name: Node) -> str:
        """What stands before the block of a graph of this name."""
        return "" if name == DATASET_DEFAULT_GRAPH_ID else f"{self(name)} "

    def _resource(self, node: Node) -> str:
        if isinstance(node, BNode):
            return f"_:{node}"
        iri = str(node)
        for prefix, namespace in PREFIXES.items():
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace):]}"
        if self._base and iri.startswith(self._base) and _BELOW_BASE.fullmatch(iri, len(self._base)):
            iri = iri[len(self._base) :]
        return f"<{iri.translate(_IN_IRI)}>"

    def _literal(self, literal: Literal) -> str:
        text = str(literal)
        if literal.datatype in _BARE and _BARE[literal.datatype].fullmatch(text):
            return text
        quoted = f'"{text.translate(_IN_LITERAL)}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        return quoted if literal.datatype in (None, XSD.string) else f"{quoted}^^{self(literal.datatype)}"
