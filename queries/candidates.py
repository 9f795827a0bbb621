"""Entities that may be one, and entities that may be two: for a person to decide, with what speaks for it.

Two that a sentence names side by side are hardly one. What is only described ("[commission, 1934-05]") has no
name to compare.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz import fuzz, process

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.extract.spelling import is_acronym, normal
from potestas.graph.finding import Result

ALIKE = 80
"""How alike two spellings of one word are at least, from 0 to 100."""

SHORTEST = 4
"""Letters of a word that may have two spellings; shorter ones that differ are two words."""

_NUMERAL = re.compile(r"\d+|[ivxlcdm]+")

Facts = Mapping[str, Sequence[Claim]]
"""Name of an entity → the claims that speak of it, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities that may be the `same`, or two `different` ones that bear the first of the names.

    `evidence` shows each of them in the text; `place` is where the second name is meant, if it is a new one.
    """

    verdict: str
    names: tuple[str, str]
    reason: str
    evidence: tuple[Evidence, Evidence]
    place: Evidence | None = None

    @property
    def decision(self) -> str:
        """What to write into `entities.toml` to decide that it is so."""
        lines = [f"[[{self.verdict}]]", f"names = [{', '.join(map(_quoted, self.names))}]"]
        if self.place is not None:
            named = {"name": self.names[1], "text": self.place.document, "quote": self.place.quote}
            lines += ["[[different.mentions]]", *(f"{key} = {_quoted(text)}" for key, text in named.items())]
        return "\n".join(lines)


def candidates(reading: Reading, results: Sequence[Result]) -> list[Candidate]:
    """What nobody decided yet, those that may be one first; `results` is what validation found."""
    facts = facts_of(claim for claim in reading.claims if claim.evidence)
    types = {entity.name: entity.type for entity in reading.entities if entity.name in facts}
    named = [entity for entity in reading.entities if entity.name in facts]
    decided = [{*decision.names, *decision.entities} for decision in reading.decisions]
    ones = [decision for decision in reading.decisions if decision.verdict == "one"]
    single = {name for decision in ones for name in (*decision.names, *decision.entities)}
    found = [
        *_alike(named, facts),
        *_rivals(results, types, facts),
        *_at_odds(named, facts),
        *_twofold(results, types),
    ]
    first = {
        (candidate.verdict, frozenset(candidate.names)): candidate
        for candidate in reversed(found)
        if not any(names.issuperset(candidate.names) for names in decided)
        and not (candidate.verdict == "different" and candidate.names[0] in single)
    }
    return sorted(first.values(), key=lambda candidate: (candidate.verdict != "same", candidate.names))


def facts_of(claims: Iterable[Claim]) -> Facts:
    """The claims that speak of each entity."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for name in dict.fromkeys(claim.names):
            found[name].append(claim)
    return found


def _alike(entities: Iterable[Entity], facts: Facts) -> Iterator[Candidate]:
    """Two of one type whose names may be forms of one name."""
    by_type: defaultdict[tuple[str, str | None], list[Entity]] = defaultdict(list)
    for entity in entities:
        if not entity.name.startswith("["):
            by_type[entity.type, entity.kind].append(entity)
    for (type_, _), group in by_type.items():
        for one, other in _pairs(group):
            reason = _same_person(one.name, other.name) if type_ == "Person" else _same_name(one, other)
            if reason and not _together(facts[one.name], facts[other.name]):
                yield _same((one.name, other.name), reason, facts)


def _pairs(entities: Sequence[Entity]) -> Iterable[tuple[Entity, Entity]]:
    """Those worth comparing: the last words of two of their names are alike, or one name shortens another."""
    bearers: defaultdict[str, set[int]] = defaultdict(set)
    found: set[tuple[int, int]] = set()
    for number, entity in enumerate(entities):
        for name in (entity.name, *entity.aliases):
            for key in (normal(name).rpartition(" ")[2], *_abbreviations(name)):
                bearers[key].add(number)
    keys = sorted(bearers)
    alike = process.cdist(keys, keys, scorer=fuzz.ratio, score_cutoff=ALIKE)
    for row, column in zip(*alike.nonzero(), strict=True):
        found.update((a, b) for a in bearers[keys[row]] for b in bearers[keys[column]] if a < b)
    return ((entities[a], entities[b]) for a, b in sorted(found))


def _rivals(results: Iterable[Result], types: Mapping[str, str], facts: Facts) -> Iterator[Candidate]:
    """Two that a shape finds at odds, who would not be if they were one."""
    for result in results:
        for claim, rival in combinations(result.claims, 2):
            for one, other in product(claim.names, rival.names):
                fit = one != other and types.get(one) == types.get(other) == result.may_be_one is not None
                if fit and not _together(facts[one], facts[other]):
                    yield _same((one, other), result.message, facts)


