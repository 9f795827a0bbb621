"""What was put into the graph comes out of it again."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph

from potestas.extract.claim import Claim, Entity, Evidence, Ground, Reading
from potestas.graph.assemble import assemble
from potestas.graph.identity import identified
from potestas.graph.layout import BASE, accepted
from potestas.graph.recover import recover
from potestas.graph.write import trig, turtle
from potestas.ontology.vocabulary import Vocabulary, vocabulary

V = vocabulary()
WORDS = st.one_of(
    st.sampled_from(["Senate", "senate", "Şeyhülislam", "内阁", "consul", "Consul", "de facto", "a/b"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
)
DATES = st.sampled_from([None, "-0043-03-15", "0533~", "1571-22", "XXXX-04-06", "1861-01/1861-03", "1935/.."])
OFFSETS = st.integers(0, 50)
PLACES = st.builds(
    Evidence,
    document=st.sampled_from(["annals.txt", "Annals.txt", "../annals.txt"]),
    start=OFFSETS,
    end=OFFSETS,
    note=st.none() | st.sampled_from(["1", "12a"]),
    quote=st.sampled_from(["", "ruled", "ruled\n“alone”"]),
)
GROUNDS = st.builds(Ground, argument=st.sampled_from(["subject", "object"]), start=OFFSETS, end=OFFSETS)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    kind = draw(st.sampled_from(list(V.kinds.values())))
    dates = ("start", "end") if kind.dated == "interval" else ("date",)
    return Claim(
        id="",
        kind=kind.key,
        status=draw(st.sampled_from(list(V.statuses.concepts))),
        by=draw(st.none() | WORDS),
        evidence=tuple(draw(st.lists(PLACES, max_size=2, unique=True))),
        rule=draw(st.sampled_from(["", "by-hand", "By hand"])),
        grounds=tuple(draw(st.lists(GROUNDS, max_size=2, unique=True))),
        confidence=draw(st.sampled_from([None, 0.0, 0.05, 0.5, 1.0])),
        **{key: draw(st.none() | WORDS) for key in kind.arguments},
        **{key: draw(DATES) for key in dates},
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    drawn = draw(st.lists(claims(), max_size=4))
    entities = st.builds(
        Entity,
        name=WORDS,
        type=st.sampled_from(list(V.entity_types)),
        aliases=st.lists(WORDS, max_size=2, unique=True).map(tuple),
        kind=st.none() | WORDS,
        exact=st.sampled_from([(), ("urn:x:1",), ("http://www.wikidata.org/entity/Q1", "urn:x:1")]),
    )
    return identified(
        Reading(
            claims=tuple(replace(claim, id=f"annals-{number}") for number, claim in enumerate(drawn)),
            entities=tuple(draw(st.lists(entities, max_size=4, unique_by=lambda entity: entity.name))),
            documents=draw(st.sampled_from([{}, {"annals.txt": "ab" * 32, "Annals.txt": "cd" * 32}])),
        ),
        BASE,
    )


def in_order(reading: Reading) -> tuple[object, ...]:
    """The reading with everything sorted whose order says nothing."""
    found = []
    for claim in reading.claims:
        evidence = sorted(claim.evidence, key=repr)
        found.append(replace(claim, evidence=tuple(evidence), grounds=tuple(sorted(claim.grounds, key=repr))))
    entities = [
        replace(entity, aliases=tuple(sorted(entity.aliases)), exact=tuple(sorted(entity.exact)))
        for entity in reading.entities
    ]
    return sorted(found, key=repr), sorted(entities, key=repr), reading.documents


@settings(max_examples=60)
@given(readings())
def test_recover_is_the_inverse_of_assemble(reading: Reading) -> None:
    assert in_order(recover(assemble(reading, V), V)) == in_order(reading)


@settings(max_examples=30)
@given(readings())
def test_the_files_hold_it_all_too(reading: Reading) -> None:
    dataset = assemble(reading, V)
    everything = Dataset()
    everything.parse(data=trig(dataset, BASE), format="trig")
    assert in_order(recover(everything, V)) == in_order(reading)
    published = Graph().parse(data=turtle(accepted(dataset), BASE), format="turtle")
    believed = tuple(claim for claim in reading.claims if claim.status == "asserted")
    assert in_order(recover(published, V))[0] == in_order(replace(reading, claims=believed))[0]


def test_what_was_inferred_is_no_claim(realms: Reading, realms_graph: Dataset) -> None:
    named = identified(realms, BASE)
    assert in_order(recover(realms_graph, V)) == in_order(named)
    published = recover(Graph().parse(data=turtle(accepted(realms_graph), BASE), format="turtle"), V)
    assert set(published.claims) == {claim for claim in named.claims if claim.status == "asserted"}
    assert set(published.entities) < set(named.entities)


def test_claims_come_in_the_order_of_the_text(realms_graph: Dataset, vocabulary: Vocabulary) -> None:
    starts = [claim.evidence[0].start for claim in recover(realms_graph, vocabulary).claims]
    assert starts == sorted(starts)


def test_a_graph_of_strangers_holds_no_claims(vocabulary: Vocabulary) -> None:
    graph = Graph().parse(data="<x:a> <x:b> [ <x:c> 1 ] .", format="turtle")
    assert recover(graph, vocabulary) == Reading()


def test_a_fact_that_lost_its_status_is_not_taken_for_asserted(vocabulary: Vocabulary) -> None:
    graph = Graph().parse(data="<x:f> a <https://w3id.org/potestas/ontology#Tenure> .", format="turtle")
    (claim,) = recover(graph, vocabulary).claims
    assert claim.status == ""
