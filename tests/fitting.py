"""Whether a claim is the fact that an example asks for."""

from __future__ import annotations

from potestas.extract.claim import Claim
from potestas.extract.spelling import normal


def shown(claim: Claim) -> str:
    """A claim as examples write facts: "Senate > Held | consul"."""
    agent = claim.subject or "-"
    return f"{agent} > {claim.object}" + (f" | {claim.role}" if claim.role else "")


def same(wanted: str, claim: Claim) -> bool:
    """ "Senate > [committee] | member" against a claim; a bracketed name may say more."""
    pair, _, role = wanted.partition(" | ")
    subject, object_ = pair.split(" > ")
    found = (claim.subject or "-", claim.object or "-")
    return all(_name_fits(a, b) for a, b in zip((subject, object_), found, strict=True)) and (
        not role or claim.role == role)


def _name_fits(wanted: str, found: str) -> bool:
    if found.startswith("[") and normal(wanted):
        return f" {normal(wanted)} " in f" {normal(found)} "
    return wanted == found == "-" or (normal(found).startswith(normal(wanted)) and bool(normal(wanted)))
