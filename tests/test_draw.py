"""Pictures: the same bytes each time, and nothing drawn that is not told."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from potestas.extract.claim import Claim, Entity, Reading
from potestas.graph.draw.centrality import draw_centrality
from potestas.graph.draw.figures import figures
from potestas.graph.draw.network import draw_network
from potestas.graph.draw.offices import draw_offices
from potestas.graph.draw.page import Figure
from potestas.graph.draw.series import PANELS, draw_series
from potestas.graph.draw.succession import draw_succession
from potestas.graph.draw.trace import draw_trace
from potestas.graph.power.office import offices
from potestas.graph.power.trace import trace
from potestas.graph.reasoning.holding import holdings
from potestas.ontology.errors import DateError
from potestas.ontology.vocabulary import Vocabulary

HOSTILE = 'Board of $Trade$ & <b>"Plantations"</b> --> \x00\u202e^_{x'


@pytest.fixture(scope="module")
def drawn(realms: Reading, vocabulary: Vocabulary) -> dict[str, Figure]:
    return {figure.name: figure for figure in figures(realms, vocabulary)}


def test_a_text_with_dates_gets_all_pictures(drawn: dict[str, Figure]) -> None:
    assert list(drawn) == ["trace", "offices", "succession", "network", "series", "centrality"]


def test_pictures_are_the_same_bytes_each_time(
    drawn: dict[str, Figure], realms: Reading, vocabulary: Vocabulary
) -> None:
    assert {figure.name: figure for figure in figures(realms, vocabulary)} == drawn


def test_a_picture_is_svg_and_png_with_its_source_and_its_facts(
    drawn: dict[str, Figure], realms: Reading
) -> None:
    stated = {claim.id for claim in realms.claims}
    for figure in drawn.values():
        assert ElementTree.fromstring(figure.svg).tag.endswith("svg")
        assert figure.png.startswith(b"\x89PNG")
        assert "realms.txt" in figure.caption
        assert figure.facts and set(figure.facts) <= stated


def test_pictures_are_told_in_words(drawn: dict[str, Figure]) -> None:
    assert (
        "Robert Hart: inspector general of the Imperial Maritime Customs Service, from 1863"
        in drawn["offices"].description
    )
    assert "Thomas Cromwell over Church of England (supervision)" in drawn["network"].description
    assert drawn["trace"].description.startswith("1. ")


def test_no_fact_no_picture(vocabulary: Vocabulary) -> None:
    assert figures(Reading(), vocabulary) == ()


def test_a_text_without_dates_gets_no_empty_panel(vocabulary: Vocabulary) -> None:
    claims = (
        Claim(id="1", kind="tenure", subject="Numa", object="Rome", role="king"),
        Claim(id="2", kind="supervision", subject="Numa", object="College of Pontiffs"),
    )
    entities = (Entity("Numa", "Person"), Entity("Rome", "Body"), Entity("College of Pontiffs", "Body"))
    undated = Reading(claims, entities)
    assert draw_offices(undated, vocabulary) is None
    assert draw_centrality(undated, vocabulary) is None
    assert draw_series(undated, vocabulary) is None
    assert draw_succession(undated, vocabulary) is None
    network = draw_network(undated, vocabulary)
    assert network is not None
    assert "at any time" in network.title
    steps = draw_trace(trace(undated, vocabulary, "Numa", "Rome"), undated, vocabulary)
    assert steps is not None


def test_the_reach_of_power_tells_what_hangs_on_belief(vocabulary: Vocabulary) -> None:
    claims = tuple(
        Claim(id=body, kind="tenure", subject="Fouché", object=body, role="head", start=start, status=status)
        for body, start, status in (
            ("Police", "1799-07", "asserted"),
            ("Senate", "1802-09", "asserted"),
            ("Lottery", "1804-07", "asserted"),
            ("Post", "1804-07", "reported"),
            ("Bank", "1805", "refuted"),
        )
    )
    reading = Reading(claims, (Entity("Fouché", "Person"),))
    believed = draw_centrality(reading, vocabulary)
    assert believed is not None
    assert "3 in July 1804; up to 1 more as reported or alleged" in believed.description
    assert believed.facts == ("Police", "Senate", "Lottery", "Post")
    wider = draw_centrality(reading, vocabulary, ("asserted", "refuted"))
    assert wider is not None
    assert "4 in January 1805." in wider.description


def test_hostile_names_stay_text(vocabulary: Vocabulary) -> None:
    claims = [
        Claim(
            id=str(year),
            kind="tenure",
            subject=f"{HOSTILE} {year}",
            object=HOSTILE,
            role="clerk",
            start=str(year),
        )
        for year in range(1696, 1702)
    ]
    people = [Entity(claim.subject or "", "Person") for claim in claims]
    reading = Reading(tuple(claims), (*people, Entity(HOSTILE, "Body")), {"<script>.txt": ""})
    pictures = figures(reading, vocabulary)
    assert len(pictures) == 5
    for figure in pictures:
        ElementTree.fromstring(figure.svg)


def test_a_malformed_date_is_refused(realms: Reading, vocabulary: Vocabulary) -> None:
    with pytest.raises(DateError):
        draw_network(realms, vocabulary, as_of="the year of the four emperors")


def test_the_caption_of_a_network_names_its_date(realms: Reading, vocabulary: Vocabulary) -> None:
    figure = draw_network(realms, vocabulary, as_of="1535-03-15")
    assert figure is not None
    assert "on 15 March 1535" in figure.caption
    assert "Zongli Yamen" not in figure.description


def test_an_office_told_twice_is_one_bar_with_both_dates(vocabulary: Vocabulary) -> None:
    claims = (
        Claim(
            id="1",
            kind="tenure",
            subject="Metternich",
            object="State Chancellery",
            role="chancellor",
            start="1821-05",
        ),
        Claim(
            id="2",
            kind="tenure",
            subject="Metternich",
            object="State Chancellery",
            role="chancellor",
            end="1848-03-13",
        ),
        Claim(id="3", kind="tenure", subject="Metternich", object="State Chancellery", role="chancellor"),
        Claim(id="4", kind="tenure", subject="Metternich", object="State Chancellery", role="adviser"),
        Claim(
            id="5", kind="tenure", subject="Kolowrat", object="State Council", start="1826", status="alleged"
        ),
    )
    adviser, chancellor = offices(holdings(claims, vocabulary), vocabulary)
    assert (adviser.role, adviser.dated) == ("adviser", ())
    (time,) = chancellor.dated
    assert str(time.span.earliest_begin) == "1821-05-01"
    assert str(time.span.latest_end) == "1848-03-13"
    assert chancellor.facts == ("1", "2", "3")


def tenure(
    id: str, subject: str, start: str | None = None, predecessor: str | None = None, status: str = "asserted"
) -> Claim:
    post = Claim(id, "tenure", subject, "Ministry of War", role="minister", status=status)
    return replace(post, start=start, predecessor=predecessor)


def test_successors_stand_in_the_order_of_time_and_the_text_says_whose_they_are(
    vocabulary: Vocabulary,
) -> None:
    claims = (
        tenure("1", "Louvois", "1662"),
        tenure("2", "Barbezieux", "1691-07", predecessor="Louvois"),
        tenure("3", "Chamillart", "1701", predecessor="Barbezieux"),
        tenure("4", "Le Tellier", predecessor="Sublet"),
    )
    entities = (
        *(Entity(claim.subject or "", "Person") for claim in claims),
        Entity("Ministry of War", "Body"),
    )
    figure = draw_succession(Reading(claims, entities), vocabulary)
    assert figure is not None
    told = figure.description
    assert (
        told.index("Louvois, from 1662") < told.index("Barbezieux, from July 1691") < told.index("Chamillart")
    )
    assert "Chamillart, from 1701, after Barbezieux" in told
    assert told.index("Sublet, undated") < told.index("Le Tellier, undated, after Sublet")


def test_members_of_a_body_are_no_successors_of_each_other(vocabulary: Vocabulary) -> None:
    claims = (
        Claim("1", "tenure", "Barère", "Committee of Public Safety", role="member", start="1793-04"),
        Claim("2", "tenure", "Robespierre", "Committee of Public Safety", role="member", start="1793-07"),
    )
    assert draw_succession(Reading(claims), vocabulary) is None


def test_an_end_that_follows_from_another_fact_is_told_and_drawn_apart(vocabulary: Vocabulary) -> None:
    more = Claim("1", "tenure", "Thomas More", "Chancery", role="lord chancellor", start="1529-10")
    audley = replace(more, id="2", subject="Thomas Audley", start="1533-01-26")
    entities = (
        Entity("Thomas More", "Person"),
        Entity("Thomas Audley", "Person"),
        Entity("Chancery", "Body"),
    )
    ended = draw_offices(Reading((more, audley), entities), vocabulary)
    open_ended = draw_offices(Reading((more,), entities), vocabulary)
    assert ended is not None and open_ended is not None
    assert "Thomas More: lord chancellor of the Chancery, from October 1529 until 26 January 1533" in (
        ended.description
    )
    assert "as another fact shows" in ended.svg
    assert "as another fact shows" not in open_ended.svg


def test_what_is_not_asserted_is_drawn_apart(realms: Reading, vocabulary: Vocabulary) -> None:
    claims = (
        tenure("1", "Louvois", "1662"),
        tenure("2", "Barbezieux", "1691-07", status="alleged"),
    )
    reading = Reading(claims, (Entity("Ministry of War", "Body"),))
    pictures = figures(reading, vocabulary, statuses=("asserted", "alleged"))
    assert {"offices", "network"} <= {figure.name for figure in pictures}
    for figure in pictures:
        if figure.name in ("offices", "network"):
            assert "<!-- alleged -->" in figure.svg
    assert not any("<!-- alleged -->" in figure.svg for figure in figures(reading, vocabulary))


def test_panels_of_a_series_tell_what_is_new_in_each(vocabulary: Vocabulary) -> None:
    claims = tuple(
        Claim(str(year), "tenure", "Colbert", f"Bureau {year}", role="head", start=str(year))
        for year in range(1661, 1673)
    )
    series = draw_series(Reading(claims), vocabulary)
    assert series is not None
    panels = series.description.split(". ")
    assert len(panels) == PANELS
    assert panels[0].startswith("In January 1662: Colbert over Bureau 1661; Colbert over Bureau 1662")
    assert panels[1].startswith("In January 1664, new: Colbert over Bureau 1663; Colbert over Bureau 1664")
    assert all(" over " in panel for panel in panels)
