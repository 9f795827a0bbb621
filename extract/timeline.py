"""The dates of a whole text, in order, and where the story is at each place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from potestas.extract.chronology import Chronology, Surroundings
from potestas.extract.date_grammar import WORDS, any_of
from potestas.extract.date_phrase import DatePhrase
from potestas.extract.dates import find_dates
from potestas.extract.partial_date import PartialDate
from potestas.extract.resolved_date import ResolvedDate

_SENTENCE_END = re.compile(r"(?<!\b[A-Z])[.!?][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9])")
_OPENING = re.compile(rf"[\"'(\[ ]*(?:{any_of(WORDS['openers'])},? )?[\"'(\[]*")
_WHEN = re.compile(rf"[\"'(\[ ]*(?:{any_of(WORDS['openers'])},? )?{any_of(WORDS['when'])} [^,;:]{{0,80}}")
_HAD = (
    rf"\bhad (?:(?:{any_of(WORDS['before_participles'])}|\w+ly) ){{0,3}}"
    rf"(?:\w+(?:ed|en|wn|rn|ght)|{any_of(WORDS['participles'])})\b"
)
_LOOKED_BACK = re.compile(rf"{_HAD}(?:(?! and | but )[^,;:]){{0,80}}$")
_LOOKS_BACK = re.compile(rf"[^,;:.?!]{{0,80}}? {_HAD}")
_ASIDE = re.compile(rf", (?:\w+ed|{any_of(WORDS['participles'])})\b[^,;:]{{0,80}}$")  # ", founded in 1540,"
_LOOK_BACK_REACH = 120
_BESIDE_THE_STORY = ("heading", "caption", "note")


@dataclass(frozen=True)
class Timeline:
    """All resolved phrases of a text by place (clean offsets)."""

    dates: tuple[ResolvedDate, ...]
    _settings: tuple[tuple[int, str | None], ...]

    def within(self, start: int, end: int) -> Sequence[ResolvedDate]:
        """The dates that begin in a stretch of the text."""
        first = bisect_left(self.dates, start, key=lambda date: date.phrase.start)
        return self.dates[first : bisect_left(self.dates, end, key=lambda date: date.phrase.start)]

    @property
    def adverbial(self) -> list[tuple[int, int]]:
        """Clean offsets of the phrases that only tell when, with their prepositions, in order.

        The "not" of what was not done until then goes with them.
        """
        telling = [
            date.phrase
            for date in self.dates
            if date.phrase.use == "when"
            and date.phrase.form in ("date", "relative")
            and not date.phrase.bracketed
            and not date.phrase.is_hitherto
        ]
        denials = [phrase.denial for phrase in telling if phrase.denial is not None]
        return sorted([*denials, *((phrase.lead, phrase.last_word_of_time) for phrase in telling)])

    def setting(self, offset: int) -> str | None:
        """Where the story is in the sentence at an offset, about (EDTF): for what has no date of its own."""
        sentence = bisect_right(self._settings, offset, key=lambda setting: setting[0]) - 1
        return self._settings[sentence][1] if sentence >= 0 else None


def timeline(clean: str, blocks: Iterable[tuple[int, int, str]], year: int | None = None) -> Timeline:
    """The timeline of the blocks `(start, end, kind)` of a clean text.

    `year`: where the story begins, if the caller knows (astronomical). A heading may tell it, too.
    Captions and notes have dates of their own, and the story does not move with them.
    """
    phrases = find_dates(clean)
    next_told = _next_told(phrases)
    chronology = Chronology(year)
    dates: list[ResolvedDate] = []
    settings: list[tuple[int, str | None]] = []
    for start, end, kind in blocks:
        chronology.paragraph()
        for begin, stop in _sentences(clean, start, end):
            chronology.sentence()
            here = _within(phrases, begin, stop)
            if kind in _BESIDE_THE_STORY:
                here = [phrase.beside() for phrase in here]
            for phrase in here:
                opens = any(form.fullmatch(clean, begin, phrase.lead) for form in (_OPENING, _WHEN))
                reach = max(begin, phrase.lead - _LOOK_BACK_REACH)
                back = (
                    _LOOKS_BACK.match(clean, phrase.end, stop)
                    or _LOOKED_BACK.search(clean, reach, phrase.lead)
                    or (clean.startswith(",", phrase.end) and _ASIDE.search(clean, reach, phrase.lead))
                )
                around = Surroundings(clean[begin : phrase.start], opens, bool(back), next_told[phrase.start])
                date = chronology.resolve(phrase, around)
                if date.edtf is not None or "lasting" not in phrase.fields:
                    dates.append(date)
            if kind == "heading" and here and here[0].first.year is not None:
                chronology.begin(here[0].first.year)
            settings.append((begin, chronology.setting))
    return Timeline(tuple(dates), tuple(settings))


def _next_told(phrases: Sequence[DatePhrase]) -> dict[int, PartialDate | None]:
    """For each phrase by its start: the next date that tells its year and dates an event."""
    found: dict[int, PartialDate | None] = {}
    told: PartialDate | None = None
    for phrase in reversed(phrases):
        found[phrase.start] = told
        if phrase.first.year is not None and phrase.use == "when" and not phrase.bracketed:
            told = phrase.first
    return found


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for stop in _SENTENCE_END.finditer(text, start, end):
        yield begin, stop.end()
        begin = stop.end()
    yield begin, end


def _within(phrases: Sequence[DatePhrase], start: int, end: int) -> Sequence[DatePhrase]:
    first = bisect_left(phrases, start, key=lambda phrase: phrase.start)
    return phrases[first : bisect_left(phrases, end, key=lambda phrase: phrase.start)]
