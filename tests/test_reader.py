"""Reading files: what the parser sees, and the exact way back to what lies on disk."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from potestas.extract.reader import Text, read_text, text_of
from potestas.ontology.errors import InputError


def text(raw: str) -> Text:
    return text_of("sample.txt", raw.encode())


def blocks(raw: str) -> list[tuple[str, str]]:
    read = text(raw)
    return [(block.kind, read.clean[block.start : block.end]) for block in read.blocks]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("The Porte appointed a bey.<sup>4</sup> He stayed.", "The Porte appointed a bey. He stayed."),
        ("The Porte appointed a bey.[^4] He stayed.", "The Porte appointed a bey. He stayed."),
        ("The Porte appointed a bey.¹² He stayed.", "The Porte appointed a bey. He stayed."),
        ("The Porte appointed a bey [4], who stayed.", "The Porte appointed a bey [4], who stayed."),
        ("The Porte appointed a bey,[4] who stayed.", "The Porte appointed a bey, who stayed."),
        ("The dey <sup>7</sup>, too, paid.", "The dey, too, paid."),
        ("Lü Hai,† the censor, wrote.", "Lü Hai, the censor, wrote."),
        (r"Lü Hai,\* the censor, wrote.", "Lü Hai, the censor, wrote."),
        ("on the 18<sup>th</sup> of Brumaire", "on the 18th of Brumaire"),
        ("the *real* power and the __whole__ power", "the real power and the whole power"),
        ("**Wolsey** fell; *sic transit*.", "Wolsey fell; sic transit."),
        ("three * four and file_name_here", "three * four and file_name_here"),
        (r"a \[sic\] clerk", "a [sic] clerk"),
        ("see [the edict](https://example.org/edict) of Nantes", "see the edict of Nantes"),
        ("Smith &amp; Sons&nbsp;Ltd", "Smith & Sons Ltd"),
        ("the <i>Intendant</i> of Brittany", "the Intendant of Brittany"),
        ("“So be it,” said ‘the monk’ à Becket’s man", "\"So be it,\" said 'the monk' à Becket's man"),
        ("the vizier—a Serb—ruled", "the vizier — a Serb — ruled"),
        ("the vizier -- a Serb -- ruled", "the vizier — a Serb — ruled"),
        ("from 1520–66 and the Rome–Milan road", "from 1520–66 and the Rome–Milan road"),
        ("the o\ufb03ce\u00a0of  the\tprae\u00adfect\u200b", "the office of the praefect"),
        ("Besanc\u0327on", "Besançon"),
        ("the Board of Rites\r\nand the Board of War", "the Board of Rites and the Board of War"),
        ("the privy coun-\ncil met", "the privy council met"),
        ("the self-\nmade man, a self-made man", "the self-made man, a self-made man"),
        ("the Austro-\nHungarian army", "the Austro-Hungarian army"),
        ("Arch-bishop Laud; an archbishop", "Archbishop Laud; an archbishop"),
        ("re-form the guard; reform it; the form of it", "re-form the guard; reform it; the form of it"),
    ],
)
def test_clean_text_has_neither_marks_nor_markup_nor_broken_words(raw: str, clean: str) -> None:
    assert text(raw).clean == clean


def test_a_clean_stretch_is_found_again_on_disk() -> None:
    raw = "\ufeff# The Diwan\r\n\r\nIn *Cairo*,<sup>1</sup> the pasha’s of-\r\nﬁcers met—all of them.\r\n"
    read = text(raw)
    for words, on_disk in [
        ("The Diwan", "The Diwan"),
        ("In Cairo, the", "In *Cairo*,<sup>1</sup> the"),
        ("pasha's officers met", "pasha’s of-\r\nﬁcers met"),
        ("—", "—"),
        ("all of them.", "all of them."),
    ]:
        start = read.clean.index(words)
        first, last = read.raw_span(start, start + len(words))
        assert raw[first:last] == on_disk
        assert read.clean_offset(first) <= start


def test_a_note_mark_counts_for_the_words_before_it_in_its_paragraph() -> None:
    read = text("Clive took the diwani.<sup>3</sup> He sailed.[^4]\n\nHastings came.\n\nHe stayed.⁵")
    for word, label in [("Clive", "3"), ("sailed", "4"), ("Hastings", None), ("stayed", "5")]:
        assert read.note_after(read.clean.index(word)) == label
    assert read.note_after(len(read.clean)) == "5"
    assert read.note_after(len(read.clean) + 9) is None


BEGUN = "The regents of the young king met at Vincennes, and before the feast of Saint John they"
ENDED = "named a new chancellor."


@pytest.mark.parametrize(
    "between",
    [
        "",
        "57\n\n",
        "The regents at Vincennes, from a miniature. (Royal Library)\n\n",
        "The regents and the queen in the garden of the castle.\n\n",
        "---\n\n\\*The castle stood east of Paris.\n\n",
        "[^3]: A castle east of Paris.\n\n",
    ],
)
def test_a_paragraph_is_whole_again_whatever_the_page_break_brought(between: str) -> None:
    found = blocks(f"{BEGUN}\n\n{between}{ENDED}\n\nThe queen agreed.")
    assert found[0] == ("paragraph", f"{BEGUN} {ENDED}")
    assert found[-1] == ("paragraph", "The queen agreed.")
    assert all(kind != "paragraph" for kind, _ in found[1:-1])


def test_a_page_break_may_stand_within_a_word_or_before_a_name() -> None:
    assert text("They sent the commis-\n\nsioners to Kyoto.").clean == "They sent the commissioners to Kyoto."
    name = "The shogun heard of it late, and he wrote at once to his deputy, the lord of\n\nHiko, to come."
    assert blocks(name) == [("paragraph", name.replace("\n\n", " "))]


def test_blocks_have_kinds() -> None:
    raw = """---
