"""What belongs to what among the mentions of a passage: possessors and complements."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from potestas.extract.mention import Mention
from potestas.extract.words import words

_DATING = words("posts", "dating")
_HOMES = words("names", "homes")
_POSSESSIVE = words("pronouns", "possessive")
_STATES = words("posts", "states")


def link(mentions: list[Mention]) -> None:
    """Set possessors ("its", "Wolsey's") and complements ("of the Council")."""
    posts = {id(mention.prefix): mention for mention in mentions if mention.prefix is not None}
    for previous, mention in pairwise(mentions):
        gap = mention.passage.doc[previous.right : mention.left]
        between = [token.text for token in gap]
        owned = [word for word in between if word.lower() not in _DATING]  # "its first members"
        if owned in (["'s"], ["'"]) or (
            not owned and previous.text in _POSSESSIVE and previous.form == "pronoun"
        ):
            mention.possessor = previous
        elif (
            between
            and _leads_to_complement(between[0].lower(), previous, mention)
            and "," not in between
            and all(
                token.pos_ in ("DET", "PRON", "ADP", "PUNCT", "ADV") or token.text == "'s" for token in gap
            )
        ):
            previous.parent = posts.get(id(mention), mention)  # "the murder of the | Treasury | secretary"
    owned_by = {id(m.possessor): m for m in mentions if m.possessor is not None}
    for mention in mentions:
        if mention.parent is not None:  # "the head of | Wolsey's household", "control of the king's guard"
            mention.parent = owned_by.get(id(mention.parent), mention.parent)


def seat_titles(mentions: Iterable[Mention]) -> None:
    """What a name is of is what its title is of: "Chief Justice Edward Coke of the King's Bench"."""
    for name in mentions:
        title, of = name.title, name.parent
        if title is None or of is None or title.parent is not None or title.prefix is not None:
            continue
        doc = name.passage.doc
        if not _HOMES.isdisjoint(of.text.lower().split()):
            continue  # "Judge Edward Coke of the village of Wells"
        if doc[name.right].lower_ == "of" and (of.type == "Body" or doc[name.right + 1].pos_ == "DET"):
            title.parent, name.parent = of, None


def _leads_to_complement(preposition: str, mention: Mention, following: Mention) -> bool:
    """Whether what follows the preposition belongs to what was mentioned before it.

    Of "dismissed by the king on the advice of Held" it belongs to the dismissal.
    """
    if preposition in ("of", "for") or (mention.type == "Case" and preposition == "into"):
        return True
    if preposition == "in" and following.text in _STATES and not following.determiner:
        return False  # "the minister in charge"
    known = following.type != "Other" or mention.left <= following.token.head.i < mention.right
    return known and mention.type == "Post" and preposition in ("in", "on", "to", "at", "over")
