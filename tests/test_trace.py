"""Traces: the dated steps by which one gained power over another, as the text states them and no others."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.extract.edtf import chronological
from potestas.graph.power.trace import Trace, trace
from potestas.ontology.errors import UnknownName
from potestas.ontology.vocabulary import Edge, Vocabulary, vocabulary

ARMY, REGIMENT, SUPPLY = "Imperial Army", "Friedland Regiment", "[supply commission, 1626]"
GENERAL, DEPUTY = "Albrecht von Wallenstein", "Matthias Gallas"
COUNCIL = "[council of war of the Imperial Army, 1632-11]"


def claim(place: int, kind: str, **values: str) -> Claim:
    """A claim that ten code points from `place` on state."""
    evidence = Evidence("wallenstein.txt", place, place + 10, quote=f"words at {place}")
    return Claim(id=f"w{place}", kind=kind, evidence=(evidence,), **values)  # type: ignore[arg-type]


CLAIMS = (
    claim(100, "tenure", subject=GENERAL, object=ARMY, role="general", start="1625-04", end="1630-08"),
    claim(200, "tenure", subject=GENERAL, object=SUPPLY, role="chairman", start="1626", end="1630"),
    claim(300, "supervision", subject=GENERAL, object=REGIMENT),
    claim(310, "part-of", subject=REGIMENT, object=ARMY),
    claim(400, "examination", subject=SUPPLY, object=ARMY, date="1626-05"),
    claim(500, "examination", subject=SUPPLY, object=ARMY, date="1631-02"),
    claim(600, "tenure", subject=GENERAL, object=ARMY, role="general"),
    claim(700, "tenure", subject=DEPUTY, object=ARMY, role="deputy general", start="1632"),
    claim(800, "report", subject=DEPUTY, object=GENERAL, date="1633-10"),
    claim(900, "supervision", subject=GENERAL, object=ARMY, start="1634", status="alleged", by="Piccolomini"),
    claim(950, "attendance", subject=GENERAL, object=COUNCIL, date="1632-11-15"),
)
WAR = Reading(
    CLAIMS,
    (
        Entity(GENERAL, "Person"),
        Entity(DEPUTY, "Person"),
        Entity(ARMY, "Body"),
        Entity(REGIMENT, "Body"),
        Entity(SUPPLY, "Body", kind="commission"),
        Entity(COUNCIL, "Meeting"),
        Entity("Ferdinand II", "Person"),
    ),
    {"wallenstein.txt": ""},
)


def ids(found: Trace) -> list[str]:
    return [step.claim.id for step in found.steps]


@pytest.fixture(scope="module")
def rise() -> Trace:
    return trace(WAR, vocabulary(), GENERAL, ARMY)


def test_steps_come_in_the_order_of_their_dates(rise: Trace) -> None:
    assert ids(rise) == ["w100", "w300", "w400", "w950", "w800"]
    assert [step.date for step in rise.steps] == ["1625-04", "", "1626-05", "1632-11-15", "1633-10"]
    assert len(rise.dated) == 4


def test_a_step_may_go_through_bodies_people_and_parts(rise: Trace) -> None:
    routes = {step.claim.id: step.route for step in rise.steps}
    assert routes["w100"] == (GENERAL, ARMY)
    assert routes["w300"] == (GENERAL, REGIMENT, ARMY)
    assert routes["w400"] == (GENERAL, SUPPLY, ARMY)
    assert routes["w800"] == (GENERAL, DEPUTY, ARMY)
    assert [step.direct for step in rise.steps] == [True, False, False, False, False]


def test_a_matter_that_bears_the_name_of_the_target_leads_to_it(rise: Trace) -> None:
    step = next(step for step in rise.steps if step.claim.id == "w950")
    assert step.route == (GENERAL, COUNCIL, ARMY)
    assert [leg.claim for leg in step.legs] == [step.claim, None]


def test_a_seat_gives_nothing_of_what_the_body_does_after_it_is_lost(rise: Trace) -> None:
    assert "w500" not in ids(rise)


def test_what_is_alleged_is_no_step_unless_asked_for(rise: Trace) -> None:
    assert "w900" not in ids(rise)
    believing = trace(WAR, vocabulary(), GENERAL, ARMY, statuses=("asserted", "alleged"))
    assert (believing.steps[-1].claim.id, believing.steps[-1].status) == ("w900", "alleged")


def test_what_is_told_again_is_kept_with_the_step(rise: Trace) -> None:
    assert [again.id for again in rise.steps[0].also] == ["w600"]
    assert rise.steps[0].quotes == ("words at 100", "words at 600")


def test_a_step_says_what_its_claims_say_and_shows_their_words(rise: Trace) -> None:
    step = rise.steps[2]
    assert step.sentence == (
        "Albrecht von Wallenstein was chairman of the supply commission (1626), from 1626 until 1630. "
        "The supply commission (1626) examined the Imperial Army, in May 1626."
    )
    assert step.means == "commission"
    assert set(step.quotes) == {"words at 200", "words at 400"}
    assert step.evidence is not None
    assert (step.evidence.document, step.evidence.start, step.evidence.end) == ("wallenstein.txt", 400, 410)


def test_kinds_choose_what_counts(vocabulary: Vocabulary) -> None:
    assert ids(trace(WAR, vocabulary, GENERAL, ARMY, kinds=("tenure",))) == ["w100"]


def test_no_route_no_steps(vocabulary: Vocabulary) -> None:
    assert trace(WAR, vocabulary, "Ferdinand II", ARMY).steps == ()
    assert trace(WAR, vocabulary, ARMY, GENERAL).steps == ()


def test_an_unknown_name_is_named(vocabulary: Vocabulary) -> None:
    with pytest.raises(UnknownName, match="Tilly"):
        trace(WAR, vocabulary, "Tilly", ARMY)


def test_power_too_faint_is_not_passed_on(vocabulary: Vocabulary) -> None:
    claims = (
        Claim(id="1", kind="accusation", subject="Cicero", object="Verres", date="-0069"),
        Claim(id="2", kind="tenure", subject="Verres", object="Sicily", role="clerk"),
    )
    entities = (Entity("Cicero", "Person"), Entity("Verres", "Person"), Entity("Sicily", "Body"))
    assert trace(Reading(claims, entities), vocabulary, "Cicero", "Sicily").steps == ()
    governor = (claims[0], replace(claims[1], role="governor"))
    assert len(trace(Reading(governor, entities), vocabulary, "Cicero", "Sicily").steps) == 1


def test_an_outlook_does_not_carry_undated_steps_away(vocabulary: Vocabulary) -> None:
    told = (
        claim(10, "order", subject="Qianlong", object="Grand Council", date="1750", task="report daily"),
        claim(
            20, "order", subject="Qianlong", object="Grand Council", date="1796", task="serve the new emperor"
        ),
        claim(30, "examination", subject="Qianlong", object="Grand Council"),
        claim(40, "order", subject="Qianlong", object="Grand Council", date="1751", task="draft the edict"),
    )
    reading = Reading(told, (Entity("Qianlong", "Person"), Entity("Grand Council", "Body")), WAR.documents)
    assert ids(trace(reading, vocabulary, "Qianlong", "Grand Council")) == ["w10", "w30", "w40", "w20"]


def test_one_sentence_that_charges_and_so_puts_in_charge_makes_one_step(vocabulary: Vocabulary) -> None:
    charge = vocabulary.kinds["charge"]
    mandate = Edge(source_key="object", target_key="task", means="mandate", weight=0.8)
    kinds = {**vocabulary.kinds, "charge": replace(charge, edges=(*charge.edges, mandate))}
    told = (
        claim(10, "charge", subject="Trajan", object="Pliny", date="0110", task="inspect Bithynia"),
        replace(claim(15, "examination", subject="Pliny", object="Bithynia", date="0110"), id="w15"),
    )
    reading = Reading(
        told, (Entity("Trajan", "Person"), Entity("Pliny", "Person"), Entity("Bithynia", "Body"))
    )
    (step,) = trace(reading, replace(vocabulary, kinds=kinds), "Pliny", "Bithynia").steps
    assert (step.claim.id, [also.id for also in step.also]) == ("w15", ["w10"])


def test_who_appoints_to_one_post_gains_nothing_of_another(vocabulary: Vocabulary) -> None:
    told = (
        claim(10, "tenure", subject="Hugh Despenser", object="Chamber", role="chamberlain", start="1318"),
        claim(
            20,
            "appointment",
            subject="Edward II",
            object="Hugh Despenser",
            body="Bristol Castle",
            date="1320",
        ),
    )
    bodies = (Entity("Chamber", "Body"), Entity("Bristol Castle", "Body"))
    people = (Entity("Hugh Despenser", "Person"), Entity("Edward II", "Person"))
    reading = Reading(told, (*bodies, *people), WAR.documents)
    assert ids(trace(reading, vocabulary, "Edward II", "Chamber")) == []
    assert ids(trace(reading, vocabulary, "Edward II", "Bristol Castle")) == ["w20"]


def test_one_sentence_about_one_post_makes_one_step(vocabulary: Vocabulary) -> None:
    told = (
        claim(10, "attendance", subject="Fu Bi", object="Bureau of Military Affairs", date="1043"),
        claim(12, "tenure", subject="Fu Bi", object="Bureau of Military Affairs", role="head", start="1043"),
    )
    entities = (Entity("Fu Bi", "Person"), Entity("Bureau of Military Affairs", "Body"))
    (step,) = trace(Reading(told, entities), vocabulary, "Fu Bi", "Bureau of Military Affairs").steps
    assert (step.means, step.claim.id, [also.id for also in step.also]) == ("office", "w12", ["w10"])


AGENTS = ("Qing court", "Zongli Yamen", "Customs Service", "Robert Hart", "Marine Department")
DATES = st.sampled_from([None, "1861", "1863-11", "1868", "1885~", "190X"])
ANY_CLAIM = st.builds(
    lambda place, kind, ends, when: claim(
        place,
        kind,
        subject=ends[0],
        object=ends[1],
        **({"start" if kind != "order" else "date": when} if when else {}),
    ),
    st.integers(0, 10_000),
    st.sampled_from(["supervision", "tenure", "order", "part-of"]),
    st.permutations(AGENTS),
    DATES,
)


@given(st.lists(ANY_CLAIM, max_size=14, unique_by=lambda claim: claim.id))
def test_every_step_is_a_chain_of_stated_claims_in_order(claims: list[Claim]) -> None:
    entities = tuple(Entity(name, "Person" if name == "Robert Hart" else "Body") for name in AGENTS)
    found = trace(Reading(tuple(claims), entities), vocabulary(), AGENTS[0], AGENTS[2])
    stated = {claim.id for claim in claims}
    for step in found.steps:
        assert (step.route[0], step.route[-1]) == (AGENTS[0], AGENTS[2])
        assert all(one.target == other.source for one, other in pairwise(step.legs))
        assert len(set(step.route)) == len(step.route)
        assert {leg.claim.id for leg in step.legs if leg.claim} <= stated
    openings = ids(found)
    assert len(set(openings)) == len(openings)
    begins = [chronological(step.date)[0] for step in found.dated]
    assert begins == sorted(begins)
