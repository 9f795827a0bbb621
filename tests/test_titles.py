"""People whom a text knows by their titles alone act under these; writings are known by theirs."""

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
        (  # a title behind a name is a part of it, and the name is known without it
            "The sultan dismissed Halil Pasha, the head of the Arsenal. In Cairo Halil founded the Court of"
            " Works. Reza Khan was arrested by Kapudan Pasha Hasan.",
            {
                ("removal", "sultan", "Halil Pasha"),
                ("tenure", "Halil Pasha", "Arsenal"),
                ("formation", "Halil Pasha", "Court of Works"),
                ("sanction", "Hasan", "Reza Khan"),
            },
        ),
        (  # a title that opens its sentence is of who acts there; after another's name it is not his
            "A member of the Diet since 1890, Itagaki founded the Court of Audit. At the suggestion of Inoue,"
            " the emperor dissolved the Board of Works.",
            {
                ("tenure", "Itagaki", "Diet"),
                ("formation", "Itagaki", "Court of Audit"),
                ("abolition", "emperor", "Board of Works"),
            },
        ),
        (  # a post is of something, though no article says so
            "Dubois, prefect of police, founded the Court of Audit.",
            {("tenure", "Dubois", "[police]"), ("formation", "Dubois", "Court of Audit")},
        ),
        (  # whose envoy one is, an adjective may say
            "The Venetian ambassador Contarini wrote home. In 1866 the Prussian envoy Goltz told Bismarck.",
            {("tenure", "Contarini", "Venice"), ("tenure", "Goltz", "Prussia")},
        ),
        (  # documents and commands speak for who gave them
            "A decree of the Senate founded the Court of Audit. On the orders of Peter, Menshikov was"
            " arrested.",
            {("formation", "Senate", "Court of Audit"), ("sanction", "Peter", "Menshikov")},
        ),
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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "In 1651 Hobbes published a treatise on the state entitled “The Form of a Commonwealth.” On 3 May"
            " Charles approved the treatise.",
            {
                ("authorship", "Hobbes", "The Form of a Commonwealth"),
                ("approval", "Charles", "The Form of a Commonwealth"),
            },
        ),
        (
            'In 1835 Uvarov drafted a decree, "On Measures against Fraud," which the Senate approved.',
            {
                ("authorship", "Uvarov", "On Measures against Fraud"),
                ("approval", "Senate", "On Measures against Fraud"),
            },
        ),
        (  # what he only says is no title
            "Uvarov drafted a decree, “as Russia knows no other,” which the Senate approved.",
            {("authorship", "Uvarov", "[Uvarov's decree]")},
        ),
    ],
)
def test_a_writing_is_known_by_its_title(text: str, wanted: set[tuple[str, str | None, str | None]]) -> None:
    assert wanted <= _facts(text)
