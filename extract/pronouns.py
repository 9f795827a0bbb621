"""Pronouns → referents: the most salient earlier referent of their kind.

Subjects before objects, near before far, the often named before the rest (after Lappin and Leass 1994);
what is a pronoun already is what the text goes on speaking of (after Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

import math

from potestas.extract.dependents import antecedent
from potestas.extract.discourse import Discourse
from potestas.extract.mention import Mention, Referent
from potestas.extract.words import words

_PERSONAL = words("pronouns", "personal")
_NEUTER = words("pronouns", "neuter")
_PEOPLE, _THINGS = ("Person",), ("Body", "Case", "Document", "Group")

SUBJECT, AGAIN, OBJECT, POSSESSOR = 1.6, 0.8, 0.5, 0.4
"""For being a subject; shares of it: of an earlier sentence for no subject, an object, a possessor."""
NAMED, OFTEN = 0.35, 30
"""For the log of how often it is mentioned, up to so many times."""
DISTANCE, FARTHEST = 0.8, 4
"""Against each sentence back; sentences beyond which nothing is looked for once something is found."""
NEARNESS, NEAR = 1.0, 400
"""Against so many code points back, and against fewer in proportion."""
SAME = 0.6
"""For possessives: standing in the same sentence."""
CENTRE = 0.8
"""For being a pronoun already."""


def resolve(mention: Mention, discourse: Discourse) -> None:
    """Give a pronoun its referent, if there is one to be found."""
    if mention.text in _PERSONAL:
        found = _most_salient(mention, _PEOPLE, discourse)
    elif mention.text in _NEUTER:
        found = _most_salient(mention, _THINGS, discourse)
    else:
        found = _antecedent(mention, discourse)
    if found is not None:
        discourse.join(mention, found)


def _antecedent(mention: Mention, discourse: Discourse) -> Mention | None:
    """ "who", "which" and "whose" mean the noun that their clause is about."""
    noun = antecedent(mention.token)
    if noun == mention.token:
        return None
    return next(
        (
            earlier
            for earlier in reversed(discourse.seen[-12:])
            if earlier.passage is mention.passage and earlier.left <= noun.i < earlier.right
        ),
        None,
    )


def _most_salient(mention: Mention, wanted: tuple[str, ...], discourse: Discourse) -> Mention | None:
    here = discourse.sentence(mention)
    barred = _barred(mention, discourse)
    scores: dict[Referent, tuple[float, Mention]] = {}
    for earlier in reversed(discourse.seen):
        referent = earlier.referent
        distance = here - discourse.sentence(earlier)
        if distance > FARTHEST and scores:
            break
        if referent is None or referent.type not in wanted or earlier.type == "Place" or referent in barred:
            continue
        if mention.text in _NEUTER and earlier.plural:
            continue
        score = _salience(mention, earlier, referent, distance)
        if referent not in scores or score > scores[referent][0]:
            scores[referent] = score, earlier
    if not scores:
        return None
    return max(scores.values(), key=lambda item: (item[0], item[1].start))[1]


def _salience(mention: Mention, earlier: Mention, referent: Referent, distance: int) -> float:
    """How much an earlier mention, so many sentences back, offers itself as the antecedent of a pronoun."""
    score = -DISTANCE * distance - NEARNESS * min(mention.start - earlier.start, NEAR) / NEAR
    relation, own = earlier.token.dep_, mention.token.dep_
    if _is_subject(earlier):
        score += SUBJECT if own.startswith("nsubj") or distance == 0 else SUBJECT * AGAIN
    elif relation in ("obj", "iobj", "obl:agent", "ROOT"):
        score += SUBJECT * OBJECT
    elif relation == "nmod:poss":
        score += SUBJECT * POSSESSOR
    if distance == 0 and own == "nmod:poss":
        score += SAME
    if referent.type == "Person":
        score += NAMED * math.log(1 + min(len(referent.mentions), OFTEN))
    if earlier.form == "pronoun":
        score += CENTRE
    return score


def _barred(mention: Mention, discourse: Discourse) -> set[Referent | None]:
    """Whom a pronoun cannot mean by its place in the clause."""
    barred: set[Referent | None] = set()
    subject = discourse.subject_beside(mention)
    objective = mention.token.dep_ in ("obj", "iobj", "obl", "obl:agent") and not mention.text.endswith(
        "self"
    )
    if subject is not None and objective:
        barred |= {m.referent for m in (subject, *subject.holders)}  # "Wolsey dismissed him": not himself
    clause = mention.token.head
    if mention.token.dep_.startswith("nsubj") and clause.dep_ == "acl:relcl":
        barred |= {
            m.referent
            for m in discourse.seen[-8:]
            if m.passage is mention.passage and m.left <= clause.head.i < m.right
        }  # "Ormonde, whom he sent": not Ormonde
    return barred


def _is_subject(mention: Mention) -> bool:
    """A subject, or the name in apposition to one ("the head, Kaunitz, chose ...")."""
    token = mention.token
    return token.dep_.startswith("nsubj") or (
        token.dep_ in ("appos", "flat", "nmod:desc", "compound") and token.head.dep_.startswith("nsubj")
    )
