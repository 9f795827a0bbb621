"""The links of power that claims give: who has power over whom by which claim, and by what means.

What makes a claim power, and over whom, is written in the file of its kind (`pot:edge`). An edge that leads
to an argument in plain text, such as a task, leads to the bodies and matters which that text names in its
main clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from potestas.extract.claim import Claim, Reading
from potestas.extract.edtf import Span
from potestas.graph.naming import Names
from potestas.graph.reasoning.proof import meeting
from potestas.ontology.errors import UnknownName
from potestas.ontology.vocabulary import Edge, Kind, Vocabulary

ASSERTED = ("asserted",)

_ASIDE = re.compile(r"\b(?:who|whom|whose|which|that|where|when|as|according)\b|[—–;(]")

BELIEF = ("asserted", "reported", "intended", "alleged", "refuted")
"""The statuses, from most to least believed."""


@dataclass(frozen=True, slots=True)
class Link:
    """Power of one entity over another, as a claim gives it.

    `means` is a key of the scheme of means. `named` says that the target is not an argument of its own but is
    named in one, such as a task. A link of a projection (`projection`) leads `through` others and rests on
    `further` claims.
    """

    source: str
    target: str
    means: str
    weight: float
    claim: Claim
    named: bool = False
    through: tuple[str, ...] = ()
    further: tuple[Claim, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that it rests on."""
        return (self.claim, *self.further)

    def span(self, times: Mapping[str, Span]) -> Span:
        """When all that it rests on holds together; `times` are those of claims by their ids."""
        return meeting([times[claim.id] for claim in self.claims])


def links(
    reading: Reading,
    vocabulary: Vocabulary,
    kinds: Iterable[str] | None = None,
    statuses: Sequence[str] = ASSERTED,
) -> Iterator[Link]:
    """The links of power that the claims give, in the order of the claims; none from an entity to itself.

    Raises UnknownName for a kind or status that the vocabulary has not.
    """
    chosen = known("kind", vocabulary.kinds if kinds is None else kinds, vocabulary.kinds)
    believed = known("status", statuses, vocabulary.statuses.concepts)
    entity_kinds = {entity.name: entity.kind for entity in reading.entities}
    named = _Named(reading)
    for claim in reading.claims:
        if claim.kind not in chosen or claim.status not in believed:
            continue
        kind = vocabulary.kinds[claim.kind]
        for edge in vocabulary.edges(kind, arguments(claim, kind), entity_kinds):
            yield from named.links(claim, kind, edge)


def arguments(claim: Claim, kind: Kind) -> dict[str, str | None]:
    """The values of the arguments that a claim's kind takes."""
    return {key: getattr(claim, key) for key in kind.arguments}


class _Named:
    """Resolves the two ends of an edge to entities, through text that names them where need be."""

    def __init__(self, reading: Reading) -> None:
        self._names = Names(entity for entity in reading.entities if entity.type != "Person")

    def links(self, claim: Claim, kind: Kind, edge: Edge) -> Iterator[Link]:
        target: str | None = getattr(claim, edge.target_key)
        source: str | None = getattr(claim, edge.source_key)
        argument = kind.arguments[edge.target_key]
        in_text = not argument.expects and argument.scheme is None
        targets = self._names.within(_main_clause(target)) if in_text and target else (target,)
        for name in targets:
            if source and name and source != name:
                yield Link(source, name, edge.means, edge.weight, claim, named=in_text)


def _main_clause(text: str) -> str:
    """What a text says before it goes on to tell of those whom it names.

    >>> _main_clause("list all clerks who had come to Rome"), _main_clause("visit the Council of the Indies")
    ('list all clerks ', 'visit the Council of the Indies')
    """
    return _ASIDE.split(text, maxsplit=1)[0]


def known(what: str, given: Iterable[str], there: Iterable[str]) -> frozenset[str]:
    """What a user gave, if all of it is there. Raises UnknownName with what is."""
    unknown = sorted(set(given) - set(there))
    if unknown:
        raise UnknownName(f"no {what} {unknown[0]!r}; choose among {', '.join(there)}")
    return frozenset(given)
