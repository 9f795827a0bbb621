"""What belongs to a name and what does not; what posts are of, and where they lie if nothing says so."""

from __future__ import annotations

import pytest
from fitting import shown

from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of


def _read(kind: str, text: str) -> set[str]:
    claims = read_document(load(), text_of("example.txt", text.encode())).claims
    return {shown(claim) for claim in claims if claim.kind == kind}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The chancellor of Austria Engelbert Wolf left Vienna.", {"Engelbert Wolf > Austria | chancellor"}),
        (
            "Minister of Finance Jacques Laborde left Paris.",
            {"Jacques Laborde > Ministry of Finance | minister"},
        ),
        (
            "Secretary of the Navy Gideon Chandler left Washington.",
            {"Gideon Chandler > Navy | secretary"},
        ),
        (
            "Weber was People's Commissar for Military and Naval Affairs.",
            {"Weber > People's Commissariat of Military and Naval Affairs | people's commissar"},
        ),
        ("Walter Kern was head of Section IV.", {"Walter Kern > Section IV | head"}),
        (
            "Zhilin worked as the Communist Party secretary in Omsk.",
            {"Zhilin > Communist Party | secretary"},
        ),
        ("Rüstem Páshá was governor of Egypt.", {"Rüstem Páshá > Egypt | governor"}),
        (
            "The consuls of Rome, Antonius and Dolabella, agreed.",
            {"Antonius > Rome | consul", "Dolabella > Rome | consul"},
        ),
        ("The governors of Malta, Corfu, and Zante agreed.", set()),
        ("Necker opposed it, to the grief of Walter Kern, the minister in charge.", set()),
    ],
)
def test_posts_end_where_names_begin(text: str, wanted: set[str]) -> None:
    assert _read("tenure", text) == wanted


def test_a_body_is_not_made_of_the_person_behind_a_bracket() -> None:
    text = "The bank was founded by the minister of Prussia (and thus head of its police) Hermann Wolf."
    assert "Hermann Wolf > ministry of Prussia | minister" in _read("tenure", text)


def test_a_title_may_be_a_surname() -> None:
    assert _read("sanction", "Prior was banished from Paris.") == {"- > Prior"}
    assert _read("sanction", "The prior was banished from Paris.") == set()


def test_a_magistrate_without_a_state_has_an_office_of_his_own() -> None:
    assert _read("tenure", "Marius was elected consul in 107.") == {
        "Marius > [office of the consul] | consul"
    }
    told = "Marius went to Rome in 110. He was elected consul, and remained at Rome."
    assert _read("tenure", told) == {"Marius > Rome | consul"}
    once = "Marius was born at Arpinum. He was elected consul in 107."
    assert _read("tenure", once) == {"Marius > [office of the consul] | consul"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Walter Kern entered Bonn as a secretary in the Ministry of Justice.",
            {"Walter Kern > Ministry of Justice | secretary"},
        ),
        (
            "In 1640 Walter Kern signed the treaty as president of the Diet.",
            {"Walter Kern > Diet | president"},
        ),
        ("Metternich dismissed Gentz as clerk of the Chancery.", {"Gentz > Chancery | clerk"}),
        ("Walter Kern posed as a clerk of the Chancery.", set()),
        ("Walter Kern spoke of them as judges of the Council.", set()),
    ],
)
def test_as_what_somebody_does_something(text: str, wanted: set[str]) -> None:
    assert _read("tenure", text) == wanted


def test_a_body_is_named_by_no_order_that_it_gets() -> None:
    assert _read("charge", "The convent was instructed to prevent theft.") == {"- > [convent]"}
    made = "The Diet set up a commission to audit the mines."
    assert _read("formation", made) == {"Diet > [Diet commission to audit the mines]"}


def test_a_right_is_no_deed() -> None:
    assert _read("removal", "The Senate had the right to dismiss Cato.") == set()
    assert _read("removal", "The Senate used its right and dismissed Cato.") == {"Senate > Cato"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "In 1740 Brandt was dismissed as head of the Mint. Imhof assumed the post.",
            "Imhof > Mint | head",
        ),
        (
            "Necker resigned as minister of finance, and Karl Imhof took over the position.",
            "Karl Imhof > ministry of finance | minister",
        ),
        (
            "Brandt was head of the Mint; in May he was succeeded in this function by Karl Imhof.",
            "Karl Imhof > Mint | head",
        ),
    ],
)
def test_a_post_is_spoken_of_again(text: str, wanted: str) -> None:
    assert wanted in _read("tenure", text)


def test_a_post_that_was_not_named_is_nobodys() -> None:
    assert _read("tenure", "In 1740 Imhof assumed the post.") == set()


def test_titles_are_of_what_the_name_behind_them_is_of() -> None:
    text = "Deputy Minister Anton Weiss of the Ministry of Roads left."
    assert _read("tenure", text) == {"Anton Weiss > Ministry of Roads | deputy minister"}
