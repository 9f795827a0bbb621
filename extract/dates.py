"""Finding the phrases of a text that tell a time. What they come to is worked out in `chronology`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from potestas.extract.date_grammar import LEADS, PATTERNS, TRIGGERS, UNITS, WORDS, Pattern, amount, any_of
from potestas.extract.date_phrase import DatePhrase, Relation
from potestas.extract.date_reading import phrase_of

_REACH = 80
"""How far from its trigger a phrase can begin or end, in code points."""
_LEAD_REACH = 40
_RELATION_OF = {word: cast(Relation, name) for name, words in LEADS.items() for word in words}
_BEGIN = rf"(?<![\w'.-])(?:(?P<lead>{any_of(_RELATION_OF)}) )?(?:(?P<about>{any_of(WORDS['about'])}) ?)?"
_LEAD = re.compile(rf"{_BEGIN}(?:{any_of(WORDS['weekdays'])},? )?$")
_LEAD_OF_NOUN = re.compile(rf"{_BEGIN}(?:{any_of(WORDS['determiners'])} )?$")
_OF = re.compile(r"([\w'-]+)[)\"']* of (?:the )?$", re.I)
_DETERMINER = re.compile(rf"(?<!\w)(?:{any_of(WORDS['determiners'])}|[\w-]+'s?) $")
_ATTRIBUTIVE_DAY = re.compile(r"the \d+ (?!of)", re.I)
_NOUN_FOLLOWS = re.compile(r" [\"']?[^\W\d_]")
_CLAUSE_FOLLOWS = re.compile(rf"$|[^ \w]| (?:{any_of(WORDS['clause_words'])}\b|[^\w]|[A-Z])")
_PAUSE_FOLLOWS = re.compile(rf"$|[,.;:)\n]| {any_of(WORDS['clause_words'])}\b")
_COUNTED_FOLLOWS = re.compile(
    rf" (?:{any_of(WORDS['counted'])}\b|(?!{any_of(WORDS['no_plurals'])}\b)[a-z]+s\b)"
)
_SPAN_REACH = 60
_OF_EVENT = ("in", "on", "at")
_UNTIL_EVENT = re.compile(
    rf"(?<!\w)(?P<lead>{any_of(WORDS['span_leads'])}) {any_of(WORDS['owners'])} (?:[\w'-]+ ){{0,2}}"
    rf"{any_of(WORDS['events'])} $"
)
_CLEFT = re.compile(r"(?<!\w)[Ii]t (?:was|is) (?:(?:only|just|already|again|finally|thus|probably) )?$")
_THAT = re.compile(r" that\b(?! [\w-]+[,.;:])")
_UNDONE = re.compile(
    rf"\b(?:did|was|were|had|has|have|could) (?P<denial>not )"
    rf"(?!(?:\w+ )?{any_of(WORDS['lasting'])})[^,;:.?!]{{2,90}} $"
)
_UNDONE_REACH = 120
_PAGES = re.compile(rf"(?<!\w){any_of(WORDS['pages'])} $")
_ONWARD = re.compile(rf" {any_of(WORDS['onward'])}\b(?! [\w-]+ing\b)")
_DASH, _TO = re.compile(r" ?[–-] ?"), re.compile(rf" {any_of(WORDS['to'])} ")
_FROM = (" from ", " after ", " beginning in ")
_LIST = re.compile(rf" ?{any_of(WORDS['list'])} ")
_BRACKET = re.compile(r"\([^()]{0,12}$")
_SHORTEST_LIFE, _LONGEST_LIFE = 15, 110


def find_dates(text: str) -> list[DatePhrase]:
    """All phrases that tell a time, in order, none overlapping; offsets are code points of `text`."""
    phrases: list[DatePhrase] = []
    for pattern, match in _candidates(text):
        if phrases and match.start() < phrases[-1].end:
            continue
        phrase = phrase_of(pattern, match)
        if phrase is not None:
            phrase = _placed(text, phrase, pattern, phrases[-1] if phrases else None)
        if phrase is not None:
            phrases.append(phrase)
    return _bracketed(text, _joined(text, phrases))


def _candidates(text: str) -> list[tuple[Pattern, re.Match[str]]]:
    windows = {name: list(_windows(text, trigger)) for name, trigger in TRIGGERS.items()}
    found = [
        (match.start(), -match.end(), rank, match)
        for rank, pattern in enumerate(PATTERNS)
        for begin, end in windows[pattern.trigger]
        for match in pattern.regex.finditer(text, begin, end)
    ]
    return [(PATTERNS[rank], match) for _, _, rank, match in sorted(found, key=lambda item: item[:3])]


def _windows(text: str, trigger: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Stretches around the triggers, from space to space; those that touch are one."""
    begin, end = 0, -1
    for match in trigger.finditer(text):
        if match.start() - _REACH > end:
            if end >= 0:
                yield begin, _next_space(text, end)
            reach = max(match.start() - _REACH, 0)
            begin = max(text.rfind(" ", max(reach - _REACH, 0), reach) + 1, reach - _REACH)
        end = match.end() + _REACH
    if end >= 0:
        yield begin, _next_space(text, end)


