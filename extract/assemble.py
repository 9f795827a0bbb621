"""Drafts → claims: arguments become names, and each claim gets the words that state it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from potestas.extract.claim import Claim, Evidence, Ground
from potestas.extract.draft import Draft
from potestas.extract.reader import Text

_TOLD = ("subject", "role", "body", "act", "predecessor", "task", "by", "start", "end", "date")
"""What a claim tells of its object."""


def claim_of(draft: Draft, text: Text, identifier: str) -> Claim:
    """The draft as a claim, with the words that state it and those from which its arguments were resolved."""
    start, end = _extent(draft)
    raw = text.raw_span(start, end)
    arguments: dict[str, Any] = {
        **{key: mention.referent.name for key, mention in draft.named.items() if mention.referent},
        **draft.words,
        **draft.dates,
    }
    return Claim(
        id=identifier,
        kind=draft.kind.key,
        **arguments,
        status=draft.stance.status,
        by=draft.stance.by,
        evidence=(Evidence(text.name, *raw, note=text.note_after(end), quote=text.raw[slice(*raw)]),),
        rule=draft.finding.pattern.rule,
        grounds=tuple(_grounds(draft, text)),
    )


def _extent(draft: Draft) -> tuple[int, int]:
    """Clean offsets from the first to the last of the trigger and the arguments beside it."""
    passage, trigger = draft.finding.passage, draft.finding.trigger
    sentence = trigger.sent
    starts, ends = [passage.starts[trigger.i]], [passage.ends[trigger.i]]
    if "task" in draft.words:
        ends.append(
            passage.ends[trigger.right_edge.i]
        )  # the words that state the task belong to the evidence
    for mention in draft.named.values():
        if mention.passage is passage and sentence.start <= mention.left < sentence.end:
            starts.append(mention.start)
            ends.append(mention.end)
    return min(starts), max(ends)


def _grounds(draft: Draft, text: Text) -> Iterator[Ground]:
    """Where the text names what pronouns and descriptions among the arguments mean (raw offsets)."""
    for key, mention in draft.named.items():
        source = mention.grounds
        if mention.form != "name" and source is not None and source is not mention:
            yield Ground(key, *text.raw_span(source.start, source.end))


def merged(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for the same fact stated twice in one block: the better dated and named one is kept."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        key = (
            _block(claim),
            claim.kind,
            claim.subject,
            claim.object,
            claim.role,
            claim.body,
            claim.act,
            claim.status,
        )
        known = kept.get(key)
        if known is None or _weight(claim) > _weight(known):
            kept[key] = replace(claim, id=known.id) if known else claim
    return _telling(kept.values())


def _telling(claims: Collection[Claim]) -> list[Claim]:
    """The claims without those of which another of the same block says all and more: who did it, for one."""
    beside: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        beside[_about(claim)].append(claim)
    return [
        claim for claim in claims if not any(_says_more(other, claim) for other in beside[_about(claim)])
    ]


def _about(claim: Claim) -> tuple[object, ...]:
    return _block(claim), claim.kind, claim.object, claim.status


def _block(claim: Claim) -> str:
    return claim.id.rpartition("-")[0]


def _says_more(more: Claim, less: Claim) -> bool:
    told = [(getattr(more, key), getattr(less, key)) for key in _TOLD]
    return all(mine in (None, whose) for whose, mine in told) and any(mine != whose for whose, mine in told)


def _weight(claim: Claim) -> int:
    return sum(
        value is not None
        for value in (claim.start, claim.end, claim.date, claim.predecessor, claim.by, claim.task)
    )
