"""The network of power: who has power over whom, by what, and when."""

from dataclasses import replace
from typing import Any

import pytest

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.naming import Names
from potestas.graph.power.network import network
from potestas.graph.retelling import tellings
from potestas.graph.wording import sentence
from potestas.ontology.errors import DateError, UnknownName
from potestas.ontology.vocabulary import Edge, Vocabulary

PORTE = Reading(
    claims=(
        Claim(
            id="porte-1",
            kind="tenure",
            subject="Köprülü Mehmed",
            object="Sublime Porte",
            role="grand vizier",
            start="1656-09",
            end="1661-10",
            evidence=(Evidence("porte.txt", 0, 30, "4", "made him grand vizier"),),
        ),
        Claim(id="porte-2", kind="tenure", subject="Köprülü Ahmed", object="Sublime Porte", start="1661-10"),
        Claim(id="porte-3", kind="supervision", subject="Sublime Porte", object="Imperial Arsenal"),
        Claim(
            id="porte-4",
            kind="appointment",
            subject="Mehmed IV",
            object="Köprülü Mehmed",
            body="Sublime Porte",
            role="grand vizier",
            date="1656-09-15",
        ),
        Claim(
            id="porte-5",
            kind="supervision",
            subject="Turhan Sultan",
            object="Sublime Porte",
            basis="de facto",
            start="1651",
            status="reported",
            by="Paul Rycaut",
        ),
        Claim(
            id="porte-6",
            kind="charge",
            subject="Mehmed IV",
            object="Köprülü Ahmed",
            task="refit the Imperial Arsenal",
        ),
        Claim(id="porte-7", kind="accusation", subject="Köprülü Ahmed", object="Köprülü Ahmed"),
    ),
    entities=(
        Entity("Köprülü Mehmed", "Person", iri="https://example.org/mehmed"),
        Entity("Köprülü Ahmed", "Person"),
        Entity("Mehmed IV", "Person"),
        Entity("Turhan Sultan", "Person"),
        Entity("Sublime Porte", "Body", aliases=("the Porte",)),
        Entity("Imperial Arsenal", "Body", aliases=("Arsenal",), kind="fleet"),
    ),
)


def test_an_edge_leads_from_the_one_who_has_power_and_says_by_what_claim(vocabulary: Vocabulary) -> None:
    graph = network(PORTE, vocabulary)
    (edge,) = graph["Köprülü Mehmed"]["Sublime Porte"].values()
    assert edge["claim"] == "porte-1"
    assert edge["relation"] == "tenure"
    assert edge["means"] == "office"
    assert edge["role"] == "grand vizier"
    assert (edge["begin"], edge["end"]) == ("1656-09", "1661-10")
    assert (edge["status"], edge["document"], edge["quote"]) == (
        "asserted",
        "porte.txt",
        "made him grand vizier",
    )
    assert graph.nodes["Köprülü Mehmed"] == {
        "type": "Person",
        "kind": "",
        "iri": "https://example.org/mehmed",
    }
    assert not graph.has_edge("Sublime Porte", "Köprülü Mehmed")


def test_no_attribute_is_none_so_that_every_format_can_write_it(vocabulary: Vocabulary) -> None:
    graph = network(PORTE, vocabulary)
    assert all(value is not None for _, facts in graph.nodes(data=True) for value in facts.values())
    assert all(value is not None for _, _, edge in graph.edges(data=True) for value in edge.values())


@pytest.mark.parametrize(
    ("as_of", "mehmed", "ahmed"),
    [
        ("1655", None, None),
        ("1658-05-01", "certain", None),
        ("1661-10", "certain", "certain"),
        ("1661-10-09", "possible", "possible"),
        ("1670", None, "possible"),
    ],
)
def test_at_a_date_only_what_may_hold_then_is_there(
    vocabulary: Vocabulary, as_of: str, mehmed: str | None, ahmed: str | None
) -> None:
    graph = network(PORTE, vocabulary, as_of=as_of)
    for person, expected in (("Köprülü Mehmed", mehmed), ("Köprülü Ahmed", ahmed)):
        edges = graph.get_edge_data(person, "Sublime Porte") or {}
        assert [edge["certainty"] for edge in edges.values()] == ([expected] if expected else [])


def test_an_undated_claim_is_possible_at_every_date(vocabulary: Vocabulary) -> None:
    (edge,) = network(PORTE, vocabulary, as_of="1400")["Sublime Porte"]["Imperial Arsenal"].values()
    assert edge["certainty"] == "possible"


def test_what_is_only_reported_stays_out_unless_asked_for(vocabulary: Vocabulary) -> None:
    assert "Turhan Sultan" not in network(PORTE, vocabulary)
    believing = network(PORTE, vocabulary, statuses=("asserted", "reported"))
    (edge,) = believing["Turhan Sultan"]["Sublime Porte"].values()
    assert (edge["status"], edge["means"]) == ("reported", "informal")


def test_kinds_choose_the_relations(vocabulary: Vocabulary) -> None:
    graph = network(PORTE, vocabulary, kinds=("supervision",))
    assert list(graph.edges()) == [("Sublime Porte", "Imperial Arsenal")]


def test_nobody_has_power_over_himself(vocabulary: Vocabulary) -> None:
    graph = network(PORTE, vocabulary)
    assert not graph.has_edge("Köprülü Ahmed", "Köprülü Ahmed")


