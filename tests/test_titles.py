"""People whom a text knows by their titles alone act, and are acted on, under these."""

from __future__ import annotations

import pytest

from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of


def _facts(text: str) -> set[tuple[str, str | None, str | None]]:
    claims = read_document(load(), text_of("example.txt", text.encode())).claims
    return {(claim.kind, claim.subject, claim.object) for claim in claims}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Sultan founded the Council of Justice. He abolished the Board of Works. In May the sultan"
            " dismissed Mustafa.",
            {
                ("formation", "sultan", "Council of Justice"),
                ("abolition", "sultan", "Board of Works"),
                ("removal", "sultan", "Mustafa"),
            },
        ),
        (
            "The king of Poland established the Council of War. The Duke of Milan dissolved the Council of"
            " Lodi.",
            {
                ("formation", "king of Poland", "Council of War"),
                ("abolition", "Duke of Milan", "Council of Lodi"),
            },
        ),
        (
            "Philip dismissed the Marquis of Pombal and appointed the Count of Lerma viceroy. The count"
            " founded the Court of Audit.",
            {
                ("removal", "Philip", "Marquis of Pombal"),
                ("appointment", "Philip", "Count of Lerma"),
                ("formation", "Count of Lerma", "Court of Audit"),
            },
        ),
    ],
)
def test_titles_are_people(text: str, wanted: set[tuple[str, str, str]]) -> None:
    assert wanted <= _facts(text)


def test_who_is_named_beside_the_title_bears_it() -> None:
    found = _facts("Sultan Selim founded the Council of Justice. The sultan abolished the Board of Works.")
    assert ("abolition", "Selim", "Board of Works") in found
    found = _facts("Philip, the Duke of Burgundy, founded the Council of Ghent.")
    assert ("formation", "Philip", "Council of Ghent") in found


def test_demonstratives_point_at_whoever_was_named_last() -> None:
    found = _facts("Louis sent Sartine to Brest. That officer founded the Court of Audit.")
    assert ("formation", "Sartine", "Court of Audit") in found
    found = _facts("Selim received Halet. This eunuch abolished the Board of Works.")
    assert ("abolition", "Halet", "Board of Works") in found


def test_an_article_may_belong_to_the_word_before_a_name() -> None:
    found = _facts("The aged Kaunitz founded the Court of Audit.")
    assert ("formation", "Kaunitz", "Court of Audit") in found
