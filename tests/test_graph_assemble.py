"""Claims as RDF: what users' queries rely on, and that nothing disbelieved leaks."""

from dataclasses import replace

import pytest
from rdflib import SDO, Dataset, Graph, URIRef
from rdflib.query import ResultRow

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.assemble import assemble
from potestas.graph.layout import BASE, accepted, graph_iri, stated
from potestas.graph.write import PREFIXES, turtle
from potestas.ontology.errors import InputError
from potestas.ontology.vocabulary import Vocabulary

FACT = f"{BASE}fact/realms-2-03"


@pytest.fixture(scope="module")
def published(realms_graph: Dataset) -> Graph:
    """What a user loads from `graph.ttl`."""
    return Graph().parse(data=turtle(accepted(realms_graph), BASE), format="turtle")


def rows(graph: Graph, query: str) -> set[tuple[str, ...]]:
    answer = graph.query(query, initNs=PREFIXES | {"schema": str(SDO)})
    return {tuple(map(str, row)) for row in answer if isinstance(row, ResultRow)}


@pytest.mark.parametrize(
    ("query", "row"),
    [
        (
            """SELECT ?person ?role ?body WHERE { ?t a pot:Tenure ; org:member/skos:prefLabel ?person ;
               org:organization/skos:prefLabel ?body ; org:role/skos:prefLabel ?role }""",
            ("Robert Hart", "inspector general", "Imperial Maritime Customs Service"),
        ),
        (
            """SELECT ?above ?below WHERE { ?s a pot:Supervision ; pot:supervisor/skos:prefLabel ?above ;
               pot:supervised/skos:prefLabel ?below }""",
            ("Zongli Yamen", "Imperial Maritime Customs Service"),
        ),
        (
            """SELECT ?commission ?case WHERE { ?e a pot:Examination ;
               pot:examiner/skos:prefLabel ?commission ; pot:examined/skos:prefLabel ?case }""",
            ("Revolutionary Tribunal", "[trial of the Girondins, 1793-10]"),
        ),
        (
            "SELECT ?person ?post WHERE { ?person org:holds/skos:prefLabel ?post }",
            (f"{BASE}person/prince-gong", "head of Zongli Yamen"),
        ),
        (
            "SELECT ?a ?b WHERE { ?a pot:supervises ?b }",
            (f"{BASE}person/thomas-cromwell", f"{BASE}body/church-of-england"),
        ),
        (
            "SELECT ?a ?b WHERE { ?a pot:examines ?b }",
            (f"{BASE}body/revolutionary-tribunal", f"{BASE}case/trial-of-the-girondins-1793-10"),
        ),
        (
            """SELECT ?t ?earliest ?latest WHERE { ?t org:memberDuring ?i .
               ?i pot:earliest ?earliest ; pot:latest ?latest }""",
            (FACT, "1535-01-01", "1540-12-31"),
        ),
        (
            """SELECT ?t ?earliest ?latest WHERE { ?t org:memberDuring ?i .
               ?i pot:earliest ?earliest ; pot:latest ?latest }""",
            (f"{BASE}fact/realms-2-11", "1544-01-01", "1544-12-31"),
        ),
    ],
)
def test_the_published_graph_answers(published: Graph, query: str, row: tuple[str, ...]) -> None:
    assert row in rows(published, query)


def test_every_fact_leads_to_its_words(published: Graph, realms: Reading) -> None:
    found = rows(
        published,
        """SELECT ?id ?document ?start ?end ?quote WHERE {
           ?fact dcterms:identifier ?id ; prov:wasDerivedFrom ?place .
           ?place oa:hasSelector [ oa:start ?start ; oa:end ?end ], [ oa:exact ?quote ] ;
                  oa:hasSource/dcterms:title ?document }""",
    )
    assert found == {
        (claim.id, item.document, str(item.start), str(item.end), item.quote)
        for claim in realms.claims
        if claim.status == "asserted"
        for item in claim.evidence
    }


def test_documents_carry_their_digest(published: Graph, realms: Reading) -> None:
    found = rows(published, "SELECT ?name ?digest WHERE { ?d dcterms:title ?name ; schema:sha256 ?digest }")
    assert found == set(realms.documents.items())


def test_disbelieved_facts_are_expressed_and_not_asserted(realms_graph: Dataset, realms: Reading) -> None:
    disbelieved = {claim.id: claim.status for claim in realms.claims if claim.status != "asserted"}
    assert set(disbelieved.values()) == {"reported", "refuted", "alleged", "intended"}
    believed = accepted(realms_graph)
    for id_, status in disbelieved.items():
        fact = URIRef(f"{BASE}fact/{id_}")
        assert (fact, None, None) in realms_graph.graph(graph_iri(BASE, status))
        assert (fact, None, None) not in believed
    holds = rows(believed, "SELECT ?post WHERE { ?person org:holds ?post }")
    assert (f"{BASE}post/court-of-augmentations/president",) not in holds
    assert (URIRef(f"{BASE}body/ministry-of-war"), None, None) not in believed


def test_a_status_is_accepted_on_demand(realms: Reading, vocabulary: Vocabulary) -> None:
    barras = "SELECT ?body WHERE { ?r skos:prefLabel 'Maximilien Robespierre' ; pot:supervises ?body }"
    assert not rows(accepted(assemble(realms, vocabulary)), barras)
    trusting = assemble(realms, vocabulary, accept=frozenset({"asserted", "alleged"}))
    assert rows(accepted(trusting), barras) == {(f"{BASE}body/revolutionary-tribunal",)}


