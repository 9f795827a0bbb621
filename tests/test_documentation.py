"""The documentation: its links lead somewhere, its commands exist, and its answers are the program's own."""

import re
import runpy
import shlex
from pathlib import Path

import pytest

from potestas.cli import VERBS, run

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("texts/*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
README = (ROOT / "README.md").read_text(encoding="utf-8")

ANSWERS = [
    (command, answer)
    for block in CONSOLE.findall(README)
    for command, answer in re.findall(r"^\$ potestas (.*)\n((?:(?!\$).+\n)+)", block, re.MULTILINE)
]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `make demo` was run."""
    folder = tmp_path_factory.mktemp("demo")
    assert run(["build", str(ROOT / "texts" / "commissars.txt"), "-o", str(folder / "out" / "demo")]) == 0
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"[`$] ?make (\w+)", text)) <= set(targets)
    assert set(re.findall(r"[`$] ?potestas ([a-z]+)", text)) <= set(VERBS)


@pytest.mark.parametrize(("command", "answer"), ANSWERS)
def test_the_readme_shows_what_the_program_answers(
    command: str, answer: str, demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(demo)
    assert run(shlex.split(command)) == 0
    assert capsys.readouterr().out == answer


def test_the_readme_shows_an_answer() -> None:
    assert ANSWERS


def test_the_command_reference_is_up_to_date() -> None:
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == runpy.run_path(str(ROOT / "docs" / "commands.py"))["page"](), "say `make docs`"
