"""The recipes of CONTRIBUTING.md, followed to the letter on a copy of the repository."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from potestas.extract.claim import read_jsonl

ROOT = Path(__file__).parent.parent
FLOORS = ("ontology", "extract", "graph", "queries", "potestas")
STEP = re.compile(r"^(New file|At the end of) `([^`\n]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)

TEXT = """\
Rodrigo Calderón was protected by Francisco Lerma.<sup>1</sup>
In 1782 Joseph II shut down the Court Commission.
Cardinal Richelieu was president of the Council of Commerce.<sup>2</sup>
In 1621 Philip IV executed Diego Ordóñez. In 1623 Diego Ordóñez was executed.
"""

SELF_APPOINTMENT = """\
from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.knowledge import KnowledgeGraph

evidence = (Evidence("a.txt", 0, 4, quote="Ivan"),)
claims = (Claim("a-1", "appointment", "Ivan Susanin", "Ivan Susanin", evidence=evidence),)
reading = Reading(claims, (Entity("Ivan Susanin", "Person"),), {"a.txt": "0" * 64})
print(*[result.message for result in KnowledgeGraph.from_reading(reading).validate().results])
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository in which all the recipes were followed."""
    copy = tmp_path_factory.mktemp("copy")
    for floor in FLOORS:
        leave_out = shutil.ignore_patterns("weights", "__pycache__")
        shutil.copytree(ROOT / floor, copy / floor, symlinks=True, ignore=leave_out)
    (copy / "extract" / "model" / "weights").symlink_to(ROOT / "extract" / "model" / "weights")
    for how, path, content in STEP.findall((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        assert (copy / path).exists() == (how == "At the end of"), path
        with (copy / path).open("a", encoding="utf-8") as file:
            file.write("\n\n" + content if how == "At the end of" else content)
    return copy


def python(copy: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(copy)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def potestas(copy: Path, *arguments: str) -> str:
    return python(copy, "-c", "from potestas.cli import main; main()", *arguments)


@pytest.fixture(scope="module")
def built(copy: Path) -> Path:
    """What the copy makes of a short text."""
    (copy / "text.txt").write_text(TEXT, encoding="utf-8")
    potestas(copy, "build", "text.txt", "-o", "out")
    return copy / "out"


def facts(built: Path) -> set[tuple[str, str, str]]:
    """Rule, subject and object of each."""
    return {(row["rule"], row["subject"], row["object"]) for row in read_jsonl(built / "facts.jsonl")}


def test_the_copy_is_what_runs(copy: Path) -> None:
    where = python(copy, "-c", "import potestas.ontology.vocabulary as v; print(v.__file__)")
    assert Path(where.strip()).is_relative_to(copy)


def test_a_kind_of_relation_is_read_and_written(copy: Path, built: Path) -> None:
    assert ("patronage/protected", "Francisco Lerma", "Rodrigo Calderón") in facts(built)
    assert "pot:patronOf" in (built / "graph.ttl").read_text(encoding="utf-8")
    page = potestas(copy, "person", str(built), "Calderón")
    assert "Above\n  Undated: Francisco Lerma was the patron of Rodrigo Calderón." in page


def test_a_pattern_fires(built: Path) -> None:
    assert ("abolition/shut-down", "Joseph II", "Court Commission") in facts(built)


def test_a_shape_is_applied(copy: Path) -> None:
    assert "Somebody appoints themself." in python(copy, "-c", SELF_APPOINTMENT)


def test_a_query_is_asked(copy: Path, built: Path) -> None:
    answer = potestas(copy, "query", str(built), "footnotes", "--note", "2", "--format", "csv")
    assert "Council of Commerce" in answer
    assert "Calderón" not in answer


def test_an_exporter_exports(copy: Path, built: Path) -> None:
    pairs = potestas(copy, "export", str(built), "--format", "pairs").splitlines()
    assert "Francisco Lerma\tRodrigo Calderón" in pairs


def test_a_contradiction_is_found(copy: Path, built: Path) -> None:
    told = potestas(copy, "contradictions", str(built))
    assert "Two dates for one execution" in told
    assert "“Diego Ordóñez was executed”" in told


def test_a_measure_measures(copy: Path, built: Path) -> None:
    told = potestas(copy, "centrality", str(built), "--by", "reciprocity", "--format", "csv")
    assert told.startswith("name,type,reciprocity,")


def test_a_picture_is_drawn(copy: Path, built: Path) -> None:
    assert (built / "figures" / "ages.svg").is_file()
    assert "ages" in potestas(copy, "draw", "--help")
    assert "Facts by year" in potestas(copy, "draw", str(built), "ages", "-o", str(built / "ages.png"))


def test_there_are_eight_recipes_and_each_was_followed() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    recipes = re.split(r"^## \d\. ", text, flags=re.MULTILINE)[1:]
    assert len(recipes) == 8
    assert all(STEP.search(recipe) for recipe in recipes)
