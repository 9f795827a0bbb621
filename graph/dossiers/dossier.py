"""What is told of one person or body: facts in sections, and what is doubted of it apart from these."""

from __future__ import annotations

from dataclasses import dataclass

from potestas.extract.claim import Claim, Entity
from potestas.extract.edtf import Certainty
from potestas.graph.contradictions import Contradiction
from potestas.graph.reasoning.holding import Holding


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact, told once or several times.

    `section` is the title of the one in which it stands, or would if its status counted. `sentence` says it
    without its date, `time` when it was as the text says, `end` the end that follows from another fact; these
    two are empty where there is nothing to say. `others` is who stands at its other end, with the role.
    `lasts` tells a state of the person or body from an event. `certainty` is whether it held at the date of
    the dossier; None if that has no date.
    """

    holding: Holding
    section: str
    sentence: str
    time: str
    end: str
    others: str
    lasts: bool
    certainty: Certainty | None

    @property
    def claim(self) -> Claim:
        """The claim with the dates of all that tell it."""
        return self.holding.claim

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims that tell it."""
        return self.holding.claims


@dataclass(frozen=True, slots=True)
class Section:
    """Facts of one sort, in their order; `title` is its heading and `definition` says what stands in it."""

    title: str
    definition: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Consequence:
    """That somebody stood above or below, by rank or through others: no text says so, but it follows.

    `who` is named with the post, `steps` say how, in sentences, `certainty` and `time` how surely and when.
    `claims` are what it follows from.
    """

    who: str
    steps: tuple[str, ...]
    certainty: Certainty
    time: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is told of one person or body; as of an EDTF `date`, if one is given.

    `sort` says what sort of thing it is: "person", "body (commission)".
    `sections` hold the facts of the `statuses` that count, `doubted` the others, by their status.
    `contradictions` are those in which it takes part, of whatever status. `above` and `below` hold whom none
    of its facts by itself puts there. `documents` are all texts read.
    """

    entity: Entity
    sort: str
    date: str | None
    statuses: tuple[str, ...]
    sections: tuple[Section, ...]
    doubted: tuple[Section, ...]
    contradictions: tuple[Contradiction, ...]
    documents: tuple[str, ...]
    above: tuple[Consequence, ...] = ()
    below: tuple[Consequence, ...] = ()