def _next_space(text: str, at: int) -> int:
    space = text.find(" ", at, at + _REACH)
    return space if space >= 0 else min(at + _REACH, len(text))


def _placed(text: str, phrase: DatePhrase, pattern: Pattern, before: DatePhrase | None) -> DatePhrase | None:
    """The phrase with what its surroundings tell, or None if they tell that it is none."""
    start, end = phrase.start, phrase.end
    is_attribute = _is_attribute(text, phrase)
    reach = max(0, start - _LEAD_REACH)
    if before is not None and before.fields.get("direction", "").lower() not in WORDS["from_event"]:
        reach = max(reach, before.end)
    lead = (_LEAD_OF_NOUN if is_attribute else _LEAD).search(text, reach, start)
    word = lead["lead"].lower() if lead and lead["lead"] else ""
    joined = before is not None and before.form == phrase.form and _is_list(text[before.end : start])
    about = lead["about"] or "" if lead else ""
    if not _is_date(text, phrase, pattern, word or about, joined or is_attribute):
        return None
    if phrase.form == "date" and _is_life(text, phrase):
        return replace(phrase, form="life", lead=start)
    relation = _relation(word, phrase)
    if joined and before is not None and word in ("", *WORDS["list"]):
        relation = before.relation
    if _ONWARD.match(text, end):
        relation = "from"
    if "then" in phrase.fields and relation not in WORDS["then_relations"]:
        return None
    if about or word in WORDS["about"]:
        phrase = replace(phrase, first=phrase.first.about(), last=phrase.last and phrase.last.about())
    naming = _OF.search(text, max(0, start - _LEAD_REACH), start) if word == "of" else None
    is_name = naming is not None and naming[1].lower() not in WORDS["time"]
    begin = lead.start() if lead and (word or about) else start
    cleft = _CLEFT.search(text, reach, begin) if _THAT.match(text, end) else None
    if cleft is not None:  # "it was in 1540 that Held resigned"
        begin, phrase = cleft.start(), replace(phrase, end=end + len(" that"))
    undone = _undone(text, before.end if before else 0, begin) if relation == "until" else None
    relation = relation if undone is None else "at"
    event = _UNTIL_EVENT.search(text, max(reach, begin - _SPAN_REACH), begin) if word in _OF_EVENT else None
    return replace(
        phrase,
        relation=relation,
        use="of" if is_name else "attribute" if is_attribute else "when",
        names=naming[1].lower() if naming and is_name else "",
        flashback=word in WORDS["flashback"],
        since=word in WORDS["since"],
        denial=undone,
        around=_RELATION_OF[event["lead"].lower()] if event is not None else None,
        lead=begin,
    )


def _undone(text: str, after: int, begin: int) -> tuple[int, int] | None:
    """Where the "not" stands of what was "not founded | until May", and founded in May."""
    found = _UNDONE.search(text, max(after, begin - _UNDONE_REACH), begin)
    return found.span("denial") if found is not None else None


def _relation(lead: str, phrase: DatePhrase) -> Relation:
    if phrase.fields.get("then", "").lower() in WORDS["henceforth"]:
        return "from"
    relation = _RELATION_OF.get(lead, "at")
    if phrase.is_hitherto:
        return "until"
    if "lasting" in phrase.fields:
        return "from"
    if not {"long", "long2"}.isdisjoint(phrase.fields):
        return "after"
    is_whole = (phrase.is_range and (relation == "from" or not lead)) or "span" in phrase.fields
    return "throughout" if is_whole else relation


def _is_date(text: str, phrase: DatePhrase, pattern: Pattern, lead: str, is_joined: bool) -> bool:
    """Whether the surroundings allow for a date: a lead where one is needed, no amount, no page."""
    has_era = not {"ad", "bc", "ce", "part"}.isdisjoint(phrase.fields)
    if pattern.lead and not (lead or is_joined or has_era or _stands_apart(text, phrase)):
        return False
    if phrase.form == "date" and phrase.first.year is not None and not phrase.first.month and not has_era:
        may_count = lead in ("", *WORDS["amount_leads"]) and not is_joined
        if _PAGES.search(text, max(0, phrase.start - 8), phrase.start):
            return False
        if may_count and _COUNTED_FOLLOWS.match(text, phrase.end):
            return False
    if phrase.form == "date" and phrase.first.day and not phrase.first.month:
        return bool(_PAUSE_FOLLOWS.match(text, phrase.end))
    return not ("season" in phrase.fields and pattern.lead) or bool(_CLAUSE_FOLLOWS.match(text, phrase.end))


