"""The referents of a text, and the names by which the text knows them.

Names are joined when the text itself defines them ("Board of Trade (BOT)"), when one is the surname or a
part of the other, or when a capitalised short form ends the fuller name used before it. Nothing is known
beforehand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from potestas.extract.edtf import month_of
from potestas.extract.mention import Mention, Referent
from potestas.extract.spelling import is_acronym, is_titled, name_words, normal


class Register:
    """The referents of one document, in the order in which they appear."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []
        self._by_form: dict[tuple[str, str], list[Referent]] = {}
        self._by_last: dict[tuple[str, str], list[Referent]] = {}
        self._aliases: dict[str, tuple[str, str]] = {}

    def alias(self, short: str, full: str, type_: str = "") -> None:
        """The text says that both names mean the same thing, if it does of a type."""
        if normal(short) and normal(short) != normal(full):
            self._aliases.setdefault(normal(short), (full, type_))

    def new(self, type_: str, form: str | None = None) -> Referent:
        """A new referent of an entity type, known by a form if there is one."""
        referent = Referent(type_, len(self.referents))
        self.referents.append(referent)
        if form is not None:
            self._know(referent, form)
        return referent

    def add(self, referent: Referent, mention: Mention, form: str | None = None) -> None:
        """The mention speaks of the referent, by a form under which later mentions find it."""
        referent.mentions.append(mention)
        mention.referent = referent
        referent.words.update(normal(mention.text).split())
        if referent.concept is None:
            referent.concept = mention.concept
        if form:
            self._know(referent, form)
            referent.forms[form] += 1

    def _know(self, referent: Referent, form: str) -> None:
        key = referent.type, normal(form)
        referent.words.update(normal(form).split())
        known = self._by_form.setdefault(key, [])
        if referent not in known:
            known.append(referent)
            for word in normal(form).split():
                self._by_last.setdefault((referent.type, word), []).append(referent)

    def named(self, mention: Mention, type_: str) -> Referent:
        """The referent of a name, a new one if no earlier name can be the same."""
        form = mention.text
        full, defined = self._aliases.get(normal(form), ("", ""))
        type_ = mention.type = defined or type_
        known = self._find(type_, form) or (self._find(type_, full) if full else None)
        if known is None:
            known = self.new(type_, form=full or form)
        self.add(known, mention, form)
        if full:
            known.forms[full] += 0
            self._know(known, full)
        return known

    def entitled(self, writing: Mention, title: str) -> Referent:
        """The referent of a writing that the text describes and gives a title; both find it later."""
        described, writing.form, writing.text = writing.text, "name", title
        known = self.named(writing, writing.type)
        known.label = title
        known.forms[described] += 0
        self._know(known, described)
        return known

    def _find(self, type_: str, form: str) -> Referent | None:
        exact = self._by_form.get((type_, normal(form)))
        if type_ == "Person":
            return exact[-1] if exact else self._person(form)
        if exact and type_ != "Body":
            return exact[-1]  # meetings of one name are told apart by their dates
        shortened = self._shortened(type_, form)
        if exact and (shortened is None or _said_last(exact[-1]) >= _said_last(shortened)):
            return exact[-1]
        return shortened

    def _person(self, form: str) -> Referent | None:
        """Surname and initials agree, or a single name is a part of a fuller one; the latest such person."""
        words = name_words(form)
        if not words:
            return None
        for referent in reversed(self._by_last.get(("Person", words[-1]), [])):
            others = list(referent.forms) or [form]
            same = any(_same_person(words, name_words(other)) for other in others)
            if same and not any(_contradicts(form, other) for other in others):
                return referent
        return None

    def known(self, type_: str, form: str) -> list[Referent]:
        """All referents that a name of a thing can mean: of that name or of a fuller one."""
        short = normal(form)
        exact = self._by_form.get((type_, short), [])
        fuller = [] if is_acronym(form) else self._by_last.get((type_, short.split()[-1]), [])
        ending = (r for r in fuller if any(_ends(other, short) for other in r.forms))
        return list(dict.fromkeys([*exact, *ending]))

    def _shortened(self, type_: str, form: str) -> Referent | None:
        """The latest referent whose name ends in this capitalised form, or whose form ends this name."""
        short = normal(form)
        if is_acronym(form) or not short:
            return None
        longer = [
            referent
            for referent in self._by_last.get((type_, short.split()[-1]), [])
            if any(_ends(other, short) for other in referent.forms)
        ]
        return max(longer, key=_said_last, default=None)

    def distinguish(self) -> None:
        """Give referents of one name names of their own: by date, by type, then by number."""
        shared = Counter(r.name for r in self.referents if r.forms and not r.label)
        for referent in self.referents:
            if referent.occasion and referent.forms and shared[referent.name] > 1:
                referent.label = f"[{referent.name}, {month_of(referent.occasion)}]"
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


def _ends(form: str, short: str) -> bool:
    """Whether a name ends in a shorter one, what it is of aside."""
    return normal(form).endswith(" " + short) or f" {short} of " in f" {normal(form)}"


def _said_last(referent: Referent) -> int:
    """Where the text so far speaks of it for the last time."""
    return referent.mentions[-1].start if referent.mentions else -1


def _same_person(mine: list[str], theirs: list[str]) -> bool:
    """Whether two names can be one person's: the same surname, or one is a word of the other."""
    if mine[-1] == theirs[-1]:
        return _given_agree(mine[:-1], theirs[:-1])
    short, long = sorted((mine, theirs), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] in long


def _contradicts(mine: str, theirs: str) -> bool:
    """Whether two people bear one name: other names before it, or other titles behind it ("Halil Efendi")."""
    names, others = name_words(mine), name_words(theirs)
    titles = {normal(name).split()[-1] for name in (mine, theirs) if is_titled(name)}
    if names[-1:] != others[-1:]:
        return False
    return not _given_agree(names[:-1], others[:-1]) or (len(titles) > 1 and 1 in (len(names), len(others)))


def _given_agree(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Given names and initials contradict only where both are written and begin differently."""
    return all(
        a[0] == b[0] and (len(a) == 1 or len(b) == 1 or a == b or a.startswith(b) or b.startswith(a))
        for a, b in zip(mine, theirs, strict=False)
    )
