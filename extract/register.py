"""Who and what a text speaks of: referents, and the names by which the text knows them.

Names are joined when the text itself defines them ("Board of Trade (BOT)"), when one is the surname or a part
of the other, or when a capitalised short form ends the fuller name used before it. Nothing is known beforehand.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from potestas.extract.mentions import Mention, is_acronym
from potestas.ontology.vocabulary import Concept


@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """A name without case, diacritics, apostrophes, leading article and spacing."""
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = re.sub(r"['’‘ʼ`´\"“”]", "", text)
    text = re.sub(r"[^\w]+", " ", text).strip()
    return re.sub(r"^(?:the|a|an) (?=.)", "", text)


@dataclass(eq=False)
class Referent:
    """One person, body, case ... of the text."""

    type: str
    number: int
    forms: Counter[str] = field(default_factory=Counter)
    concept: Concept | None = None
    parent: Referent | None = None
    mentions: list[Mention] = field(default_factory=list)
    anonymous: bool = False
    topic: Mention | None = None
    """The event that a case is about, where its own words do not say."""
    label: str = ""
    """Given to the anonymous: "[board on harbour dues, 1721-04]"."""

    @property
    def name(self) -> str:
        """The fullest form of a person's name, the most used form of any other."""
        if self.label:
            return self.label
        if self.type == "Person":
            return max(self.forms, key=lambda form: (len(form.split()), self.forms[form], form))
        best = max(self.forms, key=lambda form: (self.forms[form], len(form), form))
        return best

    @property
    def aliases(self) -> list[str]:
        return sorted(form for form in self.forms if form != self.name)


class Register:
    """The referents of one document, in the order in which they appear."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []
        self._by_form: dict[tuple[str, str], list[Referent]] = {}
        self._by_last: dict[tuple[str, str], list[Referent]] = {}
        self._aliases: dict[str, str] = {}

    def alias(self, short: str, full: str) -> None:
        """The text says that both names mean the same thing."""
        if normal(short) and normal(short) != normal(full):
            self._aliases.setdefault(normal(short), full)

    def new(self, type_: str, mention: Mention | None = None, form: str | None = None) -> Referent:
        referent = Referent(type_, len(self.referents))
        self.referents.append(referent)
        if form is not None:
            self._know(referent, form)
        if mention is not None:
            self.add(referent, mention)
        return referent

    def add(self, referent: Referent, mention: Mention, form: str | None = None) -> None:
        referent.mentions.append(mention)
        mention.referent = referent
        if referent.concept is None:
            referent.concept = mention.concept
        if form:
            self._know(referent, form)
            referent.forms[form] += 1

    def _know(self, referent: Referent, form: str) -> None:
        key = referent.type, normal(form)
        known = self._by_form.setdefault(key, [])
        if referent not in known:
            known.append(referent)
            for word in normal(form).split():
                self._by_last.setdefault((referent.type, word), []).append(referent)

    def named(self, mention: Mention, type_: str) -> Referent:
        """The referent of a name, a new one if no earlier name can be the same."""
        form = mention.text
        full = self._aliases.get(normal(form))
        known = self._find(type_, form) or (self._find(type_, full) if full else None)
        if known is None:
            known = self.new(type_, form=full or form)
        self.add(known, mention, form)
        if full:
            known.forms[full] += 0
            self._know(known, full)
        return known

    def _find(self, type_: str, form: str) -> Referent | None:
        exact = self._by_form.get((type_, normal(form)))
        if exact:
            return exact[-1]
        if type_ == "Person":
            return self._person(form)
        return self._shortened(type_, form)

    def _person(self, form: str) -> Referent | None:
        """Surname and initials agree, or a single name is a part of a fuller one; the latest such person."""
        words = normal(form).split()
        if not words:
            return None
        for referent in reversed(self._by_last.get(("Person", words[-1]), [])):
            if any(_same_person(words, normal(other).split()) for other in list(referent.forms) or [form]):
                return referent
        return None

    def _shortened(self, type_: str, form: str) -> Referent | None:
        """The latest referent whose name ends in this capitalised form, or whose form ends this name."""
        short = normal(form)
        if is_acronym(form) or not short:
            return None
        for referent in reversed(self._by_last.get((type_, short.split()[-1]), [])):
            if any(normal(other).endswith(" " + short) or f" {short} of " in f" {normal(other)}"
                   for other in referent.forms):
                return referent
        return None

    def distinguish(self) -> None:
        """Give referents of one name names of their own: by type, then by number."""
        used: set[str] = set()
        for referent in self.referents:
            if not referent.forms and not referent.label:
                continue
            name, number = referent.name, 1
            if name in used:
                name = referent.label = f"{name} ({referent.type.lower()})"
            while name in used:
                number += 1
                name = f"{referent.label} {number}"
            if number > 1:
                referent.label = name
            used.add(name)


def _same_person(mine: list[str], theirs: list[str]) -> bool:
    if mine[-1] == theirs[-1]:
        return _given_agree(mine[:-1], theirs[:-1])
    short, long = sorted((mine, theirs), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] in long


def _given_agree(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Given names and initials contradict only where both are written and begin differently."""
    return all(a[0] == b[0] and (len(a) == 1 or len(b) == 1 or a == b or a.startswith(b) or b.startswith(a))
               for a, b in zip(mine, theirs, strict=False))
