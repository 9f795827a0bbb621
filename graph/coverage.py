"""What of a text gave facts and what did not, and which patterns read it: nothing is passed over silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from potestas.extract.claim import Claim, Sentence


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading of a text: sentences with words of power, and those that gave a fact."""

    document: str
    heading: str
    sentences: int
    telling: int

    @property
    def share(self) -> float:
        """The share of the sentences that gave a fact."""
        return self.telling / self.sentences


@dataclass(frozen=True, slots=True)
class Firing:
    """How many facts a pattern gave; of those that an annotation could tell, how many were right."""

    rule: str
    fired: int
    judged: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        """The share of the judged facts that were right; None where none was judged."""
        return self.right / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sections and silent sentences in the order of the texts, patterns by how often they fired."""

    sections: tuple[Section, ...]
    silent: tuple[Sentence, ...]
    patterns: tuple[Firing, ...]


def coverage(
    sentences: Iterable[Sentence],
    facts: Iterable[Claim],
    kinds: Iterable[str] | None = None,
    verdicts: Iterable[tuple[str, bool]] = (),
) -> Coverage:
    """The coverage of texts by the facts that were read in them.

    `kinds` narrows it to sentences that hold a trigger of one of these kinds of relation, and to patterns of
    these kinds. `verdicts` are patterns of facts that an annotation could tell, and whether it has the fact.
    """
    chosen = None if kinds is None else frozenset(kinds)
    looked_at = [s for s in sentences if chosen is None or any(chosen & {*sign.means} for sign in s.signs)]
    fired = Counter(claim.rule for claim in facts if chosen is None or claim.kind in chosen)
    judged = Counter(verdicts)
    patterns = [
        Firing(rule, number, judged[rule, True] + judged[rule, False], judged[rule, True])
        for rule, number in sorted(fired.items(), key=lambda item: (-item[1], item[0]))
        if rule
    ]
    return Coverage(
        tuple(_sections(looked_at)), tuple(s for s in looked_at if not s.facts), tuple(patterns)
    )


def _sections(sentences: Sequence[Sentence]) -> Iterable[Section]:
    for (document, heading), group in groupby(sentences, key=lambda s: (s.document, s.section)):
        found = list(group)
        yield Section(document, heading, len(found), sum(bool(sentence.facts) for sentence in found))
