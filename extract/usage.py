"""What kind of thing a bare name names, from how the text uses it.

Nobody says "the Cromwell" or "in Wolsey"; people write and order; places are gone to. Every use of a name in the
document votes, the name recogniser of the pipeline (if it has one) too, and the most votes decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from potestas.extract.clause import preposition
from potestas.extract.mentions import Mention, is_acronym
from potestas.extract.register import normal

_HUMAN_VERBS = frozenset(
    "say tell write ask order command appoint dismiss arrest accuse testify claim believe think want wish know marry"
    " die send attend visit explain warn urge propose recommend demand report refuse confess answer reply declare"
    " resign succeed serve lead meet speak address inform invite summon instruct persuade agree argue insist fear hope"
    " return go come leave travel flee receive take give become hold remain retain".split())
_PLACE_PREPOSITIONS = frozenset("in into at near from toward towards around outside within across throughout".split())
_MOTION = frozenset("send go travel return come move march leave sail flee ride proceed dispatch exile banish".split())
_RECOGNISED = {"PER": "Person", "PERSON": "Person", "ORG": "Body", "LOC": "Place", "GPE": "Place", "NORP": "Group"}
_GROUP_ENDINGS = ("ists", "ites", "ians", "ards", "ers", "ans", "eans", "oles", "erals", "atives", "icals", "alists")


def _key(mention: Mention) -> str:
    """Names of people vote by surname."""
    words = normal(mention.text).split()
    return words[-1] if words else ""


def _votes(mention: Mention) -> Counter[str]:
    votes: Counter[str] = Counter()
    token = mention.token
    doc = mention.passage.doc
    if mention.membership:
        votes["Body"] += 3
    first = doc[mention.left]
    if mention.title is not None or (mention.left < mention.head and mention.starts_with_initial):
        votes["Person"] += 6
    if mention.determiner in ("the", "a", "an", "this", "its"):
        votes["Person"] -= 4
        votes["Body"] += 1
        votes["Place"] += 0.5
        if mention.plural or mention.text.endswith(_GROUP_ENDINGS):
            votes["Group"] += 4
    elif mention.text.endswith(_GROUP_ENDINGS) and mention.plural:
        votes["Group"] += 4
    if token.dep_ == "nsubj" and mention.determiner != "the":
        votes["Person"] += 2 if token.head.lemma_ in _HUMAN_VERBS else 1
    if not mention.determiner and not is_acronym(mention.text):
        votes["Person"] += 0.5
    if token.dep_ == "nmod:poss" and mention.determiner != "the":
        votes["Person"] += 1
    if token.dep_ in ("obl:agent", "obj", "iobj", "nsubj:pass") and mention.determiner != "the":
        votes["Person"] += 0.5
    where = preposition(token) or preposition(first)
    if where in _PLACE_PREPOSITIONS and mention.determiner != "the":
        votes["Place"] += 1.5
    elif where in ("to", "for") and token.head.lemma_ in _MOTION:
        votes["Place"] += 2
    elif where in ("by", "with", "under", "against") and mention.determiner != "the":
        votes["Person"] += 1
    if mention.bears_post:
        votes["Person"] += 4
    for entity in doc.ents:
        if entity.start <= mention.head < entity.end:
            votes[_RECOGNISED.get(entity.label_, "Other")] += 0.4
    return votes


def types(mentions: Iterable[Mention]) -> dict[str, str]:
    """Name key → Person, Body, Group, Place or Other."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.type == "Name":
            counts[_key(mention)].update(_votes(mention))
    return {key: _best(votes) for key, votes in counts.items()}


def _best(votes: Counter[str]) -> str:
    order = ("Person", "Body", "Group", "Place", "Other")
    best = max(order, key=lambda kind: (votes[kind], -order.index(kind)))
    return best if votes[best] > 0 else "Other"


def type_of(mention: Mention, known: dict[str, str]) -> str:
    return mention.type if mention.type != "Name" else known.get(_key(mention), "Other")
