"""How words are written: capitals, acronyms, dates, and names compared without case and diacritics."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from potestas.extract.words import words

if TYPE_CHECKING:  # names are compared where no parser is loaded, too
    from spacy.tokens import Token

_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z]*[A-Z][A-Z]*|[A-Z]{2,}(?:-[A-Z]{2,})*")
_ELIDED = re.compile(r"^(?:d|l|dell|dall|all)['’](?=\w)")
_ELIDING = ("d", "l", "a")
_NUMERAL = re.compile(r"[IVXLC]+\.?")
_DATE_PART = re.compile(
    r"\d{1,4}(st|nd|rd|th)?|January|February|March|April|June|July|August|September"
    r"|October|November|December"
)
_OF_TIME = ("nmod:unmarked", "obl", "compound", "nmod", "obl:unmarked")


def is_capital(token: Token) -> bool:
    """Whether the word begins with a capital, as names do, if not with a particle: "d'Hozier"."""
    text = token.text
    return text[:1].isupper() or (text[:1] in _ELIDING and _ELIDED.sub("", text, count=1)[:1].isupper())


def is_acronym(text: str) -> bool:
    """Two capitals or more and no Roman numeral: GUGB, VOC, TsIK, VChK-OGPU."""
    return bool(_ACRONYM.fullmatch(text)) and not _NUMERAL.fullmatch(text)


def is_numeral(text: str) -> bool:
    """Whether it is a Roman number, as after the names of rulers."""
    return bool(_NUMERAL.fullmatch(text))


def is_designator(token: Token) -> bool:
    """Whether a word tells one of several of a kind, as a number or a letter does: "Section IV"."""
    return is_numeral(token.text) or token.pos_ == "NUM" or (is_capital(token) and len(token.text) <= 2)


def is_regnal(name: str) -> bool:
    """Whether a name ends in a Roman number, as those of rulers do: "Selim III"."""
    *given, last = name.split() or [""]
    return bool(given) and is_numeral(last)


def is_date_part(token: Token) -> bool:
    """Whether the word is a number of up to four digits or a month; "May" only where no verb can stand."""
    if token.text == "May":
        return token.dep_ in _OF_TIME
    return bool(_DATE_PART.fullmatch(token.text))


def without_accents(text: str) -> str:
    """The text without diacritics, ligatures undone."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """A name in lower case, without diacritics, apostrophes, punctuation and leading articles.

    >>> normal("The Secretariat of Prokof’ev")
    'secretariat of prokofev'
    """
    text = without_accents(text).casefold()
    text = re.sub(r"['’‘ʼ`´ʹ\"“”]", "", text)
    text = re.sub(r"[^\w]+", " ", text).strip()
    return re.sub(r"^(?:(?:the|a|an) )+(?=.)", "", text)


def name_words(name: str) -> list[str]:
    """The words of a person's name in normal spelling, without a title behind it ("Halil Pasha")."""
    words_ = normal(name).split()
    return words_[:-1] if is_titled(name) else words_


def is_titled(name: str) -> bool:
    """Whether a title stands behind a person's name: "Halil Pasha"."""
    words_ = normal(name).split()
    return len(words_) > 1 and words_[-1] in _HONORIFICS


_HONORIFICS = frozenset(map(normal, words("names", "honorifics")))
