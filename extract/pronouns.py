"""Pronouns → referents: the most salient earlier referent of their kind that their clause does not exclude.

Salience is the sum of what each earlier sentence lends a referent, halved with every sentence back (Lappin
and Leass 1994): subjects before objects, main clauses before others, what is named for itself before what is
named inside another phrase. What is a pronoun already is what the text goes on speaking of (Grosz, Joshi and
Weinstein 1995).
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from spacy.tokens import Token

from potestas.extract import clause
from potestas.extract.dependents import VERBAL, antecedent, children, preposition
from potestas.extract.discourse import Discourse
from potestas.extract.mention import Mention, Referent
from potestas.extract.words import words

_PERSONAL = words("pronouns", "personal")
_NEUTER = words("pronouns", "neuter")
_SEVERAL = words("pronouns", "several")
_PEOPLE, _THINGS = ("Person",), ("Body", "Case", "Document", "Group")

WEIGHTS = {
    "subject": 60,
    "predicate": 70,
    "object": 50,
    "other": 20,
    "by itself": 40,  # not inside another noun phrase
    "main clause": 50,
    "pronoun": 25,
    "parallel": 35,  # the same place in its clause as the pronoun has in its own
    "own subject": 30,  # of a possessive: the subject of its clause
    "named": 20,  # times the log of how often
    "near": 30,  # within so many code points (`NEAR`), in proportion
}
"""What makes a mention, or a referent, salient."""
NEAR, OFTEN = 400, 30
FARTHEST = 4
"""Sentences beyond which nothing is looked for once something is found."""
FARTHEST_LIST = 2
"""Sentences beyond which no plural is looked for."""
FADING, NEW_PARAGRAPH = 0.5, 0.7
"""Shares of salience that are left a sentence later and a paragraph later."""
AGAIN = 0.3
"""Share of what further sentences lend besides the best one."""
_EMBEDDED = ("nmod", "nmod:poss", "nmod:of", "acl", "compound", "amod")
_INTRODUCING = ("appos", "flat", "nmod:desc", "compound", "conj")
_SUBORDINATE = ("acl:relcl", "acl", "advcl", "ccomp", "csubj", "xcomp", "parataxis")


def resolve(mention: Mention, discourse: Discourse) -> None:
    """Give a pronoun its referent, if there is one to be found."""
    if mention.text in _SEVERAL:
        found = _several(mention, discourse)
    elif mention.text in _PERSONAL:
        found = _emphasised(mention, discourse) or _most_salient(mention, _PEOPLE, discourse)
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


def _emphasised(mention: Mention, discourse: Discourse) -> Mention | None:
    """ "Wolsey himself" """
    before = discourse.seen[-1] if discourse.seen else None
    if before is None or not mention.text.endswith("self") or before.passage is not mention.passage:
        return None
    meant = before.referent is not None and before.referent.type in _PEOPLE
    return before if meant and before.right == mention.left else None


def _most_salient(mention: Mention, wanted: tuple[str, ...], discourse: Discourse) -> Mention | None:
    here = discourse.sentence(mention)
    barred = set(_barred(mention, discourse))
    own_subjects = set(_own_subjects(mention, discourse))
    lent: dict[Referent, dict[int, tuple[float, Mention]]] = {}
    for earlier in reversed(discourse.seen):
        referent = earlier.referent
        distance = here - discourse.sentence(earlier)
        if distance > FARTHEST and lent:
            break
        if referent is None or referent.type not in wanted or earlier.type == "Place" or referent in barred:
            continue
        if mention.text in _NEUTER and earlier.plural:
            continue
        weight = _weight(mention, earlier) * FADING**distance
        if earlier.passage is not mention.passage:
            weight *= NEW_PARAGRAPH
        sentences = lent.setdefault(referent, {})
        if distance not in sentences or weight > sentences[distance][0]:
            sentences[distance] = weight, earlier
    scores = {
        referent: _total(mention, referent, sentences, referent in own_subjects)
        for referent, sentences in lent.items()
    }
    if not scores:
        return None
    best = max(scores, key=lambda referent: (scores[referent], -referent.number))
    return max(lent[best].values(), key=lambda item: (item[0], item[1].start))[1]


def _several(mention: Mention, discourse: Discourse) -> Mention | None:
    """The plural that "they" means; where that is a list of people, they become the pronoun's `holders`."""
    here = discourse.sentence(mention)
    acting = {discourse.at(mention.passage, token) for token in clause.subjects(_predicate(mention.token))}
    barred = acting if not mention.token.dep_.startswith("nsubj") and not _is_own(mention) else set()
    lists: dict[tuple[int, int], list[Mention]] = {}
    best: tuple[float, Mention] | None = None
    for earlier in discourse.before(mention):
        distance = here - discourse.sentence(earlier)
        if distance > FARTHEST_LIST:
            break
        key = id(earlier.passage), _introduced(earlier.token).i
        if earlier.type == "Person" and earlier.form == "name":
            lists.setdefault(key, []).insert(0, earlier)
        plural = earlier.plural or earlier.text in _SEVERAL or len(lists.get(key, ())) > 1
        if not plural or earlier in barred or (earlier.form == "pronoun") != (earlier.text in _SEVERAL):
            continue
        score = _weight(mention, earlier) * FADING**distance
        score += WEIGHTS["near"] * max(0.0, 1 - (mention.start - earlier.start) / NEAR)
        if best is None or score > best[0]:
            best = score, earlier
    if best is None:
        return None
    meant = best[1]
    listed = lists.get((id(meant.passage), _introduced(meant.token).i), ())
    mention.holders = list(meant.holders or (listed if meant.type == "Person" else _named_of(meant)))
    return meant if not mention.holders and meant.type in (*_THINGS, "Post", "Pronoun") else None


