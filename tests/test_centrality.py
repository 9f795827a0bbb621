"""Centrality: who stands in the middle of power."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potestas.extract.claim import Claim, Entity, Reading
from potestas.graph.power.centrality import centrality, series
from potestas.graph.power.measures import MEASURES
from potestas.graph.power.moments import EVERY, change_dates, moments
from potestas.graph.power.network import network
from potestas.graph.power.rise import greatest_rise
from potestas.ontology.errors import DateError, UnknownName
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
    assert sum(row["pagerank"] for row in rows) == pytest.approx(1, abs=1e-5)


def test_those_in_between_have_betweenness_and_counts_are_of_neighbours() -> None:
    rows = {row.name: row for row in centrality(network(INDIES, vocabulary()))}
    assert rows["Viceroy of Peru"]["betweenness"] == pytest.approx(2 / 6, abs=1e-6)
    assert rows["Council of the Indies"]["betweenness"] == 0
    assert [rows["Viceroy of Peru"][count] for count in ("over", "under", "degree")] == [1, 1, 2]


def test_saying_a_thing_twice_does_not_make_it_more() -> None:
    repeated = Reading(
        (*CHAIN, supervision("Viceroy of Peru", "Audiencia of Charcas", "1570")), INDIES.entities
    )
    once, twice = (centrality(network(told, vocabulary())) for told in (INDIES, repeated))
    assert [(row.name, row.values) for row in once] == [(row.name, row.values) for row in twice]


def test_an_empty_network_has_no_centre() -> None:
    assert centrality(network(Reading(), vocabulary())) == ()


def test_equals_are_sorted_by_name() -> None:
    claims = [supervision(name, "Diet") for name in ("Würzburg", "Bamberg", "Mainz")]
    rows = centrality(network(Reading(tuple(claims), ()), vocabulary()))
    assert [row.name for row in rows][:3] == ["Bamberg", "Mainz", "Würzburg"]


def test_a_series_shows_what_held_at_each_change() -> None:
    measured = {moment.date: moment.rows for moment in series(INDIES, vocabulary())}
    assert list(measured) == ["1543-01", "1559-01", "1561-01", "1601-01"]
    assert [row.name for row in measured["1543-01"]] == ["Council of the Indies", "Viceroy of Peru"]
    assert len(measured["1561-01"]) == 4
    assert "Cabildo of Potosí" not in {row.name for row in measured["1601-01"]}
    (only,) = series(INDIES, vocabulary(), dates=["1601"])
    assert "Cabildo of Potosí" not in only.names


def test_a_series_leaves_undated_claims_out() -> None:
    claims = (*CHAIN, supervision("King", "Council of the Indies"))
    assert all(
        "King" not in moment.names for moment in series(Reading(claims, INDIES.entities), vocabulary())
    )


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


def test_a_series_goes_by_the_week_month_or_year() -> None:
    claims = [Claim(id="1", kind="tenure", start="-0044-12-30", end="-0043-01-02")]
    assert moments(claims, "year") == ("-0044", "-0043")
    assert moments(claims, "month") == ("-0044-12", "-0043-01")
    week = [Claim(id="1", kind="tenure", start="1789-07-14", end="1789-07-20")]
    assert moments(week, "week") == ("1789-07-13/1789-07-19", "1789-07-20/1789-07-26")
    assert moments(week, "month", "1789-06-05", "1789-09") == ("1789-06", "1789-07", "1789-08", "1789-09")
    assert moments(week, "change", "1789-08") == ("1789-08",)


def test_what_has_no_dates_makes_no_series() -> None:
    assert all(moments([Claim(id="1", kind="tenure")], every) == () for every in EVERY)


def test_a_series_too_long_or_turned_round_is_refused() -> None:
    with pytest.raises(DateError, match="too many dates"):
        moments([], "week", "0100", "1900")
    with pytest.raises(DateError, match="later than"):
        moments([], "year", "1900", "1800")
    with pytest.raises(UnknownName, match="choose among"):
        moments([], "decade")


@given(
    st.lists(
        st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.integers(1540, 1549), st.integers(0, 9)),
        max_size=12,
    )
)
def test_a_series_measures_what_each_snapshot_measures(ties: list[tuple[str, str, int, int]]) -> None:
    claims = [supervision(one, other, str(year), str(year + years)) for one, other, year, years in ties]
    told = Reading(tuple(dict.fromkeys(claims)), INDIES.entities)
    for moment in series(told, vocabulary(), every="year"):
        assert moment.rows == centrality(network(told, vocabulary(), moment.date))


def test_equal_networks_of_a_series_are_measured_once() -> None:
    told = series(INDIES, vocabulary(), every="year", since="1562", until="1599")
    assert len(told) == 38 and len({id(moment.values) for moment in told}) == 1


def test_a_measure_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownName, match="betweenness"):
        centrality(network(INDIES, vocabulary()), ("beauty",))


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12))
def test_measures_are_the_same_whatever_the_order_of_the_claims(pairs: list[tuple[str, str]]) -> None:
    claims = [supervision(above, below) for above, below in dict.fromkeys(pairs)]
    forth, back = (network(Reading(tuple(told), ()), vocabulary()) for told in (claims, claims[::-1]))
    assert [(row.name, row.values) for row in centrality(forth, tuple(MEASURES))] == [
        (row.name, row.values) for row in centrality(back, tuple(MEASURES))
    ]


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
