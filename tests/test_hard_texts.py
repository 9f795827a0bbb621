"""Texts that nobody would write: read in time, with the facts that stand beside what is strange in them."""

import time

import pytest

from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of

PLAIN = "In 1694 Parliament established the Bank of England."
MANY = 100_000
SECONDS = 20.0
"""Of processor time; each of these texts takes a small part of it, or else hours."""

HARD = {
    "one word of a million letters": f"{PLAIN}\n\n{'a' * 1_000_000}.\n\n{PLAIN}",
    "a name of a million letters": f"In 1694 Parliament established the Bank of A{'a' * 1_000_000}.",
    "a million spaces": PLAIN + " " * 1_000_000,
    "a million lines": "\n" * 1_000_000 + PLAIN,
    "brackets in brackets": f"{PLAIN} {'(' * 1000}The sum was small{')' * 1000}. {PLAIN}",
    "asides in asides": f"{PLAIN}\n\n{'The king (who said ' * 300}no{')' * 300}.",
    "open brackets": f"{PLAIN}\n\n{'[' * MANY}",
    "signs of nothing": f"{PLAIN}\n\n{'*' * MANY} {'<' * MANY} {'&' * MANY} {'-' * MANY}",
    "markup": f"{'<b>' * 20_000}{PLAIN}{'</b>' * 20_000}",
    "quotation marks in quotation marks": f"{PLAIN}\n\n{'“‘' * 500}It was so{'’”' * 500}.\n\n{PLAIN}",
    "quotations in quotations": "> " * 1000 + PLAIN,
    "marks above letters": f"{PLAIN}\n\nThe re{chr(0x301) * MANY}gent slept.",
    "from right to left": f"\u202e\u2067{PLAIN}\u202c\n\nהמלך מינה את השר. عين الملك الوزير.",
    "control characters": "".join(map(chr, (*range(1, 9), 0x1B, 0x7F, 0x85, 0x9F))) + f" {PLAIN}",
    "a byte order mark": f"\ufeff{PLAIN}",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_it_is_read_in_time_with_the_fact_beside_it(text: str) -> None:
    parser = load()
    started = time.process_time()
    found = read_document(parser, text_of("hard.txt", text.encode()))
    assert time.process_time() - started < SECONDS
    assert any(claim.kind == "formation" for claim in found.claims)
    for claim in found.claims:
        place = claim.evidence[0]
        assert text[place.start : place.end] == place.quote