def _named_of(meant: Mention) -> list[Mention]:
    """The people whom another mention of the same officers names."""
    mentions = meant.referent.mentions if meant.referent is not None else []
    return next((other.holders for other in mentions if other.plural and len(other.holders) > 1), [])


def _is_own(mention: Mention) -> bool:
    return mention.token.dep_ == "nmod:poss" or mention.text.endswith("selves")


def _total(
    mention: Mention, referent: Referent, sentences: dict[int, tuple[float, Mention]], owns: bool
) -> float:
    """The salience of a referent: of its mentions, and its own."""
    nearest = max(earlier.start for _, earlier in sentences.values())
    weights = sorted((weight for weight, _ in sentences.values()), reverse=True)
    score = weights[0] + AGAIN * sum(weights[1:])
    score += WEIGHTS["near"] * max(0.0, 1 - (mention.start - nearest) / NEAR)
    if referent.type == "Person":
        score += WEIGHTS["named"] * math.log(1 + min(len(referent.mentions), OFTEN))
    if owns and mention.token.dep_ == "nmod:poss":
        score += WEIGHTS["own subject"]
    return score


def _weight(mention: Mention, earlier: Mention) -> float:
    """How much an earlier mention lends its referent."""
    token = _introduced(earlier.token)
    place = _place(token)
    weight = float(WEIGHTS[place])
    if token.dep_ not in _EMBEDDED:
        weight += WEIGHTS["by itself"]
    if _is_in_main_clause(token):
        weight += WEIGHTS["main clause"]
    if earlier.form == "pronoun":
        weight += WEIGHTS["pronoun"]
    if place == _place(mention.token) and place != "other":
        weight += WEIGHTS["parallel"]
    return weight


def _introduced(token: Token) -> Token:
    """The noun to which a name stands in apposition ("the head, Kaunitz, chose"), or whose list it is in."""
    while token.dep_ in _INTRODUCING and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        token = token.head
    return token


def _place(token: Token) -> str:
    relation = token.dep_
    if relation.startswith("nsubj"):
        return "subject"
    if relation in ("obj", "iobj"):
        return "object"
    return "predicate" if children(token, "cop") or relation == "ROOT" else "other"


def _predicate(token: Token) -> Token:
    """The predicate of the clause in which a word stands."""
    while token.head != token:
        token = token.head
        if token.pos_ in VERBAL or children(token, "cop"):
            return token
    return token


def _is_in_main_clause(token: Token) -> bool:
    predicate = token if children(token, "cop") else _predicate(token)
    while predicate.dep_ == "conj" and predicate.head.pos_ in VERBAL:
        predicate = predicate.head
    return predicate.dep_ not in _SUBORDINATE


def _own_subjects(mention: Mention, discourse: Discourse) -> Iterator[Referent]:
    """Who acts, by the sense, in the clause in which a pronoun stands."""
    for subject in clause.subjects(_predicate(mention.token)):
        found = discourse.at(mention.passage, subject)
        for meant in (found, *found.holders) if found is not None else ():
            if meant is not mention and meant.referent is not None:
                yield meant.referent


def _barred(mention: Mention, discourse: Discourse) -> Iterator[Referent]:
    """Whom a pronoun cannot mean by its place in the clause."""
    token, predicate = mention.token, _predicate(mention.token)
    if token.dep_ == "nmod:poss":
        yield from _not_owners(mention, discourse)
    elif token.dep_.startswith("nsubj"):
        yield from _beside_subject(mention, predicate, discourse)
    elif not mention.text.endswith("self"):
        yield from _own_subjects(mention, discourse)  # "Wolsey dismissed him": not himself
        for verb in children(predicate, "conj"):  # "dismissed him and appointed Audley": not Audley
            for noun in children(verb, "obj"):
                found = discourse.at(mention.passage, noun)
                named = found.appointee or found if found is not None else None
                if named is not None and named.form == "name" and named.referent is not None:
                    yield named.referent


def _not_owners(mention: Mention, discourse: Discourse) -> Iterator[Referent]:
    """ "named Kaunitz his deputy", "with Kaunitz and Colloredo as his deputies": not Kaunitz's own."""
    for earlier in reversed(discourse.seen):
        if earlier.passage is not mention.passage or earlier.sentence.start != mention.sentence.start:
            return
        between = mention.passage.doc[earlier.right : mention.left]
        if between and preposition(mention.token.head) != "as":
            return
        if any(token.pos_ in VERBAL for token in between):
            return
        if earlier.referent is not None:
            yield earlier.referent
        opening = mention.passage.doc[earlier.left - 1] if earlier.left else None
        if opening is None or opening.lower_ == "with" or not between:
            return


def _beside_subject(mention: Mention, predicate: Token, discourse: Discourse) -> Iterator[Referent]:
    """ "passing over Kaunitz, he": not Kaunitz; "Ormonde, whom he sent": not Ormonde."""
    beside = [predicate, *children(predicate, "advcl")]
    nouns = [noun for verb in beside for noun in children(verb, "obj", "iobj", "obl")]
    if predicate.dep_ == "acl:relcl" and not children(predicate, "mark"):
        nouns.append(predicate.head)
    for noun in nouns:
        found = discourse.at(mention.passage, noun)
        if found is not None and found.referent is not None:
            yield found.referent
