"""The report: one page that holds everything, links every fact to its words and lets nothing run."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from potestas.extract.claim import Claim, Entity, Evidence, Reading, Sentence, Sign
from potestas.graph.draw.figures import figures
from potestas.graph.draw.page import Figure
from potestas.graph.report.contents import contents
from potestas.graph.report.markdown import markdown
from potestas.graph.report.page import page
from potestas.graph.validate import validate
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.vocabulary import Vocabulary

VOID = {"meta", "img", "br"}


def page_of(*arguments: Any, **more: Any) -> str:
    return page(contents(*arguments, **more))


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
    return page_of(kg.reading, vocabulary, pictures, validate(kg.dataset, vocabulary), "Three crowns")


@pytest.fixture(scope="module")
def read(html: str) -> Page:
    return Page(html)


def test_the_page_needs_nothing_from_outside_and_runs_its_own_lines_alone(read: Page, html: str) -> None:
    tags = [tag for tag, _ in read.tags]
    assert not {*tags} & {"link", "iframe", "object", "base", "form"}
    assert tags.count("script") == 1
    script = html.partition("<script>")[2].partition("</script>")[0]
    digest = b64encode(sha256(script.encode()).digest()).decode()
    (policy,) = [
        attributes["content"] for _, attributes in read.tags if "Security" in attributes.get("http-equiv", "")
    ]
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith(f"script-src 'sha256-{digest}'")
    assert not re.search(r"fetch|XMLHttpRequest|import|innerHTML|https?:", script)
    assert all(
        address.startswith(("#", "data:image/svg+xml;base64,"))
        for address in read.values("href") + read.values("src")
    )
    assert "url(" not in "".join(read.words)
    assert "@import" not in "".join(read.words)
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]


def test_every_link_leads_somewhere_and_no_anchor_stands_twice(read: Page) -> None:
    anchors = read.values("id")
    assert len(set(anchors)) == len(anchors)
    assert {address.removeprefix("#") for address in read.values("href")} <= set(anchors)


def test_every_fact_stands_on_the_page_with_its_status_and_its_words(read: Page, realms: Reading) -> None:
    words = " ".join("".join(read.words).split())
    assert read.values("id").count("fact-1") == 1
    for claim in realms.claims:
        assert claim.id in words
        assert all(" ".join(evidence.quote.split()) in words for evidence in claim.evidence)
        assert claim.status in words
    assert f"{len(realms.claims)} facts" in words


def test_the_page_is_laid_out_for_readers_who_do_not_see_it(read: Page, pictures: tuple[Figure, ...]) -> None:
    assert ("html", {"lang": "en"}) in read.tags
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    images = [attributes for tag, attributes in read.tags if tag == "img"]
    assert len(images) == len(pictures)
    assert all(image["alt"] and image["aria-describedby"] in read.values("id") for image in images)
    tags = [tag for tag, _ in read.tags]
    assert tags.count("caption") == tags.count("table")
    assert all(attributes.get("scope") in ("col", "row") for tag, attributes in read.tags if tag == "th")
    assert "title" in tags


def test_the_same_reading_gives_the_same_page(
    html: str, kg: KnowledgeGraph, vocabulary: Vocabulary, pictures: tuple[Figure, ...]
) -> None:
    again = page_of(kg.reading, vocabulary, pictures, validate(kg.dataset, vocabulary), "Three crowns")
    assert again == html


def test_the_page_says_how_to_cite_it(read: Page, realms: Reading) -> None:
    words = "".join(read.words)
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
    html = page_of(reading, vocabulary, figures(reading, vocabulary, statuses=("alleged",)), None, evil)
    read = Page(html)
    assert [tag for tag, _ in read.tags].count("script") == 1
    assert not read.values("onerror")
    assert "\x00" not in html and "\u202e" not in html
    assert "{{ 7*7 }}" in html


def test_an_unvalidated_reading_without_facts_still_makes_a_page(vocabulary: Vocabulary) -> None:
    words = "".join(Page(page_of(Reading(), vocabulary, (), None, "Nothing")).words)
    assert "0 facts" in words
    assert "not validated" in words


def test_what_validation_finds_is_listed_with_its_facts(realms: Reading, vocabulary: Vocabulary) -> None:
    backwards = replace(realms.claims[0], id="backwards", start="1541", end="1530")
    reading = replace(realms, claims=(*realms.claims, backwards))
    found = validate(KnowledgeGraph.from_reading(reading).dataset, vocabulary)
    assert not found.conforms
    read = Page(page_of(reading, vocabulary, (), found, "A faulty history"))
    words = "".join(read.words)
    assert "do not conform" in words
    assert all(" ".join(result.message.split()) in " ".join(words.split()) for result in found.results)


def sentence(quote: str, facts: int, start: int) -> Sentence:
    return Sentence(
        "realms.txt", start, start + len(quote), "The Porte", (Sign("vizier", ("office",)),), facts, quote
    )


def test_what_was_not_read_is_shown_with_its_place(kg: KnowledgeGraph, vocabulary: Vocabulary) -> None:
    silent = sentence("A vizier is soon forgotten.", 0, 9000)
    telling = sentence("Köprülü Mehmed was grand vizier.", 2, 9100)
    reading = replace(kg.reading, sentences=(silent, telling))
    told = contents(reading, vocabulary, (), None, "Three crowns")
    words = "".join(Page(page(told)).words)
    assert "A vizier is soon forgotten." in words
    assert "realms.txt, 9000–9027" in words
    assert "Köprülü Mehmed was grand vizier." not in words
    assert "Of 2 sentences with words of power 1 gave facts (50%)" in words
    assert "“A vizier is soon forgotten.” (realms.txt, 9000–9027; vizier)" in markdown(told)


def test_the_summary_says_who_stands_out_what_changed_and_what_is_doubtful_each_with_its_facts(
    kg: KnowledgeGraph, vocabulary: Vocabulary
) -> None:
    told = contents(kg.reading, vocabulary, (), None, "Three crowns")
    topics = {topic.heading: topic.remarks for topic in told.summary}
    assert list(topics) == [
        "Who stands out",
        "What changed when",
        "How much was read",
        "What is doubtful",
    ]
    assert any(
        remark.words.startswith("Thomas Cromwell has power over") for remark in topics["Who stands out"]
    )
    for remark in (remark for remarks in topics.values() for remark in remarks):
        assert remark.facts or remark.see
        assert set(remark.facts) <= {claim.id for claim in kg.facts}
    alleged = {claim.id for claim in kg.facts if claim.status == "alleged"}
    assert any(set(remark.facts) == alleged for remark in topics["What is doubtful"])


def test_months_of_change_are_told_for_a_short_story_and_years_for_a_long_one(vocabulary: Vocabulary) -> None:
    def changes(*starts: str) -> list[str]:
        claims = [
            Claim(str(number), "tenure", "Sully", f"Office {number}", start=start)
            for number, start in enumerate(starts)
        ]
        told = contents(Reading(tuple(claims), (Entity("Sully", "Person"),)), vocabulary, (), None, "Sully")
        return [remark.words for topic in told.summary[1:2] for remark in topic.remarks]

    months = changes("1599-07", "1599-07", "1599-11")
    assert months[0] == "What is dated begins or happens between July 1599 and November 1599."
    assert months[1].startswith("In July 1599, 2 facts begin or happen. Of most weight: Sully held an office")
    years = changes("1599-07", "1601", "1603", "1605-02", "1605-09", "1607", "1609", "-0044-03")
    assert any(words.startswith("In 1605, 2 facts begin or happen") for words in years)
    assert years[0].startswith("What is dated begins or happens between March 45 BC and 1609")


def test_markdown_has_every_fact_and_its_links_lead_somewhere(
    html: str, kg: KnowledgeGraph, vocabulary: Vocabulary
) -> None:
    told = contents(kg.reading, vocabulary, (), validate(kg.dataset, vocabulary), "Three crowns")
    text = markdown(told)
    assert text.startswith("# Three crowns\n")
    anchors = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)
    assert all(claim.id in text for claim in kg.facts)
    for table in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(widths) == 1, table


def test_signs_of_markdown_from_outside_stay_text(vocabulary: Vocabulary) -> None:
    evil = "](x) | <b>*Board*</b> `_"
    claim = Claim("1", "tenure", evil, evil, evidence=(Evidence(evil, 0, 5, None, evil),))
    text = markdown(
        contents(Reading((claim,), (Entity(evil, "Body"),), {evil: ""}), vocabulary, (), None, evil)
    )
    without = re.sub(r"\\.", "", text)
    assert "<b>" not in without
    assert "](x)" not in without


def test_what_hangs_on_belief_stands_beside_what_is_asserted(vocabulary: Vocabulary) -> None:
    def office(number: int, status: str) -> Claim:
        return Claim(str(number), "tenure", "Olivares", f"Junta {number}", role="president", status=status)

    claims = (office(1, "asserted"), office(2, "reported"), office(3, "alleged"), office(4, "refuted"))
    told = contents(Reading(claims, (Entity("Olivares", "Person"),)), vocabulary, (), None, "Juntas")
    assert '<td class="number" data-order="1">1 – 3</td>' in page(told)
    assert "| [Olivares](#name-1) | 1 – 3 | 0 |" in markdown(told)
