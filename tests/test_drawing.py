"""One picture at a time: by name, at a date, of chosen kinds and statuses, as SVG or PNG."""

from pathlib import Path

import pytest

import potestas
from potestas.cli import run
from potestas.graph.draw.figures import pictures
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import DateError, NothingFound, UnknownName


def test_a_picture_shows_the_date_the_kinds_and_the_statuses_asked_for(kg: KnowledgeGraph) -> None:
    then = potestas.draw(kg, "network", as_of="1535-03-15")
    assert "on 15 March 1535" in then.title
    assert "Zongli Yamen" not in then.description
    held = potestas.draw(kg, "network", kinds=["tenure"])
    assert "(office)" in held.description
    assert "(supervision)" not in held.description
    alleged = potestas.draw(kg, "network", statuses=["alleged"])
    assert "alleged facts" in alleged.caption
    assert set(alleged.facts) <= {claim.id for claim in kg.facts if claim.status == "alleged"}


def test_what_cannot_be_drawn_is_refused_with_what_can(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match="choose among trace, offices, succession, network"):
        potestas.draw(kg, "portrait")
    with pytest.raises(UnknownName, match="friendship"):
        potestas.draw(kg, "offices", kinds=["friendship"])
    with pytest.raises(DateError):
        potestas.draw(kg, "offices", as_of="the year of the four emperors")
    with pytest.raises(NothingFound, match="offices"):
        potestas.draw(kg, "offices", as_of="1066")


def test_the_command_writes_a_file_and_prints_its_caption(
    place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, begin in (("offices.svg", b"<?xml"), ("offices.PNG", b"\x89PNG")):
        assert run(["draw", str(place), "offices", "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(begin)
        assert "realms.txt, asserted facts" in capsys.readouterr().out


def test_without_a_file_the_command_prints_svg(
    place: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["draw", str(place), "succession"]) == 0
    assert capsysbinary.readouterr().out.startswith(b"<?xml")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["portrait"], 2, "portrait"),
        (["offices", "-o", "offices.pdf"], 2, ".svg or .png"),
        (["offices", "--as-of", "soon"], 2, "soon"),
        (["offices", "--as-of", "1066"], 1, "too few facts"),
    ],
)
def test_the_command_says_in_a_line_what_is_wrong(
    arguments: list[str], status: int, said: str, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["draw", str(place), *arguments]) == status
    assert said in capsys.readouterr().err


def test_help_tells_what_each_picture_shows(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["draw", "--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"{name:10}  {picture.shows}" in told for name, picture in pictures().items())
