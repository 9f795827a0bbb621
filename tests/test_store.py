"""The store of a graph: what its default graph holds, on disk as in memory, and who may open it meanwhile."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copy, copytree, rmtree

import pyoxigraph as ox
import pytest
from stocked import stocked

from potestas.graph.layout import BASE, Triple
from potestas.graph.stock import Stock, check_free, remove, replacing
from potestas.graph.store import (
    STORE,
    Store,
    base_of,
    date_of,
    in_memory,
    on_disk,
    quads_of,
)
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import InputError, OutputError
from potestas.ontology.rdf import from_ox
from potestas.ontology.vocabulary import POT
from potestas.opening import load
from potestas.queries.answer import tabulate

ONE = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"), ox.NamedNode("urn:g"))
HOLD = """
import sys, pyoxigraph
from pathlib import Path
from shutil import copy, copytree
from potestas.graph.store import on_disk
held = on_disk(Path(sys.argv[2])) if sys.argv[1] == "reading" else pyoxigraph.Store(sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""


def default_graph(store: Store) -> set[Triple]:
    return {
        (from_ox(quad.subject), from_ox(quad.predicate), from_ox(quad.object))
        for quad in store.engine.quads_for_pattern(None, None, None, ox.DefaultGraph())
    }


@pytest.fixture(scope="module")
def store(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk with the sample graph."""
    place = tmp_path_factory.mktemp("library") / STORE
    stocked(place, kg.dataset)
    return place


@pytest.fixture(params=["reading", "writing"])
def holder(request: pytest.FixtureRequest, store: Path) -> Iterator[str]:
    """Another process that has the store open, for reading or for writing."""
    command = [sys.executable, "-c", HOLD, request.param, str(store)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        yield request.param
        assert process.stdin is not None
        process.stdin.close()


def test_the_default_graph_holds_what_is_accepted_and_what_is_shared(kg: KnowledgeGraph) -> None:
    found = default_graph(in_memory(quads_of(kg.dataset)))
    assert found >= set(kg.graph)
    assert not any(predicate == POT.status and "refuted" in str(value) for _, predicate, value in found)


def test_disk_holds_the_same_as_memory(kg: KnowledgeGraph, store: Path) -> None:
    expected = set(in_memory(quads_of(kg.dataset)).engine)
    assert set(on_disk(store).engine) == expected
    assert base_of(on_disk(store).engine) == BASE


def test_foreign_data_are_seen_as_one_graph() -> None:
    assert len(default_graph(in_memory([ONE]))) == 1


def put(place: Path, shown: Sequence[bool]) -> None:
    """Writes a store with one triple, in a graph for each and in the default graph if it is shown."""
    with Stock(place) as stock:
        for number, one in enumerate(shown):
            stock.load(["<urn:a>\t1\t<urn:b>\t3"], "", f"urn:g{number}", shown=one)


def test_a_store_that_goes_wrong_in_the_making_is_not_left_open(tmp_path: Path) -> None:
    place = tmp_path / "new"
    with pytest.raises(SyntaxError), Stock(place) as stock:
        stock.load(["<urn:a>\t1\tno term\t3"], "", "urn:g", shown=False)
    put(place, [True])


def test_a_store_takes_the_place_of_another(tmp_path: Path) -> None:
    place, beside = tmp_path / STORE, tmp_path / "beside"
    beside.mkdir()
    for shown in ([True, True, False], [False], []):
        put(beside / "new", shown)
        with replacing(place, beside / "new"):
            pass
        assert len(on_disk(place).engine) == len(shown) + any(shown)
        rmtree(beside / "new-old", ignore_errors=True)
    remove(place)
    assert list(tmp_path.iterdir()) == [beside]


def test_what_goes_wrong_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    put(tmp_path / STORE, [True])
    put(tmp_path / "new", [])
    with pytest.raises(KeyboardInterrupt), replacing(tmp_path / STORE, tmp_path / "new"):
        raise KeyboardInterrupt
    assert len(on_disk(tmp_path / STORE).engine) == 2


def test_a_store_in_use_is_not_replaced(holder: str, store: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="another process has this store open"):
        check_free(store)
    in_use = pytest.raises(OutputError, match="another process has this store open")
    with in_use, replacing(store, tmp_path / "new"):
        pytest.fail("the store is in use")
    with pytest.raises(OutputError, match="another process has this store open"):
        remove(store)
    if holder == "writing":
        with pytest.raises(InputError, match="open for writing"):
            on_disk(store)
    else:
        assert len(on_disk(store).engine)  # readers do not disturb each other


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no store that can be opened"):
        on_disk(tmp_path)


@pytest.fixture(scope="module")
def library(store: Path, place: Path) -> Path:
    """A folder of a build that keeps its store on disk."""
    for name in ("graph.trig", "sentences.jsonl"):
        copy(place / name, store.parent / name)
    return store.parent


def test_a_folder_with_a_store_answers_as_one_without(library: Path, kg: KnowledgeGraph) -> None:
    for query, given in (("career", {"person": "Cromwell"}), ("offices", {"date": "1536"}), ("parts", {})):
        assert tabulate(load(library).query(query, **given), BASE) == tabulate(kg.query(query, **given), BASE)
    assert load(library).facts == load(library / "graph.trig").facts


def test_queries_of_a_folder_with_a_store_read_nothing_else(library: Path, tmp_path: Path) -> None:
    copytree(library, tmp_path / "library")
    (tmp_path / "library" / "graph.trig").write_text("no TriG")
    kg = load(tmp_path / "library")
    assert len(kg.query("career", person="Cromwell"))
    with pytest.raises(InputError, match="malformed"):
        kg.facts  # noqa: B018


def test_the_date_of_a_snapshot_is_read_from_its_store(kg: KnowledgeGraph) -> None:
    assert date_of(in_memory(quads_of(kg.as_of("1536").dataset)).engine) == "1536"
    assert date_of(in_memory(quads_of(kg.dataset)).engine) is None
