"""What would be if something else were: "had Held lived, Imhof would have resigned"."""

from __future__ import annotations

from spacy.tokens import Token

from potestas.extract.dependents import RELATIVE, SUBJECTS, children
from potestas.extract.words import words

POTENTIAL = words("clauses", "potential")


def consequence(opening: Token) -> Token | None:
    """The auxiliary of what would follow, where a word opens a condition by its place alone.

    That begins behind a comma, and neither a conjunction nor a relative pronoun opens it: "he had Held
    arrested, who would later be pardoned" supposes nothing.
    """
    comma, end = end_of_condition(opening), opening.sent.end
    following = opening.doc[comma:end]
    return next((t for t in following if t.lower_ in POTENTIAL and _follows(t.head, comma)), None)


def end_of_condition(opening: Token) -> int:
    """Where the comma behind a condition stands; without one, where the sentence ends."""
    end = opening.sent.end
    return next((i for i in range(opening.i, end) if opening.doc[i].text == ","), int(end))


def _follows(predicate: Token, comma: int) -> bool:
    related = any(t.lower_ in RELATIVE for t in children(predicate, *SUBJECTS))
    return predicate.i > comma and not related and not children(predicate, "mark", "cc")
