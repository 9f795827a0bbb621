"""Claims and dates in plain English, for tables, pictures and reports.

How a kind of relation is put in a sentence stands in its file of the ontology, as `pot:wording`: sentences
with arguments in braces (`{subject} appointed {object} {role}`), of which the fullest that a claim can fill
is taken. A claim that can fill none gets a sentence made from the label of its kind.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from math import isinf

from potestas.extract.claim import Claim
from potestas.extract.edtf import Span, window
from potestas.ontology.vocabulary import Kind, Vocabulary

_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_MONTHS = {f"{number:02d}": name for number, name in enumerate(_NAMES, start=1)} | _SEASONS
_DATE = re.compile(r"(-?[0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?([?~%]?)")
_QUALIFIERS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_ANONYMOUS = re.compile(r"\[(.+?)(?:, (-?[0-9X][-0-9X/.~?%]*))?\]")
_DETERMINED = re.compile(r"(?:the|an?)\s|(?:[A-Z][\w'’-]*\s)?[A-Z]\S*['’]s\s", re.IGNORECASE)
_FIELD = re.compile(r"\{(\w+)\}")
_WITHOUT_ARTICLE = frozenset({"Person", "Place", "Document"})


def sentence(claim: Claim, vocabulary: Vocabulary, types: Mapping[str, str]) -> str:
    """What a claim says, with its date, in one sentence. `types` maps names of entities to their types.

    Only what the claim holds is said; its status is not.
    """
    kind = vocabulary.kinds[claim.kind]
    words = {
        key: in_words(value, types.get(value)) if argument.expects else value
        for key, argument in kind.arguments.items()
        if (value := getattr(claim, key))
    }
    fillable = [text for text in kind.wordings if set(_FIELD.findall(text)) <= set(words)]
    wording = max(fillable, key=lambda text: (len(_FIELD.findall(text)), text), default=None)
    said = wording.format(**words) if wording else _by_label(kind, words)
    date = when(claim)
    return f"{said[0].upper()}{said[1:]}{', ' + date if date else ''}."


def _by_label(kind: Kind, words: Mapping[str, str]) -> str:
    rest = [f"{key} {value}" for key, value in words.items() if key not in ("subject", "object")]
    ends = [words[key] for key in ("subject", "object") if key in words]
    return f"{kind.label}: {', '.join([' – '.join(ends), *rest])}"


def in_words(name: str, type: str | None) -> str:
    """An entity's name as it stands in a sentence.

    >>> in_words("Sublime Porte", "Body"), in_words("Köprülü Mehmed", "Person")
    ('the Sublime Porte', 'Köprülü Mehmed')
    >>> in_words("[war commission, 1793-04]", "Body"), in_words("[Nader's council]", "Body")
    ('the war commission (April 1793)', "Nader's council")
    """
    title = as_title(name)
    plain = title == name and (type is None or type in _WITHOUT_ARTICLE)
    return title if plain or _DETERMINED.match(title) else f"the {title}"


def as_title(name: str) -> str:
    """The name of an anonymous entity without its brackets, its date in words; any other name as it is.

    >>> as_title("[commission, 1934-05]"), as_title("Hanaper")
    ('commission (May 1934)', 'Hanaper')
    """
    anonymous = _ANONYMOUS.fullmatch(name)
    if not anonymous:
        return name
    return f"{anonymous[1]} ({date_in_words(anonymous[2])})" if anonymous[2] else anonymous[1]


def printable(text: str) -> str:
    """Text on one line without control, direction and unassigned characters.

    >>> printable("Sublime\\u202e  Porte\\n")
    'Sublime Porte'
    """
    if text.isprintable():  # as most is, and what pictures are made of is long
        return " ".join(text.split())
    kept = (" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text)
    return " ".join("".join(kept).split())


def when(claim: Claim) -> str:
    """The time of a claim: `from 1 June 1540 until 1542`, `in March 1871`; empty if the text gives none."""
    parts = []
    if claim.date:
        parts.append(at(claim.date))
    if claim.start:
        parts.append(f"from {_point(claim.start)}")
    if claim.end:
        parts.append(f"until {_point(claim.end)}")
    return " ".join(parts)


def implied_end(span: Span, because: str) -> str:
    """An end that no text states, with the sentence from which it follows; `span` is when what ended held.

    >>> held = Span.of(Claim("c", "tenure", end="1540"))
    >>> implied_end(held, "Richard Rich was chancellor, from 1540.")
    'over by 31 December 1540 (not stated; it follows, since “Richard Rich was chancellor, from 1540.”)'
    """
    _, last = span.end
    return f"over by {date_in_words(window(last, last))} (not stated; it follows, since “{because}”)"


def lasting(span: Span) -> str:
    """A stretch of time as far as it is known; empty where nothing is.

    >>> lasting(Span.of(Claim("c", "tenure", start="1540-06-01", end="1542")))
    'from 1 June 1540 until 1542'
    >>> lasting(Span.of(Claim("c", "tenure", end="1540"))), lasting(Span.of(Claim("c", "order", date="1871")))
    ('until 1540', 'in 1871')
    """
    (begin, begun), (ends, ended) = span.begin, span.end
    if span.begin == span.end:
        return "" if isinf(begin) or isinf(ended) else at(window(begin, ended))
    parts = []
    if not isinf(begin) and not isinf(begun):
        parts.append(f"from {_point(window(begin, begun))}")
    elif not isinf(begin):
        parts.append(f"from {date_in_words(window(begin, begin))} at the earliest")
    elif not isinf(begun) and begun < ended:
        parts.append(f"from {date_in_words(window(begun, begun))} at the latest")
    if not isinf(ended):
        known = not isinf(ends) and ends > begin
        parts.append(
            f"until {_point(window(ends, ended))}"
            if known
            else f"until {date_in_words(window(ended, ended))} at the latest"
        )
    elif not isinf(ends) and ends > begun:
        parts.append(f"until {date_in_words(window(ends, ends))} at the earliest")
    return " ".join(parts)


def _point(edtf: str) -> str:
    return f"some time {at(edtf)}" if "/" in edtf else date_in_words(edtf)


def at(edtf: str) -> str:
    """An EDTF date with its preposition.

    >>> at("1540-07-28"), at("1793-04"), at("1644~"), at("1871-03/1871-05")
    ('on 28 July 1540', 'in April 1793', 'about 1644', 'between March 1871 and May 1871')
    """
    first, slash, last = edtf.partition("/")
    if slash:
        opening, closing = date_in_words(first), date_in_words(last)
        if last in ("", ".."):
            return f"from {opening} on"
        return f"until {closing}" if first in ("", "..") else f"between {opening} and {closing}"
    words = date_in_words(edtf)
    if not words[0].isdigit() and words.startswith(tuple(filter(None, _QUALIFIERS.values()))):
        return words
    day = _DATE.fullmatch(edtf)
    return f"on {words}" if day and day[3] and "X" not in day[3] else f"in {words}"


@lru_cache(maxsize=4096)
def date_in_words(edtf: str) -> str:
    """An EDTF date as one reads it aloud; a form of level 2 stays as it is.

    >>> date_in_words("1644-10-30"), date_in_words("1935-22"), date_in_words("178X")
    ('30 October 1644', 'summer 1935', 'the 1780s')
    >>> date_in_words("-0043-03-15"), date_in_words("XXXX-04-06"), date_in_words("1871-03?")
    ('15 March 44 BC', '6 April of an unknown year', 'perhaps March 1871')
    """
    first, slash, last = edtf.partition("/")
    if slash:
        return " – ".join(date_in_words(side) if side not in ("", "..") else "…" for side in (first, last))
    parts = _DATE.fullmatch(edtf)
    if not parts:
        return edtf
    year, month, day, qualifier = parts.groups()
    words = [str(int(day))] if day and day.isdigit() else []
    if month and month.isdigit():
        if month not in _MONTHS:
            return edtf
        words.append(_MONTHS[month])
    words.append(_year(year))
    return _QUALIFIERS[qualifier] + " ".join(words)


def _year(year: str) -> str:
    if year == "XXXX":
        return "of an unknown year"
    if "X" in year:
        return f"the {year.replace('X', '0').lstrip('0')}s"
    number = int(year)
    return str(number) if number > 0 else f"{1 - number} BC"
