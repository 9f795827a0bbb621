"""When what claims tell holds: from what the text states, and from what puts an end to it.

A text rarely says when an office was left. Its body was abolished, its holder was put to death, another took
the seat: then it ended no later than that. Such ends follow from other claims; what a kind of relation puts
an end to stands in its file of the ontology (`pot:ends`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from potestas.extract.claim import Claim
from potestas.extract.edtf import Span
from potestas.graph.retelling import Telling, tellings
from potestas.ontology.scheme import normal
from potestas.ontology.vocabulary import Ending, Vocabulary


@dataclass(frozen=True, slots=True)
class Holding:
    """What is told once or several times, and its time.

    `stated` is the time that the text gives, `span` that with the end that follows from `ended_by`, if one
    does: no later than the last day on which that can have begun.
    """

    telling: Telling
    stated: Span
    span: Span
    ended_by: Claim | None = None

    @property
    def claim(self) -> Claim:
        """The claim with the dates of all that tell it."""
        return self.telling.claim

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims that tell it."""
        return (self.telling.claim, *self.telling.also)


def holdings(claims: Iterable[Claim], vocabulary: Vocabulary) -> list[Holding]:
    """What the claims tell, in the order in which it is first told, each with the first end that follows.

    Only claims of the same status end each other: what is alleged puts no end to what is asserted.
    """
    told = tellings(claims)
    by_kind: defaultdict[str, list[Claim]] = defaultdict(list)
    for telling in told:
        by_kind[telling.claim.kind].append(telling.claim)
    endings = [
        (ending, claim)
        for kind in vocabulary.kinds.values()
        for ending in kind.ends
        for claim in by_kind[kind.key]
        if vocabulary.applies(ending.when, {key: getattr(claim, key) for key in kind.arguments})
    ]
    by_value = _by_value(endings, vocabulary)
    return [_holding(telling, by_value, vocabulary) for telling in told]


Key = tuple[str, str, str]
"""Kind of what ends, the first argument in which it agrees with what ends it, and the value of that."""


def _by_value(
    endings: Iterable[tuple[Ending, Claim]], vocabulary: Vocabulary
) -> Mapping[Key, list[tuple[Ending, Claim]]]:
    found: defaultdict[Key, list[tuple[Ending, Claim]]] = defaultdict(list)
    for ending, claim in endings:
        key, source = next(iter(ending.where.items()))
        if value := getattr(claim, source):
            found[ending.kind, key, value].append((ending, claim))
    return found


def _holding(
    telling: Telling, endings: Mapping[Key, list[tuple[Ending, Claim]]], vocabulary: Vocabulary
) -> Holding:
    claim = telling.claim
    stated = Span.of(claim)
    if claim.end is not None or claim.date is not None:
        return Holding(telling, stated, stated)
    candidates = (
        (Span.of(other).begin[1], other.id, other)
        for key in vocabulary.kinds[claim.kind].arguments
        if (value := getattr(claim, key))
        for ending, other in endings.get((claim.kind, key, value), ())
        if other.status == claim.status and _puts_an_end(ending, other, claim, stated, vocabulary)
    )
    latest, _, ended_by = min(candidates, default=(None, "", None))
    if latest is None:
        return Holding(telling, stated, stated)
    end = (stated.end[0], min(stated.end[1], latest))
    return Holding(telling, stated, Span((stated.begin[0], min(stated.begin[1], latest)), end), ended_by)


def _puts_an_end(ending: Ending, other: Claim, claim: Claim, span: Span, vocabulary: Vocabulary) -> bool:
    """Whether `other` ends `claim`, which has no stated end: it agrees with it and is later."""
    began, happened = span.begin, Span.of(other).begin
    if other is claim or happened[1] == float("inf"):
        return False
    if not (began[1] < happened[0] or (ending.for_good and began[0] <= happened[1])):
        return False
    if ending.seat is not None and (other.subject == claim.subject or not _sole(ending, other, vocabulary)):
        return False
    return all(
        _same(claim, key, getattr(claim, key), getattr(other, source), vocabulary)
        for key, source in ending.where.items()
    )


def _sole(ending: Ending, claim: Claim, vocabulary: Vocabulary) -> bool:
    assert ending.seat is not None
    scheme = vocabulary.kinds[claim.kind].arguments[ending.seat].scheme
    words = getattr(claim, ending.seat)
    concept = vocabulary.schemes[scheme].by_name.get(normal(words)) if scheme and words else None
    return concept is not None and concept.sole


def _same(claim: Claim, key: str, one: str | None, other: str | None, vocabulary: Vocabulary) -> bool:
    """Whether two values are one: the same name, or words for the same concept."""
    if one is None or other is None or one == other:
        return one is not None and one == other
    scheme = vocabulary.kinds[claim.kind].arguments[key].scheme
    if scheme is None:
        return False
    by_name = vocabulary.schemes[scheme].by_name
    same = by_name.get(normal(one))
    return same is not None and same is by_name.get(normal(other))


def spans(found: Iterable[Holding]) -> Iterator[tuple[str, Span]]:
    """The id of each claim with the time of what it tells."""
    for holding in found:
        for claim in holding.claims:
            yield claim.id, holding.span
