"""A dossier as JSON, for programs: its facts by section, with the claims of facts.jsonl behind each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from potestas.graph.contradictions import Contradiction
from potestas.graph.dating import bounds_of
from potestas.graph.dossiers.dossier import Consequence, Dossier, Entry, Section


def as_json(dossier: Dossier) -> str:
    """An object with the entity, as in entities.jsonl, its sections, and who stood above and below by rank.

    Of each fact `time` has the days between which it began and ended, with the end that follows (xsd:date,
    absent where unknown), and `claims` what states it, with offsets in code points.
    """
    found = {
        **asdict(dossier.entity),
        "as_of": dossier.date,
        "statuses": dossier.statuses,
        "sections": _sections(dossier.sections),
        "above": [_consequence(found) for found in dossier.above],
        "below": [_consequence(found) for found in dossier.below],
        "doubted": _sections(dossier.doubted),
        "contradictions": [_contradiction(one) for one in dossier.contradictions],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _sections(sections: Iterable[Section]) -> list[dict[str, Any]]:
    return [
        {"title": section.title, "facts": [_fact(entry) for entry in section.entries]} for section in sections
    ]


def _fact(entry: Entry) -> dict[str, Any]:
    claim, ended_by = entry.claim, entry.holding.ended_by
    days = bounds_of(entry.holding.span)
    return {
        "statement": entry.sentence,
        "when": entry.time,
        "time": {name: str(day) for name, day in days.items() if day is not None},
        "status": claim.status,
        "by": claim.by,
        "certainty": entry.certainty,
        "ended_by": asdict(ended_by) if ended_by else None,
        "claims": [asdict(told) for told in entry.claims],
    }


def _consequence(found: Consequence) -> dict[str, Any]:
    return {
        "who": found.who,
        "steps": found.steps,
        "certainty": found.certainty,
        "when": found.time,
        "claims": [asdict(claim) for claim in found.claims],
    }


def _contradiction(one: Contradiction) -> dict[str, Any]:
    sides = {
        name: {"says": said, "claims": [asdict(claim) for claim in claims]}
        for name, said, claims in zip(("one", "other"), one.words, (one.one, one.other), strict=True)
    }
    return {"contradiction": one.why.title, **sides, "advice": one.why.advice}
