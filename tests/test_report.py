"""The report: one page that holds everything, links every fact to its words and lets nothing run."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.draw.figures import figures
from potestas.graph.draw.page import Figure
from potestas.graph.report import report
from potestas.graph.validate import validate
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.vocabulary import Vocabulary

VOID = {"meta", "img", "br"}


class Page(HTMLParser):
    """The tags of a page with their attributes, and its words; it fails on tags that do not match."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]


@pytest.fixture(scope="module")
def pictures(realms: Reading, vocabulary: Vocabulary) -> tuple[Figure, ...]:
    return figures(realms, vocabulary)


@pytest.fixture(scope="module")
def html(kg: KnowledgeGraph, vocabulary: Vocabulary, pictures: tuple[Figure, ...]) -> str:
    return report(kg.reading, vocabulary, pictures, validate(kg.dataset, vocabulary), "Three crowns")


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_the_page_needs_nothing_from_outside_and_runs_nothing(page: Page) -> None:
    assert not {tag for tag, _ in page.tags} & {"script", "link", "iframe", "object", "base", "form"}
    assert all(
        address.startswith(("#", "data:image/svg+xml;base64,"))
        for address in page.values("href") + page.values("src")
    )
    assert "url(" not in "".join(page.words)
    assert "@import" not in "".join(page.words)
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]


def test_every_link_leads_somewhere_and_no_anchor_stands_twice(page: Page) -> None:
    anchors = page.values("id")
    assert len(set(anchors)) == len(anchors)
    assert {address.removeprefix("#") for address in page.values("href")} <= set(anchors)


def test_every_fact_stands_on_the_page_with_its_status_and_its_words(page: Page, realms: Reading) -> None:
    words = " ".join("".join(page.words).split())
    assert page.values("id").count("fact-1") == 1
    for claim in realms.claims:
        assert claim.id in words
        assert all(" ".join(evidence.quote.split()) in words for evidence in claim.evidence)
        assert claim.status in words
    assert f"{len(realms.claims)} facts" in words


def test_the_page_is_laid_out_for_readers_who_do_not_see_it(
    page: Page, pictures: tuple[Figure, ...]
) -> None:
    assert ("html", {"lang": "en"}) in page.tags
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    images = [attributes for tag, attributes in page.tags if tag == "img"]
    assert len(images) == len(pictures)
    assert all(image["alt"] and image["aria-describedby"] in page.values("id") for image in images)
    tags = [tag for tag, _ in page.tags]
    assert tags.count("caption") == tags.count("table")
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in page.tags if tag == "th")
    assert "title" in tags


def test_the_same_reading_gives_the_same_page(
    html: str, kg: KnowledgeGraph, vocabulary: Vocabulary, pictures: tuple[Figure, ...]
) -> None:
    again = report(kg.reading, vocabulary, pictures, validate(kg.dataset, vocabulary), "Three crowns")
    assert again == html


def test_the_page_says_how_to_cite_it(page: Page, realms: Reading) -> None:
    words = "".join(page.words)
    assert "How to cite" in words
    assert all(digest in words for digest in realms.documents.values())


def test_mark_up_from_outside_stays_text(vocabulary: Vocabulary) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>\x00\u202e{{ 7*7 }}'
    claim = Claim(
        id=evil,
        kind="tenure",
        subject=evil,
        object=f"Board {evil}",
        role=evil,
        start="1701",
        status="alleged",
        by=evil,
        evidence=(Evidence(evil, 0, 5, evil, evil),),
    )
    reading = Reading((claim,), (Entity(evil, "Person"), Entity(f"Board {evil}", "Body")), {evil: evil})
    html = report(reading, vocabulary, figures(reading, vocabulary, statuses=("alleged",)), None, evil)
    page = Page(html)
    assert "script" not in {tag for tag, _ in page.tags}
    assert not page.values("onerror")
    assert "\x00" not in html and "\u202e" not in html
    assert "{{ 7*7 }}" in html


def test_an_unvalidated_reading_without_facts_still_makes_a_page(vocabulary: Vocabulary) -> None:
    words = "".join(Page(report(Reading(), vocabulary, (), None, "Nothing")).words)
    assert "0 facts" in words
    assert "not validated" in words


def test_what_validation_finds_is_listed_with_its_facts(realms: Reading, vocabulary: Vocabulary) -> None:
    backwards = replace(realms.claims[0], id="backwards", start="1541", end="1530")
    reading = replace(realms, claims=(*realms.claims, backwards))
    found = validate(KnowledgeGraph.from_reading(reading).dataset, vocabulary)
    assert not found.conforms
    page = Page(report(reading, vocabulary, (), found, "A faulty history"))
    words = "".join(page.words)
    assert "do not conform" in words
    assert all(" ".join(result.message.split()) in " ".join(words.split()) for result in found.results)
