"""The words and patterns of `calendar/english.toml`, compiled.

A name in braces in a pattern is one of the stand-ins below; most put what they matched into a field
(a group) of their own name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from potestas.ontology.errors import OntologyError

SOURCE = Path(__file__).parent / "calendar" / "english.toml"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of writing a date; its groups are the fields of the phrase."""

    name: str
    regex: re.Pattern[str]
    trigger: str
    """Which of `TRIGGERS` it is tried near."""
    lead: bool
    """Whether it is only a date after one of the leads."""
    written: bool
    """Whether it is kept as written: a date of another calendar."""
    examples: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """An early, middle, late ... part of a year, decade or century; see the data file."""

    month: int
    year: tuple[int, int] | None
    decade: tuple[int, int] | None
    century: tuple[int, int] | None
    exact: bool


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first; a first letter may be a capital."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(f"[{w[0]}{w[0].upper()}]{re.escape(w[1:])}" for w in ordered) + ")"


with SOURCE.open("rb") as _file:
    _DATA: dict[str, Any] = tomllib.load(_file)

WORDS: Mapping[str, list[str]] = _DATA["words"]
LEADS: Mapping[str, list[str]] = _DATA["leads"]
MONTHS: Mapping[str, int] = _DATA["months"]
SEASONS: Mapping[str, int] = _DATA["seasons"]
UNITS: Mapping[str, Mapping[str, int]] = _DATA["units"]
PARTS: Mapping[str, Part] = {
    name: Part(
        part["month"],
        tuple(part["year"]) if "year" in part else None,
        tuple(part["decade"]) if "decade" in part else None,
        tuple(part["century"]) if "century" in part else None,
        part.get("exact", False),
    )
    for name, part in _DATA["parts"].items()
}
PART_OF: Mapping[str, str] = {word: name for name, part in _DATA["parts"].items() for word in part["words"]}


FEASTS: Mapping[str, tuple[int, int]] = {
    name: tuple(day) for name, day in {**_DATA["feasts"], **_DATA["movable_feasts"]}.items()
}
MOVABLE_FEASTS = frozenset(_DATA["movable_feasts"])
ROMAN_DAYS: Mapping[str, tuple[int, int]] = {name: tuple(days) for name, days in _DATA["roman_days"].items()}
DECADES: Mapping[str, int] = _DATA["decades"]
FOUNDATION_OF_ROME: int = _DATA["foundation_of_rome"]["years"]
REPUBLICAN_YEARS: tuple[date, ...] = tuple(map(date.fromisoformat, _DATA["republican"]["years"]))
"""The first day of each year of the French calendar, and the day after the last."""
REPUBLICAN_MONTHS = tuple(re.compile(month) for month in _DATA["republican"]["months"])
_MONTHS_OF_A_YEAR = 12


def _cardinals() -> dict[str, int]:
    ones, tens = _DATA["numbers"]["ones"], _DATA["numbers"]["tens"]
    values = {word: number for number, word in enumerate(ones, 1)}
    for i, ten in enumerate(tens, 2):
        values[ten] = i * 10
        values |= {f"{ten}-{one}": i * 10 + number for number, one in enumerate(ones[:9], 1)}
    return values


def _ordinals() -> dict[str, int]:
    ordinals, tens = _DATA["numbers"]["ordinals"], _DATA["numbers"]["tens"]
    values = {word: number for number, word in enumerate(ordinals, 1)}
    for i, (ten, last) in enumerate(zip(tens, _DATA["numbers"]["ordinal_tens"], strict=True), 2):
        values[last] = i * 10
        values |= {f"{ten}-{one}": i * 10 + number for number, one in enumerate(ordinals[:9], 1)}
    return values


CARDINALS: Mapping[str, int] = _cardinals()
ORDINALS: Mapping[str, int] = _ordinals()
AMOUNTS: Mapping[str, tuple[float, float]] = {
    **{word: (float(number), float(number)) for word, number in CARDINALS.items()},
    **{word: tuple(range_) for word, range_ in _DATA["amounts"].items()},
}


