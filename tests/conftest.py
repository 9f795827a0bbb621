"""What several tests share: an invented small history of three realms, as a reading, a graph and a folder."""

import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import settings
from rdflib import Dataset

from potestas.edition import publish
from potestas.extract.claim import (
    Claim,
    Evidence,
    Reading,
    claim_from_json,
    entity_from_json,
    read_jsonl,
)
from potestas.graph.assemble import assemble
from potestas.graph.layout import BASE, INFERRED, put
from potestas.graph.reasoning.reason import reason
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.vocabulary import Vocabulary
from potestas.ontology.vocabulary import vocabulary as whole_vocabulary

SAMPLE = Path(__file__).parent / "sample"

pytest.register_assert_rewrite("wcag")

# CI draws the same examples each time; at home each run looks at new ones. How long one takes says nothing on
# a machine that does other things beside.
settings.register_profile("potestas", derandomize=bool(os.environ.get("CI")), deadline=None)
settings.load_profile("potestas")


@pytest.fixture(scope="session")
def realms() -> Reading:
    """The annotation `tests/sample/realms.*` as if it had been read from the text."""
    path = SAMPLE / "realms.txt"
    text = path.read_text(encoding="utf-8")

    def claim(row: dict[str, object]) -> Claim:
        quote = str(row["quote"])
        start = text.index(quote)
        evidence = Evidence(path.name, start, start + len(quote), quote=quote)
        return replace(claim_from_json(row), evidence=(evidence,), rule="by hand")

    return Reading(
        claims=tuple(claim(row) for row in read_jsonl(SAMPLE / "realms.facts.jsonl")),
        entities=tuple(entity_from_json(row) for row in read_jsonl(SAMPLE / "realms.entities.jsonl")),
        documents={path.name: sha256(path.read_bytes()).hexdigest()},
    )


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return whole_vocabulary()


@pytest.fixture(scope="session")
def realms_graph(realms: Reading, vocabulary: Vocabulary) -> Dataset:
    """The dataset of `realms`, reasoned over. No test may change it."""
    dataset = assemble(realms, vocabulary)
    put(dataset, BASE, INFERRED, reason(dataset, vocabulary))
    return dataset


@pytest.fixture(scope="session")
def kg(realms: Reading) -> KnowledgeGraph:
    return KnowledgeGraph.from_reading(realms)


@pytest.fixture(scope="session")
def place(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all the files of a build."""
    folder = tmp_path_factory.mktemp("realms")
    publish(kg, folder)
    return folder
