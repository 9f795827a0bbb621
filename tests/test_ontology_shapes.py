"""Each shape across kinds finds what it is for and is silent on what looks like it and is sound."""

from __future__ import annotations

from typing import Any

import pytest

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.assemble import assemble
from potestas.graph.finding import Result
from potestas.graph.layout import BASE, INFERRED, put
from potestas.graph.reasoning.reason import reason
from potestas.graph.validate import validate
from potestas.ontology.vocabulary import vocabulary

BODIES = (
    *("Office of Woods", "Salt Board", "Mint", "Exchequer", "Ordnance", "Levant Company", "Muscovy Company"),
    *("Board of Green Cloth", "Privy Seal", "Court of Wards", "Stannaries", "Marshalsea", "Duchy"),
    *("Jewel House", "Hanaper", "Pipe Office", "Chancery", "Navy Board", "Navy Committee", "Rolls", "Bengal"),
    *("Madras", "Board of Trade", "Lords of Trade", "Wardrobe", "Signet Office", "Butlerage", "Works"),
)
COMMISSIONS = ("Alum commission", "Wool commission", "Fen commission", "Silk commission", "Tithe commission")
PEOPLE = (
    *("Ann", "Bess", "Cecil", "Drake", "Essex", "Frances", "Gower", "Hales", "Ivo", "Kyte", "Lely", "Mohun"),
    *("Nash", "Otway", "Pell", "Quarles", "Rich", "Sadler", "Thurloe", "Udall", "Vane", "Wyatt", "Yaxley"),
    "Zouche",
)


def claim(name: str, kind: str, subject: str | None, object: str, **rest: str) -> Claim:
    start = 10 * int(name[1:])
    place = Evidence("annals.txt", start, start + 9)
    return Claim(name, kind, subject, object, evidence=(place,), **rest)  # type: ignore[arg-type]


def tenure(name: str, person: str, body: str, **rest: str) -> Claim:
    return claim(name, "tenure", person, body, **rest)


