"""Whom pronouns, descriptions and short names mean, in passages of several regimes."""

from __future__ import annotations

import pytest

from potestas.extract.claim import Claim
from potestas.extract.parser import load
from potestas.extract.read import read_document
from potestas.extract.reader import text_of


def _claims(text: str) -> tuple[Claim, ...]:
    return read_document(load(), text_of("example.txt", text.encode())).claims


def _stated(text: str) -> set[str]:
    return {f"{c.kind}: {c.subject or '-'} > {c.object}" for c in _claims(text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Colbert, who served under Fouquet, and whom Mazarin had taught, disliked ceremony. In May he"
            " dismissed Servien.",
            "removal: Colbert > Servien",
        ),
        (
            "Carnot brought Lindet a patron. In May a Commission of Supply was founded in its stead under"
            " Lindet, with Prieur and Cambon as his deputies.",
            "tenure: Prieur > Commission of Supply",
        ),
        (  # one of two
            "Maurepas and Turgot were rivals. The latter was dismissed from the Council in May.",
            "removal: - > Turgot",
        ),
        (
            "Fouché met Réal in May 1801. The two founded the Council of Police. They dismissed Dubois.",
            "removal: Réal > Dubois",
        ),
        (
            "Choiseul accused Maupeou, and the former founded the Court of Audit.",
            "formation: Choiseul > Court of Audit",
        ),
        (  # what one says oneself
            "Conti ruled Rome. In his report to the Senate, Foscari praised the fleet.",
            "report: Foscari > Senate",
        ),
        (
            "Akbar distrusted Shah Mansur. In 1582 Akbar fell ill, and Todar Mal made himself head of the"
            " Treasury.",
            "tenure: Todar Mal > Treasury",
        ),
    ],
)
def test_pronouns(text: str, wanted: str) -> None:
    assert wanted in _stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Council of Castile met in May. It was Olivares who dissolved the Junta of Reform.",
        "The Council of Castile met in May. Rumour had it that Olivares had dissolved the Junta of Reform.",
        "The Council of Castile met in May. It seems that Olivares dissolved the Junta of Reform.",
    ],
)
def test_it_may_stand_for_nothing(text: str) -> None:
    assert {(c.subject, c.object) for c in _claims(text) if c.kind == "abolition"} == {
        ("Olivares", "Junta of Reform")
    }


def test_their_work_is_that_of_the_bodies_that_were_named() -> None:
    text = "Kaunitz had all papers both of the Court Chancery and the War Council, uniting their work."
    assert _stated(text) == {
        "supervision: Kaunitz > Court Chancery",
        "supervision: Kaunitz > War Council",
    }


def test_namesakes_with_other_names_or_titles_are_two() -> None:
    text = (
        "Topal Mehmed Pasha headed the Mint. Mehmed Efendi headed the Arsenal. Halil Mehmed Pasha headed the"
        " Navy Board. Mehmed Pasha was dismissed."
    )
    assert {
        "tenure: Topal Mehmed Pasha > Mint",
        "tenure: Mehmed Efendi > Arsenal",
        "tenure: Halil Mehmed Pasha > Navy Board",
        "removal: - > Halil Mehmed Pasha",
    } <= _stated(text)


def test_a_time_between_two_keeps_them_apart() -> None:
    stated = _stated("On the death of the emperor in 1705 the treasurer Karl Held was dismissed.")
    assert "tenure: Karl Held > [office of the treasurer]" in stated
    assert not any("emperor" in fact for fact in stated)


def test_meetings_of_one_name_are_told_apart_by_their_dates() -> None:
    found = _stated(
        "In May 1922 Antonio Gramsci spoke at the Comintern Plenum. Amadeo Bordiga attended the Plenum too."
        " Umberto Terracini spoke at the March 1925 Comintern Plenum."
    )
    assert "attendance: Antonio Gramsci > [Comintern Plenum, 1922-05]" in found
    assert "attendance: Amadeo Bordiga > [Comintern Plenum, 1922-05]" in found
    assert "attendance: Umberto Terracini > [Comintern Plenum, 1925-03]" in found


