"""SHACL validation of what is accepted, by pyshacl, and what it found, for machines and for people.

This is the only module that may import pyshacl: it changes how rdflib reads literals, for the whole process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as Choice

import rdflib
from pyshacl import validate as run_shapes
from rdflib import RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.graph.layout import BASE, Triple, accepted, base_of
from potestas.graph.recover import claims_by_node
from potestas.ontology.vocabulary import POT, Vocabulary

Severity = Choice["violation", "warning", "info"]
SEVERITIES: dict[Node, Severity] = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that is wrong.

    `focus` is the name of the fact or entity, `claims` are the facts that show it, `advice` says what to do.
    """

    severity: Severity
    message: str
    focus: str
    claims: tuple[Claim, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome: it conforms if nothing is a violation. `graph` is the SHACL report, with IRIs throughout."""

    conforms: bool
    results: tuple[Result, ...]
    graph: Graph


def validate(data: Graph, vocabulary: Vocabulary) -> Report:
    """Checks the accepted facts and what follows from them against all shapes of the ontology."""
    graph = accepted(data)
    found = _found(graph, vocabulary.graph)
    ...
