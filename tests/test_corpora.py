"""Many texts: which are meant, what they are called, and that none is read twice, wherever it is read."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

import potestas
from potestas.cli import run
from potestas.corpus.digests import pipeline
from potestas.corpus.processes import Processes
from potestas.corpus.readings import Readings, read_corpus
from potestas.corpus.sources import sources
from potestas.corpus.task import Task, here
from potestas.extract.claim import reading_to_json
from potestas.ontology.errors import InputError, WorkerLost

PROSE = {
    "east/rites.txt": "In 1712 the emperor appointed Wen Li minister of the Board of Rites.\n",
    "east/works.txt": "In 1715 Wen Li was dismissed as head of the Board of Works.\n",
    "west/rites.md": "# Rites\n\nPope Clement made Bini prefect of the Congregation of Rites in 1720.\n",
    "west/rites.txt": "The assembly makes satraps. The Privy Council supervised the Court of Audits.\n",
    "west/titles.txt": "The king makes Odo Reyne steward of the Household. He makes haste.\n",
}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    for name, prose in PROSE.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(prose, encoding="utf-8")
    return folder


class Watched:
    """Reads texts here, and notes which ones."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[int, str]]:
        for task in tasks:
            yield from here([task])
            self.read.append(task.name)


def told(readings: Readings) -> list[str]:
    return [reading_to_json(reading) for reading in readings]


def names(*places: Path) -> list[str]:
    return [source.name for source in sources(places)]


def test_a_folder_gives_its_texts_by_their_paths_in_it(texts: Path) -> None:
    (texts / "west" / "entities.toml").write_text("", encoding="utf-8")
    (texts / ".drafts").mkdir()
    (texts / ".drafts" / "secret.txt").write_text("x", encoding="utf-8")
    (texts / "west" / "round").symlink_to(texts)
    assert names(texts) == list(PROSE)
    assert names(texts / "east", texts / "west") == list(PROSE)
    assert names(texts / "east") == ["rites.txt", "works.txt"]


def test_files_go_by_their_own_names_unless_two_have_the_same(texts: Path) -> None:
    assert names(texts / "west" / "rites.md", texts / "east" / "works.txt") == ["rites.md", "works.txt"]
    assert names(texts / "west" / "rites.txt", texts / "east" / "rites.txt") == [
        "west/rites.txt",
        "east/rites.txt",
    ]


def test_globs_are_spelt_out_and_each_text_is_read_once(texts: Path) -> None:
    assert names(texts / "**" / "*.md") == ["rites.md"]
    assert names(texts / "*" / "rites.*", texts) == [
        "east/rites.txt",
        "west/rites.md",
        "west/rites.txt",
        "east/works.txt",
        "west/titles.txt",
    ]


def test_ids_tell_texts_apart_that_differ_in_their_endings(texts: Path) -> None:
    stems = [source.stem for source in sources([texts])]
    assert stems == ["east/rites", "east/works", "west/rites.md", "west/rites.txt", "west/titles"]
    ids = [claim.id for claim in potestas.build([texts]).facts]
    assert len(set(ids)) == len(ids) >= 4


@pytest.mark.parametrize("name", ["two\nlines.txt", "\udcff.txt"])
def test_names_that_would_break_files_are_refused(name: str, texts: Path) -> None:
    (texts / name).write_text("Prose.", encoding="utf-8")
    with pytest.raises(InputError, match="rename the file"):
        sources([texts])


def test_only_what_changed_is_read_again(texts: Path, tmp_path: Path) -> None:
    keep = tmp_path / "kept"
    first = told(read_corpus(sources([texts]), keep=keep))
    watched = Watched()
    assert told(read_corpus(sources([texts]), keep=keep, readers=watched)) == first
    assert watched.read == []

    (texts / "east" / "works.txt").write_text("In 1716 Wen Li led the Board of Works.\n", encoding="utf-8")
    (texts / "west" / "titles.txt").unlink()
    again = told(read_corpus(sources([texts]), keep=keep, readers=watched))
    assert watched.read == ["east/works.txt"]
    assert [old == new for old, new in zip(first, again, strict=False)] == [True, False, True, True]
    assert len(list(keep.iterdir())) == len(again) == 4


