"""The pages of `potestas serve` for readers of all kinds: the rules of WCAG 2.2 that a program can check.

Parsed strictly, as the HTML standard has it, by html5lib.
"""

import re
from collections import Counter
from http import HTTPStatus
from itertools import pairwise, product
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from test_accessibility import READABLE, contrast, words

from potestas.knowledge import KnowledgeGraph
from potestas.queries.named import named_query
from potestas.serving.pages import EXAMPLE, answer_page, refusal_page, start_page
from potestas.serving.question import Cell, Sheet
from potestas.serving.served import Served
from potestas.serving.settings import Limits

ROOT = Path(__file__).parent.parent
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
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found: Element = parser.parse(pages[request.param])
    return found


def test_each_page_says_its_language_its_title_and_its_landmarks(tree: Element) -> None:
    assert tree.get("lang") == "en"
    title = tree.find("head/title")
    assert title is not None and words(title)
    assert [len(list(tree.iter(tag))) for tag in ("header", "main", "h1")] == [1, 1, 1]
    assert all(nav.get("aria-label") for nav in tree.iter("nav"))


def test_headings_come_in_order_and_name_every_section(tree: Element) -> None:
    levels = [int(element.tag[1]) for element in tree.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    headings = {element.get("id"): words(element) for element in tree.iter("h2")}
    assert all(headings[section.get("aria-labelledby")] for section in tree.iter("section"))


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


def test_nothing_needs_a_script_and_nothing_typed_becomes_one(tree: Element) -> None:
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert not [*tree.iter("script"), *tree.iter("b")]


def test_a_query_is_shown_as_it_can_be_asked_again(pages: dict[str, str]) -> None:
    def parsed(name: str) -> Element:
        found: Element = html5lib.parse(pages[name], namespaceHTMLElements=False)
        return found

    [shown] = parsed("asked").iter("pre")
    assert "".join(shown.itertext()) == "SELECT ?a { # one\n  ?a a ?b\n}"
    [field] = parsed("start").iter("textarea")
    assert field.text == EXAMPLE


def test_iris_and_dates_stand_on_one_line(pages: dict[str, str]) -> None:
    page = html5lib.parse(pages["answer"], namespaceHTMLElements=False)
    assert [cell.get("class") for cell in page.iter("td")] == ["whole", "whole id"]


def test_letters_stand_out_from_every_ground_of_the_style_sheet() -> None:
    sheet = (ROOT / "potestas" / "serving" / "page.css").read_text(encoding="utf-8")
    letters = set(re.findall(r"(?<![-\w])color: (#[0-9a-f]+)", sheet))
    grounds = set(re.findall(r"background: (#[0-9a-f]+)", sheet))
    assert letters and grounds
    for letter, ground in product(letters, grounds):
        assert contrast(letter, ground) >= READABLE, f"{letter} on {ground}"
