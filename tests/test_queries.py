"""The named queries: each has a header that a user can rely on, and answers on the sample graph."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.extract.spelling import normal as fold
from potestas.graph.names import NameIndex, Thing
from potestas.knowledge import KnowledgeGraph
from potestas.ontology.errors import DateError, QueryError, UnknownName
from potestas.opening import load
from potestas.queries.answer import serialize, tabulate
from potestas.queries.ask import substitute
from potestas.queries.named import NamedQuery, named_queries, named_query, parse_query


@dataclass(frozen=True)
class Case:
    """A question, and cells that its answer holds in the named columns: `rows` are all its rows, in order."""

    query: str
    columns: tuple[str, ...]
    rows: list[tuple[str | None, ...]]
    given: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join((self.query, *self.given.values()))


CASES = [
    Case(
        "career",
        ("body", "role", "start", "end"),
        [
            ("Privy Council", "member", "1531", "1540-06-10"),
            ("Church of England", "vicegerent", "1535-01", "1540"),
        ],
        {"person": "Cromwell"},
    ),
    Case("career", ("body",), [("Privy Council",)], {"person": "Thomas Cromwell", "date": "1534"}),
    Case(
        "heads",
        ("person", "office", "start", "predecessor"),
        [
            ("Richard Rich", "chancellor", "1536-04", None),
            ("Edward North", "chancellor", "1544", "Richard Rich"),
        ],
        {"body": "Court of Augmentations"},
    ),
    Case("heads", ("person",), [("Richard Rich",)], {"body": "court of augmentations", "date": "1540-03"}),
    Case("heads", ("person",), [("Edward North",)], {"body": "Court of Augmentations", "date": "1550"}),
    Case("heads", ("person",), [("Robert Hart",)], {"body": "Imperial Maritime Customs Service"}),
    Case(
        "members",
        ("person", "office"),
        [("Lazare Carnot", "member"), ("Maximilien Robespierre", "member")],
        {"body": "Committee of Public Safety"},
    ),
    Case("members", ("person",), [("Wenxiang",)], {"body": "Zongli Yamen", "role": "deputy"}),
    Case(
        "members",
        ("person",),
        [("Maximilien Robespierre",)],
        {"body": "Committee of Public Safety", "date": "1793-07-30"},
    ),
    Case(
        "colleagues",
        ("colleague", "since", "until"),
        [("Lazare Carnot", "1793-08-01", "1794-07-27")],
        {"person": "Robespierre"},
    ),
    Case(
        "superiors",
        ("above", "how"),
        [("Zongli Yamen", "supervises"), ("Prince Gong", "oversees"), ("Robert Hart", "oversees")],
        {"over": "Imperial Maritime Customs Service"},
    ),
    Case(
        "reach",
        ("below", "how"),
        [
            ("Imperial Maritime Customs Service", "oversees"),
            ("Marine Department", "oversees"),
            ("Zongli Yamen", "oversees"),
        ],
        {"of": "Prince Gong"},
    ),
    Case(
        "supervision",
        ("above", "basis", "start", "end"),
        [("Thomas Cromwell", "formal", "1535-01", "1540-06")],
        {"over": "Church of England"},
    ),
    Case("supervision", ("below",), [("Receivers of Abbey Lands",)], {"by": "Court of Augmentations"}),
    Case(
        "supervision",
        ("below",),
        [("Receivers of Abbey Lands",)],
        {"by": "Court of Augmentations", "date": "1550"},
    ),
    Case(
        "examinations",
        ("examiner", "examined", "date"),
        [
            ("Visitation Commission", "[survey of the monasteries, 1535]", "1535"),
            ("Revolutionary Tribunal", "[trial of the Girondins, 1793-10]", "1793-10"),
        ],
    ),
    Case("examinations", ("examiner",), [("Revolutionary Tribunal",)], {"of": "trial of the Girondins"}),
    Case(
        "appointments",
        ("appointer", "appointee", "role", "body", "date"),
        [("Henry VIII", "Thomas Cromwell", "vicegerent", "Church of England", "1535-01")],
        {"by": "the king"},
    ),
    Case(
        "appointers",
        ("appointer", "role", "appointee", "date"),
        [("Henry VIII", "vicegerent", "Thomas Cromwell", "1535-01")],
        {"body": "Church of England"},
    ),
    Case(
        "removals",
        ("removed", "from", "remover", "date"),
        [
            ("Thomas Cromwell", "Privy Council", None, "1540-06-10"),
            ("Maximilien Robespierre", "Committee of Public Safety", None, "1794-07-27"),
        ],
    ),
    Case(
        "fates",
        ("event", "other", "date"),
        [("formed", "Xianfeng Emperor", "1861-01"), ("gave way", "Ministry of Foreign Affairs", "1901-07")],
        {"body": "Zongli Yamen"},
    ),
    Case("parts", ("part", "whole"), [("Marine Department", "Imperial Maritime Customs Service")]),
    Case(
        "charges",
        ("principal", "agent", "task"),
        [("Thomas Cromwell", "Richard Layton", "survey of every monastery")],
        {"to": "Layton"},
    ),
    Case("successions", ("predecessor", "successor"), [("Richard Rich", "Edward North")]),
    Case(
        "refuted",
        ("kind", "involved", "holder"),
        [("tenure", "Court of Augmentations; Thomas Cromwell", "an old county history")],
    ),
    Case(
        "hearsay",
        ("status", "holder", "involved"),
        [
            ("alleged", "Paul Barras", "Maximilien Robespierre; Revolutionary Tribunal"),
            ("reported", "Edward Hall", "Richard Rich; Visitation Commission"),
        ],
    ),
    Case("hearsay", ("holder",), [("Edward Hall",)], {"about": "Visitation Commission"}),
    Case("hearsay", ("holder",), [("Paul Barras",)], {"by": "BARRAS"}),
    Case("plans", ("holder",), [("Lazare Carnot",)], {"about": "Ministry of War"}),
    Case(
        "evidence",
        ("kind", "status", "document"),
        [
            ("supervision", "asserted", "realms.txt"),
            ("examination", "asserted", "realms.txt"),
            ("supervision", "alleged", "realms.txt"),
        ],
        {"of": "Revolutionary Tribunal"},
    ),
    Case(
        "chronology",
        ("when", "kind"),
        [
            ("1861", "tenure"),
            ("1861", "tenure"),
            ("1861", "supervision"),
            ("1861-01", "formation"),
            ("1863", "tenure"),
        ],
        {"from": "1860", "until": "1870"},
    ),
    Case("chronology", ("when", "kind"), [("1544", "tenure")], {"from": "1546", "until": "1550"}),
    Case("offices", ("person", "sure"), [("Maximilien Robespierre", "certain")], {"date": "1794-01"}),
    Case("offices", ("person", "sure"), [("Edward North", "possible")], {"date": "1550"}),
    Case("pluralists", ("person", "bodies"), [("Thomas Cromwell", "2")]),
    Case(
        "ends",
        ("kind", "over_by", "because"),
        [
            ("tenure", "1554-01-31", "Court of Augmentations was abolished, in January 1554."),
        ],
        {"of": "Edward North"},
    ),
]


def answer(case: Case, kg: KnowledgeGraph) -> list[tuple[str | None, ...]]:
    """The cells of the named columns, row by row."""
    columns, rows = tabulate(kg.query(case.query, **case.given), kg.base)
    return [tuple(row[columns.index(column)] for column in case.columns) for row in rows]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_query_answers(case: Case, kg: KnowledgeGraph) -> None:
    found = answer(case, kg)
    dated = "date" in case.given or "from" in case.given
    assert [row for row in found if row in case.rows] == case.rows if dated else found == case.rows


def test_every_query_is_tried() -> None:
    assert set(named_queries()) == {case.query for case in CASES}


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_header_tells_the_truth(query: NamedQuery, kg: KnowledgeGraph) -> None:
    """The examples of the parameters work all together or one by one, and the columns are those that come."""
    assert query.question.endswith("?")
    required = {p.name: p.example for p in query.parameters.values() if p.required}
    for parameter in query.parameters.values():
        result = kg.query(query.name, **{**required, parameter.name: parameter.example})
        assert len(result) > 0, f"nothing found for --{parameter.name} {parameter.example!r}"
        columns = [str(variable) for variable in result.vars or ()]
        sure = ["sure"] if parameter.name == "date" and "fact" in columns else []
        assert columns == list(dict.fromkeys([*query.columns, *sure]))


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_parameters_are_no_other_variables(query: NamedQuery) -> None:
    """`$body` and `?body` are one variable in SPARQL, so that a parameter left out would be a column."""
    own = {re.sub("_(earliest|latest|excluded)$", "", name) for name in re.findall(r"\$(\w+)", query.text)}
    assert own == set(query.parameters)
    assert own.isdisjoint(re.findall(r"\?(\w+)", query.text))


@pytest.mark.parametrize(
    ("query", "given", "cell"),
    [
        ("career", {"person": "Cromwell"}, "Court of Augmentations"),
        ("reach", {"of": "Robespierre"}, "Revolutionary Tribunal"),
        ("parts", {}, "Ministry of War"),
    ],
)
def test_disbelieved_facts_are_no_answer(
    query: str, given: dict[str, str], cell: str, kg: KnowledgeGraph
) -> None:
    """What is refuted, alleged or only intended comes out where a query asks for it, and nowhere else."""
    _, rows = tabulate(kg.query(query, **given), kg.base)
    assert not any(cell in row for row in rows)


@pytest.fixture(scope="module")
def from_turtle(place: Path) -> KnowledgeGraph:
    return load(place / "graph.ttl")


def test_queries_answer_on_turtle_alone(from_turtle: KnowledgeGraph, kg: KnowledgeGraph) -> None:
    for case in CASES:
        if case.query not in ("refuted", "hearsay", "plans", "evidence"):
            assert answer(case, from_turtle) == answer(case, kg)


CONTRACT = {
    "SELECT ?person ?role ?body WHERE { ?t a pot:Tenure ; org:member/skos:prefLabel ?person ; "
    "org:organization/skos:prefLabel ?body ; org:role/skos:prefLabel ?role }": [
        "Prince Gong",
        "head",
        "Zongli Yamen",
    ],
    "SELECT ?above ?below WHERE { ?s a pot:Supervision ; pot:supervisor/skos:prefLabel ?above ; "
    "pot:supervised/skos:prefLabel ?below }": ["Thomas Cromwell", "Church of England"],
    "SELECT ?commission ?case WHERE { ?e a pot:Examination ; pot:examiner/skos:prefLabel ?commission ; "
    "pot:examined/skos:prefLabel ?case }": ["Revolutionary Tribunal", "[trial of the Girondins, 1793-10]"],
    "SELECT ?person ?post WHERE { ?person org:holds/skos:prefLabel ?post }": ["head of Zongli Yamen"],
    "SELECT ?a ?b WHERE { ?a pot:supervises ?b }": ["person/thomas-cromwell", "body/church-of-england"],
    "SELECT ?a ?b WHERE { ?a pot:examines ?b }": [
        "body/revolutionary-tribunal",
        "case/trial-of-the-girondins-1793-10",
    ],
    "SELECT ?fact ?start ?end WHERE { ?fact prov:wasDerivedFrom/oa:hasSelector ?s . ?s oa:start ?start ; "
    "oa:end ?end }": ["fact/realms-4-07", "1965", "2044"],
    "SELECT ?t ?earliest ?latest WHERE { ?t org:memberDuring ?i . "
    "?i pot:earliest ?earliest ; pot:latest ?latest }": [
        "fact/realms-3-02",
        "1793-07-27",
        "1794-07-27",
    ],
}


@pytest.mark.parametrize(("sparql", "cells"), CONTRACT.items())
def test_promised_queries_answer_on_turtle(
    sparql: str, cells: list[str], from_turtle: KnowledgeGraph
) -> None:
    _, rows = tabulate(from_turtle.query(sparql), from_turtle.base)
    assert any(set(cells) <= set(row) for row in rows)


def test_what_all_held_at_a_date_is_an_answer() -> None:
    place = (Evidence("paris.txt", 0, 1, quote="w"),)
    claim = Claim("paris-1", "tenure", "Turgot", "Council of State", end="1776-05", evidence=place)
    entities = (Entity("Turgot", "Person"), Entity("Council of State", "Body"))
    kg = KnowledgeGraph.from_reading(Reading((claim,), entities, {"paris.txt": "0" * 64}))
    _, rows = tabulate(kg.query("offices", date="1775"), kg.base)
    assert [row[0] for row in rows] == ["Turgot"]


def test_parts_of_parts_are_told_apart_from_what_a_text_states() -> None:
    told = [("Salt Office", "Revenue"), ("Revenue", "Treasury")]
    claims = [
        Claim(f"salt-{at}", "part-of", *bodies, evidence=(Evidence("salt.txt", at, at + 1, quote="w"),))
        for at, bodies in enumerate(told)
    ]
    entities = tuple(Entity(name, "Body") for name in ("Salt Office", "Revenue", "Treasury"))
    kg = KnowledgeGraph.from_reading(Reading(tuple(claims), entities, {"salt.txt": "0" * 64}))
    for graph in (kg, kg.as_of("1650")):
        columns, rows = tabulate(graph.query("parts", of="Treasury"), kg.base)
        found = [dict(zip(columns, row, strict=True)) for row in rows]
        assert [(row["part"], row["quote"], row["fact"]) for row in found] == [
            ("Revenue", "w", "fact/salt-1"),
            ("Salt Office", None, None),
        ]
        assert found[1]["sure"] == "possible"


def test_sparql_of_ones_own_reaches_the_named_graphs(kg: KnowledgeGraph) -> None:
    everywhere = kg.query(
        "SELECT ?fact { GRAPH ?graph { ?fact pot:status <https://w3id.org/potestas/status#refuted> } }"
    )
    accepted = kg.query("SELECT ?fact { ?fact pot:status <https://w3id.org/potestas/status#refuted> }")
    assert (len(everywhere), len(accepted)) == (1, 0)


def test_answers_in_the_formats_of_programs(kg: KnowledgeGraph) -> None:
    found = kg.query("parts")
    header, row = serialize(found, "csv", kg.source, kg.base).splitlines()
    assert header == "part,whole,start,end,quote,fact,sure"
    assert row.startswith("Marine Department,Imperial Maritime Customs Service,")
    assert '"value": "Marine Department"' in serialize(found, "json", kg.source, kg.base)
    described = serialize(kg.query("charges"), "ttl", kg.source, kg.base)
    assert 'pot:task "survey of every monastery"' in described
    constructed = kg.query("CONSTRUCT { ?a pot:supervises ?b } WHERE { ?a pot:supervises ?b }")
    assert len(Graph().parse(data=serialize(constructed, "csv", kg.source, kg.base))) == 4


@pytest.mark.parametrize(
    ("name", "hint"), [("carer", "did you mean career or"), ("qqq", "`potestas query --list` shows them all")]
)
def test_unknown_query_suggests(name: str, hint: str) -> None:
    with pytest.raises(QueryError, match=re.escape(hint)):
        named_query(name)


@pytest.mark.parametrize(
    ("query", "given", "error", "says"),
    [
        ("career", {}, QueryError, "needs person, for example --person 'Thomas Cromwell'"),
        ("career", {"body": "Senate"}, QueryError, "has no parameter 'body'; it takes person, date"),
        ("career", {"person": "Cromwel"}, UnknownName, "the nearest: Thomas Cromwell"),
        ("career", {"person": "Privy Council"}, UnknownName, "no person is called"),
        ("career", {"person": "Thomas"}, UnknownName, "Thomas Cromwell; Thomas Legh"),
        (
            "career",
            {"person": "Cromwell", "date": "last spring"},
            DateError,
            "'last spring' is not a date in EDTF",
        ),
        ("members", {"body": "Parliament", "role": "zzz"}, UnknownName, "no role is called 'zzz'"),
        ("SELECT * { ?a ?b }", {}, QueryError, "malformed at line 1, column"),
        ("SELECT * { ?a foo:b ?c }", {}, QueryError, "foo"),
        ("SELECT * { ?a ?b ?c }", {"person": "Cromwell"}, QueryError, "leave out person"),
    ],
)
def test_wrong_questions_are_refused_in_words(
    query: str, given: dict[str, str], error: type[Exception], says: str, kg: KnowledgeGraph
) -> None:
    with pytest.raises(error, match=re.escape(says)):
        kg.query(query, **given)


def test_faulty_header_is_refused_by_name() -> None:
    with pytest.raises(QueryError, match=r"mine\.rq: its header is wrong"):
        parse_query("mine", '# title = "No question"\nSELECT * { ?a ?b ?c }')


@settings(max_examples=30)
@given(st.text())
def test_no_value_changes_a_query(value: str) -> None:
    """Whatever a user types stands in the query as one literal."""
    graph = Graph()
    text = substitute('SELECT ?x { BIND($value AS ?x) } # $value "', {"value": (Literal(value),)})
    assert [str(cell) for row in graph.query(text).bindings for cell in row.values()] == [value]


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_names_are_found_in_any_spelling() -> None:
    index = NameIndex(
        [
            Thing("x:prokofev", "Grigorii Prokof'ev", ("Прокофьев",)),
            Thing("x:senate", "Senate"),
            Thing("x:committee", "Senate Committee"),
            Thing("x:suleyman", "Süleyman the Magnificent", ("Kanuni",)),
        ]
    )
    spelt = {
        "prokof’ev": "x:prokofev",
        "ПРОКОФЬЕВ": "x:prokofev",
        "the Senate": "x:senate",
        "suleyman": "x:suleyman",
    }
    assert {name: index.find(name).iri for name in spelt} == spelt