def test_a_meeting_that_is_spoken_of_twice_stays_one() -> None:
    found = _stated(
        "In 1814 Camillo Cavour attended the Plenary Session. A week later George Clarendon attended the"
        " Plenary Session."
    )
    assert "attendance: George Clarendon > Plenary Session" in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ivan distrusted the Slavonic Chancery, a bureau that was founded by Viskovaty.",
            "formation: Viskovaty > Slavonic Chancery",
        ),
        (
            "The Sanitary Board (a body that Peel had founded in 1842) was abolished by Russell.",
            "formation: Peel > Sanitary Board",
        ),
    ],
)
def test_what_is_described_right_after_its_name_is_what_was_named(text: str, wanted: str) -> None:
    assert wanted in _stated(text)


def test_what_something_is_said_to_be_is_no_second_thing() -> None:
    stated = _stated("The Salt Office was a branch of the Ministry of Revenue. It was abolished in 1901.")
    assert stated == {"part-of: Salt Office > Ministry of Revenue", "abolition: - > Salt Office"}
    denied = _stated("The Cheka was never a department of the Ministry of Justice. It was closed in 1922.")
    assert denied == {"abolition: - > Cheka"}


def test_whoever_governs_a_place_much_later_is_another() -> None:
    told = "In {} the governor of Bengal dismissed {}."
    between = "Nothing else is known of the settlement, and its letters are lost. " * 40
    near = _claims(f"{told.format(1750, 'Drake')} {told.format(1751, 'Holwell')}")
    assert len({claim.subject for claim in near}) == 1
    far = _claims(f"{told.format(1750, 'Drake')} {between}\n\n{told.format(1785, 'Francis')}")
    assert len({claim.subject for claim in far}) == 2


def test_a_short_name_means_what_bore_its_full_name_last() -> None:
    text = (
        "The Council of Italy met in May. Philip abolished the Council. In 1555 Mary founded the Council"
        " of War. Don Juan presided over the Council."
    )
    assert "tenure: Don Juan > Council of War" in _stated(text)
    assert "abolition: Philip > Council of Italy" in _stated(text)


@pytest.mark.parametrize(
    "name", ["Freedmen's Relief Bureau", "Governor's Council", "Accountant General's Office"]
)
def test_a_name_may_hold_a_genitive(name: str) -> None:
    assert f"abolition: Hastings > {name}" in _stated(f"In 1774 Hastings abolished the {name}.")


def test_the_owner_of_a_body_is_no_part_of_its_name() -> None:
    assert "abolition: Hastings > Privy Council" in _stated("Hastings abolished Clive's Privy Council.")


def test_a_name_in_brackets_is_of_the_type_of_what_it_names() -> None:
    text = "The Board of Colonies (Kolonialamt) was large. Kolonialamt wrote letters. He abolished it."
    entities = read_document(load(), text_of("x.txt", text.encode())).entities
    assert all(entity.type != "Person" for entity in entities)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # who is sent to arrest him is not he, nor who sends
            "Wade examined Stone. Stanton ordered McClellan, then general in chief, to arrest him.",
            ("sanction", "Stanton", "Stone"),
        ),
        (  # what a sentence brings up is what the next one goes on with
            "The Diet appointed a commission. It was charged with auditing the mines.",
            ("examination", "[Diet commission to audit the mines]", "[mines]"),
        ),
        (  # nobody is his own successor
            "Yusuf was head of the Mint. In 1703 Hasan was named his successor.",
            ("tenure", "Hasan", "Mint"),
        ),
    ],
)
def test_whom_the_clause_leaves_over(text: str, wanted: tuple[str, str, str]) -> None:
    claims = read_document(load(), text_of("example.txt", text.encode())).claims
    assert wanted in {(claim.kind, claim.subject, claim.object) for claim in claims}


def test_two_of_them_are_no_one_in_particular() -> None:
    text = "Danton and the clerks were accused of murder. Two of them were condemned to death."
    claims = read_document(load(), text_of("example.txt", text.encode())).claims
    assert {claim.object for claim in claims if claim.kind == "sanction"} <= {"clerks"}
