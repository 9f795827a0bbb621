"""What every page must bear for readers of all kinds: the rules of WCAG 2.2 that a program can check.

Pages are parsed strictly, as the HTML standard has it, by html5lib. A module that tests pages has a fixture
`tree` and a class below `EveryPage`.
"""

from __future__ import annotations

import re
from itertools import pairwise, product
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

ROOT = Path(__file__).parent.parent
READABLE = 4.5
"""Contrast of small letters (WCAG 2.2, 1.4.3)."""


def parsed(page: str) -> Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    found: Element = parser.parse(page)
    return found


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


class EveryPage:
    """The tests that any page passes."""

    def test_it_says_its_language_its_title_and_its_landmarks(self, tree: Element) -> None:
        assert tree.get("lang") == "en"
        title = tree.find("head/title")
        assert title is not None and words(title)
        assert [len(list(tree.iter(tag))) for tag in ("header", "main", "h1")] == [1, 1, 1]
        assert all(nav.get("aria-label") for nav in tree.iter("nav"))
        viewport = tree.find("head/meta[@name='viewport']")
        assert viewport is not None and "scalable" not in viewport.get("content", "")

    def test_headings_come_in_order_and_name_every_section(self, tree: Element) -> None:
        levels = [int(element.tag[1]) for element in tree.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        headings = {element.get("id"): words(element) for element in tree.iter("h2")}
        assert all(headings[section.get("aria-labelledby")] for section in tree.iter("section"))

    def test_nothing_needs_a_script(self, tree: Element) -> None:
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]


def assert_letters_stand_out(sheet: Path, grounds_at_least: int = 1) -> None:
    """From every ground of a style sheet."""
    style = sheet.read_text(encoding="utf-8")
    letters = set(re.findall(r"(?<![-\w])color: (#[0-9a-f]+)", style))
    grounds = set(re.findall(r"background: (#[0-9a-f]+)", style))
    assert letters and len(grounds) >= grounds_at_least
    for letter, ground in product(letters, grounds):
        assert contrast(letter, ground) >= READABLE, f"{letter} on {ground}"


def contrast(one: str, other: str) -> float:
    """As WCAG counts it, from 1 to 21.

    >>> round(contrast("#767676", "#fff"), 2)
    4.54
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
