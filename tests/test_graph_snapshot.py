"""Claims at a date: what certainly held, what may have, and what did not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potestas.extract.claim import Claim
from potestas.graph.reasoning.holding import holdings
from potestas.graph.reasoning.snapshot import certainties
from potestas.ontology.errors import DateError
from potestas.ontology.vocabulary import vocabulary

REIGN = Claim("s-1", "tenure", "Selim I", "Porte", start="1512-04", end="1520-09-22")


@pytest.mark.parametrize(
    ("claim", "date", "expected"),
    [
        (REIGN, "1515", "certain"),
        (REIGN, "1512-04-15", "possible"),
        (REIGN, "1512-03-31", "no"),
        (REIGN, "1520-09-23", "no"),
        (REIGN, "1500/1600", "certain"),
        (Claim("s-2", "tenure", "Pargalı Ibrahim", "Porte", start="1523-06-27"), "1530", "possible"),
        (Claim("s-3", "tenure", "Piri Mehmed", "Porte", end="1523-06-27"), "1530", "no"),
        (Claim("s-4", "formation", None, "Divan", date="1453"), "1453", "certain"),
        (Claim("s-5", "formation", None, "Divan", date="1453"), "1454", "no"),
        (Claim("s-6", "tenure", "Rüstem", "Porte"), "0900", "possible"),
        (Claim("s-7", "tenure", "Fabius", "Senate", start="XXXX-10-10"), "-0200", "possible"),
    ],
)
def test_certainty(claim: Claim, date: str, expected: str) -> None:
    assert certainties(holdings([claim], vocabulary()), date) == {claim.id: expected}


DAYS = st.dates().map(str)


@given(DAYS, DAYS, DAYS)
def test_between_two_days_it_held_for_certain_and_outside_not(one: str, other: str, asked: str) -> None:
    start, end = sorted((one, other))
    expected = "certain" if start <= asked <= end else "no"
    reign = Claim("s-1", "tenure", start=start, end=end)
    assert certainties(holdings([reign], vocabulary()), asked) == {"s-1": expected}


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(DateError, match="next spring"):
        certainties(holdings([REIGN], vocabulary()), "next spring")
