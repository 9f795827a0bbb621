"""To say of somebody in the story that he did wrong is to accuse him; the authors' sources accuse nobody."""

from __future__ import annotations

import pytest

from potestas.extract.claim import Claim
from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of


def _accusations(text: str) -> list[Claim]:
    claims = read_document(load(), text_of("example.txt", text.encode())).claims
    return [claim for claim in claims if claim.kind == "accusation"]


@pytest.mark.parametrize(
    ("text", "teller", "accused"),
    [
        ("Cicero told the Senate that Catiline was plotting murder.", "Cicero", "Catiline"),
        ("Pombal wrote that the Jesuits had murdered the king.", "Pombal", "Jesuits"),
        ("Danton, said Saint-Just, was a traitor.", "Saint-Just", "Danton"),
        ("The king was told by Midhat that Nedim had betrayed him.", "Midhat", "Nedim"),
        ("Vyshinskii showed that Radek had joined the conspiracy.", "Vyshinskii", "Radek"),
        ("Wolsey's conclusion was that Buckingham had betrayed the king.", "Wolsey", "Buckingham"),
        ("Cecil went so far as to claim that Raleigh had been involved in the plot.", "Cecil", "Raleigh"),
        ("It was alleged that Heshen had embezzled the funds.", None, "Heshen"),
        ("The indictment stated that Hastings had taken bribes.", None, "Hastings"),
        (  # the book speaks for who wrote it
            "Weber wrote a book. It described how the Jesuits had murdered the king.",
            "Weber",
            "Jesuits",
        ),
        (  # his speech goes on
            "Cicero said that Catiline lived in fear. Catiline had also bribed the envoys.",
            "Cicero",
            "Catiline",
        ),
    ],
)
def test_who_tells_of_wrong_accuses(text: str, teller: str | None, accused: str) -> None:
    found = [(claim.subject, claim.object, claim.status) for claim in _accusations(text)]
    assert (teller, accused, "asserted") in found


@pytest.mark.parametrize(
    "text",
    [
        "Livy says that Catiline was plotting murder.",
        "Catiline confessed that he had plotted murder.",
        "Cicero did not say that Catiline had plotted murder.",
        "Cicero said that Catiline lived in Rome.",
        "According to Sallust, Catiline was plotting murder.",
    ],
)
def test_a_source_or_a_confession_accuses_nobody(text: str) -> None:
    assert not [(claim.subject, claim.object) for claim in _accusations(text)]


def test_an_accusation_is_of_the_day_of_the_speech() -> None:
    text = "On 5 March 1794 Saint-Just told the Convention that Danton had taken bribes in 1792."
    assert [claim.date for claim in _accusations(text)] == ["1794-03-05"]