def _stand_ins() -> dict[str, str]:
    days = f"(?:[12]?\\d|3[01])(?:st|nd|rd|th|d)?|{any_of(word for word, n in ORDINALS.items() if n <= 31)}"
    full = [month for month in MONTHS if len(month) > 4 or month in ("May", "June", "July")]
    short = [month for month in MONTHS if month not in full]
    months = f"(?:{'|'.join(full)})|(?:{'|'.join(short)})(?:\\.|(?= \\d))"
    before, after = r"A\.? ?D\.?", r"(?:A\.? ?D|C\.? ?E)\b\.?"
    era = r"(?:B\.? ?C\b\.?(?: ?E\b\.?)?|before (?:Christ|our era|the (?:Christian|common) era))"
    clause = any_of(WORDS["clause_words"])  # "in 392 the king", but not "in 392 ships"
    year = (
        rf"(?:{before} ?(?P<ad>[1-9]\d{{0,3}})|(?P<bc>[1-9]\d{{0,3}}) ?{era}|(?P<ce>[1-9]\d{{0,3}}) ?{after}"
        rf"|(?P<year>1\d{{3}}|20\d\d|[1-9]\d\d(?=[,;:.)]| {clause}\b))(?!\d))"
    )
    year2 = rf"(?:(?P<bc2>[1-9]\d{{0,3}}) ?{era}|(?P<ce2>[1-9]\d{{0,3}}) ?{after}|(?P<year2>\d{{2,4}}))"
    century = f"(?:[12]?\\d(?:st|nd|rd|th)|{any_of(word for word, n in ORDINALS.items() if n <= 30)})"
    republican = "|".join(_DATA["republican"]["months"])
    stops = any_of(WORDS["stops"])
    turns = [*WORDS["next"], *WORDS["previous"], *WORDS["same"]]
    return {
        "day": f"(?:the )?(?P<day>{days})",
        "day2": f"(?:the )?(?P<day2>{days})",
        "month": f"(?P<month>{months})",
        "month2": f"(?P<month2>{months})",
        "any_month": f"(?:{months})",
        "year": year,
        "year2": year2,
        "era": f"(?P<era>{era}|{after})",
        "century": f"(?P<century>{century})",
        "century2": f"(?P<century2>{century})",
        "season": f"(?P<season>{any_of(SEASONS)})",
        "part": f"(?:(?:the )?(?P<part>{any_of(PART_OF)})[ -](?:the )?)",
        "amount": rf"(?P<amount>{any_of(AMOUNTS)}|\d{{1,3}})(?P<half> and a half)?",
        "unit": f"(?P<unit>{any_of(UNITS)})",
        "units": f"(?P<unit>{any_of(UNITS)})s?",
        "behind": f"(?P<which>{any_of([*WORDS['next_behind'], *WORDS['previous_behind']])})",
        "feast": f"(?P<feast>{any_of(FEASTS)})",
        "tens": f"(?P<tens>{any_of(DECADES)})",
        "hundreds": f"(?P<hundreds>{any_of(word for word, n in CARDINALS.items() if 10 < n <= 20)})",
        "months_count": any_of(word for word, n in CARDINALS.items() if 1 < n < _MONTHS_OF_A_YEAR),
        "of_rome": r"(?:of|after|from|since) (?:the )?(?:(?:foundation|founding|building) of )?"
        r"(?:(?:the )?[Cc]ity(?: of Rome)?|Rome)(?: was (?:built|founded))?",
        "which": f"(?P<which>{any_of(turns)})",
        "which_year": f"(?:the )?(?P<which_year>{any_of(turns)})",
        "which_month": f"(?:the )?(?P<which_month>{any_of(turns)})",
        "tail": rf"(?: (?:the|his|her|their|its))?(?: (?!{stops}\b)[\w'.-]*[\w'-]| of(?: the)?){{1,6}}",
        "direction": f"(?P<direction>{any_of([*WORDS['later'], *WORDS['earlier']])})",
        "event": r"(?=(?P<event>(?: [\w'-]+){0,5}))",
        "republican": f"(?P<other_month>{republican})",
        "to": f"(?: ?[–/-] ?| and | {any_of(WORDS['to'])} )",
        "dash": "[–-]",
        "ordinal_word": any_of(ORDINALS),
        "number_word": any_of([*CARDINALS, *_DATA["numbers"]["large"]]),
    }


def _compile() -> tuple[Pattern, ...]:
    stand_ins = _stand_ins()
    patterns = []
    for entry in _DATA["patterns"]:
        name, lead, written = entry["name"], entry.get("lead", False), entry.get("written", False)
        try:
            body = re.sub(r"\bthe ", "[Tt]he ", entry["regex"]).format_map(stand_ins)
            regex = re.compile(rf"(?<![\w/$£€#–-])(?<!\d[.,:])(?:{body})(?![\w]|-\w|[.,:]\d)")
        except (KeyError, ValueError, re.error) as fault:
            raise OntologyError(f"{SOURCE}: pattern {name!r} is faulty ({fault}); mend it") from fault
        patterns.append(Pattern(name, regex, entry["trigger"], lead, written, entry["examples"]))
    return tuple(patterns)


PATTERNS = _compile()
TRIGGERS: Mapping[str, re.Pattern[str]] = {name: re.compile(word) for name, word in _DATA["triggers"].items()}


def number(words: str) -> int | None:
    """The number of "three hundred and tenth", "310th" or "310"; None if it is none."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    whole = part = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word.startswith("hundred"):
            part = max(part, 1) * 100
        elif word.startswith("thousand"):
            whole, part = whole + max(part, 1) * 1000, 0
        elif word in CARDINALS or word in ORDINALS:
            part += CARDINALS.get(word) or ORDINALS[word]
        elif word != "and":
            return None
    return whole + part or None


def ordinal(word: str) -> int:
    """The number of "third" or "3rd"."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else ORDINALS[word.lower()]


def amount(word: str) -> tuple[float, float]:
    """From how many to how many "a few", "three" or "12" are."""
    return (float(word), float(word)) if word.isdigit() else AMOUNTS[word.lower()]
