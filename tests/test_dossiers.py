"""All that is told of one person or body, on one page: in sections, dated, quoted, doubts apart."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from test_report import Page

import potestas
from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.dossiers.compile import dossier
from potestas.graph.dossiers.dossier import Dossier, Entry
from potestas.graph.draw.career import draw_career
from potestas.graph.reasoning.holding import holdings
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import NothingFound, UnknownName
from potestas.ontology.vocabulary import Vocabulary
from potestas.pages import FORMS

EVIL = '"><script>alert(1)</script> **[x](y)** \x00\u202e{{ 7*7 }}'


def entries(dossier: Dossier) -> dict[str, list[Entry]]:
    return {section.title: list(section.entries) for section in dossier.sections}


def said(dossier: Dossier, section: str) -> list[tuple[str, str]]:
    """When and what, as it stands in a section."""
    return [(entry.time, entry.sentence) for entry in entries(dossier).get(section, ())]


def claim(id: str, kind: str, subject: str | None, object: str | None, **rest: str) -> Claim:
    evidence = (Evidence("a.txt", 0, 9, note="4", quote=f"{subject} and {object}"),)
    return Claim(id, kind, subject, object, evidence=evidence, **rest)  # type: ignore[arg-type]


def graph_of(*claims: Claim) -> KnowledgeGraph:
    """A graph of people, whose names have one word, and bodies, whose names have several."""
    names = sorted({name for told in claims for name in (told.subject, told.object, told.body) if name})
    entities = (Entity(name, "Body" if " " in name else "Person") for name in names)
    return KnowledgeGraph.from_reading(Reading(claims, tuple(entities), {"a.txt": "0" * 64}))


def test_a_person_has_offices_in_the_order_of_time(kg: KnowledgeGraph) -> None:
    cromwell = kg.person("Cromwell")
    assert said(cromwell, "Offices") == [
        ("from 1531 until 10 June 1540", "Thomas Cromwell was member of the Privy Council."),
        ("from January 1535 until 1540", "Thomas Cromwell was vicegerent of the Church of England."),
    ]
    assert said(cromwell, "Below") == [
        ("from January 1535 until June 1540", "Thomas Cromwell supervised the Church of England (formal).")
    ]
    first = entries(cromwell)["Offices"][0].claims[0]
    assert first.evidence[0].quote == "In 1531 Henry VIII took Thomas Cromwell into the Privy Council"


def test_a_body_has_its_beginning_its_end_and_its_heads_in_order(kg: KnowledgeGraph) -> None:
    court = kg.body("Court of Augmentations")
    assert [time for time, _ in said(court, "Beginning and end")] == ["in April 1536", "in January 1554"]
    assert [entry.others for entry in entries(court)["Heads and members"]] == [
        "Richard Rich (chancellor)",
        "Edward North (chancellor)",
    ]
    assert entries(court)["Heads and members"][1].end.startswith("over by 31 January 1554 (not stated;")
    assert [sentence for _, sentence in said(court, "Below")] == [
        "The Court of Augmentations supervised the Receivers of Abbey Lands."
    ]


def test_those_at_the_head_of_a_body_come_before_its_members() -> None:
    kg = graph_of(
        claim("a-1", "tenure", "Ay", "State Council", role="clerk", start="1801"),
        claim("a-2", "tenure", "Be", "State Council", role="president", start="1805"),
        claim("a-3", "tenure", "Ce", "State Council", start="1803"),
        claim("a-4", "tenure", "De", "State Council", role="president", start="1802", end="1805"),
    )
    held = entries(kg.body("State Council"))["Heads and members"]
    assert [entry.claim.subject for entry in held][:2] == ["De", "Be"]
    assert held[-1].claim.subject == "Ce"


def test_a_body_has_what_it_was_made_of_and_what_it_was_part_of(kg: KnowledgeGraph) -> None:
    customs = kg.body("Imperial Maritime Customs Service")
    assert [entry.others for entry in entries(customs)["Parts"]] == ["Marine Department"]
    assert [entry.others for entry in entries(customs)["Above"]] == ["Zongli Yamen"]
    assert [entry.others for entry in entries(kg.body("Marine Department"))["Above"]] == [
        "Imperial Maritime Customs Service"
    ]


def test_seats_in_commissions_and_cases_stand_apart_from_offices() -> None:
    trial = Entity("Trial of the Ten", "Case")
    claims = (
        claim("a-1", "tenure", "Ay", "Salt Commission", role="member"),
        claim("a-2", "tenure", "Ay", "Mint Office", role="warden"),
        claim("a-3", "supervision", "Ay", trial.name),
    )
    bodies = (Entity("Salt Commission", "Body", kind="commission"), Entity("Mint Office", "Body"))
    reading = Reading(claims, (Entity("Ay", "Person"), *bodies, trial), {"a.txt": "0" * 64})
    found = entries(KnowledgeGraph.from_reading(reading).person("Ay"))
    assert {title: [entry.others for entry in told] for title, told in found.items()} == {
        "Offices": ["Mint Office (warden)"],
        "Commissions": ["Salt Commission (member)"],
        "Cases and inquiries": ["Trial of the Ten"],
    }


def test_whom_ranks_put_above_and_below_stand_apart_with_their_grounds() -> None:
    kg = graph_of(
        claim("a-1", "tenure", "Ay", "State Council", role="president", start="1801", end="1810"),
        claim("a-2", "tenure", "Be", "State Council", role="clerk", start="1802", end="1803"),
        claim("a-3", "tenure", "Ce", "State Council", role="clerk", start="1820"),
    )
    (below,) = kg.person("Ay").below
    assert below.who == "Be, clerk of State Council"
    assert [told.id for told in below.claims] == ["a-1", "a-2"]
    assert [found.who for found in kg.person("Be").above] == ["Ay, president of State Council"]
    assert not kg.person("Ce").above
    undated = (replace(told, start=None, end=None) for told in kg.facts)
    assert not graph_of(*undated).person("Ay").below
    assert not kg.person("Ay", kinds=["supervision"]).below
    for form in ("text", "markdown", "html", "json"):
        assert "Be, clerk of State Council" in potestas.page(kg.person("Ay"), form)


def test_tasks_that_name_a_body_stand_on_its_page() -> None:
    kg = graph_of(
        claim("a-1", "charge", "Ay", "Be", task="audit of the Salt Office"),
        claim("a-2", "tenure", "Ce", "Salt Office"),
    )
    assert [entry.claim.id for entry in entries(kg.body("Salt Office"))["Tasks and orders that name it"]] == [
        "a-1"
    ]


def test_what_is_doubted_stands_apart_with_who_stands_behind_it(kg: KnowledgeGraph) -> None:
    court = kg.body("Court of Augmentations")
    assert all(entry.claim.status == "asserted" for told in entries(court).values() for entry in told)
    (refuted,) = court.doubted
    assert refuted.title == "refuted"
    assert [(entry.claim.subject, entry.claim.by) for entry in refuted.entries] == [
        ("Thomas Cromwell", "an old county history")
    ]
    text = " ".join(potestas.page(court, "text").split())
    assert "[refuted by an old county history]" in text.split("What is not held to be so")[1]


def test_what_is_told_only_on_somebodys_word_stands_on_their_page_too() -> None:
    kg = graph_of(
        claim("a-1", "tenure", "Ay", "State Council", status="alleged", by="Be"),
        claim("a-2", "tenure", "Be", "State Council"),
    )
    (found,) = kg.person("Be").doubted
    assert (found.title, [entry.claim.id for entry in found.entries]) == ("On its word", ["a-1"])
    assert [section.title for section in kg.person("Ay").doubted] == ["alleged"]


def test_a_status_that_the_user_counts_moves_up_and_stays_marked(kg: KnowledgeGraph) -> None:
    rich = kg.person("Rich", statuses=("asserted", "reported"))
    assert not rich.doubted
    assert [entry.claim.status for entry in entries(rich)["Below"]] == ["reported"]
    assert "[reported by Edward Hall]" in potestas.page(rich, "text")


def test_as_of_a_date_only_what_held_then_or_may_have(kg: KnowledgeGraph) -> None:
    then = kg.person("Cromwell", as_of="1533")
    assert [(entry.others, entry.certainty) for entry in entries(then)["Offices"]] == [
        ("Privy Council (member)", "certain")
    ]
    text = potestas.page(then, "text")
    assert text.startswith("Thomas Cromwell, in 1533\n")
    assert "From 1531 until 10 June 1540 (certain then): Thomas Cromwell was member" in text
    assert potestas.page(kg.as_of("1533").person("Cromwell")) == potestas.page(then)


def test_kinds_narrow_it(kg: KnowledgeGraph) -> None:
    assert list(entries(kg.person("Cromwell", kinds=["charge"]))) == ["Tasks and orders given"]
    with pytest.raises(UnknownName):
        kg.person("Cromwell", kinds=["friendship"])


def test_a_person_is_no_body(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match="no body is called 'Cromwell'"):
        kg.body("Cromwell")
    with pytest.raises(UnknownName, match="no person is called 'Zongli Yamen'"):
        kg.person("Zongli Yamen")


def test_contradictions_stand_on_the_pages_of_those_they_are_about() -> None:
    kg = graph_of(
        claim("a-1", "formation", "Ay", "Salt Office", date="1701"),
        claim("a-2", "formation", "Ay", "Salt Office", date="1742"),
        claim("a-3", "formation", "Be", "Mint Office", date="1701"),
    )
    (found,) = kg.body("Salt Office").contradictions
    assert found.why.title in potestas.page(kg.body("Salt Office"), "text")
    assert kg.person("Ay").contradictions == (found,)
    assert not kg.body("Mint Office").contradictions


def test_a_kind_that_names_no_section_has_one_of_its_own(realms: Reading, vocabulary: Vocabulary) -> None:
    kinds = {key: replace(kind, listings=()) for key, kind in vocabulary.kinds.items()}
    bare = replace(vocabulary, kinds=kinds)
    found = dossier("Thomas Cromwell", realms, bare, holdings(realms.claims, bare))
    assert {"Tenure", "Charge"} <= set(entries(found))


def test_every_kind_says_where_it_stands_on_the_page_of_each_of_its_arguments(vocabulary: Vocabulary) -> None:
    for kind in vocabulary.kinds.values():
        listed = {listing.key for listing in kind.listings if listing.when is None}
        named = {key for key, argument in kind.arguments.items() if argument.expects}
        assert named <= listed, kind.key
    assert {listing.section for kind in vocabulary.kinds.values() for listing in kind.listings} == set(
        vocabulary.sections.concepts
    )


@pytest.mark.parametrize("form", [form for form in FORMS if form != "svg"])
def test_every_form_holds_every_fact_with_its_place(form: str, kg: KnowledgeGraph) -> None:
    cromwell = kg.person("Cromwell")
    page = potestas.page(cromwell, form)
    for told in entries(cromwell).values():
        for entry in told:
            assert entry.claim.id in page
    assert page == potestas.page(kg.person("Thomas Cromwell"), form)


def test_json_tells_days_and_offsets(kg: KnowledgeGraph) -> None:
    found = json.loads(potestas.page(kg.body("Court of Augmentations"), "json"))
    assert (found["name"], found["type"]) == ("Court of Augmentations", "Body")
    facts = {fact["claims"][0]["id"]: fact for section in found["sections"] for fact in section["facts"]}
    north = facts["realms-2-11"]
    assert north["time"]["earliestBegin"] == "1544-01-01"
    assert north["ended_by"]["id"] == "realms-2-14"
    place = north["claims"][0]["evidence"][0]
    assert place["end"] - place["start"] == len(place["quote"])
    assert [section["title"] for section in found["doubted"]] == ["refuted"]


def test_the_page_needs_nothing_from_outside_and_serves_readers_who_do_not_see_it(kg: KnowledgeGraph) -> None:
    page = Page(potestas.page(kg.body("Court of Augmentations")))
    tags = [tag for tag, _ in page.tags]
    assert not set(tags) & {"script", "link", "iframe", "object", "base", "form"}
    assert all(
        address.startswith(("#", "data:image/svg+xml;base64,"))
        for address in page.values("href") + page.values("src")
    )
    anchors = page.values("id")
    assert len(set(anchors)) == len(anchors)
    assert {address.removeprefix("#") for address in page.values("href")} <= set(anchors)
    levels = [int(tag[1]) for tag in tags if tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tags.count("caption") == tags.count("table")
    assert all(attributes.get("scope") == "col" for tag, attributes in page.tags if tag == "th")
    assert all(attributes["alt"] for tag, attributes in page.tags if tag == "img")
    assert ("html", {"lang": "en"}) in page.tags


def test_mark_up_from_outside_stays_text() -> None:
    kg = graph_of(claim("a-1", "tenure", EVIL, f"Board {EVIL}", role=EVIL, start="1701", by=EVIL))
    board = kg.body(f"Board {EVIL}")
    html = potestas.page(board)
    assert not {tag for tag, _ in Page(html).tags} & {"script", "a b"}
    assert "<script" not in html
    assert "**[x]" not in potestas.page(board, "markdown")
    for form in ("text", "markdown", "html"):
        assert not {"\x00", "\u202e"} & set(potestas.page(board, form))


def test_the_picture_shows_what_lasted_with_its_doubts(kg: KnowledgeGraph, vocabulary: Vocabulary) -> None:
    figure = draw_career(kg.person("Cromwell"), vocabulary)
    assert figure is not None
    assert "Offices: Privy Council (member); Church of England (vicegerent)" in figure.description
    assert "realms-2-16" in figure.facts
    assert potestas.page(kg.person("Cromwell"), "svg") == figure.svg


def test_there_is_no_picture_of_what_has_no_date(vocabulary: Vocabulary) -> None:
    kg = graph_of(claim("a-1", "tenure", "Ay", "Salt Office"))
    assert draw_career(kg.person("Ay"), vocabulary) is None
    assert "<img" not in potestas.page(kg.person("Ay"))
    with pytest.raises(NothingFound):
        potestas.page(kg.person("Ay"), "svg")