def test_higher_offices_weigh_more(vocabulary: Vocabulary) -> None:
    claims = [
        Claim(id=role, kind="tenure", subject=role, object="Aulic Council", role=role)
        for role in ("president", "deputy head", "member", "clerk")
    ]
    graph = network(Reading(tuple(claims), ()), vocabulary)
    weights = [
        graph[claim.id]["Aulic Council"][f"{claim.id} {claim.id} Aulic Council"]["weight"] for claim in claims
    ]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"as_of": "16th century"}, DateError, "16th century"),
        ({"kinds": ("friendship",)}, UnknownName, "supervision"),
        ({"statuses": ("rumoured",)}, UnknownName, "reported"),
    ],
)
def test_a_wrong_option_is_named(
    vocabulary: Vocabulary, options: dict[str, Any], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        network(PORTE, vocabulary, **options)


def test_an_edge_to_a_task_leads_to_the_body_that_the_task_names(vocabulary: Vocabulary) -> None:
    charge = vocabulary.kinds["charge"]
    mandate = Edge(source_key="object", target_key="task", means="mandate", weight=0.8)
    kinds = {**vocabulary.kinds, "charge": replace(charge, edges=(mandate,))}
    graph = network(PORTE, replace(vocabulary, kinds=kinds), kinds=("charge",))
    assert list(graph.edges()) == [("Köprülü Ahmed", "Imperial Arsenal")]


def test_a_task_leads_to_no_body_that_it_only_mentions(vocabulary: Vocabulary) -> None:
    told = Claim(
        id="c",
        kind="charge",
        object="Gilbert of Sempringham",
        task="visit the Abbey of Bec and list the monks who had come from the Abbey of Cluny",
    )
    bodies = (Entity("Abbey of Bec", "Body"), Entity("Abbey of Cluny", "Body"))
    reading = Reading((told,), (Entity("Gilbert of Sempringham", "Person"), *bodies))
    assert list(network(reading, vocabulary).edges()) == [("Gilbert of Sempringham", "Abbey of Bec")]


def test_of_two_names_in_a_text_the_longer_counts() -> None:
    names = Names(
        [
            Entity("Privy Council", "Body"),
            Entity("Privy Council Office", "Body", aliases=("the office",)),
            Entity("Star Chamber", "Body", aliases=("Camera Stellata", "the court")),
            Entity("Court of Requests", "Body", aliases=("Poor Men's Court", "Whitehall")),
            Entity("Court of Whitehall", "Body", aliases=("Whitehall",)),
        ]
    )
    assert names.within("search the Privy Council Office for the court") == ("Privy Council Office",)
    assert names.within("plead in the Camera Stellata, then in the Poor Men’s Court") == (
        "Star Chamber",
        "Court of Requests",
    )
    assert names.within("Whitehall and the Privy Councillors") == ()
    assert names.within("Privy Council Office", besides="Privy Council Office") == ("Privy Council",)


def test_what_a_text_tells_in_several_places_is_told_once() -> None:
    wolsey = Claim(id="1", kind="tenure", subject="Wolsey", object="Chancery", role="lord chancellor")
    told = [
        wolsey,
        replace(wolsey, id="2", end="1529-10"),
        replace(wolsey, id="3", start="1515"),
        replace(wolsey, id="4", start="1515-12-24"),
        replace(wolsey, id="5", start="1515-12", status="reported"),
        replace(wolsey, id="6", role="legate"),
    ]
    chancellor, rumour, legate = tellings(told)
    assert (chancellor.claim.id, chancellor.claim.start, chancellor.claim.end) == (
        "4",
        "1515-12-24",
        "1529-10",
    )
    assert [claim.id for claim in chancellor.also] == ["3", "2", "1"]
    assert (rumour.claim.id, rumour.also) == ("5", ())
    assert (legate.claim.id, legate.also) == ("6", ())


def test_two_terms_of_one_office_stay_two() -> None:
    rosas = Claim(
        id="1",
        kind="tenure",
        subject="Rosas",
        object="Buenos Aires",
        role="governor",
        start="1829",
        end="1832",
    )
    later = replace(rosas, id="2", start="1835-04", end="1852-02")
    assert [telling.claim for telling in tellings([later, rosas])] == [rosas, later]


def test_what_happens_twice_is_told_twice() -> None:
    first = Claim(id="1", kind="report", subject="Lin Zexu", object="Daoguang Emperor", date="1838")
    second = replace(first, id="2", date="1838-10")
    assert [telling.claim.id for telling in tellings([first, second])] == ["1", "2"]


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (
            Claim(
                id="",
                kind="supervision",
                subject="Hofkriegsrat",
                object="[frontier commission, 1754]",
                start="1754~",
            ),
            "The Hofkriegsrat supervised the frontier commission (1754), from about 1754.",
        ),
        (
            Claim(id="", kind="abolition", object="Star Chamber", date="1641-07-05"),
            "The Star Chamber was abolished, on 5 July 1641.",
        ),
        (
            Claim(id="", kind="tenure", subject="Toribio Montes", role="president"),
            "Tenure: Toribio Montes, role president.",
        ),
    ],
)
def test_a_claim_is_put_in_a_sentence(vocabulary: Vocabulary, claim: Claim, said: str) -> None:
    types = {"Hofkriegsrat": "Body", "Star Chamber": "Body", "Toribio Montes": "Person"}
    assert sentence(claim, vocabulary, types) == said
