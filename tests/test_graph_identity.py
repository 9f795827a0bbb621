"""IRIs are safe, readable, distinct, and the same whatever else was read."""


import pytest
from hypothesis import given
from hypothesis import strategies as st

from potestas.extract.claim import Entity, Reading
from potestas.graph.identity import entity_iris, identified, mint, slug, step_alone
from potestas.graph.layout import BASE
from potestas.ontology.errors import InputError


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Köprülü Mehmed Pasha", "koprulu-mehmed-pasha"),
        ("Władysław Łokietek", "wladyslaw-lokietek"),
        ("Þórðr of Straße", "thordr-of-strasse"),
        ("N. I. Ezhov", "n-i-ezhov"),
        ("Avel' Enukidze", "avel-enukidze"),
        ("ʿAbd al-Ḥamīd, sulʹtan", "abd-al-hamid-sultan"),
        ("Ежов", "ежов"),
        ("張居正", "張居正"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("../../../etc/passwd", "etc-passwd"),
        ("\u202eevil\u0000\n", "evil"),
        ("..", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_slugs_are_readable_and_safe(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_a_slug_holds_nothing_that_an_iri_may_not(name: str) -> None:
    step = slug(name)
    assert 0 < len(step) <= 80
    assert all(character.isalnum() or character in "-." or ord(character) > 0x2FF for character in step)
    assert step.strip("-.") == step


@given(st.lists(st.text(alphabet="aAá -'", max_size=4)))
def test_different_names_get_different_iris_in_whatever_order(names: list[str]) -> None:
    minted = mint(BASE, names)
    assert len(set(minted.values())) == len(set(names))
    assert minted == mint(BASE, reversed(names))


def test_a_name_keeps_its_iri_when_others_come() -> None:
    alone = mint(BASE, ["Gao Gong", "Gāo Gǒng"])
    assert alone.items() <= mint(BASE, ["Gao Gong", "Gāo Gǒng", "Gao Gong!", "Zhang Juzheng"]).items()


@given(st.lists(st.text(alphabet="aAá -'", max_size=4)))
def test_words_have_a_step_of_their_own_whatever_others_there_are(words: list[str]) -> None:
    assert len({step_alone(each) for each in words}) == len(set(words))
    assert step_alone("mayor of the palace") == "mayor-of-the-palace"
    assert step_alone("mayor", taken={"mayor"}) != "mayor"


def test_an_entity_keeps_the_iri_that_it_brings() -> None:
    wikidata = "http://www.wikidata.org/entity/Q44279"
    reading = Reading(entities=(Entity("Thomas Cromwell", "Person", iri=wikidata), Entity("York", "Body")))
    names = {entity.name: entity.iri for entity in identified(reading, BASE).entities}
    assert names == {"Thomas Cromwell": wikidata, "York": f"{BASE}body/york"}


@pytest.mark.parametrize(
    "entities",
    [
        (Entity("Diwan", "Body"), Entity("Diwan", "Meeting")),
        (Entity("Diwan", "Body", iri="x:one"), Entity("Divan", "Body", iri="x:one")),
        (Entity("Diwan", "Body", iri="not an iri"),),
        (Entity("Diwan", "Body", iri="http://e.org/> <http://e.org/b"),),
    ],
)
def test_entities_that_cannot_be_told_apart_or_named_are_refused(entities: tuple[Entity, ...]) -> None:
    with pytest.raises(InputError, match=r"Diwan|x:one"):
        entity_iris(Reading(entities=entities), BASE)
