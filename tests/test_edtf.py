"""EDTF dates: the days that they cover, and how stretches of time lie to each other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potestas.extract.claim import Claim
from potestas.extract.edtf import Bounds, Span, bounds, chronological, holds_at, is_valid, overlap
from potestas.ontology.errors import DateError

DATES = st.dates(date(1, 1, 1), date(9998, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("1588", date(1588, 1, 1), date(1588, 12, 31)),
        ("1588-02", date(1588, 2, 1), date(1588, 2, 29)),
        ("1588-08-08", date(1588, 8, 8), date(1588, 8, 8)),
        ("1588-08~", date(1588, 8, 1), date(1588, 8, 31)),
        ("1588-22?", date(1588, 6, 1), date(1588, 8, 31)),
        ("1588-24", date(1588, 12, 1), date(1589, 2, 28)),
        ("158X", date(1580, 1, 1), date(1589, 12, 31)),
        ("15XX", date(1500, 1, 1), date(1599, 12, 31)),
        ("1588-XX", date(1588, 1, 1), date(1588, 12, 31)),
        ("1588-05-XX", date(1588, 5, 1), date(1588, 5, 31)),
        ("1587-12/1588-08", date(1587, 12, 1), date(1588, 8, 31)),
        ("1588-05/..", date(1588, 5, 1), None),
        ("../1588", None, date(1588, 12, 31)),
        ("1588/", date(1588, 1, 1), None),
        ("0476", date(476, 1, 1), date(476, 12, 31)),
        ("-0043-03-15", None, None),
        ("XXXX-03-15", None, None),
        ("[1587,1588]", date(1587, 1, 1), date(1588, 12, 31)),
    ],
)
def test_bounds_are_the_first_and_the_last_possible_day(
    edtf: str, earliest: date | None, latest: date | None
) -> None:
    assert bounds(edtf) == Bounds(earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        *("", "~", "1588-13", "1588-00", "1588-06-31", "1900-02-29", "1588/1587", "1588-06-~11/1587"),
        *("Y1E999", "May 1588", "1/2/3", "١٥٨٨"),
    ],
)
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    assert not is_valid(text)
    with pytest.raises(DateError) as refusal:
        bounds(text)
    assert repr(text) in str(refusal.value)
    assert "\n" not in str(refusal.value)


@given(DATES)
def test_a_day_is_its_own_bounds_and_lies_within_its_month_and_year(day: date) -> None:
    assert bounds(day.isoformat()) == Bounds(day, day)
    for vaguer in (day.isoformat()[:7], day.isoformat()[:4], f"{day.isoformat()[:3]}X"):
        first, last = chronological(vaguer)
        assert first <= day.toordinal() <= last


@given(st.text(alphabet="0123456789X-/.~?%[]{},Y ", max_size=14))
def test_any_string_is_either_bounded_or_refused(text: str) -> None:
    if is_valid(text):
        first, last = chronological(text)
        assert first <= last


def test_dates_sort_by_time_across_the_beginning_of_our_era() -> None:
    assert sorted(["0014", "-0043-03-15", "-0043", "-0508"], key=chronological) == [
        "-0508", "-0043", "-0043-03-15", "0014"
    ]  # fmt: skip


def tenure(start: str | None = None, end: str | None = None, date: str | None = None) -> Span:
    return Span.of(Claim(id="1", kind="tenure", start=start, end=end, date=date))


def test_a_span_knows_how_little_is_known() -> None:
    span = tenure(start="1624", end="1642-12")
    assert (span.earliest_begin, span.latest_begin) == (date(1624, 1, 1), date(1624, 12, 31))
    assert (span.earliest_end, span.latest_end) == (date(1642, 12, 1), date(1642, 12, 31))
    begun = tenure(start="1624-08-13")
    assert (begun.earliest_end, begun.latest_end) == (date(1624, 8, 13), None)


@pytest.mark.parametrize(
    ("span", "when", "certainty"),
    [
        (tenure("1624", "1642"), "1630", "certain"),
        (tenure("1624", "1642"), "1624-05-01", "possible"),
        (tenure("1624", "1642"), "1643", "no"),
        (tenure("1624"), "1700", "possible"),
        (tenure("1624"), "1623", "no"),
        (tenure(end="-0043-03-15"), "-0042", "no"),
        (tenure(date="1626-05"), "1626", "certain"),
        (tenure(date="1626-05"), "1626-05-10", "possible"),
        (tenure(), "1626", "possible"),
    ],
)
def test_holding_at_a_date(span: Span, when: str, certainty: str) -> None:
    assert holds_at(span, when) == certainty


WINDOWS = st.builds(
    lambda days: Span((days[0], days[1]), (days[2], days[3])),
    st.lists(st.integers(1, 99), min_size=4, max_size=4).map(sorted),
)


@given(WINDOWS, WINDOWS)
def test_overlap_agrees_with_every_way_in_which_the_doubt_can_be_settled(one: Span, other: Span) -> None:
    corners = [
        begin <= last and first <= end
        for begin in one.begin
        for end in one.end
        for first in other.begin
        for last in other.end
    ]
    assert overlap(one, other) == overlap(other, one)
    assert overlap(one, other) == ("certain" if all(corners) else "possible" if any(corners) else "no")
