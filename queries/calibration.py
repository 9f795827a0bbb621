"""Counts on annotated text how often each pattern was right, for `potestas.extract.confidence`.

How much a prior weighs is what predicts texts best that were not counted. How well confidences fare is tested
on facts that they were not counted on either, the weight included: once with a tenth of the units left out at
a time, and once with a whole text, which is nearer to reading a text that nobody annotated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from hashlib import sha256

from potestas.extract.claim import Claim, Reading
from potestas.extract.confidence import Calibration, Count, Point, Test
from potestas.ontology.vocabulary import Vocabulary
from potestas.queries.scoring import Annotation, Scorer

WEIGHTS = (5, 10, 20, 50, 100, 200)
"""How much a prior may weigh, in facts."""

FOLDS = 10
BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim, whether the annotation has it, and the text and unit in which it was read."""

    claim: Claim
    right: bool
    text: str
    unit: int


def judge(
    text: str,
    annotation: Annotation,
    reading: Reading,
    vocabulary: Vocabulary,
    between: tuple[int, int] | None = None,
) -> Iterator[Judged]:
    """The claims of a reading in the annotated units (only those of these two numbers and between them)."""
    claims = {claim.id: claim for claim in reading.claims}
    facts, entities = map(asdict, reading.claims), map(asdict, reading.entities)
    for row, unit, right in Scorer(annotation, facts, entities, vocabulary, between).verdicts():
        yield Judged(claims[row["id"]], right, text, unit)


def calibrate(judged: Sequence[Judged]) -> Calibration:
    """The counts of judged claims, with the figures of their tests."""
    by_unit, by_text = _outcomes(judged, _fold), _outcomes(judged, _text)
    return replace(
        counted(judged),
        texts=tuple(sorted(set(map(_text, judged)))),
        tests={"unit": _test(by_unit), "text": _test(by_text)},
        curve=_curve(by_unit),
    )


def counted(judged: Sequence[Judged]) -> Calibration:
    """The counts of judged claims, and the weight that predicts each part of them best from the others."""
    part = _text if len(set(map(_text, judged))) > 1 else _fold
    parts = [(_counts(others), left_out) for others, left_out in _splits(judged, part)]

    def loss(weight: int) -> float:
        weighed = [(replace(counts, weight=weight), left_out) for counts, left_out in parts]
        return sum((each.of(item.claim) - item.right) ** 2 for each, items in weighed for item in items)

    return replace(_counts(judged), weight=min(WEIGHTS, key=loss))


def as_toml(calibration: Calibration) -> str:
    """The calibration as `potestas.extract.confidence.load` reads it."""
    return "\n".join(_lines(calibration)) + "\n"


def _counts(judged: Sequence[Judged]) -> Calibration:
    every = Count(sum(item.right for item in judged), len(judged))
    kinds = _grouped(judged, lambda claim: claim.kind)
    return Calibration(every, kinds, _grouped(judged, lambda claim: claim.rule), WEIGHTS[0])


def _grouped(judged: Iterable[Judged], key: Callable[[Claim], str]) -> dict[str, Count]:
    rights: defaultdict[str, list[bool]] = defaultdict(list)
    for item in judged:
        rights[key(item.claim)].append(item.right)
    return {name: Count(sum(found), len(found)) for name, found in sorted(rights.items())}


Part = Callable[[Judged], str]
"""Which part of the judged claims one belongs to, of those that are left out in turn."""


def _text(item: Judged) -> str:
    return item.text


def _fold(item: Judged) -> str:
    """One of ten parts that hold whole units."""
    return str(sha256(f"{item.text}-{item.unit}".encode()).digest()[0] % FOLDS)


def _splits(judged: Sequence[Judged], part: Part) -> Iterator[tuple[list[Judged], list[Judged]]]:
    """All parts but one, and that one."""
    for name in sorted({part(item) for item in judged}):
        yield [item for item in judged if part(item) != name], [item for item in judged if part(item) == name]


@dataclass(frozen=True, slots=True)
class _Outcome:
    predicted: float
    overall: float
    right: bool


def _outcomes(judged: Sequence[Judged], part: Part) -> list[_Outcome]:
    """Each claim with the confidence that it gets from the counts of all other parts."""
    outcomes = []
    for others, left_out in _splits(judged, part):
        known = counted(others)
        overall = known.every.share(0.5, 1)
        outcomes += [_Outcome(known.of(item.claim), overall, item.right) for item in left_out]
    return outcomes


def _curve(outcomes: Iterable[_Outcome]) -> tuple[Point, ...]:
    """Outcomes put together by their confidence, in steps of a tenth."""
    bins: defaultdict[int, list[_Outcome]] = defaultdict(list)
    for outcome in outcomes:
        bins[min(int(outcome.predicted * BINS), BINS - 1)].append(outcome)
    return tuple(
        Point(
            round(sum(outcome.predicted for outcome in found) / len(found), 3),
            round(sum(outcome.right for outcome in found) / len(found), 3),
            len(found),
        )
        for _, found in sorted(bins.items())
    )


def _test(outcomes: Sequence[_Outcome]) -> Test:
    number = len(outcomes)
    return Test(
        brier=round(sum((each.predicted - each.right) ** 2 for each in outcomes) / number, 3),
        brier_of_all=round(sum((each.overall - each.right) ** 2 for each in outcomes) / number, 3),
        error=round(
            sum(point.facts * abs(point.predicted - point.observed) for point in _curve(outcomes)) / number, 3
        ),
    )


def _lines(calibration: Calibration) -> Iterator[str]:
    yield "# How often what was read is right, on annotated text: [right, read]. By `make calibration`."
    yield ""
    yield f"texts = [{', '.join(map(_quoted, calibration.texts))}]"
    yield f"every = {_pair(calibration.every)}"
    yield "# Predicted and observed share, and number of facts, of those with about the same confidence."
    yield f"curve = [{', '.join(str(list(astuple(point))) for point in calibration.curve)}]"
    yield "# How many facts a prior counts for."
    yield f"weight = {calibration.weight}"
    for left_out, test in calibration.tests.items():
        yield ""
        yield f"[tests.{left_out}]"
        yield from (f"{key} = {getattr(test, key)}" for key in Test.__dataclass_fields__)
    for name, counts in (("kinds", calibration.kinds), ("patterns", calibration.patterns)):
        yield ""
        yield f"[{name}]"
        yield from (f"{_quoted(key)} = {_pair(count)}" for key, count in counts.items())


def _pair(count: Count) -> str:
    return f"[{count.right}, {count.read}]"


def _quoted(key: str) -> str:
    return f'"{key}"'
