"""Long periods: full clauses between semicolons are read each by itself; what dates nothing is left out."""

from __future__ import annotations

import pytest

from potestas.extract.parser import load, parse


def _roots(text: str) -> list[tuple[str, str]]:
    """The main verbs of the clauses between semicolons, each with its relation."""
    (passage,) = parse(load(), text, [(0, len(text))])
    (sentence,) = passage.doc.sents
    joined = [t for t in sentence.root.children if t.dep_ in ("conj", "parataxis")]
    return [(token.text, token.dep_) for token in (sentence.root, *joined)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Sokollu was stabbed in his hall; and Piyale, who as admiral of the fleet had done no more than"
            " obey the sultan who raised him, was sent into exile.",
            [("stabbed", "ROOT"), ("sent", "conj")],
        ),
        (
            "The regent resigned; Dubois, whom he had feared, ruled; the judges hated him.",
            [("resigned", "ROOT"), ("ruled", "conj"), ("hated", "conj")],
        ),
    ],
)
def test_full_clauses_are_parsed_apart_and_joined(text: str, wanted: list[tuple[str, str]]) -> None:
    assert _roots(text) == wanted


def test_a_clause_without_a_verb_of_its_own_stays_with_the_one_before() -> None:
    text = "Lindet took the supplies; Carnot, the war."
    (passage,) = parse(load(), text, [(0, len(text))])
    assert len(list(passage.doc.sents)) == 1


@pytest.mark.parametrize(
    "text",
    ["A Court of Rites was at this time established.", "Colbert was at length appointed to the Treasury."],
)
def test_vague_times_are_not_shown_to_the_parser(text: str) -> None:
    (passage,) = parse(load(), text, [(0, len(text))])
    assert not {"time", "length"} & {token.text for token in passage.doc}
