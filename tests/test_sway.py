"""How far power ran, through whom it passed, and what hangs on belief."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from potestas.extract.claim import Claim, Entity, Reading
from potestas.extract.edtf import Span
from potestas.graph.power.gatekeepers import Gates
from potestas.graph.power.links import Link, links
from potestas.graph.power.network import network
from potestas.graph.power.ranges import range_series, ranges
from potestas.graph.power.sway import Sway, sway
from potestas.ontology.errors import UnknownName
from potestas.ontology.vocabulary import Vocabulary, vocabulary


def over(
    above: str, below: str, start: str | None = None, end: str | None = None, status: str = "asserted"
) -> Claim:
    return Claim(f"{above}>{below}", "supervision", above, below, start=start, end=end, status=status)


def seat(holder: str, body: str, role: str, start: str | None = None, end: str | None = None) -> Claim:
    return Claim(f"{holder}@{body}", "tenure", holder, body, role=role, start=start, end=end)


def sway_of(name: str, *claims: Claim, as_of: str | None = None) -> Sway:
    reading = Reading(claims, ())
    times = {claim.id: Span.of(claim) for claim in claims}
    return sway(name, links(reading, vocabulary()), times, {}, as_of)


def test_power_runs_through_others_in_the_fewest_steps() -> None:
    chain = [over("Shogun", "Roju"), over("Roju", "Bugyo"), over("Bugyo", "Yoriki"), over("Shogun", "Bugyo")]
    found = sway_of("Shogun", *chain)
    assert [(one.name, one.steps) for one in found.reached] == [("Bugyo", 1), ("Roju", 1), ("Yoriki", 2)]
    assert found.reached[-1].route == ("Shogun", "Bugyo", "Yoriki")
    assert found.reached[-1].facts == ("Shogun>Bugyo", "Bugyo>Yoriki")
    assert {steps: count.total() for steps, count in found.counts.items()} == {1: 2, 2: 1}


def test_power_of_different_years_does_not_add_up() -> None:
    apart = over("Doge", "Ten", "1310", "1320"), over("Ten", "Arsenal", "1330", "1340")
    assert [one.name for one in sway_of("Doge", *apart).reached] == ["Ten"]
    together = over("Doge", "Ten", "1310", "1335"), apart[1]
    assert [one.name for one in sway_of("Doge", *together).reached] == ["Ten", "Arsenal"]
    assert sway_of("Doge", *together, as_of="1315").counts == {1: {"Other": 1}}


def test_a_longer_way_is_found_where_the_shorter_one_was_not_open() -> None:
    claims = (
        over("Vizier", "Agha", "1600", "1610"),
        over("Agha", "Odjak", "1620", "1630"),
        over("Vizier", "Kethuda", "1615", "1640"),
        over("Kethuda", "Agha", "1615", "1640"),
    )
    (odjak,) = [one for one in sway_of("Vizier", *claims).reached if one.name == "Odjak"]
    assert odjak.route == ("Vizier", "Kethuda", "Agha", "Odjak")


def test_a_chain_of_presences_is_no_power() -> None:
    claims = [
        Claim("1", "attendance", "Boswell", "Literary Club"),
        Claim("2", "attendance", "Literary Club", "Turk's Head"),
    ]
    assert [one.name for one in sway_of("Boswell", *claims).reached] == ["Literary Club"]


def tie(source: str, target: str) -> Link:
    return Link(source, target, "supervision", 1.0, Claim(f"{source}>{target}", "supervision"))


def test_all_power_passes_through_a_gatekeeper() -> None:
    ties = [tie(*pair) for pair in ("KA", "KB", "AC", "BC", "CD", "LA")]
    gates = Gates(ties, {})
    assert gates.sources == {"K", "L"}
    assert [keeper.name for keeper in gates.of("D")] == ["C"]
    assert gates.of("D")[0].facts == ("C>D",)
    assert gates.of("C") == gates.of("K") == ()
    assert gates.sources_over("C") == ("K", "L")
    assert [(keeper.name, keeper.guarded) for keeper in gates.all()] == [("C", ("D",)), ("K", ("B",))]


def test_those_in_power_over_each_other_and_under_nobody_are_all_sources() -> None:
    gates = Gates([tie(*pair) for pair in ("AB", "BA", "AC", "BD")], {})
    assert gates.sources == {"A", "B"}
    assert [keeper.name for keeper in gates.of("D")] == ["B"]


NAMES = st.sampled_from("abcdefgh")


@given(st.lists(st.tuples(NAMES, NAMES).filter(lambda pair: pair[0] != pair[1])))
def test_without_a_gatekeeper_no_source_has_power(pairs: list[tuple[str, str]]) -> None:
    gates = Gates([tie(*pair) for pair in pairs], {})
    graph: nx.DiGraph[str] = nx.DiGraph(pairs)
    for name in graph:
        for keeper in gates.of(name):
            without = graph.subgraph(set(graph) - {keeper.name})
            assert not any(nx.has_path(without, source, name) for source in gates.sources - {keeper.name})


def test_no_power_no_gates() -> None:
    assert Gates([], {}).all() == ()
    assert Gates([], {}).of("Nobody") == ()


BELIEFS = (
    over("Fouché", "Prefecture", "1799"),
    over("Fouché", "Gendarmerie", "1801", status="reported"),
    over("Fouché", "Post", "1803", status="alleged"),
    over("Fouché", "Bank", "1803", status="refuted"),
)


def test_a_range_tells_what_hangs_on_belief() -> None:
    (first, *_) = ranges(Reading(BELIEFS, ()), vocabulary(), measures=("over",))
    assert (first.name, first["over"], first.low("over"), first.high("over")) == ("Fouché", (1, 2, 3), 1, 3)
    assert first.doubtful == ("Fouché>Gendarmerie", "Fouché>Post")


def test_ranges_of_a_series_share_their_dates() -> None:
    told = range_series(Reading(BELIEFS, ()), vocabulary(), measures=("over",))
    courses = {date: row["over"] for date, rows in told for row in rows if row.name == "Fouché"}
    assert courses == {"1799-01": (1, 1, 1), "1801-01": (1, 2, 2), "1803-01": (1, 2, 3)}


PEOPLE = tuple(Entity(name, "Person") for name in ("Cecil", "Mildmay", "Clerk", "Walsingham", "Drake"))
BODIES = tuple(Entity(name, "Body") for name in ("Treasury", "Exchequer", "Privy Council"))
OFFICES = (
    seat("Cecil", "Treasury", "head", "1572", "1598"),
    seat("Mildmay", "Exchequer", "head", "1566", "1589"),
    seat("Clerk", "Treasury", "member", "1580", "1590"),
    over("Treasury", "Exchequer", "1572"),
    seat("Walsingham", "Privy Council", "member", "1573", "1590"),
    seat("Cecil", "Privy Council", "member", "1558", "1598"),
    Claim("order", "order", "Privy Council", "Drake", date="1577"),
)


def ties_of(project: str, as_of: str | None = None) -> set[tuple[str, str, str]]:
    graph = network(Reading(OFFICES, (*PEOPLE, *BODIES)), vocabulary(), as_of, project=project)
    return {(one, other, edge["through"]) for one, other, edge in graph.edges(data=True)}


def test_people_are_tied_through_the_bodies_that_they_share_or_act_through() -> None:
    assert ties_of("people") == {
        ("Cecil", "Clerk", "Treasury"),
        ("Cecil", "Mildmay", "Treasury, Exchequer"),
        ("Clerk", "Mildmay", "Treasury, Exchequer"),
        ("Cecil", "Walsingham", "Privy Council"),
        ("Walsingham", "Cecil", "Privy Council"),
        ("Cecil", "Drake", "Privy Council"),
        ("Walsingham", "Drake", "Privy Council"),
    }


def test_people_of_different_times_are_not_tied() -> None:
    assert ("Cecil", "Walsingham", "Privy Council") not in ties_of("people", "1592")
    apart = (seat("Wolsey", "Chancery", "head", "1515", "1529"), seat("More", "Chancery", "clerk", "1530"))
    people = (Entity("Wolsey", "Person"), Entity("More", "Person"), Entity("Chancery", "Body"))
    assert not network(Reading(apart, people), vocabulary(), project="people")


def test_bodies_are_tied_through_their_people() -> None:
    assert ties_of("bodies", "1575") == {
        ("Treasury", "Exchequer", ""),
        ("Treasury", "Privy Council", "Cecil"),
        ("Privy Council", "Treasury", "Cecil"),
    }


def test_a_tie_of_a_projection_rests_on_all_of_its_claims(vocabulary: Vocabulary) -> None:
    graph = network(Reading(OFFICES, (*PEOPLE, *BODIES)), vocabulary, project="people")
    (edge,) = graph["Cecil"]["Clerk"].values()
    assert edge["claim"] == "Cecil@Treasury Clerk@Treasury"
    assert (edge["begin"], edge["end"], edge["relation"]) == ("1580", "1590", "tenure")


def test_a_projection_that_there_is_not_is_refused(vocabulary: Vocabulary) -> None:
    with pytest.raises(UnknownName, match="choose among people, bodies"):
        network(Reading(OFFICES, ()), vocabulary, project="horses")
