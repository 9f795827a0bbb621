"""How far a fact can be trusted: how often facts like it were right on annotated text.

`confidence.toml` holds counts alone: right out of all that was read, for each kind and pattern. A pattern
that fired seldom is drawn towards its kind, a kind towards all facts, as a beta prior draws a share: it
counts like so many facts more. Whether arguments were resolved from pronouns or are nameless, whether a date
is there and how long the sentence is told nothing beyond that when it was tried.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from potestas.extract.claim import Claim
from potestas.ontology.errors import PotestasError

SOURCE = Path(__file__).parent / "confidence.toml"

DIGITS = 2
"""Of a confidence; the counts bear no more."""


class CalibrationError(PotestasError):
    """A table of counts that cannot be used; the message names the file."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts were right, of how many that were read."""

    right: int = 0
    read: int = 0

    def share(self, prior: float, weight: float) -> float:
        """The share of right ones, if `weight` facts more were right with the probability `prior`."""
        return (self.right + weight * prior) / (self.read + weight)


@dataclass(frozen=True, slots=True)
class Point:
    """Facts that were given about the same confidence, `predicted`, and the share that was right."""

    predicted: float
    observed: float
    facts: int


@dataclass(frozen=True, slots=True)
class Test:
    """How confidences fared on annotated facts that they were not counted on.

    `brier` is the mean square of what they were off by, `brier_of_all` the same if every fact had the share
    of all facts instead; `error` is how far predicted and observed shares lie apart, on average.
    """

    brier: float
    brier_of_all: float
    error: float


@dataclass(frozen=True)
class Calibration:
    """Counts of annotated text, and the confidence that follows from them."""

    every: Count
    kinds: Mapping[str, Count]
    patterns: Mapping[str, Count]
    weight: float
    """How many facts a prior counts for: the share of all for a kind, that of its kind for a pattern."""
    texts: tuple[str, ...] = ()
    tests: Mapping[str, Test] = field(default_factory=dict)
    """By what was left out of the counts at a time: "unit", "text"."""
    curve: tuple[Point, ...] = ()
    """Predicted against observed, with units left out, the lowest prediction first."""

    def of(self, claim: Claim) -> float:
        """The chance that somebody who annotates the text by hand writes down this fact."""
        overall = self.every.share(0.5, 1)
        kind = self.kinds.get(claim.kind, Count()).share(overall, self.weight)
        pattern = self.patterns.get(claim.rule, Count()).share(kind, self.weight)
        return round(pattern, DIGITS)


def load(path: Path) -> Calibration:
    """The counts in a file as `make calibration` writes it. Raises `CalibrationError`."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        counts = {
            name: {key: Count(*pair) for key, pair in table[name].items()}
            for name in ("kinds", "patterns")
        }
        return Calibration(
            every=Count(*table["every"]),
            **counts,
            weight=table["weight"],
            texts=tuple(table["texts"]),
            tests={left_out: Test(**figures) for left_out, figures in table["tests"].items()},
            curve=tuple(Point(*point) for point in table["curve"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CalibrationError(f"{path}: no calibration ({error!r}); say `make calibration`") from error


@cache
def calibration() -> Calibration:
    """The counts that come with the package."""
    return load(SOURCE)