def _at_odds(entities: Iterable[Entity], facts: Facts) -> Iterator[Candidate]:
    """People under one surname with given names or initials of which one is not the other's."""
    for entity in entities:
        for one, other in combinations((entity.name, *entity.aliases), 2):
            mine, theirs = normal(one).split(), normal(other).split()
            if entity.type == "Person" and mine[-1:] == theirs[-1:] and not _agree(mine[:-1], theirs[:-1]):
                shown = _shown(one, facts[entity.name]), _shown(other, facts[entity.name])
                yield Candidate("different", (one, other), "Their given names contradict each other.", shown)


def _twofold(results: Iterable[Result], types: Mapping[str, str]) -> Iterator[Candidate]:
    """One that a shape finds at odds with itself."""
    for result in results:
        claims = [claim for claim in result.claims if claim.evidence]
        if result.may_be_two and len(claims) > 1:
            first, *_, last = claims
            for name in dict.fromkeys(first.names):
                if types.get(name) == result.may_be_two and name in last.names:
                    shown = first.evidence[0], last.evidence[0]
                    yield Candidate("different", (name, f"{name} (2)"), result.message, shown, shown[1])


def _same(names: tuple[str, str], reason: str, facts: Facts) -> Candidate:
    """The fuller name, or else the one of more facts, is the one to keep."""
    one, other = sorted(names, key=lambda name: (-len(name.split()), -len(facts[name]), name))
    return Candidate("same", (one, other), reason, (_shown(one, facts[one]), _shown(other, facts[other])))


def _same_person(one: str, other: str) -> str | None:
    mine, theirs = normal(one).split(), normal(other).split()
    if not mine or not theirs or not _agree(mine[:-1], theirs[:-1]):
        return None
    if mine[-1] == theirs[-1]:
        return "They share a surname, and no given name speaks against it."
    return "Their surnames may be two spellings of one." if _spelt_alike(mine[-1], theirs[-1]) else None


def _agree(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether given names can be one person's: initials are the same, written out names spelt alike."""
    return all(
        a[0] == b[0] if 1 in (len(a), len(b)) else a == b or _spelt_alike(a, b)
        for a, b in zip(mine, theirs, strict=False)
    )


def _same_name(one: Entity, other: Entity) -> str | None:
    mine, theirs = (one.name, *one.aliases), (other.name, *other.aliases)
    if any(_shortens(a, b) or _shortens(b, a) for a in mine for b in theirs):
        return "One is made of the initials of the other."
    if any(_ends(a, b) or _ends(b, a) for a in mine for b in theirs):
        return "One may be the short form of the other."
    words, others = normal(one.name).split(), normal(other.name).split()
    if len(words) == len(others) > 0 and all(map(_same_word, words, others)):
        return "They may be two spellings of one name."
    return None


def _same_word(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and _spelt_alike(one, other))


def _shortens(short: str, long: str) -> bool:
    return is_acronym(short) and normal(short) in _abbreviations(long)


def _abbreviations(name: str) -> set[str]:
    """The first letters of a name of several words: of all of them, and of those with capitals."""
    initials = [word[0] for word in name.split()]
    short = {"".join(initials).lower(), "".join(filter(str.isupper, initials)).lower()}
    return {letters for letters in short if len(letters) > 1}


def _ends(short: str, long: str) -> bool:
    """Whether a name of several words, with a capital, is how a longer one ends."""
    end = normal(short)
    return short.lower() != short and " " in end and normal(long).endswith(f" {end}")


def _spelt_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST or _NUMERAL.fullmatch(one) or _NUMERAL.fullmatch(other):
        return False
    return fuzz.ratio(one, other) >= ALIKE


def _together(mine: Iterable[Claim], theirs: Iterable[Claim]) -> bool:
    """Whether some fact names both, or is stated in the same words as a fact about the other."""
    spans = {(e.document, e.start, e.end) for claim in mine for e in claim.evidence}
    return any(
        e.document == document and e.start < end and start < e.end
        for claim in theirs
        for e in claim.evidence
        for document, start, end in spans
    )


def _shown(name: str, facts: Iterable[Claim]) -> Evidence:
    """The first words of the text that state something under this name, or else the first of all."""
    evidence = [item for claim in facts for item in claim.evidence]
    return next((item for item in evidence if f" {normal(name)} " in f" {normal(item.quote)} "), evidence[0])


def _quoted(text: str) -> str:
    """A text as TOML has it, on one line."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