FAULTY = {
    "This ended before it began.": [tenure("f1", "Ann", "Mint", role="clerk", start="1540", end="1538")],
    "Somebody held an office in this body before it was formed.": [
        claim("f2", "formation", None, "Salt Board", date="1702"),
        tenure("f3", "Kyte", "Salt Board", start="1690", end="1695-06"),
    ],
    "This body acted before it was formed.": [
        claim("f4", "formation", "Cecil", "Office of Woods", date="1810"),
        claim("f5", "examination", "Office of Woods", "Exchequer", date="1806-05"),
    ],
    "Somebody held an office in this body after it was abolished.": [
        claim("f6", "abolition", None, "Court of Wards", date="1660"),
        tenure("f7", "Drake", "Court of Wards", start="1661-02"),
    ],
    "This body acted after it was abolished.": [
        claim("f8", "abolition", "Essex", "Levant Company", date="1825-05"),
        claim("f9", "appointment", "Levant Company", "Frances", date="1826"),
    ],
    "This body was abolished before it was formed.": [
        claim("f10", "abolition", None, "Muscovy Company", date="1550"),
        claim("f11", "formation", None, "Muscovy Company", date="1555"),
    ],
    "A body or person supervises itself.": [claim("f12", "supervision", "Ordnance", "Ordnance")],
    "A body is a part of itself.": [claim("f13", "part-of", "Jewel House", "Jewel House")],
    "A body takes its own place.": [claim("f14", "replaces", "Stannaries", "Stannaries")],
    "Somebody is their own predecessor.": [tenure("f15", "Essex", "Duchy", predecessor="Essex")],
    "Two bodies are parts of each other, directly or through others.": [
        claim("f16", "part-of", "Marshalsea", "Privy Seal"),
        claim("f17", "part-of", "Privy Seal", "Board of Green Cloth"),
        claim("f18", "part-of", "Board of Green Cloth", "Marshalsea"),
    ],
    "Two people held the same office for one person at the same time.": [
        tenure("f19", "Ann", "Exchequer", role="chancellor", start="1571-03", end="1580"),
        tenure("f20", "Bess", "Exchequer", role="lord chancellor", start="1572", end="1574"),
    ],
    "Two people began the same office for one person in the same month.": [
        tenure("f28", "Nash", "Stannaries", role="president", start="1641-05"),
        tenure("f29", "Otway", "Stannaries", role="president", start="1641-05"),
    ],
    "Two people followed the same person in an office for one.": [
        tenure("f30", "Nash", "Jewel House", role="director", predecessor="Pell"),
        tenure("f31", "Otway", "Jewel House", role="director", predecessor="Pell"),
    ],
    "These offices of one person lie more than eighty years apart.": [
        tenure("f22", "Gower", "Mint", role="clerk", start="1450"),
        tenure("f23", "Gower", "Ordnance", role="clerk", start="1540", end="1541"),
    ],
    "Somebody held an office after being put to death.": [
        claim("f24", "sanction", None, "Hales", act="execute", date="1540-07"),
        tenure("f25", "Hales", "Duchy", role="clerk", start="1542"),
    ],
    "Somebody was head and deputy head of one body at the same time.": [
        tenure("f26", "Ivo", "Marshalsea", role="head", start="1571", end="1580"),
        tenure("f27", "Ivo", "Marshalsea", role="deputy head", start="1572", end="1574"),
    ],
    "Of this commission neither a member, a task nor a deed is known.": [
        claim("f21", "part-of", "Alum commission", "Exchequer")
    ],
    "Somebody acted after being put to death.": [
        claim("f32", "sanction", None, "Lely", act="behead", date="1540-07"),
        claim("f33", "supervision", "Lely", "Works", start="1543"),
    ],
    "Somebody was put to death twice.": [
        claim("f34", "sanction", None, "Mohun", act="execute", date="1550"),
        claim("f35", "sanction", None, "Mohun", act="hang", date="1560"),
    ],
    "Between these two the office stood empty for more than a month.": [
        tenure("f36", "Quarles", "Hanaper", role="clerk", start="1600", end="1603-02"),
        tenure("f37", "Rich", "Hanaper", role="clerk", start="1604", predecessor="Quarles"),
    ],
    "The one whom they followed was still in office.": [
        tenure("f38", "Sadler", "Pipe Office", role="clerk", start="1600", end="1606"),
        tenure("f39", "Thurloe", "Pipe Office", role="clerk", start="1605", predecessor="Sadler"),
    ],
    "The one whom they followed is known in this office only from later on.": [
        tenure("f40", "Udall", "Chancery", role="clerk", start="1612"),
        tenure("f41", "Vane", "Chancery", role="clerk", start="1610", predecessor="Udall"),
    ],
    "Each of two people is said to have followed the other in this office.": [
        tenure("f42", "Wyatt", "Navy Board", role="clerk", start="1665", predecessor="Yaxley"),
        tenure("f43", "Yaxley", "Navy Board", role="clerk", predecessor="Wyatt"),
    ],
    "Somebody is said to have followed two different people in an office for one.": [
        tenure("f44", "Ann", "Rolls", role="director", predecessor="Bess"),
        tenure("f45", "Ann", "Rolls", role="director", start="1577", predecessor="Cecil"),
    ],
    "A body is spoken of under its old name after another took its place.": [
        claim("f46", "replaces", "Board of Trade", "Lords of Trade", date="1696"),
        tenure("f47", "Kyte", "Lords of Trade", start="1698"),
    ],
    "A body is spoken of under its later name before it took the place of another.": [
        claim("f48", "replaces", "Navy Board", "Navy Committee", date="1660"),
        claim("f49", "examination", "Navy Board", "Ordnance", date="1655"),
    ],
    "Somebody held two full-time offices at the same time.": [
        tenure("f50", "Zouche", "Bengal", role="viceroy", start="1700", end="1706"),
        tenure("f51", "Zouche", "Madras", role="governor", start="1702", end="1704"),
    ],
    "Two supervise each other at the same time.": [
        claim("f52", "supervision", "Wardrobe", "Works", start="1600", end="1610"),
        claim("f53", "supervision", "Works", "Wardrobe", start="1605", end="1608", basis="formal"),
    ],
    "Three supervise each other in a circle at the same time.": [
        claim("f54", "supervision", "Butlerage", "Signet Office", start="1600", end="1610"),
        claim("f55", "supervision", "Signet Office", "Hanaper", start="1605", end="1608"),
        claim("f56", "supervision", "Hanaper", "Butlerage", start="1603", end="1606-10"),
    ],
    "Nothing is known of what this commission did about its task.": [
        claim("f61", "charge", "Exchequer", "Tithe commission", task="value the tithes")
    ],
    "Nobody is named who says so.": [
        claim("f62", "accusation", "Exchequer", "Sadler", status="alleged"),
        claim("f63", "supervision", "Mint", "Mint", status="reported"),
    ],
}
"""Message → facts that must give it."""

