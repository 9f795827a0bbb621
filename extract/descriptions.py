"""Descriptions → referents: "the commission" means the latest thing with the same head.

A description with an indefinite determiner begins a referent of its own.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import takewhile

from potestas.extract import predication
from potestas.extract.discourse import Discourse
from potestas.extract.mention import Mention, Referent
from potestas.extract.spelling import normal
from potestas.extract.words import words

INDEFINITE = words("determiners", "indefinite")
_DEFINITE = words("determiners", "definite")
_POINTING = ("the", "these", "those")
_DENYING = ("not", "never", "hardly", "scarcely")
_DEMONSTRATIVE = ("this", "that")
_PEOPLE = words("descriptions", "people")
_EVENTS = words("cases", "events")
_GENERAL = words("descriptions", "general")
NEAR = 3
"""Sentences back in which a general noun finds what it stands for."""
REACH = 2000
"""How far back an inquiry's event is looked for, in code points."""
TOPIC, FADING = 0.8, 0.1
"""For the log of how often it is mentioned; against each sentence back."""
LATEST = 6
"""Mentions of a referent whose words count besides its names."""


def resolve(mention: Mention, discourse: Discourse) -> None:
    """Give a description its referent, an earlier one or one of its own."""
    earlier = _described_here(mention, discourse)
    if earlier is None and mention.plural and not mention.determiner:
        earlier = _in_same_words(mention, discourse)
    elif earlier is None and mention.determiner not in INDEFINITE and not _is_loose(mention):
        earlier = _latest(mention, discourse) or _likeliest(mention, discourse)
    if earlier is not None:
        discourse.join(mention, earlier)
    else:
        _begin(mention, discourse)


def _described_here(mention: Mention, discourse: Discourse) -> Mention | None:
    """ "the Sejm, a body of many voices", "the Sejm (a body ...)": what is named right before.

    "The office was a branch of the Treasury": nothing but the office.
    """
    if mention.determiner not in ("a", "an") or mention.form == "name":
        return None
    passage, left = mention.passage, mention.left - 1  # the article
    bearers = predication.bearers(mention.token, shared=False)
    if bearers and not any(child.lower_ in _DENYING for child in mention.token.children):
        subject = discourse.at(passage, bearers[0])
        return subject if subject is not None and _is_alike(subject, mention) and len(bearers) == 1 else None
    if mention.right < len(passage.doc) and passage.doc[mention.right].pos_ == "CCONJ":
        return None  # "the Sejm, a court and an arsenal"
    if passage.host is not None and left == 0:
        host = passage.host
        named = discourse.at(host, host.doc[passage.follows]) if passage.follows >= 0 else None
    elif left >= 2 and passage.doc[left - 1].text == "," and mention.token.dep_ == "appos":
        named = discourse.at(passage, passage.doc[left - 2])
    else:
        return None
    return named if named is not None and named.form == "name" and named.type == mention.type else None


def _is_alike(subject: Mention, described: Mention) -> bool:
    return subject.type == described.type and not subject.plural


def resolve_collective(mention: Mention, discourse: Discourse) -> None:
    """People known only by their office: "the tribunes of the people"."""
    form = mention.passage.doc[mention.left : mention.right].text
    head = normal(form).split()
    for earlier, referent in discourse.alike("Post", True):
        same = normal(form) in map(normal, referent.forms)
        if mention.determiner in _POINTING:  # "these tribunes" ← "military tribunes"
            same = same or any(_agrees(mention, head, normal(other).split()) for other in referent.forms)
        if same and _is_compatible(mention, referent):
            discourse.join(mention, earlier)
            return
    discourse.begin(mention, "Group", form)


def points_at_person(mention: Mention) -> bool:
    """Whether a description points out somebody just named: "that officer", "this prelate"."""
    human = mention.type == "Post" or mention.token.lemma_.lower() in _PEOPLE
    return human and mention.determiner in _DEMONSTRATIVE and not mention.plural and not mention.holders


