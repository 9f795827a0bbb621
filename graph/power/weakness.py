"""Which link of a route rests on least, so that a reader knows where to doubt first.

What the text only reports, alleges or intends is weaker than what it asserts. Of links of one status that is
weakest whose `support` is least: how surely it was read times how much such power counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from potestas.graph.power.network import ASSERTED
from potestas.graph.power.route import Leg


def support(leg: Leg) -> float:
    """What a link rests on, from 0 to 1: the confidence of its claim times its weight in the network.

    What a person wrote down has the confidence 1.
    """
    confidence = None if leg.claim is None else leg.claim.confidence
    return leg.weight * (1.0 if confidence is None else confidence)


def weakest(legs: Iterable[Leg]) -> Leg | None:
    """The link that rests on least, the first of equals; None if no text states any of them."""
    return min((leg for leg in legs if leg.claim), key=_doubt, default=None)


def why(leg: Leg) -> str:
    """In words, what the link rests on.

    >>> from potestas.extract.claim import Claim
    >>> told = Claim("c", "attendance", subject="Cato", object="Senate", confidence=0.9)
    >>> why(Leg("Cato", "Senate", "informal", told, 0.1))
    'counts 10% of full power, read with 90% confidence'
    """
    claim = leg.claim
    said = [] if claim is None or claim.status in ASSERTED else [f"only {claim.status}"]
    if leg.means and leg.weight < 1:
        said.append(f"counts {leg.weight:.0%} of full power")
    if claim is not None and claim.confidence is not None:
        said.append(f"read with {claim.confidence:.0%} confidence")
    return ", ".join(said) or "written down by a person"


def _doubt(leg: Leg) -> tuple[bool, float]:
    return leg.claim is not None and leg.claim.status in ASSERTED, support(leg)
