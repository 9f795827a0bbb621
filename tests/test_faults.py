"""When the machine fails: a full disk, a folder that is read-only, a process killed.

One line says so, and what was there before is there still.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import active_children
from pathlib import Path

import prose
import pytest

from potestas.beside import Beside
from potestas.corpus.alone import LOCK, alone
from potestas.edition import publish
from potestas.extract.claim import Reading
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import OutputError, WorkerLost
from potestas.output import write

COMMAND = [sys.executable, "-c", "from potestas.cli import main; main()"]
FULL = "/dev/full"
"""What is written there meets a disk without space (ENOSPC), whoever writes it."""
NOBODY = 65534
MOST = 50_000
"""Bytes of a file: enough for the facts, too few for the graph."""


def content(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def no_more_than(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk that is nearly full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def without_rights() -> Iterator[None]:
    """What the superuser may, the one who runs the test may not."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.mark.parametrize(
    "arguments", [["query", "{place}", "parts"], ["query", "--list"], ["--help"]], ids=" ".join
)
def test_an_answer_that_finds_no_room_is_no_success(arguments: list[str], place: Path) -> None:
    with open(FULL, "w") as full:
        given = [argument.replace("{place}", str(place)) for argument in arguments]
        done = subprocess.run([*COMMAND, *given], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "potestas: the output: No space left on device\n"


def test_files_that_find_no_room_leave_the_old_ones(kg: KnowledgeGraph, tmp_path: Path) -> None:
    """The report would be one file too large, when others lie on the disk already."""
    (tmp_path / "facts.jsonl").write_text("older")
    with no_more_than(MOST), pytest.raises(OutputError, match=r"cannot be written \(.+\); choose another"):
        publish(kg, tmp_path)
    assert content(tmp_path) == {tmp_path / "facts.jsonl": b"older"}
    assert [path.name for path in tmp_path.iterdir()] == ["facts.jsonl"]


def test_a_folder_that_is_read_only_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o555)
    try:
        with without_rights(), pytest.raises(OutputError, match="cannot be written"):
            write(tmp_path / "picture.svg", b"<svg/>")
    finally:
        for folder in (*reversed(tmp_path.parents[:2]), tmp_path):
            folder.chmod(0o700)
    assert content(tmp_path) == {}


def test_a_killed_process_that_draws_is_told(kg: KnowledgeGraph, realms: Reading, tmp_path: Path) -> None:
    others = set(active_children())
    with pytest.raises(WorkerLost, match="ended from outside"), Beside() as beside:
        beside.start(realms, ("asserted",))
        for process in set(active_children()) - others:
            os.kill(process.pid or 0, signal.SIGKILL)
        publish(kg, tmp_path, beside=beside)
    assert content(tmp_path) == {}
    assert set(active_children()) <= others


def test_two_builds_do_not_write_into_one_folder(place: Path, tmp_path: Path) -> None:
    """The second says so and leaves all as it is; who reads is not kept out; a kill leaves no lock."""
    texts, out = tmp_path / "texts", tmp_path / "out"
    shutil.copytree(place, out)
    prose.write(texts, 8)
    build = [*COMMAND, "build", str(texts), "-o", str(out), "--workers", "1"]
    with subprocess.Popen(build, stdout=subprocess.DEVNULL) as first:
        while not (out / LOCK).exists():
            time.sleep(0.01)
        before = content(out)
        second = subprocess.run(build, capture_output=True, text=True, check=False)
        asked = subprocess.run([*COMMAND, "query", str(out), "parts"], capture_output=True, check=False)
        assert first.poll() is None
        first.kill()
    refusal = f"potestas: {out}: another build is at work there; wait for it, or choose another folder\n"
    assert (second.returncode, second.stderr, second.stdout) == (2, refusal, "")
    assert asked.returncode == 0
    assert {name for name in before if out / "readings" not in name.parents} <= content(out).keys()
    with alone(out):
        pass
    assert not (out / LOCK).exists()
