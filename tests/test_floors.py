"""The floors: ontology ← extract ← graph ← queries ← potestas. Imports go down only, and files stay small."""

import ast
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = ("ontology", "extract", "graph", "queries", "potestas")
LONGEST = 300
"""Lines of a file. There are no exceptions."""


def name_of(path: Path) -> str:
    """`graph/draw/offices.py` → `potestas.graph.draw.offices`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    parts = parts if parts[0] == "potestas" else ("potestas", *parts)
    return ".".join(parts).removesuffix(".__init__")


FILES = {
    name_of(path): path
    for floor in FLOORS
    for path in sorted((ROOT / floor).rglob("*.py"))
    if not any(part.is_symlink() for part in path.parents)
}


def floor_of(name: str) -> int:
    """0 for the lowest floor; the face is all of `potestas` that is no floor below."""
    parts = name.split(".")
    return FLOORS.index(parts[1]) if len(parts) > 1 and parts[1] in FLOORS else len(FLOORS) - 1


def imported(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it, absolute."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import in line {node.lineno}; write it out"
            module = node.module or ""
            found |= {
                f"{module}.{alias.name}" if f"{module}.{alias.name}" in FILES else module
                for alias in node.names
            }
    return found


IMPORTS = {name: imported(path) for name, path in FILES.items()}


@pytest.mark.parametrize("name", FILES)
def test_imports_go_down_only(name: str) -> None:
    upwards = {other for other in IMPORTS[name] & FILES.keys() if floor_of(other) > floor_of(name)}
    assert not upwards, f"{FILES[name]} imports from a floor above its own: {upwards}"


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_imported_by_its_bare_folder(name: str) -> None:
    assert not {other for other in IMPORTS[name] if other.split(".")[0] in FLOORS[:-1]}


def test_there_are_no_rings() -> None:
    order = TopologicalSorter({name: IMPORTS[name] & FILES.keys() - {name} for name in FILES})
    order.prepare()


@pytest.mark.parametrize("name", FILES)
def test_imports_stand_at_the_top(name: str) -> None:
    """Only the face imports late, so that the command line starts at once."""
    if floor_of(name) == len(FLOORS) - 1:
        return
    body = ast.parse(FILES[name].read_text(encoding="utf-8")).body
    only_for_types = (
        top for top in body if isinstance(top, ast.If) and ast.unparse(top.test) == "TYPE_CHECKING"
    )
    allowed = {*body, *(node for top in only_for_types for node in top.body)}
    inner = [node for top in body for node in ast.walk(top) if node not in allowed]
    late = [node.lineno for node in inner if isinstance(node, ast.Import | ast.ImportFrom)]
    assert not late, f"{FILES[name]} imports inside a block in lines {late}"


@pytest.mark.parametrize("name", FILES)
def test_files_are_small(name: str) -> None:
    assert len(FILES[name].read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_links_packages_and_folders_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    for floor in FLOORS[:-1]:
        assert (ROOT / "potestas" / floor).readlink() == Path("..", floor)
        assert project["package-dir"][f"potestas.{floor}"] == floor
    packages = {name for name, path in FILES.items() if path.name == "__init__.py"}
    assert packages == set(project["packages"])


def test_every_folder_says_what_lives_there() -> None:
    silent = [
        name
        for name, path in FILES.items()
        if path.name == "__init__.py" and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent
