"""What all forms of a dossier say in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from potestas.extract.claim import Claim, Evidence
from potestas.graph.dossiers.dossier import Consequence, Dossier, Entry, Section
from potestas.graph.evidence import evidence_order
from potestas.graph.power.links import ASSERTED
from potestas.graph.wording import as_title, at

NOT_HELD = "What is not held to be so"
WHY_NOT_HELD = "Facts that the texts report, allege, intend or deny. They count for nothing above."
WHY_BY_RANK = "No text says so; it follows from the facts that are quoted, while all of them hold."
CONTRADICTIONS = "Contradictions"
WHY_CONTRADICTIONS = "Facts that cannot both be so, whatever their status. Neither is given up."


def title(dossier: Dossier) -> str:
    """Whose dossier it is, and of when: "Cromwell, in 1535"."""
    name = as_title(dossier.entity.name)
    return f"{name}, {at(dossier.date)}" if dossier.date else name


def summary(dossier: Dossier) -> Iterator[str]:
    """What it is, what else it is called, and how much is told of it, a sentence each."""
    entity = dossier.entity
    yield f"{dossier.sort.capitalize()}, in {', '.join(dossier.documents) or 'the text'}."
    if entity.aliases:
        yield f"Also called {', '.join(entity.aliases)}."
    if entity.exact:
        yield f"The same as {', '.join(entity.exact)}."
    held, doubted = _count(dossier.sections), _count(dossier.doubted)
    believed = " and ".join(dossier.statuses)
    yield f"Facts that count here ({believed}): {held}; others: {doubted}."


def _count(sections: Iterable[Section]) -> int:
    return sum(len(section.entries) for section in sections)


def by_rank(dossier: Dossier) -> Iterator[tuple[str, tuple[Consequence, ...]]]:
    """Who stood above and below by what follows, each under its heading; nothing where nobody did."""
    for heading, found in (("Above by rank", dossier.above), ("Below by rank", dossier.below)):
        if found:
            yield heading, found


def surely(found: Consequence) -> str:
    """How surely it was, and when, to stand before it: "Possible, from November 1935"."""
    return ", ".join(filter(None, (found.certainty.capitalize(), found.time)))


def how(found: Consequence) -> str:
    """Who it was, and by which steps, in sentences."""
    steps = (f"{step[0].upper()}{step[1:]}." for step in found.steps)
    return " ".join((f"{found.who}.", *steps))


def dated(entry: Entry) -> str:
    """When it was, to stand before the fact, and whether it held at the date of the dossier if that has one.

    "From January 1935", "From January 1935 (possible then)"; "Undated" where the text does not say.
    """
    said = f"{entry.time[0].upper()}{entry.time[1:]}" if entry.time else "Undated"
    return f"{said} ({entry.certainty} then)" if entry.certainty else said


def doubt(entry: Entry) -> str:
    """The status of what is not asserted, with who stands behind it; empty for what is."""
    claim = entry.claim
    return "" if claim.status in ASSERTED and not claim.by else standing(claim)


def standing(claim: Claim) -> str:
    """The status of a claim, with who stands behind it: "alleged by Chapuys"."""
    return f"{claim.status} by {claim.by}" if claim.by else claim.status


def standings(claims: Iterable[Claim]) -> str:
    """The statuses of several claims, each once."""
    return ", ".join(dict.fromkeys(map(standing, claims)))


def places(claims: Iterable[Claim]) -> list[tuple[Claim, Evidence]]:
    """The words that tell something, in the order of the texts, each stretch once, with a claim of it."""
    told = {item: claim for claim in claims for item in claim.evidence}
    return [(told[item], item) for item in sorted(told, key=evidence_order)]


def place(item: Evidence) -> str:
    """Where words stand: document, characters from its beginning, footnote."""
    note = f", note {item.note}" if item.note else ""
    return f"{item.document}, characters {item.start} to {item.end}{note}"
