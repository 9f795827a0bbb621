"""Texts read on a Dask cluster of two workers, one of which is lost while it reads."""

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from potestas.corpus import cluster
from potestas.corpus.cluster import Cluster, perform_alike
from potestas.corpus.readings import read_corpus
from potestas.corpus.sources import sources
from potestas.corpus.task import Task
from potestas.extract.claim import reading_to_json
from potestas.ontology.errors import InputError

PROSE = (
    "In 1712 the emperor appointed {} minister of the Board of Rites. {} was dismissed in 1715.\n\n"
    "The Grand Secretariat supervised the Board of Rites, and {} sat in it from 1716 to 1720.\n"
)
NAMES = ("Wen Li", "Song Bo", "Hua Ren", "Lu Mian", "Cai Yun", "Gao Shen", "Tan Yi", "Xue Ning")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.txt").write_text(PROSE.format(name, name, name) * 4, encoding="utf-8")
    return folder


def test_a_lost_worker_costs_no_text(texts: Path, tmp_path: Path) -> None:
    with LocalCluster(
        n_workers=2, threads_per_worker=2, host="127.0.0.1", dashboard_address=None, silence_logs=50
    ) as workers:

        def losing(tasks: Iterable[Task]) -> Iterator[tuple[int, str]]:
            for number, reading in enumerate(Cluster(workers.scheduler_address)(tasks)):
                if number == 0:
                    os.kill(workers.workers[0].pid, signal.SIGKILL)
                yield reading

        found = read_corpus(sources([texts]), keep=tmp_path / "kept", readers=losing)
    alone = read_corpus(sources([texts]))
    assert list(map(reading_to_json, found)) == list(map(reading_to_json, alone))
    assert {path.stem for path in (tmp_path / "kept").iterdir()} == set(alone.keys)


def test_no_cluster(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    for address in ("tcp://127.0.0.1:9", "nowhere"):
        with pytest.raises(InputError, match=f"{address}: no Dask scheduler answers there"):
            read_corpus(sources([texts]), readers=Cluster(address))


def test_workers_that_would_read_otherwise_are_refused() -> None:
    task = Task(0, "a.txt", "a", "a.txt", b"Prose.")
    with pytest.raises(InputError, match="another version of potestas"):
        perform_alike(task, "0" * 64)