title: A sample
---
# Chapter One

The Senate of Venice
====================

First sentence of it.

> A quotation over
> two lines.

* * *

Figure 3 shows the doge.

Doges and procurators in the great hall, 1605. (Correr Museum collection)

- One item.
- Another item.

## Notes

1. See the state papers.
"""
    assert blocks(raw) == [
        ("heading", "Chapter One"),
        ("heading", "The Senate of Venice"),
        ("paragraph", "First sentence of it."),
        ("quotation", "A quotation over two lines."),
        ("separator", "* * *"),
        ("caption", "Figure 3 shows the doge."),
        ("caption", "Doges and procurators in the great hall, 1605. (Correr Museum collection)"),
        ("paragraph", "One item."),
        ("paragraph", "Another item."),
        ("heading", "Notes"),
        ("note", "See the state papers."),
    ]


def test_long_lines_are_paragraphs_even_without_blank_lines_between() -> None:
    line = "The audiencia of Quito sat on Mondays and heard the pleas of the town. " * 4
    assert [kind for kind, _ in blocks(f"{line}\n{line}\n")] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "holds no text"),
        (b" \n\n\t", "holds no text"),
        (b"\xef\xbb\xbf", "holds no text"),
        (b"The caf\xe9 of the king", "not UTF-8 (at byte 7)"),
        (b"PK\x03\x04\x00\x00", "binary"),
        ("The king".encode("utf-16"), "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, content: bytes, complaint: str) -> None:
    path = tmp_path / "reign.txt"
    path.write_bytes(content)
    with pytest.raises(InputError) as refusal:
        read_text(path)
    message = str(refusal.value)
    assert complaint in message
    assert message.startswith(str(path))
    assert "\n" not in message


def test_a_path_to_nothing_or_to_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(InputError, match="is a folder"):
        read_text(tmp_path)


ODD = st.text(st.sampled_from(list("ab Z.-—’*_\\<>[]^()#!&\n\r\t¹ﬁ\u0301\u00ad\ufeff12")), max_size=60)


@given(ODD)
def test_every_clean_word_stands_on_disk_where_it_is_said_to_stand(raw: str) -> None:
    read = text("Z" + raw)
    assert [block.start for block in read.blocks] == sorted(block.start for block in read.blocks)
    for block in read.blocks:
        for offset in range(block.start, block.end):
            first, last = read.raw_span(offset, offset + 1)
            assert 0 <= first < last <= len(read.raw)
            if read.clean[offset] in "abZ12":
                assert read.clean[offset] in read.raw[first:last].replace("ﬁ", "fi").replace("¹", "1")


PIECES = ["a.\n\n", "and so\n\n", "*x ", "a-", "[^", "<i", "\n", "> ", "--", "\\*"]


@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_reading_any_markup_keeps_its_letters(pieces: list[str]) -> None:
    raw = "So it began. " + "".join(pieces) + "end."
    letters = "".join(sorted(c for c in text(raw).clean if c.isalpha() and c != "i"))
    assert letters == "".join(sorted(c for c in raw if c.isalpha() and c != "i"))
