"""`potestas entities`: who may be one and who may be two, with the words that show it and what to write."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from potestas.cli import run
from potestas.edition import publish
from potestas.extract.claim import Claim, Decision, Entity, Evidence, Reading
from potestas.graph.decisions.rulings import read_rulings
from potestas.graph.decisions.settle import settle
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.vocabulary import Vocabulary
from potestas.queries.candidates import Candidate, candidates

SURNAME = "They share a surname, and no given name speaks against it."
SPELLING = "Their surnames may be two spellings of one."


def reading(*facts: tuple[str, str, dict[str, Any]], **bodies: tuple[str, ...]) -> Reading:
    """Of (who, office, what else) one sentence and one tenure each; `bodies` gives aliases of bodies."""
    claims, text = [], ""
    for number, (who, office, rest) in enumerate(facts):
        role, _, body = office.partition(" of ")
        quote = f"{rest.pop('called', who)} was {role} of {body}"
        place = Evidence("rolls.txt", len(text), len(text) + len(quote), quote=quote)
        claims.append(Claim(f"rolls-{number}-1", "tenure", who, body, role=role, evidence=(place,), **rest))
        text += f"{quote}. "
    people = dict.fromkeys(claim.subject for claim in claims)
    named = dict.fromkeys(claim.object for claim in claims)
    return Reading(
        tuple(claims),
        (
            *(
                Entity(name, "Person", aliases=bodies.pop(name.replace(" ", "_"), ()))
                for name in people
                if name
            ),
            *(Entity(name, "Body", aliases=bodies.get(name.replace(" ", "_"), ())) for name in named if name),
        ),
        {"rolls.txt": "0" * 64},
    )


def text_of(read: Reading) -> str:
    return "".join(f"{claim.evidence[0].quote}. " for claim in read.claims)


def found(read: Reading) -> list[Candidate]:
    return candidates(read, KnowledgeGraph.from_reading(read).validate().results)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Nguyễn Văn Thành", "N. V. Thanh", SURNAME),
        ("Thành", "Nguyễn Văn Thành", SURNAME),
        ("Hugh Latimer", "Lattymer", SPELLING),
        ("Fyodor Trotskii", "F. Trotsky", SPELLING),
        ("Hugh Latimer", "Thomas Latimer", None),
        ("Hugh Latimer", "T. Latimer", None),
        ("Henry VII", "Henry VIII", None),
        ("Cardinal Pole", "Cardinal Pace", None),
        ("Wu", "Xu", None),
    ],
)
def test_people_with_one_surname_may_be_one(one: str, other: str, reason: str | None) -> None:
    pairs = candidates(reading((one, "clerk of Mint", {}), (other, "clerk of Wardrobe", {})), ())
    assert [candidate.reason for candidate in pairs] == ([reason] if reason else [])


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("East India Company", "EIC", "One is made of the initials of the other."),
        ("Board of Trade", "BOT", "One is made of the initials of the other."),
        ("Control Commission", "Central Control Commission", "One may be the short form of the other."),
        ("Zongli Yamen", "Zungli Yamen", "They may be two spellings of one name."),
        ("Zongli Yamen", "Hubu Yamen", None),
        ("Council", "Privy Council", None),
        ("Ministry of War", "Ministry of Marine", None),
        ("First Bureau", "Third Bureau", None),
        ("BOT", "BAT", None),
    ],
)
def test_bodies_with_like_names_may_be_one(one: str, other: str, reason: str | None) -> None:
    pairs = candidates(reading(("Ann", f"clerk of {one}", {}), ("Bess", f"clerk of {other}", {})), ())
    assert [candidate.reason for candidate in pairs] == ([reason] if reason else [])


def test_the_fuller_name_stays_and_both_are_shown() -> None:
    (candidate,) = found(reading(("Latimer", "clerk of Mint", {}), ("Hugh Latimer", "clerk of Wardrobe", {})))
    assert candidate.names == ("Hugh Latimer", "Latimer")
    assert [place.quote for place in candidate.evidence] == [
        "Hugh Latimer was clerk of Wardrobe",
        "Latimer was clerk of Mint",
    ]
    assert candidate.decision == '[[same]]\nnames = ["Hugh Latimer", "Latimer"]'


def test_two_in_one_sentence_are_not_one() -> None:
    read = reading(
        ("Latimer", "clerk of Mint", {"predecessor": "Hugh Latimer"}), ("Hugh Latimer", "clerk of Mint", {})
    )
    assert found(read) == []


@pytest.mark.parametrize("names", [("Hugh Latimer", "Latimer"), ("Latimer", "Bess", "Hugh Latimer")])
def test_what_is_decided_is_not_asked_again(names: tuple[str, ...]) -> None:
    read = reading(("Latimer", "clerk of Mint", {}), ("Hugh Latimer", "clerk of Wardrobe", {}))
    decision = Decision("different", names, names, "entities.toml", "0" * 64)
    assert candidates(replace(read, decisions=(decision,)), ()) == []


def test_two_in_one_office_may_be_one() -> None:
    office = {"start": "1641-05"}
    read = reading(
        ("Lord Say", "president of Mint", {**office}), ("Fiennes", "president of Mint", {**office})
    )
    assert [candidate.names for candidate in found(read)] == [("Lord Say", "Fiennes")]


def test_one_whose_names_contradict_each_other_may_be_two() -> None:
    read = reading(
        ("Ivan Smirnov", "clerk of Mint", {}),
        ("Ivan Smirnov", "clerk of Wardrobe", {"called": "V. Smirnov"}),
        Ivan_Smirnov=("Smirnov", "V. Smirnov", "I. P. Smirnov"),
    )
    names = {candidate.names for candidate in candidates(read, ())}
    assert names == {("Ivan Smirnov", "V. Smirnov"), ("V. Smirnov", "I. P. Smirnov")}
    assert {candidate.verdict for candidate in candidates(read, ())} == {"different"}


TWOFOLD = (
    ("Mehmed", "clerk of Mint", {"start": "1450"}),
    ("Mehmed", "clerk of Wardrobe", {"start": "1540", "end": "1541"}),
)


def test_one_who_would_be_too_old_may_be_two() -> None:
    (candidate,) = found(reading(*((who, office, {**rest}) for who, office, rest in TWOFOLD)))
    assert candidate.names == ("Mehmed", "Mehmed (2)")
    assert candidate.reason == "These offices of one person lie more than eighty years apart."
    assert candidate.decision.splitlines()[2:] == [
        "[[different.mentions]]",
        'name = "Mehmed (2)"',
        'text = "rolls.txt"',
        'quote = "Mehmed was clerk of Wardrobe"',
    ]


def test_one_who_was_looked_at_and_is_one_is_not_asked_for_again(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    read = reading(*((who, office, {**rest}) for who, office, rest in TWOFOLD))
    path = tmp_path / "entities.toml"
    path.write_text('[[one]]\nnames = ["mehmed"]\nbecause = "He was eighty-one."', encoding="utf-8")
    settled, log = settle(read, [read_rulings(path, vocabulary)], [], lambda name: text_of(read))
    assert found(read) and found(settled) == []
    assert log == ["entities.toml: 'mehmed' is one, not two"]


@pytest.mark.parametrize(
    "read",
    [
        reading(("Latimer", "clerk of Mint", {}), ("Hugh Lattymer", "clerk of Wardrobe", {})),
        reading(*((who, office, {**rest}) for who, office, rest in TWOFOLD)),
        reading(
            ("Ivan Smirnov", "clerk of Mint", {}),
            ("Ivan Smirnov", "clerk of Wardrobe", {"called": "V. Smirnov"}),
            Ivan_Smirnov=("V. Smirnov",),
        ),
    ],
    ids=["same", "two by place", "two by name"],
)
def test_what_is_to_be_written_decides_it(read: Reading, tmp_path: Path, vocabulary: Vocabulary) -> None:
    """All decisions can be pasted as they are, and after them there is nothing left to decide."""
    asked = found(read)
    path = tmp_path / "entities.toml"
    path.write_text("\n".join(candidate.decision for candidate in asked), encoding="utf-8")
    settled, _ = settle(read, [read_rulings(path, vocabulary)], [], lambda name: text_of(read))
    assert asked
    assert {claim.subject for claim in settled.claims} != {claim.subject for claim in read.claims}
    assert found(settled) == []


@pytest.fixture(scope="module")
def rolls(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder with a build of which two entities may be one."""
    read = reading(
        ("Latimer", "clerk of Mint", {}), ("Hugh Lattymer", "clerk of Wardrobe", {"called": '"H" Lattymer'})
    )
    folder = tmp_path_factory.mktemp("rolls")
    publish(KnowledgeGraph.from_reading(read), folder)
    return str(folder)