def resolve_pointing(mention: Mention, discourse: Discourse) -> None:
    """ "That officer" is whoever was named last: the last of the sentence before, not its subject."""
    here = discourse.sentence(mention)
    for earlier in reversed(discourse.seen):
        if here - discourse.sentence(earlier) > 1:
            return
        meant = earlier.referent if earlier.form == "name" else None
        if meant is not None and meant.type == "Person" and earlier.token.dep_ != "nmod:poss":
            discourse.join(mention, earlier)
            return


def _is_loose(mention: Mention) -> bool:
    """A body of one bare word, without article or owner: no particular one."""
    return (
        mention.determiner == ""
        and not mention.plural
        and mention.form != "name"
        and mention.type == "Body"
        and mention.possessor is None
        and mention.prefix is None
        and " " not in mention.text
    )


def _in_same_words(mention: Mention, discourse: Discourse) -> Mention | None:
    """A plural without article means the same only in the same words."""
    if " " not in mention.text:
        return None
    return next(
        (
            earlier
            for earlier, _ in discourse.alike(mention.type, True)
            if normal(earlier.text) == normal(mention.text)
        ),
        None,
    )


def _likeliest(mention: Mention, discourse: Discourse) -> Mention | None:
    head = normal(mention.text).split()
    here = discourse.sentence(mention)
    best: tuple[float, Mention] | None = None
    tried: set[Referent] = set()  # the latest mention of a thing is the likeliest of its mentions
    for earlier, referent in discourse.alike(mention.type, mention.plural):
        if referent in tried or not referent.words.issuperset(head[-1:]):
            continue
        tried.add(referent)
        score = TOPIC * math.log(1 + len(referent.mentions)) - FADING * (here - discourse.sentence(earlier))
        if (
            (best is None or score > best[0])
            and _has_same_head(mention, head, referent)
            and _is_compatible(mention, referent)
        ):
            best = score, earlier
    return best[1] if best is not None else None


def _latest(mention: Mention, discourse: Discourse) -> Mention | None:
    """ "the text" is the document that was spoken of last."""
    if mention.text.lower() not in _GENERAL or mention.determiner not in _DEFINITE:
        return None
    here = discourse.sentence(mention)
    return next(
        (
            earlier
            for earlier, _ in discourse.alike(mention.type, mention.plural)
            if here - discourse.sentence(earlier) <= NEAR
        ),
        None,
    )


def _has_same_head(mention: Mention, head: list[str], referent: Referent) -> bool:
    """ "the commission" ← "a commission on ..."; "the royal council" ← "the royal council"."""
    forms = [*referent.forms, *(m.text for m in referent.mentions[-LATEST:])]
    return any(_agrees(mention, head, _words(form)) for form in forms)


@lru_cache(maxsize=65536)
def _words(form: str) -> list[str]:
    return normal(form).split()


def _agrees(mention: Mention, head: list[str], form: list[str]) -> bool:
    """Whether a description, of the words `head`, can mean what is called `form`."""
    if not form:
        return False
    last = head[-1] if head else ""
    if form == head or (len(head) == 1 and (form[-1] == last or last in form[:3])):
        return True
    if len(head) > 1 and form[-1] == last and set(head) <= set(form):
        return True
    # "the great committee" ← "the committee of war"
    return len(head) == 2 and mention.determiner == "the" and form[0] == last and "of" in form[1:2]


def _is_compatible(mention: Mention, referent: Referent) -> bool:
    """Whether a thing's owner, as far as both are told, is the one that the mention names."""
    if mention.possessor is not None and mention.possessor.referent is not None:
        return referent.parent is mention.possessor.referent
    if mention.parent is not None and mention.parent.referent is not None and referent.parent is not None:
        return referent.parent is mention.parent.referent
    return True


def _begin(mention: Mention, discourse: Discourse) -> None:
    referent = discourse.begin(mention, mention.type, mention.text)
    referent.anonymous = mention.form != "name"
    if mention.type == "Case" and mention.determiner == "the" and mention.parent is None:
        referent.topic = _event_before(mention, discourse)


def _event_before(mention: Mention, discourse: Discourse) -> Mention | None:
    """What "the inquiry" inquires into: the latest event spoken of ("the murder of Marat")."""
    near = takewhile(lambda m: mention.start - REACH < m.start, discourse.before(mention))
    return next((m for m in near if m.token.lemma_.lower() in _EVENTS), None)
