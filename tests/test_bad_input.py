"""Whatever is wrong with what a user gives comes as one line that says which and what to do, and nothing is
left half written. Each case goes through the real command line."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from rdflib import XSD

from potestas.cli import run
from potestas.edition import publish
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import OutputError

PROSE = "In 1531 Henry VIII appointed Thomas Cromwell secretary of the Privy Council.\n"
IDLE = "The rain fell all night on the roofs of the old town.\n"


def refusal(arguments: Sequence[str | Path], capsys: pytest.CaptureFixture[str], status: int = 2) -> str:
    """The one line that a command gives on standard error."""
    assert run([str(argument) for argument in arguments]) == status
    shown = capsys.readouterr()
    assert shown.out == ""
    lines = shown.err.splitlines()
    assert len(lines) == 1, shown.err
    assert lines[0].startswith("potestas: ")
    assert "Traceback" not in lines[0]
    return lines[0]


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "court.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "holds no text"),
        (b" \n\n\t\n", "holds no text"),
        ("Übermut".encode("latin-1"), "is not UTF-8 (at byte 0); save it as UTF-8"),
        ("Amt".encode("utf-16"), "is UTF-16; save it as UTF-8"),
        (b"\x7fELF\x02\x01\x00\x00", "is binary"),
    ],
    ids=["empty", "blank", "latin-1", "utf-16", "binary"],
)
def test_unreadable_text(
    content: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    line = refusal(["build", path, "-o", tmp_path / "out"], capsys)
    assert f"{path}: " in line
    assert says in line
    assert not (tmp_path / "out").exists()


def test_missing_text_and_folder(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = refusal(["build", text, tmp_path / "lost.txt", "-o", tmp_path / "out"], capsys)
    assert missing == f"potestas: {tmp_path / 'lost.txt'}: no such file; check its name"
    (tmp_path / "empty").mkdir()
    folder = refusal(["build", tmp_path / "empty", "-o", tmp_path / "out"], capsys)
    assert f"{tmp_path / 'empty'}: holds no texts (.txt, .text, .md, .markdown); name another" in folder
    pattern = refusal(["build", tmp_path / "c*.md", "-o", tmp_path / "out"], capsys)
    assert pattern == f"potestas: {tmp_path / 'c*.md'}: nothing has such a name; check the pattern"
    assert not (tmp_path / "out").exists()


def test_text_without_a_fact(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "weather.txt"
    path.write_text(IDLE, encoding="utf-8")
    line = refusal(["build", path, "-o", tmp_path / "out"], capsys, status=1)
    assert line == f"potestas: {path}: no fact about offices, bodies or power found; nothing was written"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", ["court.txt", "court.txt/below/it"])
def test_output_that_cannot_be_a_folder(
    out: str, text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = refusal(["build", text, "-o", tmp_path / out], capsys)
    assert line.startswith(f"potestas: {text}: is a file")
    assert text.read_text(encoding="utf-8") == PROSE


def test_system_folder_that_takes_no_files(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not even the superuser can write there, so that the refusal comes from the system itself."""
    assert "/proc" in refusal(["build", text, "-o", "/proc/potestas"], capsys)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--accept", "believed"], "'believed' is no status; choose among alleged"),
        (["--as-of", "last spring"], "'last spring' is not a date in EDTF"),
        (["--base", "my data"], "'my data' is not an absolute IRI"),
        (["--model", "no_such_model"], "no_such_model"),
        (["--colour", "red"], "No such option"),
    ],
    ids=["status", "date", "base", "model", "option"],
)
def test_wrong_options_of_build(
    arguments: list[str], says: str, text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert says in refusal(["build", text, "-o", tmp_path / "out", *arguments], capsys)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ["query", "{place}", "carer", "--person", "Cromwell"],
            "there is no query named 'carer'; did you mean career",
        ),
        (["query", "{place}", "career"], "Missing option '--person'"),
        (
            ["query", "{place}", "career", "--person", "Cromwel"],
            "no person is called 'Cromwel' here; the nearest: Thomas",
        ),
        (
            ["query", "{place}", "career", "--person", "Thomas"],
            "may mean more than one person: Thomas Cromwell; Thomas",
        ),
        (["query", "{place}", "career", "--person", "Rich", "--date", "1540-13"], "1540-13"),
        (["query", "{place}", "parts", "--as-of", "soon"], "'soon' is not a date in EDTF"),
        (["query", "{place}", "SELECT ?a WHERE { ?a "], "the SPARQL is malformed at line 1"),
        (["query", "{place}", "SELECT ?a WHERE { ?a a ?b\n"], "at line 2, column 1, near 'the end'"),
        (["query", "{place}", "SELECT ?a WHERE { ?a nobody:knows ?b }"], "nobody"),
        (["query", "{place}", "lost.rq"], "lost.rq: No such file or directory"),
        (["query", "{place}"], "`potestas query --list` shows the queries"),
        (["query"], "name a place and a query"),
        (["query", "lost", "parts"], "lost: no such file or folder"),
        (
            ["query", "http://127.0.0.1:9/sparql", "parts"],
            "http://127.0.0.1:9/sparql: the endpoint does not answer",
        ),
        (["trace", "{place}", "Cromwell", "Nobody At All"], "no thing is called 'Nobody At All' here"),
        (["trace", "{place}", "Cromwell", "Parliament", "--kinds", "love"], "'love'"),
        (["centrality", "{place}", "--as-of", "1793-02-30"], "1793-02-30"),
        (["centrality", "{place}", "--every", "year", "--as-of", "1793"], "leave one out"),
        (["centrality", "{place}", "--from", "1793"], "--from is of use with --every only"),
        (["centrality", "{place}", "--every", "year", "--from", "1793-02-30"], "1793-02-30"),
        (["centrality", "{place}", "--every", "year", "--from", "1793", "--until", "1792"], "earlier date"),
        (["centrality", "{place}", "--ranges", "--statuses", "alleged"], "leave one out"),
        (["centrality", "{place}", "--measures", "beauty"], "no measure 'beauty'"),
        (["network", "{place}", "--project", "horses"], "'horses' is not one of"),
        (["sway", "{place}", "Nobody At All"], "no thing is called 'Nobody At All' here"),
        (["gatekeepers", "{place}", "Nobody At All"], "no thing is called 'Nobody At All' here"),
        (["centrality", "{place}", "--by", "beauty"], "'beauty' is not one of"),
        (["explain", "{place}", "what is truth"], "is no statement; write a name, one of"),
        (["explain", "{place}", "Cromwell oversees Atlantis"], "no thing is called 'atlantis' here"),
        (["export", "{place}", "--format", "docx"], "'docx' is not one of"),
        (["export", "{place}", "--format", "ttl", "-o", "{place}"], "is a folder; name a file in it"),
        (["score", "{place}", "--gold", "{place}", "--doc", "none"], "none.facts.jsonl: no such file"),
        (["score", "lost", "--gold", "{sample}", "--doc", "realms"], "lost/facts.jsonl: cannot be read"),
        (
            ["score", "{place}", "--gold", "{sample}", "--doc", "realms", "--units", "all"],
            "write for example 1-47",
        ),
        (["query", "{place}/report.html", "parts"], "report.html: "),
        (["qurey", "{place}", "parts"], "there is no verb 'qurey'; did you mean query?"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_questions(
    arguments: list[str], says: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = Path(__file__).parent / "sample"
    given = [a.replace("{place}", str(place)).replace("{sample}", str(sample)) for a in arguments]
    line = refusal(given, capsys)
    assert says in line


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("broken.ttl", "<a> <b> <c> .\n<a> b <c> .\n", "broken.ttl: malformed in line 2"),
        ("newer.ttl", "<a> <b> <c> .\n<a> <b> <<( <c> <d> <e> )>> .\n", "newer.ttl: malformed in line 2"),
        ("broken.trig", "<a> {", "broken.trig: malformed"),
        ("broken.nq", "<a> <b>\n", "broken.nq: malformed"),
        ("graph.docx", "x", "graph.docx: not a graph"),
        ("latin.ttl", "\xe9", "latin.ttl: not UTF-8"),
    ],
)
def test_files_that_are_no_graph(
    name: str, content: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(content, encoding="latin-1")
    assert says in refusal(["query", tmp_path / name, "parts"], capsys)


def test_a_folder_without_a_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"{tmp_path}: holds no graph.trig" in refusal(["validate", tmp_path], capsys)


def test_failed_build_leaves_the_old_one(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    refusal(["build", tmp_path / "lost.txt", "-o", place], capsys)
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


def test_failed_writing_leaves_nothing_new(kg: KnowledgeGraph, tmp_path: Path) -> None:
    """A folder stands where a file should go: the files that could be written are not there either."""
    (tmp_path / "graph.ttl" / "in the way").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"graph\.ttl"):
        publish(kg, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


def test_values_that_are_not_what_they_are_called_are_taken_as_they_stand(tmp_path: Path) -> None:
    """RDF allows them; nothing is said of them where nobody can do anything about it."""
    file = tmp_path / "mine.ttl"
    file.write_text(f'<https://e.org/a> <https://e.org/of> "many"^^<{XSD.integer}> .', encoding="utf-8")
    command = [sys.executable, "-c", "from potestas.cli import main; main()", "query", str(file)]
    asked = subprocess.run([*command, "SELECT ?x { ?a ?b ?x }"], capture_output=True, text=True, check=True)
    assert (asked.stdout, asked.stderr) == ("x\nmany\n", "")


def test_interrupted_build_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    """The text is a pipe that nobody writes to, so that the build is still reading when the signal comes."""
    text, out = tmp_path / "endless.txt", tmp_path / "out"
    os.mkfifo(text)
    command = [
        sys.executable,
        "-c",
        "from potestas.cli import main; main()",
        "build",
        str(text),
        "-o",
        str(out),
    ]
    started = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, "COLUMNS": "200"}
    )
    with text.open("w"):  # returns when the build has opened the other end
        started.send_signal(signal.SIGINT)
        _, shown = started.communicate(timeout=60)
    assert started.returncode == 130
    assert shown.strip() == "potestas: interrupted; what was there before is unchanged"
    assert not out.exists()
