"""Proofs in time: each step checks, nothing holds when a premise did not, no minimal proof is missed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef, Variable
from rdflib.term import Node

from potestas.extract.claim import Claim
from potestas.extract.edtf import Span, holds_at
from potestas.graph.owl.rule import Rule, bind
from potestas.graph.reasoning.derivation import Derivation, least, longest
from potestas.graph.reasoning.holding import Holding
from potestas.graph.reasoning.proof import Proof
from potestas.graph.retelling import Telling

P, Q = URIRef("x:p"), URIRef("x:q")
X, Y, Z = Variable("x"), Variable("y"), Variable("z")
TRANSITIVE = Rule("prp-trp", (X, P, Z), ((X, P, Y), (Y, P, Z)))
INVERSE = Rule("prp-inv1", (Y, Q, X), ((X, P, Y),))
RULES = (TRANSITIVE, INVERSE)

DAYS = [str(date(1648, 1, 1) + timedelta(days=30 * step)) for step in range(8)]
SOME_DAY = st.sampled_from([None, *DAYS, "1648", "1648-02"])
EDGES = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), SOME_DAY, SOME_DAY), min_size=1, max_size=7
)
Edge = tuple[str, str, str | None, str | None]


def stated(edges: list[Edge]) -> list[Proof]:
    """The edges as premises, those left out that would end before they begin."""
    found = []
    for number, (source, target, start, end) in enumerate(edges):
        claim = Claim(f"c-{number}", "supervision", source, target, start=start, end=end)
        span = Span.of(claim)
        if span.begin[0] <= span.end[1]:
            triple = URIRef(f"x:{source}"), P, URIRef(f"x:{target}")
            found.append(Proof(triple, span, Holding(Telling(claim), span, span)))
    return found


def leaves(proof: Proof) -> Iterator[Proof]:
    yield from chain.from_iterable(map(leaves, proof.premises)) if proof.premises else [proof]


@given(EDGES)
def test_every_proof_checks(edges: list[Edge]) -> None:
    """Each step is a rule applied to triples that are proved below it, or what is stated."""
    given_ = stated(edges)
    for proofs in Derivation(given_, RULES, least).proofs.values():
        for proof in proofs:
            assert check(proof, given_)


def check(proof: Proof, given_: list[Proof]) -> bool:
    if proof.rule is None:
        return proof in given_
    assert proof.rule.head is not None
    meaning: dict[Variable, Node] = {}
    for atom, premise in zip(proof.rule.body, proof.premises, strict=True):
        meaning |= {t: node for t, node in zip(atom, premise.triple, strict=True) if isinstance(t, Variable)}
    fits = [bind(atom, meaning) for atom in proof.rule.body] == [premise.triple for premise in proof.premises]
    return (
        fits
        and bind(proof.rule.head, meaning) == proof.triple
        and all(check(premise, given_) for premise in proof.premises)
    )


@given(EDGES, st.sampled_from(DAYS))
def test_nothing_holds_when_a_premise_certainly_did_not(edges: list[Edge], day: str) -> None:
    for covers in (least, longest):
        for proofs in Derivation(stated(edges), RULES, covers).proofs.values():
            for proof in proofs:
                held = [holds_at(leaf.span, day) for leaf in leaves(proof)]
                if "no" in held:
                    assert holds_at(proof.span, day) == "no"
                if set(held) == {"certain"}:
                    assert holds_at(proof.span, day) == "certain"


@given(EDGES)
def test_without_dates_what_can_be_reached_is_what_follows(edges: list[Edge]) -> None:
    proofs = Derivation(stated([(s, o, None, None) for s, o, *_ in edges]), RULES, longest).proofs
    reach = nx.transitive_closure(nx.DiGraph([(s, o) for s, o, *_ in edges]), reflexive=False)
    assert {(s, o) for s, p, o in proofs if p == P} == {
        (URIRef(f"x:{s}"), URIRef(f"x:{o}")) for s, o in reach.edges
    }
    assert {(o, s) for s, p, o in proofs if p == Q} == {(s, o) for s, p, o in proofs if p == P}


@given(EDGES)
def test_all_minimal_proofs_are_found(edges: list[Edge]) -> None:
    """A set of claims that proves something, none of them needless, is the ground of one of its proofs."""
    given_ = stated(edges)[:5]
    kept = Derivation(given_, RULES, least).proofs
    expected: dict[object, list[frozenset[str]]] = {}
    for size in range(1, len(given_) + 1):
        for some in combinations(given_, size):
            for triple in Derivation(some, RULES, longest).proofs:
                grounds = frozenset(
                    claim.id for leaf in some if leaf.holding for claim in leaf.holding.claims
                )
                if not any(less <= grounds for less in expected.setdefault(triple, [])):
                    expected[triple].append(grounds)
    assert {triple: {proof.grounds for proof in proofs} for triple, proofs in kept.items()} == {
        triple: set(grounds) for triple, grounds in expected.items()
    }
    for proofs in kept.values():
        assert [proof.size for proof in proofs] == sorted(proof.size for proof in proofs)


def test_what_did_not_hold_at_one_time_gives_nothing() -> None:
    """The treasury was under the council in 1934 and the mint under the treasury in 1936."""
    apart: list[Edge] = [("a", "b", "1934", "1934"), ("b", "c", "1936", "1936")]
    together: list[Edge] = [("a", "b", "1934", "1935"), ("b", "c", "1935-03", "1936")]
    vague: list[Edge] = [("a", "b", "1934", "1935"), ("b", "c", "1935", "1936")]
    goal = URIRef("x:a"), P, URIRef("x:c")
    assert goal not in Derivation(stated(apart), RULES, longest).proofs
    (proof,) = Derivation(stated(together), RULES, longest).proofs[goal]
    assert (proof.certainty, str(proof.span.earliest_begin), str(proof.span.latest_end)) == (
        "possible",
        "1935-03-01",
        "1935-12-31",
    )
    (proof,) = Derivation(stated(vague), RULES, longest).proofs[goal]
    assert proof.certainty == "possible"
