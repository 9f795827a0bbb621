"""A real SPARQL server: builds write to its graph store, and the verbs ask its endpoint."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from potestas.cli import run
from potestas.graph.layout import BASE, graph_iri
from potestas.graph.server import check_server, put
from potestas.graph.store import in_memory, quads_of
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import InputError, OutputError, QueryError
from potestas.queryable import Endpoint

SERVER = Path(sys.executable).with_name("oxigraph")
Command = Callable[..., tuple[int, str, str]]

STATUSES = "SELECT DISTINCT ?graph { GRAPH ?graph { ?fact pot:status ?status } } ORDER BY ?graph"


@pytest.fixture
def potestas(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command line: its exit status, what it printed, and what it said of errors."""

    def command(*arguments: str | Path) -> tuple[int, str, str]:
        return run(tuple(map(str, arguments))), *capsys.readouterr()

    return command


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The root of an empty server in memory, which is ended with the tests of this file."""
    root = f"http://127.0.0.1:{free_port()}"
    command = [str(SERVER), "serve", "--bind", root.removeprefix("http://")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        for _ in range(200):
            try:
                urlopen(f"{root}/query").close()
            except URLError as error:
                if not isinstance(error.reason, ConnectionRefusedError):
                    break  # it answers, though not to this question
            time.sleep(0.05)
        yield root
        process.terminate()


@pytest.fixture(scope="module")
def endpoint(server: str, kg: KnowledgeGraph) -> str:
    """The endpoint of the server, which holds the sample graph."""
    put(f"{server}/store", in_memory(quads_of(kg.dataset)).engine)
    return f"{server}/query"


def test_a_server_answers_as_the_folder_does(endpoint: str, place: Path, potestas: Command) -> None:
    for asked in (("career", "--person", "Cromwell"), ("refuted",), ("parts", "--format", "csv")):
        assert potestas("query", endpoint, *asked) == potestas("query", place, *asked)
    assert "pot:Charge" in potestas("query", endpoint, "charges", "--format", "ttl")[1]


def test_graphs_that_are_no_more_are_deleted_and_others_stay(server: str, endpoint: str) -> None:
    def stated() -> set[str]:
        return {str(name) for row in Endpoint(endpoint).query(STATUSES).bindings for name in row.values()}

    told = stated()
    refuted = str(graph_iri(BASE, "refuted"))
    assert refuted in told
    put(f"{server}/store", in_memory([]).engine, [refuted, "urn:never-there"])
    assert stated() == told - {refuted}


def test_what_a_server_refuses_is_told_in_one_line(server: str, endpoint: str, potestas: Command) -> None:
    with pytest.raises(QueryError, match="malformed at line 1, column"):
        Endpoint(endpoint).query("SELECT * { ?a ?b }")
    with pytest.raises(OutputError, match="the server refuses the graph"):
        check_server(endpoint)
    nobody = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(OutputError, match="no server answers"):
        check_server(nobody)
    with pytest.raises(InputError, match="does not answer"):
        Endpoint(nobody).query("SELECT * { ?a ?b ?c }")
    status, _, said = potestas("trace", endpoint, "Cromwell", "Church of England")
    assert (status, "an endpoint answers queries only" in said) == (2, True)


def test_a_build_writes_to_a_server(server: str, tmp_path: Path, potestas: Command) -> None:
    text = tmp_path / "text.txt"
    out = tmp_path / "out"
    asked = ("career", "--person", "Houblon")
    builds = (("secretary", "1 facts"), ("governor", "1 facts"), ("governor", "nothing has changed"))
    for office, says in builds:
        text.write_text(f"In 1694 John Houblon became {office} of the Bank of England.", encoding="utf-8")
        _, told, _ = potestas("build", text, "-o", out, "--store", f"{server}/store")
        assert says in told
        answer = potestas("query", f"{server}/query", *asked)
        assert answer == potestas("query", out, *asked)
        assert office in answer[1]
    status, _, said = potestas("build", text, "-o", tmp_path / "none", "--store", f"{server}/query")
    assert (status, "the server refuses the graph" in said) == (2, True)
    assert not (tmp_path / "none").exists()
