"""The order of posts: who stood above whom at a date, in which chains, and why."""

from __future__ import annotations

import csv
import io
import json
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import URIRef

from potestas.cli import run
from potestas.edition import publish
from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.extract.edtf import Span, holds_at
from potestas.graph.assemble import assemble
from potestas.graph.hierarchy.order import Order, certainty
from potestas.graph.hierarchy.telling import holdings_of
from potestas.graph.layout import accepted
from potestas.graph.reasoning.proof import Proof
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import DateError, UnknownName
from potestas.ontology.vocabulary import POT, vocabulary

CUSTOMS = [
    Claim("a", "tenure", "Prince Gong", "Zongli Yamen", role="president", start="1861-03", end="1884-04"),
    Claim("b", "part-of", "Imperial Customs", "Zongli Yamen", start="1861", end="1901"),
    Claim("c", "tenure", "Robert Hart", "Imperial Customs", role="director", start="1863-11-15", end="1911"),
    Claim("d", "tenure", "Edward Bowra", "Imperial Customs", role="deputy head", start="1870", end="1873"),
    Claim("e", "supervision", "Imperial Customs", "Marine Department", start="1868-04-25", end="1880"),
    Claim(
        "f",
        "appointment",
        "Prince Gong",
        "Robert Hart",
        role="director",
        body="Imperial Customs",
        date="1863-11-15",
    ),
    Claim("g", "tenure", "Horatio Lay", "Imperial Customs", role="director", start="1861", end="1863-11-15"),
    Claim("h", "supervision", "Edward Bowra", "Zongli Yamen", status="alleged", start="1870", end="1873"),
]
PEOPLE = {"Prince Gong", "Robert Hart", "Edward Bowra", "Horatio Lay"}


def reading(claims: list[Claim], people: set[str]) -> Reading:
    names = {name for claim in claims for name in (claim.subject, claim.object, claim.body) if name}
    told = tuple(
        Claim(
            **{
                **{key: getattr(claim, key) for key in claim.__slots__},
                "evidence": (Evidence("customs.txt", 0, 4, note="7", quote=f"words of {claim.id}"),),
            }
        )
        for claim in claims
    )
    return Reading(
        told, tuple(Entity(name, "Person" if name in people else "Body") for name in sorted(names)), {}
    )


@pytest.fixture(scope="module")
def customs() -> KnowledgeGraph:
    return KnowledgeGraph.from_reading(reading(CUSTOMS, PEOPLE))


def names(kg: KnowledgeGraph, nodes: list[object]) -> list[str]:
    return [kg.order.names.name_of(kg.names.name_of(str(node))) for node in nodes]


def test_a_chain_leads_to_the_top_with_the_holders_of_the_day(customs: KnowledgeGraph) -> None:
    (chain,) = customs.hierarchy("Marine Department", "1871").chains
    assert names(customs, [step.thing for step in chain.steps]) == [
        "Imperial Customs",
        "director of Imperial Customs",
        "Zongli Yamen",
        "president of Zongli Yamen",
    ]
    assert chain.certainty == "certain"
    held = {name for step in chain.steps for name in names(customs, [h.triple[0] for h in step.holders])}
    assert held == {"Robert Hart", "Prince Gong"}


def test_within_a_body_rank_orders_and_between_bodies_part_and_head(customs: KnowledgeGraph) -> None:
    found = customs.hierarchy("Edward Bowra", "1871")
    above = dict(zip(names(customs, [rank.thing for rank in found.above]), found.above, strict=True))
    assert {"Robert Hart", "Prince Gong", "Zongli Yamen"} <= set(above)
    assert "Horatio Lay" not in above and "Edward Bowra" not in above
    assert above["Robert Hart"].certainty == "certain"
    assert {holding.claim.id for holding in holdings_of(above["Robert Hart"].proof)} == {"c", "d"}
    assert {holding.claim.id for holding in holdings_of(above["Prince Gong"].proof)} == {"a", "b", "c", "d"}


def test_at_another_date_another_order(customs: KnowledgeGraph) -> None:
    then = customs.hierarchy("Marine Department", "1885").chains
    assert then == ()
    early = customs.hierarchy("Imperial Customs", "1862")
    assert "Horatio Lay" in names(customs, [rank.thing for rank in early.above])
    assert "Robert Hart" not in names(customs, [rank.thing for rank in early.above])


def test_what_is_only_alleged_sets_nobody_above(customs: KnowledgeGraph) -> None:
    above = customs.hierarchy("Zongli Yamen", "1871").above
    assert names(customs, [rank.thing for rank in above]) == ["Prince Gong", "president of Zongli Yamen"]


def test_who_could_appoint(customs: KnowledgeGraph) -> None:
    """A stated act first, then who stood above by office; an act of a later day is none."""
    found = customs.hierarchy("Imperial Customs", "1871")
    assert [proof.holding and proof.holding.claim.id for proof in found.appointed] == ["f"]
    assert names(customs, [rank.thing for rank in found.by_office]) == ["Zongli Yamen"]
    assert customs.hierarchy("Imperial Customs", "1862").appointed == ()


def test_a_post_is_named_by_its_role_and_body(customs: KnowledgeGraph) -> None:
    assert "/post/" in customs.hierarchy("director of Imperial Customs").thing
    with pytest.raises(UnknownName):
        customs.hierarchy("director of Grain Transport")
    with pytest.raises(DateError):
        customs.hierarchy("Imperial Customs", "eventually")