SOUND = [
    tenure("s1", "Ann", "Mint", role="clerk", start="1540", end="1540"),
    claim("s2", "formation", None, "Salt Board", date="1702"),
    tenure("s3", "Kyte", "Salt Board", start="1702", end="1704"),
    tenure("s4", "Lely", "Salt Board", end="1703"),
    claim("s5", "formation", None, "Court of Wards", date="1540"),
    claim("s6", "abolition", None, "Court of Wards", date="1646"),
    claim("s7", "formation", None, "Court of Wards", date="1656"),
    tenure("s8", "Mohun", "Court of Wards", start="1657", end="1659"),
    claim("s9", "abolition", None, "Levant Company", date="1825-05"),
    claim("s10", "appointment", "Levant Company", "Frances", date="1825"),
    claim("s11", "formation", None, "Muscovy Company", date="1555"),
    claim("s12", "abolition", None, "Muscovy Company", date="1555~"),
    claim("s13", "supervision", "Ordnance", "Stannaries"),
    claim("s14", "supervision", "Stannaries", "Ordnance"),
    claim("s15", "part-of", "Marshalsea", "Privy Seal"),
    claim("s16", "part-of", "Jewel House", "Privy Seal"),
    tenure("s17", "Ann", "Exchequer", role="chancellor", start="1571", end="1580"),
    tenure("s18", "Bess", "Exchequer", role="chancellor", start="1580", end="1583"),
    tenure("s19", "Cecil", "Exchequer", role="chancellor", start="1575"),
    tenure("s20", "Drake", "Exchequer", role="clerk", start="1571", end="1580"),
    tenure("s21", "Essex", "Exchequer", role="clerk", start="1571", end="1580"),
    tenure("s22", "Drake", "Duchy", role="consul", start="1571", end="1573"),
    tenure("s23", "Essex", "Duchy", role="consul", start="1571", end="1573"),
    tenure("s24", "Frances", "Wool commission"),
    claim("s25", "charge", "Exchequer", "Fen commission", task="drain the fens"),
    tenure("s27", "Gower", "Mint", role="clerk", start="1450"),
    tenure("s28", "Gower", "Ordnance", role="clerk", end="1529"),
    claim("s29", "sanction", None, "Hales", act="execute", date="1540-07"),
    tenure("s30", "Hales", "Duchy", role="clerk", start="1532", end="1540"),
    claim("s31", "sanction", None, "Ivo", act="arrest", date="1570"),
    tenure("s32", "Ivo", "Marshalsea", role="deputy head", start="1571", end="1572"),
    tenure("s33", "Ivo", "Marshalsea", role="head", start="1572", end="1580"),
    tenure("s34", "Nash", "Stannaries", role="president", start="1641"),
    tenure("s35", "Otway", "Stannaries", role="president", start="1641"),
    tenure("s36", "Nash", "Jewel House", role="director", predecessor="Pell"),
    tenure("s37", "Otway", "Jewel House", role="director", predecessor="Nash"),
    claim("s26", "examination", "Silk commission", "Mint", date="1604"),
    claim("s38", "report", "Fen commission", "Exchequer"),
    claim("s39", "sanction", None, "Hales", act="behead", date="1540"),
    claim("s40", "supervision", "Hales", "Works", start="1532", end="1540"),
    claim("s41", "examination", "Mint", "Hales", date="1541"),
    # a month without a clerk, and one who came back
    tenure("s42", "Quarles", "Hanaper", role="clerk", start="1600", end="1603-02"),
    tenure("s43", "Rich", "Hanaper", role="clerk", start="1603-03", end="1605", predecessor="Quarles"),
    tenure("s44", "Quarles", "Hanaper", role="clerk", start="1605", end="1609", predecessor="Rich"),
    tenure("s45", "Sadler", "Hanaper", role="clerk", start="1609", predecessor="Quarles"),
    tenure("s46", "Thurloe", "Rolls", role="director", start="1650", predecessor="Udall"),
    tenure("s47", "Thurloe", "Rolls", role="director", start="1660", predecessor="Vane"),
    tenure("s48", "Udall", "Rolls", role="director", end="1650"),
    # renamed, and taken in by what was there already
    claim("s49", "replaces", "Board of Trade", "Lords of Trade", date="1696"),
    tenure("s50", "Kyte", "Lords of Trade", start="1690", end="1696-05"),
    claim("s51", "examination", "Mint", "Lords of Trade", date="1699"),
    tenure("s52", "Kyte", "Board of Trade", start="1696"),
    claim("s53", "formation", None, "Navy Board", date="1650"),
    claim("s54", "replaces", "Navy Board", "Navy Committee", date="1660"),
    claim("s55", "examination", "Navy Board", "Ordnance", date="1655"),
    # offices that go together, that follow each other, or that began with one letter patent
    tenure("s56", "Wyatt", "Wool commission", role="chairman", start="1700", end="1706"),
    tenure("s57", "Wyatt", "Bengal", role="governor", start="1700", end="1706"),
    tenure("s58", "Wyatt", "Madras", role="governor", start="1700", end="1704"),
    tenure("s59", "Yaxley", "Signet Office", role="minister", start="1700", end="1704"),
    tenure("s60", "Yaxley", "Butlerage", role="minister", start="1702", end="1706"),
    claim("s61", "part-of", "Butlerage", "Signet Office"),
    tenure("s62", "Vane", "Bengal", role="governor", start="1710", end="1712"),
    tenure("s63", "Vane", "Madras", role="governor", start="1712", end="1714"),
    tenure("s64", "Vane", "Exchequer", role="prime minister", start="1709", end="1715"),
    # one above the other by turns, or against the order of offices
    claim("s65", "supervision", "Wardrobe", "Works", start="1600", end="1604"),
    claim("s66", "supervision", "Works", "Wardrobe", start="1604", end="1608"),
    claim("s67", "supervision", "Pipe Office", "Chancery", start="1600", end="1610"),
    claim("s68", "supervision", "Chancery", "Pipe Office", start="1602", end="1608", basis="de facto"),
    claim("s69", "supervision", "Wardrobe", "Jewel House", start="1600", end="1604"),
    claim("s70", "supervision", "Jewel House", "Duchy", start="1600", end="1604"),
    claim("s71", "supervision", "Duchy", "Wardrobe", start="1606", end="1608"),
    # what others say, and what the authors deny
    claim("s72", "accusation", "Exchequer", "Sadler", status="alleged", by="Gower"),
    claim("s73", "supervision", "Mint", "Mint", status="refuted"),
    claim("s74", "sanction", None, "Kyte", act="hang", date="1650", status="alleged", by="Gower"),
]
"""Facts that no shape may report: what may be so, what was renewed, what several hold by right."""


