"""Explanations: proofs as trees for people, as JSON, as RDF and as a page, each down to the sentences."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import PROV, RDF, SKOS, Graph, Literal, URIRef
from test_cli import Command
from test_report import Page

from potestas.edition import publish
from potestas.extract.claim import Claim, Evidence, Reading
from potestas.graph.proofs.words import Words
from potestas.graph.report.contents import contents
from potestas.graph.report.page import page
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.vocabulary import POT, Vocabulary
from potestas.opening import load
from potestas.queries.explain import Explanation

CHAIN = "Prince Gong oversees the Marine Department"
ENDED = "Edward North oversees the Receivers of Abbey Lands"
"""The court that he headed was dissolved; that he left it no text says."""
FORMS = ("text", "json", "ttl", "html")


@pytest.fixture
def potestas(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


def explained(kg: KnowledgeGraph, statement: str) -> Explanation:
    found = kg.explain(statement)
    assert found is not None
    return found


def test_a_proof_is_a_tree_down_to_the_sentences(kg: KnowledgeGraph) -> None:
    shown = explained(kg, CHAIN).to("text")
    assert shown.startswith(
        "Prince Gong oversees Marine Department\n│ follows: possible, from 1 January 1861"
    )
    assert "│ rule: if A is head of B and B oversees C, then A oversees C\n" in shown
    lines = [line.lstrip("│├└─ ") for line in shown.splitlines()]
    at = lines.index("Prince Gong is head of Zongli Yamen")
    assert lines[at + 1 : at + 3] == [
        "stated: from 1861 until 1884",
        "“Prince Gong headed the Zongli Yamen from 1861 to 1884”",
    ]
    assert "“The Marine Department was part of the Imperial Maritime Customs Service”\n" in shown
    assert "realms.txt, characters" in shown and "(fact realms-4-02)" in shown
    assert str(explained(kg, CHAIN)) == shown


def test_an_end_that_follows_is_marked_and_no_stated_one(kg: KnowledgeGraph) -> None:
    found = explained(kg, ENDED)
    shown = " ".join(found.to("text").split())
    assert "until 31 January 1554 at the latest (that end follows" in shown
    assert "stated: from 1544 │ “Edward North followed him" in shown
    assert "ended by 31 January 1554; that follows, no text states it: │ “The Court of Aug" in shown
    (proof,) = json.loads(found.to("json"))["proofs"]
    assert proof["time"]["latestEnd"] == "1554-01-31"
    assert "latestEnd" not in proof["stated_time"]
    graph = Graph().parse(data=found.to("ttl"))
    (premise,) = graph.subjects(RDF.predicate, URIRef("http://www.w3.org/ns/org#headOf"))
    ends = set(graph.subjects(RDF.type, POT.ImpliedEnd))
    assert len(ends & set(graph.objects(premise, PROV.wasDerivedFrom))) == 1
    time = graph.value(premise, POT.during)
    assert time is not None and graph.value(time, POT.latestEnd) is None


def test_rdf_of_a_proof_leads_from_what_follows_to_the_quotation(
    kg: KnowledgeGraph, vocabulary: Vocabulary
) -> None:
    graph = Graph().parse(data=explained(kg, CHAIN).to("ttl"))
    rows = graph.query(
        """SELECT ?label ?quote WHERE {
             ?root a pot:Inference ; rdfs:label ?label ; pot:premise+ ?step .
             FILTER NOT EXISTS { ?other pot:premise ?root }
             ?step a pot:Premise ; prov:wasDerivedFrom/prov:wasDerivedFrom/oa:hasSelector/oa:exact ?quote }"""
    )
    found = [{str(key): str(term) for key, term in row.items()} for row in rows.bindings]
    told = {(row["label"], row["quote"].split()[0]) for row in found}
    assert told == {("Prince Gong oversees Marine Department", first) for first in ("Prince", "The")}
    assert not list(graph.triples((None, POT.oversees, None))), "the file would assert what follows"
    assert list(graph.subjects(SKOS.prefLabel, Literal("Marine Department")))
    used = {term for triple in graph for term in triple[1:] if isinstance(term, URIRef) and term in POT}
    assert used <= set(vocabulary.graph.subjects())


def test_a_page_needs_no_script_and_escapes_what_texts_hold(realms: Reading) -> None:
    evil = "<script>alert(1)</script>"
    quoted = (Evidence("<b>.txt", 0, 9, evil, f"{evil}\u202e" + " long" * 400),)
    claims = (
        Claim("one", "tenure", evil, "Board", role="head", start="1701", evidence=quoted),
        Claim("two", "supervision", "Board", "Mint", evidence=quoted),
    )
    types = {evil: "Person", "Board": "Body", "Mint": "Body"}
    entities = tuple(
        replace(realms.entities[0], name=name, type=types[name], aliases=(), iri="") for name in types
    )
    kg = KnowledgeGraph.from_reading(Reading(claims, entities, {"<b>.txt": "0"}))
    found = explained(kg, f"{evil} oversees Mint")
    page = Page(found.to("html"))
    assert "script" not in {tag for tag, _ in page.tags}
    assert evil in "".join(page.words)
    assert {address for address in page.values("href") + page.values("src")} == set()
    assert "\u202e" not in found.to("html") + found.to("text")
    assert max(map(len, found.to("text").splitlines())) <= 100


@pytest.mark.parametrize("form", FORMS)
def test_the_same_question_gives_the_same_bytes(kg: KnowledgeGraph, place: Path, form: str) -> None:
    assert explained(kg, CHAIN).to(form) == explained(load(place), CHAIN).to(form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("asked", [CHAIN, "Gong is head of the Zongli Yamen", "realms-3-07"])
def test_every_form_shows_what_follows_what_is_stated_and_a_single_fact(
    place: Path, potestas: Command, asked: str, form: str
) -> None:
    outcome = potestas("explain", place, asked, "--format", form)
    assert (outcome.status, outcome.err) == (0, "")
    words = (
        "directed the Revolutionary Tribunal in person" if "realms" in asked else "headed the Zongli Yamen"
    )
    assert words in outcome.out
    if form == "ttl":
        assert len(Graph().parse(data=outcome.out))
    if form == "json":
        json.loads(outcome.out)
    if form == "html":
        Page(outcome.out)


def test_all_proofs_are_told_apart(realms: Reading) -> None:
    """A minister over the mint both through the treasury and through the council."""
    claims = [
        Claim("a", "tenure", "Nader", "Treasury", role="head", start="1740"),
        Claim("b", "supervision", "Treasury", "Mint"),
        Claim("c", "tenure", "Nader", "Council", role="head", start="1741"),
        Claim("d", "supervision", "Council", "Mint"),
    ]
    kinds = {"Nader": "Person", "Treasury": "Body", "Council": "Body", "Mint": "Body"}
    entities = tuple(
        replace(realms.entities[0], name=name, type=kinds[name], aliases=(), iri="") for name in kinds
    )
    kg = KnowledgeGraph.from_reading(Reading(tuple(claims), entities))
    shown = explained(kg, "Nader oversees Mint").to("text")
    assert shown.startswith("Nader oversees Mint, for 2 reasons:\n")
    assert "Proof 2 of 2" in shown
    assert "no place is given (fact a)" in shown


def test_what_held_at_another_date_is_told(place: Path, potestas: Command) -> None:
    outcome = potestas("explain", place, CHAIN, "--as-of", "1890")
    assert outcome.status == 1
    assert "not in 1890; it may have held from 1 January 1861" in outcome.err
    assert "(as of 1870: possible)" in potestas("explain", place, CHAIN, "--as-of", "1870").out
    stated = potestas("explain", place, "Gong head of Zongli Yamen", "--as-of", "1885-03")
    assert "not in March 1885; it held from 1861 until 1884" in stated.err


def test_what_is_only_alleged_is_said_to_be(place: Path, potestas: Command) -> None:
    outcome = potestas("explain", place, "Robespierre supervises the Revolutionary Tribunal")
    assert outcome.status == 1
    assert outcome.err.endswith(
        "it does not follow that Maximilien Robespierre supervises Revolutionary Tribunal; "
        "it is alleged only (fact realms-3-07)\n"
    )


def test_what_an_accepted_allegation_gives_is_no_plain_statement(realms: Reading) -> None:
    kg = KnowledgeGraph.from_reading(realms, accept=("asserted", "alleged"))
    found = explained(kg, "Robespierre oversees the Revolutionary Tribunal")
    assert "stated as alleged by Paul Barras" in found.to("text")


def test_the_report_unfolds_what_follows(place: Path, kg: KnowledgeGraph, vocabulary: Vocabulary) -> None:
    follows = tuple(kg.infer().through_others(vocabulary))
    words = Words(kg.graph, vocabulary)
    html = page(contents(kg.reading, vocabulary, (), None, "Realms", follows=follows, words=words))
    read = Page(html)
    anchors = read.values("id")
    assert len(set(anchors)) == len(anchors)
    assert {address.removeprefix("#") for address in read.values("href")} <= set(anchors)
    section = html[html.index('id="follows"') : html.index('id="contradictions"')]
    assert section.count("<details>") == len(follows) > 2
    assert "Prince Gong oversees Marine Department" in section
    assert "ended by 31 January 1554" in section
    assert 'id="follows"' in (place / "report.html").read_text(encoding="utf-8")


def test_a_report_of_nothing_says_that_nothing_follows(tmp_path: Path) -> None:
    publish(KnowledgeGraph.from_reading(Reading()), tmp_path)
    assert "From no two facts does it follow" in (tmp_path / "report.html").read_text(encoding="utf-8")