def test_a_changed_parser_reads_again(tmp_path: Path) -> None:
    """A folder is known by what lies in it, also where a link leads to it."""
    for name, content in {"one": "a", "same": "a", "other": "b"}.items():
        (tmp_path / name / "inner").mkdir(parents=True)
        (tmp_path / name / "inner" / "weights").write_text(content, encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "one")
    one, same, other, link = (pipeline(str(tmp_path / name)) for name in ("one", "same", "other", "link"))
    assert one == same == link != other


@pytest.mark.parametrize("spoil", [lambda it: it[:-9], lambda it: it.replace(b"1712", b"1713")])
def test_a_spoilt_reading_is_read_again(spoil: Callable[[bytes], bytes], texts: Path, tmp_path: Path) -> None:
    keep = tmp_path / "kept"
    readings = read_corpus(sources([texts]), keep=keep)
    first, path = told(readings), keep / f"{readings.keys[0]}.json"
    path.write_bytes(spoil(path.read_bytes()))
    watched = Watched()
    assert told(read_corpus(sources([texts]), keep=keep, readers=watched)) == first
    assert watched.read == ["east/rites.txt"]


def test_what_was_read_before_a_fault_is_kept(texts: Path, tmp_path: Path) -> None:
    class Stopped(Watched):
        def __call__(self, tasks: Iterable[Task]) -> Iterator[tuple[int, str]]:
            for number, reading in enumerate(super().__call__(tasks)):
                if number == 2:
                    raise KeyboardInterrupt
                yield reading

    with pytest.raises(KeyboardInterrupt):
        read_corpus(sources([texts]), keep=tmp_path / "kept", readers=Stopped())
    rest = Watched()
    resumed = read_corpus(sources([texts]), keep=tmp_path / "kept", readers=rest)
    assert rest.read == list(PROSE)[2:]
    assert told(resumed) == told(read_corpus(sources([texts])))


def test_a_text_is_read_alike_wherever_and_after_whatever_it_is_read(texts: Path) -> None:
    one_after_the_other = read_corpus(sources([texts]))
    assert told(read_corpus(sources([texts]), readers=Processes(2))) == told(one_after_the_other)
    assert told(read_corpus(sources([texts])[::-1])) == told(one_after_the_other)[::-1]


def test_a_bad_text_is_refused_before_any_is_read(texts: Path, tmp_path: Path) -> None:
    (texts / "west" / "worn.txt").write_bytes(b"\xff\xfe")
    watched = Watched()
    with pytest.raises(InputError, match=r"worn\.txt: is UTF-16"):
        read_corpus(sources([texts]), keep=tmp_path / "kept", readers=watched)
    assert watched.read == []


def test_a_killed_process_is_told_and_what_was_read_is_kept(texts: Path, tmp_path: Path) -> None:
    def killing(tasks: Iterable[Task]) -> Iterator[tuple[int, str]]:
        for reading in Processes(1)(tasks):
            yield reading
            for process in multiprocessing.active_children():
                process.kill()

    with pytest.raises(WorkerLost, match="ended from outside"):
        read_corpus(sources([texts]), keep=tmp_path / "kept", readers=killing)
    rest = Watched()
    read_corpus(sources([texts]), keep=tmp_path / "kept", readers=rest)
    assert len(rest.read) < len(PROSE)


def test_a_second_build_does_nothing(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nor does it take for a text what the first one wrote among them."""
    out = texts / "out"
    command = ["build", str(texts), "-o", str(out)]
    assert run(command) == 0
    assert (out / "report.md").is_file()
    assert names(texts) == list(PROSE)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    capsys.readouterr()
    assert run(command) == 0
    assert capsys.readouterr().out == f"{out}: nothing has changed since it was built\n"
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before

    facts = out / "facts.jsonl"
    content = facts.read_bytes()
    facts.write_bytes(b"")
    (out / ".potestas-left").mkdir()
    assert run(command) == 0
    assert facts.read_bytes() == content
    assert not (out / ".potestas-left").exists()
    assert run([*command, "--accept", "asserted,reported"]) == 0
    assert "nothing has changed" not in capsys.readouterr().out