def shown(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["entities", *arguments]) == 0
    return capsys.readouterr().out


def test_entities_are_listed_with_what_to_decide(rolls: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown([rolls], capsys) == (
        "name           type    kind  facts  forms  exact\n"
        "Hugh Lattymer  Person        1\n"
        "Latimer        Person        1\n"
        "Mint           Body          1\n"
        "Wardrobe       Body          1\n"
        "\n"
        "Hugh Lattymer and Latimer may be one. Their surnames may be two spellings of one.\n"
        '    Hugh Lattymer: “"H" Lattymer was clerk of Wardrobe” (rolls.txt, characters 27 to 61)\n'
        "    Latimer: “Latimer was clerk of Mint” (rolls.txt, characters 0 to 25)\n"
        "    [[same]]\n"
        '    names = ["Hugh Lattymer", "Latimer"]\n'
    )


def test_lists_are_for_programs_too(rolls: str, capsys: pytest.CaptureFixture[str]) -> None:
    entities = json.loads(shown([rolls, "--format", "json"], capsys))
    assert entities[0] == {
        "name": "Hugh Lattymer",
        "type": "Person",
        "kind": None,
        "facts": 1,
        "forms": "",
        "exact": "",
    }
    (row,) = csv.DictReader(io.StringIO(shown([rolls, "--candidates", "--format", "csv"], capsys)))
    (same,) = json.loads(shown([rolls, "--candidates", "--format", "json"], capsys))
    assert row == {key: str(value) for key, value in same.items()}
    assert same["decision"] == '[[same]]\nnames = ["Hugh Lattymer", "Latimer"]'
    assert (same["one_start"], same["one_end"]) == (27, 61)


def test_no_candidates_are_no_answer(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["entities", str(place), "--candidates"]) == 1
    assert capsys.readouterr().err == f"potestas: {place}: no two entities look like one, and none like two\n"
