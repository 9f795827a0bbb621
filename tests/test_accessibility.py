"""The page of a report for readers of all kinds: the rules of WCAG 2.2 that a program can check."""

from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from wcag import ROOT, EveryPage, assert_letters_stand_out, parsed, words


@pytest.fixture(scope="module")
def tree(place: Path) -> Element:
    return parsed((place / "report.html").read_text(encoding="utf-8"))


class TestReport(EveryPage):
    """The page of a report, as any page."""


def test_tables_have_captions_heads_and_even_rows(tree: Element) -> None:
    tables = list(tree.iter("table"))
    assert len(tables) > 5
    for table in tables:
        caption = table.find("caption")
        assert caption is not None and words(caption)
        heads = table.findall("thead/tr/th")
        assert heads and all(words(head) and head.get("scope") == "col" for head in heads)
        assert all(head.get("scope") == "row" for head in table.findall("tbody/tr/th"))
        assert {len(row) for row in table.findall("tbody/tr")} <= {len(heads)}


def test_pictures_are_described_and_folded_parts_named(tree: Element) -> None:
    ids = {element.get("id"): element for element in tree.iter() if element.get("id")}
    images = list(tree.iter("img"))
    assert len(images) > 3
    for image in images:
        assert image.get("alt")
        assert words(ids[image.get("aria-describedby")])
    assert all(words(part[0]) and part[0].tag == "summary" for part in tree.iter("details"))


def test_links_say_where_they_lead_and_lead_there(tree: Element) -> None:
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert set(ids.values()) == {1}
    leads: dict[str, str] = {}
    for link in tree.iter("a"):
        text, address = words(link), link.get("href", "")
        assert text
        assert address.removeprefix("#") in ids
        assert leads.setdefault(text, address) == address, f"{text!r} leads to two places"


def test_nothing_is_hidden_from_who_has_no_script(tree: Element) -> None:
    assert not [element for element in tree.iter() if element.get("hidden") is not None]
    assert not list(tree.iter("button"))


def test_letters_stand_out_from_every_ground_of_the_style_sheet() -> None:
    assert_letters_stand_out(ROOT / "graph" / "page.css", grounds_at_least=2)
