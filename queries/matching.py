"""When an extracted fact is the same as an annotated one.

Names agree if any form of one is a form of the other, if two persons share a surname and their initials do
not differ, or if a descriptive name shows two thirds of the annotated key words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from potestas.extract.edtf import bounds
from potestas.extract.spelling import normal as fold
from potestas.ontology.vocabulary import Vocabulary

Row = Mapping[str, Any]
"""A line of a `facts.jsonl` or `entities.jsonl`, annotated or extracted."""

SHARE = 2 / 3
"""Share of its key words that a descriptive name has to show."""

VAGUEST = timedelta(days=31)
"""An extracted date may be as vague as this, or as vague as the annotated one."""

ENDING = re.compile(r"(ations?|ing|ions?|ies|es|s|ed|ary)$")
DATE = re.compile(r"\b1\d{3}(?:-[01]\d)?\b")


def _stem(word: str) -> str:
    return ENDING.sub("", word) if len(word) > 4 else word


def _akin(one: str, other: str) -> bool:
    """Two stems that differ by a short ending only: "verif" and "verific"."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 5 and len(long) - len(short) <= 2 and long.startswith(short))


class Names:
    """Which annotated names mean the same thing as which extracted names."""

    def __init__(
        self, annotated: Iterable[Row], extracted: Iterable[Row], general: Iterable[str]
    ) -> None:
        """`general` are words for a sort of thing, such as "commission".

        As another name of one thing they prove something only where nothing else of that side bears them.
        """
        words = {fold(word) for word in general}
        self._annotated = {entity["name"]: entity for entity in annotated}
        self._forms = _telling_forms(self._annotated.values(), words)
        self._extracted = _telling_forms(extracted, words)
        self._known: dict[tuple[str, str], bool] = {}

    def same(self, annotated: str | None, extracted: str | None) -> bool:
        """Whether both mean the same thing. Where the annotator named nobody, anybody will do."""
        if annotated is None or not extracted:
            return annotated is None
        pair = annotated, extracted
        if pair not in self._known:
            self._known[pair] = self._compare(annotated, extracted)
        return self._known[pair]

    def _compare(self, annotated: str, extracted: str) -> bool:
        entity = self._annotated.get(annotated, {"name": annotated})
        told_apart, _, _ = extracted.partition(" (")
        theirs = self._extracted.get(extracted, set()) | {fold(extracted), fold(told_apart)}
        if (self._forms.get(annotated, set()) | {fold(annotated)}) & theirs:
            return True
        if entity.get("type") == "Person":
            return any(_same_person(fold(annotated.partition("(")[0]), form) for form in theirs)
        if _dates_differ(annotated, extracted):
            return False
        keys = [[_stem(word) for word in fold(key).split()] for key in entity.get("keys", ())]
        words = {_stem(word) for form in theirs for word in form.split()}
        shown = sum(all(any(_akin(word, mine) for word in words) for mine in key) for key in keys)
        return bool(keys) and shown >= SHARE * len(keys)


def _telling_forms(entities: Iterable[Row], general: Collection[str]) -> dict[str, set[str]]:
    """The names of each thing that tell it from others, by its preferred one."""
    forms: dict[str, set[str]] = {}
    for entity in entities:
        names = (entity["name"], *entity.get("aliases", ()))
        forms.setdefault(entity["name"], set()).update(map(fold, names))
    bearers = Counter(form for known in forms.values() for form in known)
    return {
        name: {form for form in known if form and not (form in general and bearers[form] > 1)}
        for name, known in forms.items()
    }


def _same_person(one: str, other: str) -> bool:
    """The same surname, and first names or initials that do not differ."""
    *first, surname = one.split()
    *others, last = other.split() or [""]
    if surname != last or len(others) > 2 or "of" in others:
        return False
    return not first or not others or first[0][0] == others[0][0]


def _dates_differ(one: str, other: str) -> bool:
    """Both names hold a year or month, and none of one lies within one of the other."""
    mine, theirs = DATE.findall(one), DATE.findall(other)
    return bool(mine and theirs) and not any(a.startswith(b) or b.startswith(a) for a in mine for b in theirs)


class Matcher:
    """Compares annotated facts with extracted ones; `units` are the numbered stretches of the text."""

    def __init__(self, names: Names, units: Mapping[int, tuple[int, int]], vocabulary: Vocabulary) -> None:
        self._names = names
        self._units = units
        self._vocabulary = vocabulary

    def same_fact(self, annotated: Row, extracted: Row) -> bool:
        """The same kind, subject and object, and no body, act or rank of role that differs."""
        if annotated["kind"] != extracted["kind"]:
            return False
        if annotated.get("subject") is None and not lies_in(extracted, [self._units[annotated["unit"]]]):
            return False
        objects = (annotated.get("object"), *annotated.get("or", ()))
        return (
            self._names.same(annotated.get("subject"), extracted.get("subject"))
            and any(self._names.same(name, extracted.get("object")) for name in objects)
            and (not extracted.get("body") or self._names.same(annotated.get("body"), extracted["body"]))
            and _agree(fold(annotated.get("act") or ""), fold(extracted.get("act") or ""))
            and _agree(self.rank_of(annotated), self.rank_of(extracted))
        )

    def identity(self, fact: Row) -> tuple[str, ...]:
        """What makes two facts of one side the same fact."""
        named = (fact.get(key) for key in ("subject", "object", "body", "act"))
        return fact["kind"], *(fold(name or "") for name in named), self.rank_of(fact)

    def rank_of(self, fact: Row) -> str:
        """The broadest concept of the role ("head" for a president) in which a lasting relation is held.

        "" where no role is named, and for events: those are the same whatever the office is called.
        """
        role = fact.get("role")
        if not role or self._vocabulary.kinds[fact["kind"]].dated != "interval":
            return ""
        roles = self._vocabulary.roles
        concept = roles.find(role)
        while concept and concept.broader:
            concept = roles.concepts[concept.broader[0]]
        return concept.key if concept else fold(role)

    def same_date(self, annotated: Row, extracted: Row) -> bool:
        """Both dates overlap, and the extracted one is not much vaguer than the annotated one."""
        mine, theirs = date_of(annotated), date_of(extracted)
        if not mine or not theirs:
            return False
        (a, b), (c, d) = _days(mine), _days(theirs)
        return a <= d and c <= b and d - c <= max(b - a, VAGUEST)


def _agree(one: str, other: str) -> bool:
    return one == other or not one or not other


def _days(edtf: str) -> tuple[date, date]:
    span = bounds(edtf)
    return span.earliest or date.min, span.latest or date.max


def date_of(fact: Row) -> str | None:
    """The EDTF date that places the fact in time: its start, its date or else its end."""
    return fact.get("start") or fact.get("date") or fact.get("end")


def lies_in(fact: Row, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether any of the words that state the fact lie in one of the stretches (code points)."""
    places = [(item["start"], item["end"]) for item in fact.get("evidence", ())]
    return any(start < last and first < end for start, end in spans for first, last in places)