WARNINGS = {
    "Two bodies are parts of each other, directly or through others.",
    "Two people held the same office for one person at the same time.",
    "Of this commission neither a member, a task nor a deed is known.",
    "Two people began the same office for one person in the same month.",
    "Two people followed the same person in an office for one.",
    "These offices of one person lie more than eighty years apart.",
    "Somebody held an office after being put to death.",
    "Somebody was head and deputy head of one body at the same time.",
    "Somebody acted after being put to death.",
    "Somebody was put to death twice.",
    "The one whom they followed was still in office.",
    "Each of two people is said to have followed the other in this office.",
    "Somebody is said to have followed two different people in an office for one.",
    "A body is spoken of under its old name after another took its place.",
    "Somebody held two full-time offices at the same time.",
    "Two supervise each other at the same time.",
    "Three supervise each other in a circle at the same time.",
}
"""What hardly can be so."""

REMARKS = {
    "Between these two the office stood empty for more than a month.",
    "The one whom they followed is known in this office only from later on.",
    "A body is spoken of under its later name before it took the place of another.",
    "Nothing is known of what this commission did about its task.",
    "Nobody is named who says so.",
}
"""What is worth knowing; everything else cannot be so."""

SEVERITY = {message: "warning" for message in WARNINGS} | {message: "info" for message in REMARKS}


