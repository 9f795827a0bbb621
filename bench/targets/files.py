"""Files that tell the program what to know: patterns, cues, decisions, authorities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from mangling import as_bytes, mangled, mostly, spoilt_toml

from potestas.extract import cue, pattern
from potestas.graph.decisions.authority import read_authority
from potestas.graph.decisions.rulings import read_rulings
from potestas.graph.decisions.settle import settle
from potestas.ontology.vocabulary import vocabulary
from targets.target import ROOT, Inputs, of_file, sample

DECISIONS = (
    '[[same]]\nnames = ["Thomas Cromwell", "Richard Rich"]\nbecause = "Two spellings."\n',
    '[[different]]\nnames = ["Parliament", "Senate"]\n[[different.mentions]]\nname = "Senate"\n'
    'text = "realms.txt"\nquote = "the Senate"\nstart = 3\nend = 9',
    '[[one]]\nnames = ["Richard Rich"]\n[rename]\n"Parliament" = "House"\n[type]\n"Parliament" = "Body"',
    'authorities = ["people.csv"]\n[rename]\n"Parliament" = "Parliament of England"\n',
)
CSV = (
    "name,type,aliases,uri\nRichard Rich,Person,Rich|Lord Rich,http://www.wikidata.org/entity/Q1\n"
    '"Parliament, the",Body,,http://viaf.org/viaf/2|http://www.wikidata.org/entity/Q3\n',
    "uri,name\nhttp://example.org/,Parliament\n",
)
SKOS = (
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
    '<http://example.org/1> a foaf:Person ; skos:prefLabel "Richard Rich"@en ; skos:altLabel "Rich" ;\n'
    "  skos:exactMatch <http://www.wikidata.org/entity/Q1> .\n"
    '[] skos:hiddenLabel """Parlia\nment""" ; skos:exactMatch _:b , <mailto:x@y> , "no IRI" .\n',
)
DECISION_KEYS = (
    *("authorities", "same", "different", "one", "rename", "type"),
    *("names", "name", "because", "different.mentions", "text", "quote", "start", "end"),
)
PATTERN_KEYS = (
    *("pattern", "name", "verb", "noun", "any", "subject", "object", "role", "where", "needs", "held"),
    *("voice", "time", "having", "upon", "without", "presupposed", "examples", "counterexamples"),
)
CUE_KEYS = (
    *("status", "cue", "name", "verb", "adverb", "phrase", "scope", "governs", "without", "voice", "by"),
    *("litotes", "denied", "opens", "examples", "counterexamples"),
)
RAW = "the Senate met. Richard Rich left Parliament."


def entries(folder: str) -> list[str]:
    """Each pattern or cue of a folder, below what stands at the head of its file."""
    files = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "extract" / folder).glob("*.toml")))
    parts = (file.split("\n\n") for file in files)
    return [f"{head}\n{entry}" for head, *rest in parts if "[[" not in head for entry in rest]


def toml(samples: Sequence[str], keys: Sequence[str]) -> Callable[[], Inputs]:
    """Files with values of other types, and now and then what is no TOML."""
    right = spoilt_toml(samples, keys)
    return lambda: mostly(right, as_bytes(mangled(samples)))


def decide(path: Path) -> None:
    settle(sample(), [read_rulings(path, vocabulary())], [], lambda name: RAW)


def link(path: Path) -> None:
    settle(sample(), [], [read_authority(path, vocabulary())], lambda name: RAW)


FILES = {
    "patterns": of_file(
        "files of patterns",
        toml(entries("frames"), PATTERN_KEYS),
        "tenure.toml",
        lambda path: pattern.load(path.parent, vocabulary()),
    ),
    "cues": of_file(
        "files of cues", toml(entries("cues"), CUE_KEYS), "cues.toml", lambda path: cue.load(path.parent)
    ),
    "decisions": of_file("entities.toml", toml(DECISIONS, DECISION_KEYS), "entities.toml", decide),
    "csv": of_file("authorities in CSV", lambda: as_bytes(mangled(CSV)), "known.csv", link),
    "skos": of_file("authorities in Turtle", lambda: as_bytes(mangled(SKOS)), "known.ttl", link),
}