# ── Properties ──

BODIES, MEN = ("Council", "Treasury", "Mint"), ("Ana", "Blas", "Cruz")
STARTS, ENDS = (
    st.sampled_from([None, "1571", "1571-06", "1572"]),
    st.sampled_from([None, "1572", "1573", "1573"]),
)
DAYS = ("1570-01-01", "1571-08-01", "1572-03-01", "1573-07-01", "1580-01-01")
RELATION = st.one_of(
    st.tuples(
        st.just("tenure"),
        st.sampled_from(MEN),
        st.sampled_from(BODIES),
        st.sampled_from(["head", "deputy head", "member"]),
    ),
    st.tuples(st.just("part-of"), st.sampled_from(BODIES), st.sampled_from(BODIES), st.none()),
    st.tuples(
        st.just("supervision"), st.sampled_from((*MEN, *BODIES)), st.sampled_from((*MEN, *BODIES)), st.none()
    ),
)
CLAIMS = st.lists(st.tuples(RELATION, STARTS, ENDS), min_size=2, max_size=8)
Drawn = list[tuple[tuple[str, str, str, str | None], str | None, str | None]]
QUICK = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def order_of(drawn: Drawn) -> Order:
    claims = [
        Claim(f"c-{number}", kind, subject, object, role=role, start=start, end=end)
        for number, ((kind, subject, object, role), start, end) in enumerate(drawn)
    ]
    whole = [claim for claim in claims if Span.of(claim).begin[0] <= Span.of(claim).end[1]]
    data = assemble(reading(whole, set(MEN)), vocabulary())
    return Order(accepted(data), vocabulary())


def things(drawn: Drawn) -> list[URIRef]:
    base = "https://w3id.org/potestas/data/"
    return [
        *(URIRef(f"{base}body/{name.lower()}") for name in BODIES),
        *(URIRef(f"{base}person/{name.lower()}") for name in MEN),
        *(
            URIRef(f"{base}post/{body.lower()}/{role}")
            for body in BODIES
            for role in ("head", "deputy-head", "member")
        ),
    ]


def leaves(proof: Proof) -> list[Proof]:
    return [leaf for premise in proof.premises for leaf in leaves(premise)] or [proof]


@QUICK
@given(CLAIMS)
def test_nobody_stands_above_themselves(drawn: Drawn) -> None:
    order = order_of(drawn)
    for thing in things(drawn):
        assert thing not in order.ordered(thing, "above")
        assert thing not in order.ordered(thing, "below")


@QUICK
@given(CLAIMS)
def test_no_rank_holds_when_a_premise_certainly_did_not(drawn: Drawn) -> None:
    order = order_of(drawn)
    for thing in things(drawn):
        for proofs in order.ordered(thing, "above").values():
            for proof, day in product(proofs, DAYS):
                if "no" in {holds_at(leaf.span, day) for leaf in leaves(proof)}:
                    assert certainty(proof, day) == "no"


@QUICK
@given(CLAIMS)
def test_above_and_below_are_one_order_and_it_is_transitive(drawn: Drawn) -> None:
    """What is certainly above, at a day, what is certainly above a third, is above the third.

    Of posts, bodies and people in their own person; who is above somebody in one post need not be in another.
    """
    order = order_of(drawn)
    nodes = things(drawn)
    above = {thing: order.ordered(thing, "above") for thing in nodes}
    below = {thing: order.ordered(thing, "below") for thing in nodes}
    for one, other in product(nodes, nodes):
        assert (one in above[other]) == (other in below[one])
    for day in DAYS:
        sure = {
            (over, thing)
            for thing in nodes
            for over, proofs in above[thing].items()
            for proof in proofs
            if certainty(proof, day) == "certain"
            and [premise.triple[1] for premise in proof.premises] == [POT.above]
        }
        for (top, middle), (over, low) in product(sure, sure):
            if middle == over and top != low:
                assert any(certainty(proof, day) == "certain" for proof in above[low].get(top, ())), (
                    top,
                    middle,
                    low,
                )


# ── The command ──


@pytest.fixture(scope="module")
def folder(customs: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("customs")
    publish(customs, place)
    return place


def test_the_command_tells_it_with_sentences(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["hierarchy", str(folder), "Edward Bowra", "--as-of", "1871"]) == 0
    told = capsys.readouterr().out
    assert "↑ director of Imperial Customs: Robert Hart (from 15 November 1863 until 1911)" in told
    assert "“words of b” (customs.txt, note 7; fact b, from 1861 until 1901)" in told
    assert "contains the body under it: certain" in told


def test_the_command_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["hierarchy", str(folder), "Imperial Customs", "--as-of", "1871", "--format"]
    assert run([*arguments, "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {row["part"] for row in rows} == {"chain", "above", "below", "appointed"}
    stated = next(row for row in rows if row["certainty"] == "stated")
    assert (stated["name"], stated["facts"]) == ("Prince Gong", "f")
    assert run([*arguments, "json", "--only", "above"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["as_of"] == "1871" and "chain" not in found
    assert {entry["name"] for entry in found["above"]} >= {"Robert Hart", "Zongli Yamen"}


def test_the_command_says_when_there_is_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["hierarchy", str(folder), "Marine Department", "--as-of", "1950"]) == 1
    assert "as of 1950" in capsys.readouterr().err
    assert run(["hierarchy", str(folder), "Board of Rites"]) == 2
