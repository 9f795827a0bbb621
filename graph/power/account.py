"""A trace in plain words: its steps with their quotations, the link to doubt first, and the growth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from potestas.extract.claim import Claim
from potestas.graph.power.growth import Stage
from potestas.graph.power.network import ASSERTED
from potestas.graph.power.route import Leg
from potestas.graph.power.step import Step
from potestas.graph.power.trace import Trace
from potestas.graph.power.weakness import why
from potestas.graph.wording import at, in_words, sentence, when
from potestas.ontology.vocabulary import Vocabulary


class Account:
    """Puts traces of one reading in words. `types` maps names of entities to their types."""

    def __init__(self, vocabulary: Vocabulary, types: Mapping[str, str]) -> None:
        self._vocabulary, self._types = vocabulary, types

    def name(self, name: str) -> str:
        """An entity as it stands in a sentence."""
        return in_words(name, self._types.get(name))

    def title(self, trace: Trace) -> str:
        """What the trace is of, and how many steps it has.

        An undated step is one for which the text gives no date.
        """
        steps, undated = len(trace.steps), len(trace.steps) - len(trace.dated)
        dates = (
            "each dated" if not undated else f"{undated} of them undated" if steps > undated else "undated"
        )
        return (
            f"How {self.name(trace.source)} came to have power over {self.name(trace.target)}: "
            f"{_number(steps, 'step')}, {dates}."
        )

    def heading(self, step: Step) -> str:
        """When a step was taken and by which means, and whether it is only reported or alleged."""
        marks = [step.means] if step.status in ASSERTED else [step.means, step.status]
        if step.certainty == "possible":
            marks.append("possible at that date")
        return f"{when(step.claim) or 'no date'} ({', '.join(marks)})"

    def grant(self, step: Step) -> str:
        """Who appointed or charged the source, where the words that state the step say so; else empty."""
        return " ".join(sentence(claim, self._vocabulary, self._types) for claim in step.granting)

    def weakest(self, step: Step) -> str:
        """The link of a step to doubt first; empty where the step has only one that the text states."""
        stated = {leg.claim for leg in step.legs if leg.claim}
        return self.link(step.weakest) if step.weakest and len(stated) > 1 else ""

    def quotations(self, step: Step) -> Iterator[str]:
        """The words behind each link of a step, with the place where they stand."""
        for claim in dict.fromkeys([leg.claim for leg in step.legs if leg.claim]):
            yield from _quoted(claim)

    def link(self, leg: Leg) -> str:
        """What a link says, and what it rests on."""
        said = sentence(leg.claim, self._vocabulary, self._types) if leg.claim else ""
        return f"{said.removesuffix('.')} ({why(leg)})."

    def doubt(self, trace: Trace) -> str:
        """The weakest link of all steps, and how many steps hang on it; empty where there is none."""
        leg = trace.weakest
        if leg is None:
            return ""
        hanging = sum(any(leg.claim == other.claim for other in step.legs) for step in trace.steps)
        hang = f"{hanging} {'hangs' if hanging == 1 else 'hang'}"
        return f"Weakest link: {self.link(leg)} Of {_number(len(trace.steps), 'step')} {hang} on it."

    def growth(self, trace: Trace) -> str:
        """From what to what the power of the source grew, and what it was at its height if that is more."""
        stages = trace.growth
        if not stages:
            return "Growth: no step has a date."
        first, last, height = stages[0], stages[-1], greatest(stages)
        parts = [f"from {_held(first, f' to {self.name(trace.target)}')} {at(first.date)}"]
        if _size(height) > _size(last):
            parts.append(f"to {_held(height)} {at(height.date)}")
            parts.append(f"and at last {_held(last)} {at(last.date)}")
        elif last != first:
            parts.append(f"to {_held(last)} {at(last.date)}")
        return f"Growth: {', '.join(parts) if len(parts) > 2 else ' '.join(parts)}."


def greatest(stages: Sequence[Stage]) -> Stage:
    """The stage at which most is held; the first of equals."""
    return max(stages, key=_size)


def _held(stage: Stage, whither: str = "") -> str:
    within = f"{_number(stage.bodies, 'body', 'bodies')} and {_number(stage.cases, 'case')} within reach"
    ways = _number(stage.ways, "independent way" if stage.ways > 1 else "way")
    return f"{_number(stage.posts, 'post')}, {within} and {ways}{whither}"


def _size(stage: Stage) -> int:
    return stage.posts + stage.bodies + stage.cases + stage.ways


def _quoted(claim: Claim) -> Iterable[str]:
    for evidence in claim.evidence[:1]:
        if evidence.quote:
            words = " ".join(evidence.quote.split())
            yield f"“{words}” ({evidence.document}, {evidence.start}–{evidence.end})"


def _number(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> _number(0, "post"), _number(1, "body", "bodies"), _number(3, "body", "bodies")
    ('no post', '1 body', '3 bodies')
    """
    return f"{count or 'no'} {one if count < 2 else many or one + 's'}"
