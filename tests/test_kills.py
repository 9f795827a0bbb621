"""A killed build loses no text that was read and leaves nothing half written; the next one goes on."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from kills import content, faults, finish, kill, start

PROSE = (
    "In 1712 the emperor appointed {} minister of the Board of Rites. {} was dismissed in 1715.\n\n"
    "The Grand Secretariat supervised the Board of Rites, and {} sat in it from 1716 to 1720.\n"
)
NAMES = ("Wen Li", "Song Bo", "Hua Ren", "Lu Mian", "Cai Yun")


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name in NAMES:
        (folder / f"{name}.txt").write_text(PROSE.format(name, name, name), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an undisturbed build writes."""
    out = tmp_path_factory.mktemp("whole") / "out"
    finish(start(texts, out))
    return content(out)


def reached(out: Path, moment: Callable[[dict[str, bytes]], bool]) -> None:
    """Waits until the files of a folder say that a moment has come."""
    while not moment(content(out)):
        time.sleep(0.005)


def test_builds_go_on_after_kills(texts: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    """One folder is killed when the first text was read, then the fourth, then while results are written."""
    out = tmp_path / "out"
    moments: tuple[Callable[[dict[str, bytes]], bool], ...] = (
        lambda files: len(files) >= 1,
        lambda files: len(files) >= 4,
        lambda files: "entities.jsonl" in files,
    )
    for moment in moments:
        before, build = content(out), start(texts, out)
        reached(out, moment)
        kill(build)
        assert faults(before, content(out), whole) == []
    finish(start(texts, out))
    assert content(out) == whole


READ = """if __name__ == "__main__":
    import sys
    from pathlib import Path
    from potestas.corpus.processes import Processes
    from potestas.corpus.readings import read_corpus
    from potestas.corpus.sources import sources
    read_corpus(sources(sys.argv[1:2]), keep=Path(sys.argv[2]), readers=Processes(2))
"""


@pytest.mark.parametrize("beside", ["one that draws", "two that read"])
def test_processes_end_with_a_build_that_was_killed_alone(beside: str, texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    if beside == "one that draws":
        build = start(texts, out)
    else:
        command = [sys.executable, "-c", READ, str(texts), str(out)]
        build = subprocess.Popen(command, start_new_session=True)
    reached(out, bool)
    build.kill()
    build.wait()
    deadline = time.monotonic() + 60
    while group_lives(build.pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