def test_one_seat_is_one_post_whatever_words_name_it(vocabulary: Vocabulary) -> None:
    words = ("head", "chief", "Chief")
    reading = Reading(
        tuple(
            Claim(f"x-{number}", "tenure", subject="Wei Zhongxian", object="Eastern Depot", role=role)
            for number, role in enumerate(words)
        ),
        (Entity("Wei Zhongxian", "Person"), Entity("Eastern Depot", "Body")),
    )
    graph = accepted(assemble(reading, vocabulary))
    assert rows(graph, "SELECT ?post WHERE { ?t pot:inPost ?post }") == {(f"{BASE}post/eastern-depot/head",)}
    named = rows(graph, "SELECT ?role WHERE { ?t a pot:Tenure ; org:role/skos:prefLabel ?role }")
    assert named == {(word,) for word in words}
    assert rows(graph, "SELECT ?p WHERE { ?p org:headOf ?body }") == {(f"{BASE}person/wei-zhongxian",)}


def test_the_holder_of_a_belief_is_named(realms_graph: Dataset) -> None:
    query = """SELECT ?holder WHERE {
        ?belief crminf:J4_that ?fact ; crminf:J5_holds_to_be status:refuted ; prov:wasAttributedTo ?who .
        ?who skos:prefLabel ?holder }"""
    assert rows(stated(realms_graph), query) == {("an old county history",)}


def test_vague_dates_are_never_made_precise(vocabulary: Vocabulary) -> None:
    claim = Claim("x-1", "tenure", subject="Fabius", object="Senate", start="XXXX-10-10")
    graph = accepted(assemble(Reading((claim,)), vocabulary))
    assert rows(graph, "SELECT ?edtf WHERE { ?i pot:start ?edtf }") == {("XXXX-10-10",)}
    assert not rows(graph, "SELECT ?day WHERE { ?i pot:earliest|pot:latest ?day }")


@pytest.mark.parametrize(
    ("dates", "known"),
    [
        ({"start": "1523-06-27"}, {"earliestBegin", "latestBegin", "earliestEnd"}),
        ({"end": "1536-03-15"}, {"latestBegin", "earliestEnd", "latestEnd"}),
    ],
)
def test_a_stated_date_leaves_the_other_side_open(
    dates: dict[str, str], known: set[str], vocabulary: Vocabulary
) -> None:
    claim = Claim("x-1", "tenure", subject="Ibrahim Pasha", object="Imperial Council", **dates)  # type: ignore[arg-type]
    graph = accepted(assemble(Reading((claim,)), vocabulary))
    bounds = rows(graph, "SELECT ?bound ?day WHERE { ?i ?bound ?day FILTER(DATATYPE(?day) = xsd:date) }")
    assert bounds == {(PREFIXES["pot"] + name, *dates.values()) for name in known | {"earliest", "latest"}}


GOOD = Claim("x-1", "tenure", subject="Gao Gong", object="Grand Secretariat")


@pytest.mark.parametrize(
    ("reading", "complaint"),
    [
        (Reading((GOOD, GOOD)), "x-1 has the id of another fact"),
        (Reading((replace(GOOD, kind="friendship"),)), "x-1 has the kind 'friendship'"),
        (Reading((replace(GOOD, status="rumoured"),)), "x-1 has the status 'rumoured'"),
        (Reading((replace(GOOD, act="arrest"),)), "x-1 is of the kind 'tenure', which takes no act"),
        (Reading((replace(GOOD, start="May 1571"),)), "x-1: 'May 1571' is not a date in EDTF"),
        (Reading(entities=(Entity("Gao Gong", "Human"),)), "entity 'Gao Gong' has the type 'Human'"),
        (Reading(entities=(Entity("Gao Gong", "Person", exact=("Q1",)),)), "'Q1' is not an absolute IRI"),
    ],
)
def test_what_the_ontology_does_not_know_is_refused_by_name(
    reading: Reading, complaint: str, vocabulary: Vocabulary
) -> None:
    with pytest.raises(InputError) as caught:
        assemble(reading, vocabulary)
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("base", ["", "data/", "http://e.org/a b/", "http://e.org/data"])
def test_a_base_that_would_spoil_iris_is_refused(base: str, vocabulary: Vocabulary) -> None:
    with pytest.raises(InputError, match="base"):
        assemble(Reading((GOOD,)), vocabulary, base)


def test_hostile_names_cannot_break_out(vocabulary: Vocabulary) -> None:
    names = ('"> . <x:s> <x:p> "', "<script>alert(1)</script>", "../passwd", "\u202e\u0000\n", "a\\", "'''")
    places = (Evidence("../notes #1?.txt", 0, 3, '"5"', '"""\\'),)
    claims = tuple(
        Claim(f"x {number}>", "supervision", name, "Diet", basis=name, by=name, evidence=places, rule=name)
        for number, name in enumerate(names)
    )
    reading = Reading(claims, tuple(Entity(name, "Person", aliases=names) for name in names))
    graph = accepted(assemble(reading, vocabulary))
    again = Graph().parse(data=turtle(graph, BASE), format="turtle")
    assert set(again) == set(graph)
    people = rows(again, "SELECT ?name WHERE { ?p a foaf:Person ; skos:prefLabel ?name }")
    assert people == {(name,) for name in names}
    assert all(node.startswith("http") for node in again.all_nodes() if isinstance(node, URIRef))
