"""Prose: bytes of a file, to clean text, to dates, to claims; and dates in EDTF."""

from __future__ import annotations

from hypothesis import strategies as st
from mangling import as_bytes, mangled

from potestas.extract.claim import Claim, claim_to_json, entity_to_json, sentence_to_json
from potestas.extract.edtf import Span, bounds, chronological, is_valid, window
from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of
from potestas.extract.timeline import timeline
from potestas.graph.wording import date_in_words
from targets.target import ROOT, Attempt, Target

NAME = "fuzz.txt"
WARMING = b"In 1694 Parliament established the Bank of England."
DATED = (
    "In March 1935",
    "from 12 to 15 May 1540, and on the 3rd of June",
    "between 1793 and 1795",
    "at the end of the sixteenth century",
    "about 44 B.C., the year after",
    "two weeks later, on Tuesday",
    "in the winter of 1812-13",
    "the 1530s; since then until 1547",
    "(1491–1547)",
    "on the Ides of March in the consulship of the two",
    "in 1185 AH (1771/72)",
    "Michaelmas term 1532",
    "in the twenty-fifth year of his reign, early that autumn",
    "from 1921 onward, three years before the war",
    "12 Ventôse, Year II",
    "the day before yesterday, ten days earlier",
)
EDTF = (
    *("1935", "1935-03", "1935-03-15", "-0043", "1935~", "1935-03?", "19XX", "1935-21", "XXXX-12-XX"),
    *("1935/1936", "../1936", "1935/", "Y-17E7", "Y170000002", "1950S2", "[1667,1668, 1670..1672]"),
    *("{..1983-12-31}", "2004-06-~01/2004-06-~20", "1984-06-02?/2004-08-08~", "2004-01-01T10:10:10Z"),
    *("156X-12-25", "?2004-06-~11"),
)
LENGTH = 160
"""Characters of a text; one of a whole page would take longer to parse, and go wrong in no other way."""
FAR = 3e6
"""Days from the year 1 beyond which a date is not written out again."""


def texts() -> list[str]:
    """The texts that come with the program."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "texts").glob("*.txt"))]


def read() -> Attempt:
    parser = load()

    def attempt(content: bytes) -> None:
        text = text_of(NAME, content)
        reading = read_document(parser, text)
        for claim in reading.claims:
            claim_to_json(claim).encode()
            for place in claim.evidence:
                assert text.raw[place.start : place.end] == place.quote != "", place
            for date in (claim.start, claim.end, claim.date):
                assert date is None or is_valid(date), date
        for entity in reading.entities:
            entity_to_json(entity).encode()
        for sentence in reading.sentences:
            sentence_to_json(sentence).encode()

    attempt(WARMING)  # patterns and vocabulary are made once for all
    return attempt


def clean() -> Attempt:
    def attempt(content: bytes) -> None:
        text = text_of(NAME, content)
        for block in text.blocks:
            start, end = text.raw_span(block.start, block.end)
            assert 0 <= start < end <= len(text.raw), (start, end)

    return attempt


def dated() -> Attempt:
    def attempt(text: str) -> None:
        for kind in ("paragraph", "heading", "note"):
            for date in timeline(text, [(0, len(text), kind)]).dates:
                assert date.edtf is None or is_valid(date.edtf), date

    return attempt


def edtf() -> Attempt:
    def attempt(date: str) -> None:
        first, last = chronological(date)
        assert first <= last, (first, last)
        bounds(date)
        Span.of(Claim("", "tenure", start=date))
        Span.of(Claim("", "tenure", date=date))
        date_in_words(date)
        if abs(first) < FAR and abs(last) < FAR:
            assert chronological(window(first, last)) == (first, last), window(first, last)

    return attempt


PROSE = {
    "texts": Target(
        "bytes, to claims", lambda: as_bytes(mangled(texts(), DATED, LENGTH)), read, of_bytes=True
    ),
    "reader": Target(
        "bytes, to clean text and its blocks", lambda: as_bytes(mangled(texts())), clean, of_bytes=True
    ),
    "dates": Target("prose, to its dates", lambda: mangled([*DATED, *texts()], DATED, 200), dated),
    "edtf": Target("dates in EDTF", lambda: st.one_of(mangled(EDTF, EDTF), mangled(EDTF)), edtf),
}
