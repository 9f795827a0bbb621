"""The page of a report for readers of all kinds: the rules of WCAG 2.2 that a program can check.

Parsed strictly, as the HTML standard has it, by html5lib.
"""

import re
from collections import Counter
from itertools import pairwise, product
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

ROOT = Path(__file__).parent.parent
READABLE = 4.5
"""Contrast of small letters (WCAG 2.2, 1.4.3)."""


@pytest.fixture(scope="module")
def tree(place: Path) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found: Element = parser.parse((place / "report.html").read_text(encoding="utf-8"))
    return found


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_page_says_its_language_its_title_and_its_landmarks(tree: Element) -> None:
    assert tree.get("lang") == "en"
    title = tree.find("head/title")
    assert title is not None and words(title)
    assert [len(list(tree.iter(tag))) for tag in ("header", "nav", "main", "h1")] == [1, 1, 1, 1]
    assert all(nav.get("aria-label") for nav in tree.iter("nav"))
    viewport = tree.find("head/meta[@name='viewport']")
    assert viewport is not None and "scalable" not in viewport.get("content", "")


def test_headings_come_in_order_and_name_every_section(tree: Element) -> None:
    levels = [int(element.tag[1]) for element in tree.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    headings = {element.get("id"): words(element) for element in tree.iter("h2")}
    assert all(headings[section.get("aria-labelledby")] for section in tree.iter("section"))


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


def test_nothing_needs_a_script_or_is_hidden_from_who_has_none(tree: Element) -> None:
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    assert not [element for element in tree.iter() if element.get("hidden") is not None]
    assert not list(tree.iter("button"))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of #rgb or #rrggbb."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_letters_stand_out_from_every_ground_of_the_style_sheet() -> None:
    sheet = (ROOT / "graph" / "page.css").read_text(encoding="utf-8")
    letters = set(re.findall(r"(?<![-\w])color: (#[0-9a-f]+)", sheet))
    grounds = set(re.findall(r"background: (#[0-9a-f]+)", sheet))
    assert {"#fff", "#fff3c4"} <= grounds and len(letters) > 2
    assert round(contrast("#767676", "#fff"), 2) == 4.54  # as WCAG counts it
    for letter, ground in product(letters, grounds):
        assert contrast(letter, ground) >= READABLE, f"{letter} on {ground}"
