"""Centrality: who stands in the middle of power."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from potestas.extract.claim import Claim, Entity, Reading
from potestas.graph.power.centrality import centrality, change_dates, series, simple
from potestas.graph.power.network import network
from potestas.graph.power.rise import greatest_rise
from potestas.ontology.vocabulary import Vocabulary, vocabulary


def supervision(above: str, below: str, start: str | None = None, end: str | None = None) -> Claim:
    return Claim(
        id=f"{above}>{below} {start}", kind="supervision", subject=above, object=below, start=start, end=end
    )


CHAIN = [
    supervision("Council of the Indies", "Viceroy of Peru", "1543"),
    supervision("Viceroy of Peru", "Audiencia of Charcas", "1559"),
    supervision("Audiencia of Charcas", "Cabildo of Potosí", "1561", "1600"),
]
NAMES = ("Council of the Indies", "Viceroy of Peru", "Audiencia of Charcas", "Cabildo of Potosí")
INDIES = Reading(tuple(CHAIN), tuple(Entity(name, "Body") for name in NAMES))


def test_power_over_the_powerful_counts_for_more() -> None:
    rows = centrality(network(INDIES, vocabulary()))
    assert [row.name for row in rows] == list(NAMES)
    assert sum(row.pagerank for row in rows) == pytest.approx(1, abs=1e-5)


def test_those_in_between_have_betweenness_and_counts_are_of_neighbours() -> None:
    rows = {row.name: row for row in centrality(network(INDIES, vocabulary()))}
    assert rows["Viceroy of Peru"].betweenness == pytest.approx(2 / 6, abs=1e-6)
    assert rows["Council of the Indies"].betweenness == 0
    assert (rows["Viceroy of Peru"].over, rows["Viceroy of Peru"].under, rows["Viceroy of Peru"].degree) == (
        1,
        1,
        2,
    )


def test_saying_a_thing_twice_does_not_make_it_more() -> None:
    repeated = Reading(
        (*CHAIN, supervision("Viceroy of Peru", "Audiencia of Charcas", "1570")), INDIES.entities
    )
    assert centrality(network(repeated, vocabulary())) == centrality(network(INDIES, vocabulary()))


def test_an_empty_network_has_no_centre() -> None:
    assert centrality(network(Reading(), vocabulary())) == ()


def test_equals_are_sorted_by_name() -> None:
    claims = [supervision(name, "Diet") for name in ("Würzburg", "Bamberg", "Mainz")]
    rows = centrality(network(Reading(tuple(claims), ()), vocabulary()))
    assert [row.name for row in rows][:3] == ["Bamberg", "Mainz", "Würzburg"]


def test_a_series_shows_what_held_at_each_change() -> None:
    measured = dict(series(INDIES, vocabulary()))
    assert list(measured) == ["1543-01", "1559-01", "1561-01", "1601-01"]
    assert [row.name for row in measured["1543-01"]] == ["Council of the Indies", "Viceroy of Peru"]
    assert len(measured["1561-01"]) == 4
    assert "Cabildo of Potosí" not in {row.name for row in measured["1601-01"]}
    (only,) = series(INDIES, vocabulary(), dates=["1601"])
    assert "Cabildo of Potosí" not in {row.name for row in only[1]}


def test_a_series_leaves_undated_claims_out() -> None:
    claims = (*CHAIN, supervision("King", "Council of the Indies"))
    rows = series(Reading(claims, INDIES.entities), vocabulary())
    assert all("King" not in {row.name for row in measured} for _, measured in rows)


def test_dates_of_change_are_months_in_order_also_before_christ() -> None:
    claims = [
        Claim(id="1", kind="tenure", start="-0058/-0057", end="-0049-01~"),
        Claim(id="2", kind="tenure", start="0014-22"),
        Claim(id="3", kind="report", date="XXXX-03-15"),
    ]
    assert change_dates(claims) == ("-0058-01", "-0049-02", "0014-06")


def test_what_happens_once_is_over_in_the_month_after() -> None:
    claims = [
        Claim(id="1", kind="report", date="1640-12-24"),
        Claim(id="2", kind="report", date="1641-22"),
        Claim(id="3", kind="report", date="1642/.."),
    ]
    assert change_dates(claims) == ("1640-12", "1641-01", "1641-06", "1641-09", "1642-01")


def test_many_dates_of_change_become_years() -> None:
    claims = [Claim(id=str(year), kind="report", date=f"{year}-05-01") for year in range(1500, 1570)]
    assert change_dates(claims) == tuple(str(year) for year in range(1500, 1570))


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12))
def test_measures_are_those_of_networkx_whatever_the_order_of_the_claims(
    pairs: list[tuple[str, str]],
) -> None:
    claims = [supervision(above, below) for above, below in dict.fromkeys(pairs)]
    graph = network(Reading(tuple(claims), ()), vocabulary())
    backwards = network(Reading(tuple(claims[::-1]), ()), vocabulary())
    assert centrality(graph) == centrality(backwards)
    expected = nx.betweenness_centrality(nx.DiGraph(simple(graph)))
    assert all(row.betweenness == pytest.approx(expected[row.name], abs=1e-6) for row in centrality(graph))


def test_the_greatest_rise_is_that_of_the_one_it_is_told_of(vocabulary: Vocabulary) -> None:
    claims = (
        Claim(id="1", kind="appointment", subject="Justinian", object="Narses", date="0538"),
        Claim(id="2", kind="supervision", subject="Narses", object="Army of Italy", start="0551"),
        Claim(id="3", kind="examination", subject="Narses", object="Army of Italy", date="0552-06"),
        Claim(id="4", kind="order", subject="Narses", object="Army of Italy", date="0552-07"),
        Claim(id="5", kind="supervision", subject="Belisarius", object="Fleet", start="0533"),
    )
    people = (Entity(name, "Person") for name in ("Justinian", "Narses", "Belisarius"))
    bodies = (Entity(name, "Body") for name in ("Army of Italy", "Fleet"))
    rise = greatest_rise(Reading(claims, (*people, *bodies)), vocabulary)
    assert rise is not None
    assert (rise.source, rise.target, len(rise.dated)) == ("Narses", "Army of Italy", 3)


def test_no_power_no_rise(vocabulary: Vocabulary) -> None:
    assert greatest_rise(Reading(), vocabulary) is None
