"""Made-up histories of any size to measure on: realms with hierarchies of bodies and changing officers.

Each realm has bodies that are parts of others and stand under them, heads and deputies who follow each other,
commissions with a task, and versions of all this that are only reported, alleged or refuted. Nothing in it
can be wrong but for one thing: every realm has one rival who holds an office beside its holder, so that
there is a fault to find. Names are made of syllables; the same seed gives the same history.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import count, islice
from random import Random
from typing import Any

from rdflib import URIRef

from potestas.extract.claim import Claim, Entity, Evidence, Reading
from potestas.graph.layout import Triple

DOCUMENT = "generated.txt"
YEARS = 24
"""How long a realm lasts."""

_ONSETS = ("b", "br", "d", "dr", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "z")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
_CODAS = ("", "l", "m", "n", "r", "s", "th")
_LEVELS = (
    ("Council", "council", "chairman"),
    ("Ministry", "ministry", "minister"),
    ("Department", "department", "director"),
    ("Bureau", "bureau", "head"),
)
"""Bodies from the top of a hierarchy down: what they are called, their kind, who is at their head."""
_PARTS = 2
_OTHER_STATUSES = ("reported", "alleged", "refuted")
_TOLD_OTHERWISE = 0.1
"""Share of the facts of which another version is told."""


def reading(realms: int, seed: int = 1) -> Reading:
    """So many realms as if read from a text; each is the same however many there are."""
    claims: list[Claim] = []
    entities: list[Entity] = []
    for number in range(realms):
        realm = _Realm(number, Random(f"{seed}/{number}"))
        claims += realm.claims
        entities += realm.entities.values()
    told = tuple(_evident(claim, number) for number, claim in enumerate(claims))
    return Reading(told, tuple(entities), {DOCUMENT: sha256(repr(told).encode()).hexdigest()})


def copies(triples: list[Triple], base: str, size: int) -> Iterator[Triple]:
    """So many triples: those given and copies of them about other things, whose IRIs begin with `base`."""
    terms = {node for triple in triples for node in triple}
    ours = {node: str(node).removeprefix(base) for node in terms if str(node).startswith(base)}

    def copied() -> Iterator[Triple]:
        for number in count():
            other = {node: URIRef(f"{base}{number}/{step}") for node, step in ours.items()}
            for triple in triples:
                subject, predicate, value = (other.get(node, node) for node in triple)
                yield subject, predicate, value

    return islice(copied(), size)


def _evident(claim: Claim, number: int) -> Claim:
    """The claim with an id and a place in the text."""
    quote = " ".join(filter(None, (claim.subject, claim.kind, claim.role, claim.object)))
    place = Evidence(DOCUMENT, 200 * number, 200 * number + len(quote), quote=quote)
    return replace(claim, id=f"g{number}", evidence=(place,), rule=f"{claim.kind}/generated", confidence=0.9)


class _Realm:
    """The claims and the entities, by name, of one realm."""

    def __init__(self, number: int, random: Random) -> None:
        self.random = random
        self.claims: list[Claim] = []
        self.entities: dict[str, Entity] = {}
        self.began = random.randint(1350, 1950)
        self.name = f"{self._syllables(2)}{_numeral(number)}"
        top = self._body(0, "")
        self._hierarchy(top, 0, self.began)
        self._commission(top)
        self._rival(top)

    def _hierarchy(self, body: str, level: int, formed: int) -> None:
        """All that lies below a body formed in a year, and the heads of all of it."""
        self._succession(body, _LEVELS[level][2], parting=YEARS // 3)
        self._succession(body, "deputy head", parting=YEARS // 2)
        for part in range(_PARTS if level + 1 < len(_LEVELS) else 0):
            lower = self._body(level + 1, "" if part == 0 else " of the Provinces")
            since = formed + 1
            self._tell("formation", subject=body, object=lower, date=self._date(since))
            self._tell("part-of", subject=lower, object=body, start=self._date(since))
            basis = self.random.choice(("formal", "de facto"))
            until = str(since + YEARS // 2) if self.random.random() < 0.3 else None
            start = self._date(since)
            self._tell("supervision", subject=body, object=lower, start=start, end=until, basis=basis)
            self._hierarchy(lower, level + 1, since)

    def _succession(self, body: str, role: str, parting: int) -> None:
        """Who held one office after whom; the ends of some tenures are not told."""
        before = None
        for year in range(self.began + 4, self.began + YEARS, parting):
            holder = self._person()
            ended = str(year + parting) if self.random.random() < 0.6 else None
            began = self._date(year)
            self._tell(
                "tenure", subject=holder, object=body, role=role, predecessor=before, start=began, end=ended
            )
            if self.random.random() < 0.3:
                self._tell("appointment", object=holder, body=body, role=role, date=began)
            before = holder

    def _commission(self, parent: str) -> None:
        name = f"Commission on the Affair of the {self.name} {self._syllables(2)}"
        self._entity(name, "Body", "commission")
        case = f"{self._syllables(2)} Case of {self.name}"
        self._entity(case, "Case", None)
        year = self.began + YEARS // 2
        self._tell("formation", subject=parent, object=name, date=str(year))
        self._tell("charge", subject=parent, object=name, date=f"{year}", task="to look into the accounts")
        self._tell("tenure", subject=self._person(), object=name, role="chairman", start=f"{year}")
        for _ in range(3):
            self._tell("tenure", subject=self._person(), object=name, role="member", start=f"{year}")
        self._tell("examination", subject=name, object=case, date=f"{year + 1}")
        self._tell("report", subject=name, object=parent, date=f"{year + 1}")
        self._tell("abolition", subject=parent, object=name, date=f"{year + 2}")

    def _rival(self, body: str) -> None:
        years = {"start": str(self.began + 1), "end": str(self.began + YEARS)}
        self._tell("tenure", subject=self._person(), object=body, role=_LEVELS[0][2], **years)

    def _tell(self, kind: str, **arguments: Any) -> None:
        """States something, and now and then another version of it that the authors do not assert."""
        self.claims.append(Claim("", kind, **arguments))
        if self.random.random() < _TOLD_OTHERWISE:
            status = self.random.choice(_OTHER_STATUSES)
            self.claims.append(Claim("", kind, **{**arguments, "status": status, "by": self._person()}))

    def _date(self, year: int) -> str:
        """In the year, as exactly as a text might tell."""
        day = f"{year}-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        return self.random.choice((day, day[:7], day[:4], f"{day[:4]}~"))

    def _body(self, level: int, suffix: str) -> str:
        words, kind, _ = _LEVELS[level]
        name = f"{self._syllables(2)} {words} of {self.name}{suffix}"
        return self._entity(name, "Body", kind)

    def _person(self) -> str:
        return self._entity(f"{self._syllables(2)} {self._syllables(3)} of {self.name}", "Person", None)

    def _entity(self, name: str, type_: str, kind: str | None) -> str:
        self.entities[name] = Entity(name, type_, kind=kind)
        return name

    def _syllables(self, number: int) -> str:
        pick = self.random.choice
        word = "".join(pick(_ONSETS) + pick(_VOWELS) for _ in range(number))
        return (word + pick(_CODAS)).capitalize()


def _numeral(number: int) -> str:
    """A number in syllables, so that no two realms share a name."""
    syllables = [onset + vowel for onset in _ONSETS for vowel in _VOWELS]
    steps = [syllables[number % len(syllables)]]
    while number := number // len(syllables):
        steps.append(syllables[number % len(syllables)])
    return "".join(steps)
