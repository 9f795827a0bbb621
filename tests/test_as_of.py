"""What a user may rely on at any date and whatever is not believed, over graphs that nobody thought of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from potestas.exporters import EXPORTERS
from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.extract.edtf import chronological, holds_at
from potestas.graph.owl.rule import bind
from potestas.graph.reasoning.proof import Proof
from potestas.knowledge import KnowledgeGraph
from potestas.queries.answer import tabulate

PEOPLE = ("Colbert", "Louvois", "Fouquet")
BODIES = ("Council of Finances", "Navy", "Company of the Indies")
ENTITIES = (*(Entity(name, "Person") for name in PEOPLE), *(Entity(name, "Body") for name in BODIES))
QUICK = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])

DATES = ("1661", "1661-09", "1664-03-01", "1669", "1683-09-06")
SOME_DATE = st.sampled_from([None, *DATES])
PERSON, BODY = st.sampled_from(PEOPLE), st.sampled_from(BODIES)
ROLE = st.sampled_from([None, "head", "member", "controller general", "Controller-General"])


@st.composite
def claims(draw: st.DrawFn, prefix: str = "c", status: str = "asserted", most: int = 7) -> tuple[Claim, ...]:
    """Claims of the kinds that make hierarchies or end what others tell, none that ends before it begins."""
    found = []
    for number in range(draw(st.integers(1, most))):
        kind = draw(st.sampled_from(["tenure", "tenure", "part-of", "supervision", "abolition", "sanction"]))
        parts: dict[str, str | None] = {}
        if kind in ("abolition", "sanction"):
            parts["date"] = draw(SOME_DATE)
        else:
            first, last = draw(SOME_DATE), draw(SOME_DATE)
            if first and last and chronological(first)[0] > chronological(last)[1]:
                first, last = last, first
            parts |= {"start": first, "end": last}
        if kind == "tenure":
            parts |= {"subject": draw(PERSON), "object": draw(BODY), "role": draw(ROLE)}
        elif kind == "sanction":
            parts |= {"object": draw(PERSON), "act": draw(st.sampled_from(["execute", "arrest"]))}
        elif kind == "abolition":
            parts |= {"object": draw(BODY)}
        else:
            parts |= {"subject": draw(BODY), "object": draw(BODY)}
        place = Evidence("versailles.txt", 10 * number, 10 * number + 9, quote=f"{prefix} {number}")
        found.append(Claim(f"{prefix}-{number}", kind, status=status, evidence=(place,), **parts))  # type: ignore[arg-type]
    return tuple(found)


def reading(*told: tuple[Claim, ...]) -> Reading:
    return Reading(tuple(claim for some in told for claim in some), ENTITIES, {"versailles.txt": "0" * 64})


QUESTIONS = {
    **{"offices": {"date": "1664"}, "successions": {}, "supervision": {}, "parts": {}, "ends": {}},
    **{"career": {"person": "Colbert"}, "heads": {"body": "Navy"}, "reach": {"of": "Council of Finances"}},
    **{"superiors": {"over": "Navy"}, "pluralists": {}, "fates": {}, "chronology": {}},
}


def answers(kg: KnowledgeGraph) -> Iterator[object]:
    """All that is told of what is accepted."""
    yield EXPORTERS["ttl"](kg)
    yield [(proof.triple, proof.span, proof.certainty) for proof in kg.infer().proofs]
    yield sorted(kg.network().edges(data=True), key=str)
    for name, parameters in QUESTIONS.items():
        yield tabulate(kg.query(name, **parameters), kg.base)


@QUICK
@given(claims(), claims("r", most=3), st.sampled_from(["refuted", "alleged"]))
def test_what_is_not_believed_changes_no_answer(
    told: tuple[Claim, ...], denied: tuple[Claim, ...], status: str
) -> None:
    doubted = tuple(replace(claim, status=status, by="Saint-Simon") for claim in denied)
    plain = KnowledgeGraph.from_reading(reading(told))
    whole = KnowledgeGraph.from_reading(reading(told, doubted))
    for expected, found in zip(answers(plain), answers(whole), strict=True):
        assert found == expected


def leaves(proof: Proof) -> Iterator[Proof]:
    if not proof.premises:
        yield proof
    for premise in proof.premises:
        yield from leaves(premise)


@QUICK
@given(claims(), st.sampled_from(DATES))
def test_nothing_follows_when_a_premise_did_not_hold(told: tuple[Claim, ...], date: str) -> None:
    whole = KnowledgeGraph.from_reading(reading(told))
    then = whole.as_of(date)
    for proof in then.infer().proofs:
        held = [holds_at(leaf.span, date) for leaf in leaves(proof)]
        assert "no" not in held
        assert proof.at(date) in ("certain", "possible")
        assert "possible" not in held or proof.at(date) == "possible"
    assert set(then.certainties.values()) <= {"certain", "possible"}
    assert {claim.id for claim in then.facts} == {
        claim.id for item in whole.holdings if holds_at(item.span, date) != "no" for claim in item.claims
    }


@QUICK
@given(claims(), st.sampled_from([None, *DATES]))
def test_all_that_follows_has_a_proof_that_checks(told: tuple[Claim, ...], date: str | None) -> None:
    whole = KnowledgeGraph.from_reading(reading(told))
    kg = whole if date is None else whole.as_of(date)
    for inferred in kg.infer().proofs:
        found = kg.explain(inferred.triple)  # type: ignore[arg-type]
        assert found is not None
        assert all(checks(proof, kg) for proof in (inferred, *found.proofs))


def checks(proof: Proof, kg: KnowledgeGraph) -> bool:
    """Whether each step is a rule applied to the triples below it, and each leaf is stated."""
    if proof.rule is None or proof.rule.head is None:
        return proof.triple in kg.graph and proof.rule is None
    terms = [atom for atom in proof.rule.body]
    meaning = {
        term: node
        for atom, premise in zip(terms, proof.premises, strict=True)
        for term, node in zip(atom, premise.triple, strict=True)
        if term != node
    }
    return (
        [bind(atom, meaning) for atom in terms] == [premise.triple for premise in proof.premises]  # type: ignore[arg-type]
        and bind(proof.rule.head, meaning) == proof.triple  # type: ignore[arg-type]
        and all(checks(premise, kg) for premise in proof.premises)
    )


@QUICK
@given(claims(), st.sampled_from(DATES))
def test_a_snapshot_of_a_snapshot_is_that_snapshot(told: tuple[Claim, ...], date: str) -> None:
    """The same date asked again, of the graph or of the file that was made of it."""
    then = KnowledgeGraph.from_reading(reading(told)).as_of(date)
    again = KnowledgeGraph.from_reading(then.reading, as_of=date)
    read = KnowledgeGraph.of(then.dataset).as_of(date)
    assert then.as_of(date) is then
    assert read.date == date and EXPORTERS["ttl"](read) == EXPORTERS["ttl"](then)
    assert again.facts == then.facts and again.certainties == then.certainties
    assert {p.triple for p in again.infer().proofs} == {p.triple for p in then.infer().proofs}
