"""What "and" joins, where a parser joins something else: posts with posts, bodies with bodies."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.attachment import is_post
from potestas.extract.dependents import NOMINAL, children, preposition

_MERELY = frozenset({"only", "merely", "just", "simply", "alone", "solely"})


def join_posts(post: Token) -> None:
    """ "Chairman of the Board and head of the Bank": a post is joined to a post, not to what that is of."""
    above = post.head
    if not is_post(post) or is_post(above):
        return
    while above.dep_ in ("nmod", "compound", "conj", "flat") and above.head.pos_ in NOMINAL:
        above = above.head
        if is_post(above) and above.i < post.i:
            post.head = above
            return


def return_member(noun: Token) -> None:
    """ "A senate, a tribunate and a council of state": three bodies, of which none is another."""
    joined = children(noun, "conj")
    if joined and all(t.pos_ in NOMINAL and _is_indefinite(t) for t in (noun.head, noun, *joined)):
        for member in (noun, *joined):
            member.head, member.dep_ = (noun.head if member == noun else noun), "conj"


def _is_indefinite(noun: Token) -> bool:
    return any(t.lower_ in ("a", "an") for t in children(noun, "det"))


def return_correlates(both: Token) -> None:
    """ "The papers both of the Mint and the Treasury": "and" joins Mint and Treasury."""
    opened, joined = children(both, "nmod", "obl"), children(both, "conj")
    if both.lower_ != "both" or len(opened) != 1 or not joined or opened[0].i > joined[0].i:
        return
    first, before = opened[0], both.nbor(-1) if both.i else both
    beside = before.pos_ in NOMINAL and both.dep_ != "conj"
    first.head, first.dep_ = (before, "nmod") if beside else (both.head, "obl")
    for other in joined:
        other.head = first
    both.head, both.dep_ = first, "cc:preconj"


def return_second(noun: Token) -> None:
    """ "Elected to the Senate and to the Court, Held was glad": to the Court as to the Senate."""
    joining = children(noun, "cc")
    if not joining or noun.i > noun.head.i or not preposition(noun) or not joining[0].i:
        return
    first = joining[0].nbor(-1)
    while first.head not in (first, noun.head) and preposition(first) != preposition(noun):
        first = first.head
    if first.pos_ in NOMINAL and preposition(first) == preposition(noun) and first.head != noun.head:
        noun.head, noun.dep_ = first, "conj"


def return_instead(denied: Token) -> None:
    """ "Appointed, not by the king, but by the Diet": by the Diet, and by nobody else."""
    denying = [t for t in children(denied, "advmod", "cc:preconj") if t.lower_ == "not" and t.i < denied.i]
    if not denying or denying[0].nbor().lower_ in _MERELY:
        return
    for noun in (*children(denied, "conj"), *children(denied.head, "conj")):
        instead = noun.pos_ in NOMINAL and any(t.lower_ == "but" for t in children(noun, "cc"))
        if instead and preposition(noun) in ("", preposition(denied)) and noun.i > denied.i:
            noun.head, noun.dep_ = denied.head, denied.dep_
            denied.head, denied.dep_ = noun, "reparandum"
            for orphan in children(noun, "orphan"):
                orphan.head, orphan.dep_ = noun.head, "obl"
            return
