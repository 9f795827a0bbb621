"""The pages of `potestas serve` for readers of all kinds: the rules of WCAG 2.2 that a program can check."""

from collections import Counter
from http import HTTPStatus
from xml.etree.ElementTree import Element

import pytest
from wcag import ROOT, EveryPage, assert_letters_stand_out, parsed, words

from potestas.knowledge import KnowledgeGraph
from potestas.queries.named import named_query
from potestas.serving.pages import EXAMPLE, answer_page, refusal_page, start_page
from potestas.serving.question import Cell, Sheet
from potestas.serving.served import Served
from potestas.serving.settings import Limits

EVIL = "<b onclick='x'>Robert</b>"


@pytest.fixture(scope="module")
def pages(kg: KnowledgeGraph) -> dict[str, str]:
    served = Served(kg, "realms")
    rows = ((Cell("Privy Council", thing=False), None), (Cell(f"{kg.base}fact/1", thing=True), None))
    sheet = Sheet(("body", "role"), rows, more=False)
    nothing = Sheet(("body",), (), more=False)
    career, given = named_query("career"), {"person": EVIL}
    return {
        "start": start_page(served, Limits(), "http://127.0.0.1:8000/sparql"),
        "answer": answer_page(served, sheet, EVIL, address="/query/career", query=career, given=given),
        "nothing": answer_page(served, nothing, EVIL, address="/sparql", query=None, given={"query": EVIL}),
        "asked": answer_page(
            served,
            sheet,
            "# title\nSELECT ?a { # one\n  ?a a ?b\n}",
            address="/sparql",
            query=None,
            given={},
        ),
        "refusal": refusal_page(served, HTTPStatus.BAD_REQUEST, EVIL),
    }


@pytest.fixture(params=["start", "answer", "nothing", "refusal"])
def tree(pages: dict[str, str], request: pytest.FixtureRequest) -> Element:
    return parsed(pages[request.param])


class TestServedPages(EveryPage):
    """The pages that people get, as any page."""


def test_every_field_has_a_label_of_its_own_and_an_explanation(tree: Element) -> None:
    ids = {element.get("id"): element for element in tree.iter() if element.get("id")}
    labels = {label.get("for"): words(label) for label in tree.iter("label")}
    fields = [*tree.iter("textarea"), *(field for field in tree.iter("input") if field.get("type") == "text")]
    assert {field.get("id") for field in fields} == set(labels)
    for field in fields:
        needed = field.get("required") is not None
        assert labels[field.get("id")].endswith("(needed)") == (needed and field.tag == "input")
        assert field.tag == "textarea" or words(ids[field.get("aria-describedby")])
        assert field.get("list") is None or len(ids[field.get("list")]) > 1


def test_buttons_links_and_tables_say_what_they_are(tree: Element) -> None:
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert set(ids.values()) <= {1}
    buttons = [field.get("value") for field in tree.iter("input") if field.get("type") == "submit"]
    assert all(buttons) and len(set(buttons)) == len(buttons)
    for link in tree.iter("a"):
        assert words(link)
        assert not link.get("href", "").startswith("#") or link.get("href", "")[1:] in ids
    for table in tree.iter("table"):
        caption = table.find("caption")
        assert caption is not None and words(caption)
        assert all(words(head) and head.get("scope") == "col" for head in table.findall("thead/tr/th"))


def test_nothing_typed_becomes_a_part_of_the_page(tree: Element) -> None:
    assert not [*tree.iter("script"), *tree.iter("b")]


def test_a_query_is_shown_as_it_can_be_asked_again(pages: dict[str, str]) -> None:
    [shown] = parsed(pages["asked"]).iter("pre")
    assert "".join(shown.itertext()) == "SELECT ?a { # one\n  ?a a ?b\n}"
    [field] = parsed(pages["start"]).iter("textarea")
    assert field.text == EXAMPLE


def test_iris_and_dates_stand_on_one_line(pages: dict[str, str]) -> None:
    page = parsed(pages["answer"])
    assert [cell.get("class") for cell in page.iter("td")] == ["whole", "whole id"]


def test_letters_stand_out_from_every_ground_of_the_style_sheet() -> None:
    assert_letters_stand_out(ROOT / "potestas" / "serving" / "page.css")