def _is_list(glue: str) -> bool:
    return bool(_LIST.fullmatch(glue) or _DASH.fullmatch(glue) or _TO.fullmatch(glue))


def _is_attribute(text: str, phrase: DatePhrase) -> bool:
    """Whether a date stands between an article and a noun, as an adjective does."""
    if phrase.form != "date" or not _NOUN_FOLLOWS.match(text, phrase.end):
        return False
    if _ATTRIBUTIVE_DAY.match(text, phrase.start, phrase.end):
        return True
    is_bare = "season" not in phrase.fields and not text.startswith(("the ", "The "), phrase.start)
    return is_bare and bool(_DETERMINER.search(text, max(0, phrase.start - _LEAD_REACH), phrase.start))


def _stands_in_brackets(text: str, phrase: DatePhrase) -> bool:
    opened = _BRACKET.search(text, max(0, phrase.start - 14), phrase.start)
    return opened is not None and text.startswith(")", phrase.end)


def _stands_apart(text: str, phrase: DatePhrase) -> bool:
    """Whether a date stands in brackets, begins a line as an annalist's does, or ends a heading."""
    before, after = text[max(0, phrase.start - 2) : phrase.start], text[phrase.end : phrase.end + 1]
    ends_line = after in ("", "\n")
    return (
        _stands_in_brackets(text, phrase)
        or (before[-1:] in ("", "\n") and (ends_line or after in ".:"))
        or (before in (", ", ": ") and ends_line)
    )


def _is_life(text: str, phrase: DatePhrase) -> bool:
    first, last = phrase.first.year, phrase.last.year if phrase.last else None
    if first is None or last is None or phrase.first.month or not _stands_in_brackets(text, phrase):
        return False
    return _SHORTEST_LIFE <= last - first <= _LONGEST_LIFE


def _joined(text: str, phrases: Sequence[DatePhrase]) -> list[DatePhrase]:
    """Two phrases that make one: from one date to another, or so long before or after a date."""
    joined: list[DatePhrase] = []
    for phrase in phrases:
        before = joined[-1] if joined else None
        both = _join(before, phrase, text[before.end : phrase.start]) if before else [phrase]
        joined[-1:] = both if before else [*joined[-1:], *both]
    return joined


def _join(one: DatePhrase, other: DatePhrase, glue: str) -> list[DatePhrase]:
    if one.form == "relative" and one.fields.get("event") and glue == " " and other.form != "relative":
        return [replace(one, end=other.end, first=other.first)]
    if "lasting" in one.fields and glue in _FROM:
        return [_lasting(one, other)]
    if one.form != "date" or other.form != "date" or one.last is not None or other.last is not None:
        return [one, other]
    is_range = _DASH.fullmatch(glue) or _TO.fullmatch(glue)
    is_between = one.relation == "between" and _LIST.fullmatch(glue)
    if not is_range and not _LIST.fullmatch(glue):
        return [one, other]
    first = one.first
    if first.year is None and first.month and other.first.year is not None:
        wraps = first.month > (other.first.month or first.month) and bool(is_range or is_between)
        first = replace(first, year=other.first.year - wraps)
    if is_between or is_range:
        relation: Relation = "throughout" if one.relation == "from" else one.relation
        return [replace(one, end=other.end, first=first, last=other.first, relation=relation)]
    return [replace(one, first=first), other]


def _lasting(span: DatePhrase, begin: DatePhrase) -> DatePhrase:
    """For so long from a date on: up to another, about, if both are told in years."""
    fewest, most = amount(span.fields["amount"])
    known = begin.form == "date" and begin.first.year is not None and not begin.first.vague_digits
    if not known or fewest != most or "years" not in UNITS[span.fields["unit"].lower()]:
        return replace(begin, lead=span.start)
    last = begin.first.plus_years(int(most)).about()
    return replace(begin, start=span.start, lead=span.lead, last=last, relation="throughout")


def _bracketed(text: str, phrases: Sequence[DatePhrase]) -> list[DatePhrase]:
    """Mark what stands in round brackets; a bracket that a line leaves open ends with it."""
    depth, at, marked = 0, 0, []
    for phrase in phrases:
        for mark in re.finditer(r"[()\n]", text[at : phrase.start]):
            depth = 0 if mark[0] == "\n" else max(depth + (1 if mark[0] == "(" else -1), 0)
        at = phrase.start
        marked.append(replace(phrase, bracketed=depth > 0))
    return marked