def check(claims: list[Claim]) -> tuple[Result, ...]:
    entities = [
        *(Entity(name, "Body") for name in BODIES),
        *(Entity(name, "Body", kind="commission") for name in COMMISSIONS),
        *(Entity(name, "Person") for name in PEOPLE),
    ]
    named = {name for fact in claims for name in (fact.subject, fact.object, fact.predecessor)}
    reading = Reading(tuple(claims), tuple(entity for entity in entities if entity.name in named))
    dataset = assemble(reading, vocabulary())
    put(dataset, BASE, INFERRED, reason(dataset, vocabulary()))
    return validate(dataset, vocabulary()).results


@pytest.fixture(scope="module")
def faults() -> tuple[Result, ...]:
    return check([fact for facts in FAULTY.values() for fact in facts])


@pytest.mark.parametrize("message", FAULTY)
def test_what_is_wrong_is_found_with_its_facts(message: str, faults: tuple[Result, ...]) -> None:
    found = [result for result in faults if result.message == message]
    shown = {fact.id for result in found for fact in result.claims}
    assert shown == {fact.id for fact in FAULTY[message]}
    assert {result.severity for result in found} == {SEVERITY.get(message, "violation")}
    assert all(result.advice for result in found)


def test_nothing_else_is_found(faults: tuple[Result, ...]) -> None:
    assert {result.message for result in faults} == set(FAULTY)


def test_what_is_sound_is_not_reported() -> None:
    assert check(SOUND) == ()


THINGS = {
    **{"Person": "Gilbert", "Body": "Rolls House", "Group": "Levellers", "Case": "Overbury affair"},
    **{"Document": "Petition of Right", "Meeting": "Hampton Court conference", "Place": "Kew"},
    "Other": "herring trade",
}
"""One entity of each type."""


def one_of_each_kind(**changed: str | None) -> Reading:
    """A fact of each kind with its required arguments alone, sound but for those that are `changed`."""
    types = {entity_type.iri: key for key, entity_type in vocabulary().entity_types.items()}
    facts = []
    for kind in vocabulary().kinds.values():
        required = [argument for argument in kind.arguments.values() if argument.required]
        values: dict[str, Any] = {}
        for argument in required:  # a person, group or body acts on a body where it may
            place = -1 if argument.key == "subject" else 0
            values[argument.key] = changed.get(argument.key, THINGS[types[argument.expects[place]]])
        facts.append(Claim(kind.key, kind.key, evidence=(Evidence("rolls.txt", 0, 4),), **values))
    return Reading(tuple(facts), tuple(Entity(name, type) for type, name in THINGS.items()))


@pytest.mark.parametrize(
    "wrong", [{}, {"subject": None}, {"object": None}, {"subject": "Kew"}, {"object": "Kew"}], ids=str
)
def test_a_kind_checks_its_own_arguments(wrong: dict[str, str | None]) -> None:
    """What a kind requires may neither lack nor be a place, which has no power and is under none."""
    report = validate(assemble(one_of_each_kind(**wrong), vocabulary()), vocabulary())
    kinds = vocabulary().kinds.values()
    faulty = {kind.key for kind in kinds if any(kind.arguments[key].required for key in wrong)}
    assert {fact.kind for result in report.results for fact in result.claims} == faulty
    assert all(result.severity == "violation" and result.advice for result in report.results)
