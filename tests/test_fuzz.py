"""Each target of `bench/fuzz.py` bears a few inputs that nobody would write, and faults do not escape it."""

import time

import pytest
from fuzz import run
from hypothesis import strategies as st
from targets import TARGETS
from targets.endpoint import Asked, serve
from targets.target import Target

from potestas.ontology.errors import InputError

INPUTS = 40


@pytest.mark.parametrize("name", TARGETS)
def test_strange_input_is_taken_or_refused(name: str) -> None:
    faults = run(TARGETS[name], INPUTS)
    assert faults.inputs == INPUTS
    assert faults.found == {}


@pytest.mark.parametrize("path", [b"/query/successions", b"/sparql/"])
def test_what_is_behind_an_address_need_not_be_text(path: bytes) -> None:
    """Servers differ in whether they hand on bytes that are no UTF-8."""
    fields = ((b"host", b"127.0.0.1"), (b"accept", b"text/html"))
    serve()(Asked("GET", path, b"\xb8", fields, ()))


def test_faults_are_told_by_their_place_with_the_shortest_input() -> None:
    def attempt(number: int) -> None:
        if number % 3 == 0:
            raise InputError("threes are not taken")
        if number % 3 == 1:
            raise KeyError(number % 2)
        if number % 2:
            print("a word too many")

    faults = run(Target("numbers", lambda: st.integers(1000, 9999), lambda: attempt), 100)
    assert faults.refused and len(faults.found) == 3
    assert {place.partition(":")[0] for place in faults.found} == {"KeyError", "Chatter"}
    assert all("test_fuzz.py" in place for place in faults.found if place.startswith("KeyError"))


def test_an_endless_input_is_stopped() -> None:
    def endless(_: object) -> None:
        started = time.process_time()
        while time.process_time() - started < 10:
            try:
                sum(range(1000))
            except Exception:  # what catches everything must not catch the end of its time
                continue

    faults = run(Target("endless", lambda: st.just(1), lambda: endless), 1)
    assert [place.partition(":")[0] for place in faults.found] == ["Overtime"]
    assert faults.slowest[0] < 5
