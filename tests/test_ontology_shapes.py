"""Each shape across kinds finds what it is for and is silent on what looks like it and is sound."""

from __future__ import annotations

from typing import Any

import pytest

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.assemble import assemble
from potestas.graph.layout import BASE, INFERRED, put
from potestas.graph.reason import reason
from potestas.graph.validate import Result, validate
from potestas.ontology.vocabulary import vocabulary

BODIES = (
    *("Office of Woods", "Salt Board", "Mint", "Exchequer", "Ordnance", "Levant Company", "Muscovy Company"),
    *("Board of Green Cloth", "Privy Seal", "Court of Wards", "Stannaries", "Marshalsea", "Duchy"),
    "Jewel House",
)
COMMISSIONS = ("Alum commission", "Wool commission", "Fen commission", "Silk commission")
PEOPLE = (
    *("Ann", "Bess", "Cecil", "Drake", "Essex", "Frances", "Gower", "Hales", "Ivo", "Kyte", "Lely", "Mohun"),
    *("Nash", "Otway", "Pell"),
)


def claim(name: str, kind: str, subject: str | None, object: str, **rest: str) -> Claim:
    place = Evidence("annals.txt", 0, 9)
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
    "Of this commission neither a member nor a task is known.": [
        claim("f21", "part-of", "Alum commission", "Exchequer")
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
]
"""Facts that no shape may report: what may be so, what was renewed, what several hold by right."""


WARNINGS = {
    "Two bodies are parts of each other, directly or through others.",
    "Two people held the same office for one person at the same time.",
    "Of this commission neither a member nor a task is known.",
    "Two people began the same office for one person in the same month.",
    "Two people followed the same person in an office for one.",
    "These offices of one person lie more than eighty years apart.",
    "Somebody held an office after being put to death.",
    "Somebody was head and deputy head of one body at the same time.",
}
"""What may be right after all; everything else is a violation."""


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
    assert {result.severity for result in found} == {"warning" if message in WARNINGS else "violation"}
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
