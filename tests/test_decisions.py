"""What a user decides in `entities.toml` holds in facts and graph; what cannot stand is refused in a line."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import DCTERMS, PROV, RDFS, SKOS, Literal

from potestas.cli import run
from potestas.corpus.record import FOLDER
from potestas.extract.claim import Claim, Entity, Evidence, Ground, Reading
from potestas.graph.decisions.rulings import read_rulings
from potestas.graph.decisions.settle import settle
from potestas.graph.recover import recover
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import InputError
from potestas.ontology.vocabulary import Vocabulary

TEXT = """\
Hugh Latimer sat on the Council from 1533. Lattymer preached before the king. The Council sent Robert Holgate
to York. Smith was chancellor of Ely, and in 1549 John Smith presided over the Mint. He left the Mint at once.
"""


def fact(number: int, quote: str, subject: str, object: str, **other: object) -> Claim:
    start = TEXT.index(quote)
    evidence = Evidence("york.txt", start, start + len(quote), quote=quote)
    return Claim(f"york-{number:03}-1", "tenure", subject, object, evidence=(evidence,), **other)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def york() -> Reading:
    smith = TEXT.index("John Smith")
    claims = (
        fact(1, "Hugh Latimer sat on the Council", "Hugh Latimer", "Council", role="member", start="1533"),
        fact(2, "Lattymer preached before the king", "Lattymer", "Council", role="member"),
        fact(3, "The Council sent Robert Holgate", "Robert Holgate", "Council", role="member"),
        fact(4, "Smith was chancellor of Ely", "John Smith", "Ely", role="chancellor"),
        fact(5, "John Smith presided over the Mint", "John Smith", "Mint", role="president", start="1549"),
        fact(
            *(6, "He left the Mint at once", "John Smith", "Mint"),
            role="president",
            grounds=(Ground("subject", smith, smith + len("John Smith")),),
        ),
    )
    entities = (
        Entity("Hugh Latimer", "Person", aliases=("Latimer",)),
        Entity("Lattymer", "Person"),
        Entity("Robert Holgate", "Person", aliases=("Holgate",)),
        Entity("John Smith", "Person", aliases=("Smith",)),
        Entity("Council", "Body", kind="council"),
        Entity("Ely", "Place"),
        Entity("Mint", "Body"),
    )
    return Reading(claims, entities, {"york.txt": "0" * 64})


Settled = Callable[[str], tuple[Reading, list[str]]]


@pytest.fixture
def settled(york: Reading, tmp_path: Path, vocabulary: Vocabulary) -> Settled:
    """What becomes of the reading by the content of an `entities.toml`."""

    def decide(content: str) -> tuple[Reading, list[str]]:
        path = tmp_path / "entities.toml"
        path.write_text(content, encoding="utf-8")
        return settle(york, [read_rulings(path, vocabulary)], [], lambda name: TEXT)

    return decide


def subjects(reading: Reading) -> list[str | None]:
    return [claim.subject for claim in reading.claims]


def names(reading: Reading) -> dict[str, tuple[str, ...]]:
    return {entity.name: entity.aliases for entity in reading.entities}


SAME = '[[same]]\nnames = ["Hugh Latimer", "Lattymer"]\nbecause = "Two spellings."\n'
ELY = '[[different.mentions]]\nname = "Smith of Ely"\n'


def test_names_that_are_the_same_are_one_entity(settled: Settled) -> None:
    reading, log = settled(SAME)
    assert subjects(reading)[:2] == ["Hugh Latimer", "Hugh Latimer"]
    assert names(reading)["Hugh Latimer"] == ("Latimer", "Lattymer")
    assert "Lattymer" not in names(reading)
    assert log == ["entities.toml: 'Hugh Latimer' and 'Lattymer' are one, 'Hugh Latimer'"]


def test_any_form_and_spelling_of_a_name_will_do(settled: Settled) -> None:
    assert settled('[[same]]\nnames = ["the latimer", "LATTYMER"]')[0].entities == settled(SAME)[0].entities


def test_what_is_the_same_by_several_steps_is_one(settled: Settled) -> None:
    reading, _ = settled(SAME + '[[same]]\nnames = ["Lattymer", "Holgate"]\n[rename]\nHolgate = "Hugh"')
    assert subjects(reading)[:3] == ["Hugh", "Hugh", "Hugh"]


def test_a_fact_about_one_thing_alone_falls_away(settled: Settled) -> None:
    reading, log = settled('[[same]]\nnames = ["Council", "Robert Holgate"]')
    assert "york-003-1" not in [claim.id for claim in reading.claims]
    assert log[-1] == "1 facts fell away: told twice in a passage now, or about one thing alone"


def test_names_and_types_are_corrected(settled: Settled) -> None:
    reading, _ = settled('[rename]\n"Council" = "Privy Council"\n[type]\n"Ely" = "Body"')
    assert [entity.type for entity in reading.entities if entity.name == "Ely"] == ["Body"]
    assert names(reading)["Privy Council"] == ("Council",)
    assert {claim.object for claim in reading.claims} == {"Privy Council", "Ely", "Mint"}


def test_a_type_makes_one_of_what_two_texts_take_for_two_things(
    york: Reading, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    """A name that is a body in one text and a place in another cannot stand in one graph."""
    twins = replace(york, entities=(*york.entities, Entity("Ely", "Body", aliases=("Isle of Ely",))))
    with pytest.raises(InputError, match=r"two entities have the name 'Ely'; give it one \[type\]"):
        KnowledgeGraph.from_reading(twins)
    path = tmp_path / "entities.toml"
    path.write_text('[type]\nEly = "Body"')
    reading, _ = settle(twins, [read_rulings(path, vocabulary)], [], lambda name: TEXT)
    assert [entity.aliases for entity in reading.entities if entity.name == "Ely"] == [("Isle of Ely",)]
    assert KnowledgeGraph.from_reading(reading).validate().conforms


def test_an_alias_is_told_apart_by_its_words(settled: Settled) -> None:
    reading, log = settled('[[different]]\nnames = ["John Smith", "smith"]')
    assert subjects(reading)[3:] == ["Smith", "John Smith", "John Smith"]
    assert names(reading)["John Smith"] == names(reading)["Smith"] == ()
    assert log == ["entities.toml: 'John Smith' and 'smith' are not one"]


@pytest.mark.parametrize(
    ("place", "moved"),
    [
        ('quote = "Smith was chancellor"', [3]),
        ('quote = "John\\n Smith presided"', [4, 5]),
        ('quote = "preached before the king"', []),
        ('quote = "He left the Mint at once"', [5]),
        ('text = "york.txt"', [3, 4, 5]),
        ('text = "york.txt"\nstart = 0\nend = 150', [3]),
        ('text = "york.txt"\nquote = "John Smith"', [4, 5]),
    ],
)
def test_mentions_are_told_apart_by_place(place: str, moved: list[int], settled: Settled) -> None:
    """A pronoun means whom its antecedent means, unless the user names its own sentence."""
    reading, _ = settled(f'[[different]]\nnames = ["John Smith", "Smith of Ely"]\n{ELY}{place}')
    found = [number for number, name in enumerate(subjects(reading)) if name == "Smith of Ely"]
    assert found == moved
    assert ("Smith of Ely" in names(reading)) == bool(moved)
    assert set(names(reading).get("Smith of Ely", ())) <= {"Smith", "John Smith"}
    assert ("John Smith" in names(reading)) == (len(moved) < 3)


def test_what_was_told_apart_can_be_joined_elsewhere(settled: Settled) -> None:
    ely = f'[[different]]\nnames = ["John Smith", "Smith of Ely"]\n{ELY}quote = "Smith was chancellor"\n'
    reading, _ = settled(ely + '[[same]]\nnames = ["Lattymer", "Smith of Ely"]')
    assert subjects(reading)[3] == "Lattymer"


def test_the_graph_says_what_rests_on_the_file(settled: Settled) -> None:
    kg = KnowledgeGraph.from_reading(settled(SAME + '[type]\nEly = "Body"')[0])
    latimer = kg.graph.value(predicate=SKOS.prefLabel, object=Literal("Hugh Latimer"))
    decision = kg.graph.value(latimer, PROV.wasDerivedFrom)
    assert kg.graph.value(decision, RDFS.comment) == Literal("Two spellings.")
    file = kg.graph.value(decision, PROV.wasDerivedFrom)
    assert kg.graph.value(file, DCTERMS.title) == Literal("entities.toml")
    assert kg.validate().conforms


def test_decisions_come_back_out_of_the_graph(settled: Settled, vocabulary: Vocabulary) -> None:
    reading, _ = settled(SAME + '[rename]\n"Council" = "Privy Council"')
    back = recover(KnowledgeGraph.from_reading(reading).dataset, vocabulary)
    assert set(back.decisions) == set(reading.decisions)
    assert back.documents == reading.documents


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            '[[same]]\nnames = ["Latimer", "Holgat"]',
            "no entity is called 'Holgat' here; the nearest: Robert Holgate",
        ),
        ('[rename]\n"Senate" = "Council"', "no entity is called 'Senate' here"),
        ('[rename]\n"Mint" = "Council"', "'Council' is the name of another entity; if they are one, say so"),
        ('[rename]\n"Mint" = "X"\n"Council" = "X"', "'X' becomes the name of two"),
        ('[[different]]\nnames = ["Holgate", "Smith of Ely"]', "no entity is called 'Smith of Ely' here"),
        (SAME + '[[different]]\nnames = ["Latimer", "Lattymer"]', "said to be the same and to be different"),
        (SAME + '[rename]\n"Latimer" = "A"\n"Lattymer" = "B"', "'Lattymer' gets two names, 'A' and 'B'"),
        (SAME + '[type]\n"Latimer" = "Body"\n"Lattymer" = "Group"', "'Lattymer' gets two types"),
        ('[[same]]\nname = ["A", "B"]', "same no. 1, key: 'name' is unknown here; did you mean 'names'?"),
        ('[renames]\n"A" = "B"', "the file, key: 'renames' is unknown here; did you mean 'rename'?"),
        ('[type]\n"Mint" = "Boddy"', "type: 'Boddy' is unknown here; did you mean 'Body'?"),
        ('[[same]]\nnames = ["Latimer"]', "same no. 1: give it `names`, two or more, each once"),
        ('[[same]]\nnames = "Latimer"', "same no. 1, names: write a list in brackets"),
        ('[[same]]\nnames = ["Latimer", 3]', "same no. 1, names: 3 is no text"),
        ("same = 3", "same: write each under [[same]]"),
        ("rename = 3", "rename: write [rename]"),
        ("[[same]]\nnames = [", "is not TOML: "),
        (f'[[different]]\nnames = ["Smith", "A"]\n{ELY}text = "a"', "name: 'Smith of Ely' is unknown here"),
        (
            f'[[different]]\nnames = ["Smith", "Smith of Ely"]\n{ELY}',
            "say where by a `text`, a `quote` or both",
        ),
        (
            f'[[different]]\nnames = ["Smith", "Smith of Ely"]\n{ELY}text = "ely.txt"',
            "'ely.txt' is none of the texts",
        ),
        (
            f'[[different]]\nnames = ["Smith", "Smith of Ely"]\n{ELY}quote = "no such"',
            "'no such' do not stand there",
        ),
        (
            f'[[different]]\nnames = ["Smith", "Smith of Ely"]\n{ELY}text = "york.txt"\nstart = 9',
            "a greater `end`",
        ),
        (
            f'[[different]]\nnames = ["Smith", "Smith of Ely"]\n{ELY}text = "york.txt"\nstart = true',
            "numbers of",
        ),
        (
            f'[[different]]\nnames = ["Smith", "Smith of Ely"]\n{ELY}text = "york.txt"\nstart = 0\nend = 999',
            "'york.txt' ends at 221, before",
        ),
        (f"same = {'[' * 5000}", "is not TOML: "),
    ],
)
def test_what_cannot_stand_is_refused(content: str, says: str, settled: Settled, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        settled(content)
    assert says in str(refused.value)
    assert str(refused.value).startswith(f"{tmp_path / 'entities.toml'}: ")


PROSE = "In 1531 Hugh Latimer became bishop of Worcester. In 1535 Hugh Lattymer headed the Privy Council.\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "worcester.txt"
    path.write_text(PROSE, encoding="utf-8")
    return path


def test_a_build_takes_the_file_beside_its_texts(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what it used, and the same decisions give the same bytes."""
    (text.parent / "entities.toml").write_text('[[same]]\nnames = ["Hugh Latimer", "Hugh Lattymer"]')
    built = []
    for out in ("one", "two"):
        assert run(["build", str(text), "-o", str(text.parent / out)]) == 0
        built.append({path.name: path.read_bytes() for path in (text.parent / out).glob("*.*")})
    assert "entities.toml: 'Hugh Latimer' and 'Hugh Lattymer' are one" in capsys.readouterr().err
    assert built[0] == built[1]
    assert b"Hugh Lattymer" not in built[0]["facts.jsonl"].replace(b"Hugh Lattymer headed", b"")


def test_a_refused_build_writes_only_what_was_read(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = text.parent / "names.toml"
    elsewhere.write_text('[[same]]\nnames = ["Hugh Latimer", "Thomas More"]')
    out = text.parent / "out"
    assert run(["build", str(text), "-o", str(out), "--entities", str(elsewhere)]) == 2
    shown = capsys.readouterr()
    assert shown.err.splitlines() == [f"potestas: {elsewhere}: no entity is called 'Thomas More' here"]
    assert shown.out == ""
    assert [path.name for path in out.iterdir()] == [FOLDER]  # so that the text is not read again


def test_a_missing_file_is_named(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(text), "-o", str(text.parent / "out"), "--entities", "lost.toml"]) == 2
    assert (
        capsys.readouterr().err
        == "potestas: lost.toml: cannot be read (No such file or directory); check its name\n"
    )
