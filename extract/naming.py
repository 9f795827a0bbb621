"""Names for what the text leaves without one: "[Diet commission on harbour dues, 1721-04]".

A description becomes a name by what tells it apart from others of its kind: whose it is or who made it, its
own words, its theme or task, and when it first appears. Parts of that are its other names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from potestas.extract.clause import agents, patients
from potestas.extract.dependents import children, preposition
from potestas.extract.mention import Mention, Referent
from potestas.extract.particulars import Particulars
from potestas.extract.spelling import normal
from potestas.extract.words import words

_ABOUT = words("cases", "about")
_WHERE = words("usage", "where")
_MAKING = words("naming", "making")
_MAKERS = ("Person", "Body", "Group", "Meeting")
_NOUN = ("NOUN", "PROPN")
_OPEN = words("lists", "opening")
_CLAUSES = ("acl:relcl", "appos", "parataxis")
_CLOSING = (",", ";", ":", "(", ")", "—", "–")
LONGEST_TASK, LONGEST_IN_LABEL = 12, 8
"""Words of the task or theme that go into a name, and into the one that is preferred."""

Places = Mapping[tuple[int, int], Mention]
"""(id of passage, token) → the mention that stands there."""


def name_the_anonymous(referents: Iterable[Referent], told: Particulars) -> None:
    """Give each referent that has descriptions only a label of its own, unique in the document."""
    known = list(referents)
    places = {
        (id(mention.passage), i): mention
        for referent in known
        for mention in referent.mentions
        for i in range(mention.left, mention.right)
    }
    used: Counter[str] = Counter()
    for referent in known:
        for form in _owned_forms(referent):
            referent.forms[form] += 0
        if not referent.anonymous or referent.label:
            continue
        description = _description(referent, told, places)
        date = told.dates.get(referent)
        for form in (" ".join(description), *_other_names(referent, description)):
            referent.forms[form] += 0
        label = " ".join(_shortened(part.split(), LONGEST_IN_LABEL) for part in description)
        label = f"{label}, {date}" if date else label
        used[label] += 1
        referent.label = f"[{label}]" if used[label] == 1 else f"[{label}, {used[label]}]"


def _description(referent: Referent, told: Particulars, places: Places) -> list[str]:
    """Owner or maker, own words, theme, task: those that there are."""
    first = referent.mentions[0] if referent.mentions else None
    if first is None:
        return [referent.type.lower()]
    holder = first.possessor or first.prefix
    owner = holder.referent if holder is not None else None
    theme = _theme(referent, first, owner)
    task = "" if _is_known(first) else told.tasks.get(referent, "")
    task = task or ("" if theme else _purpose(first))
    matter = told.matters.get(referent)
    if not theme and not task and matter is not None:
        task = f"on {_plain(matter)}"
    return [
        *_by_whom(first, owner or _maker(first, places)),
        first.text,
        *([theme] if theme else []),
        *([_shortened(task.split())] if task else []),
    ]


def _is_known(first: Mention) -> bool:
    """Whether a text speaks of a body as known before it gets a task: "the chapter was told to elect him"."""
    argument = first.token.dep_ in ("obj", "nsubj:pass") and first.token.head.lemma_.lower() not in _MAKING
    return argument and first.determiner == "the"


def _by_whom(first: Mention, owner: Referent | None) -> list[str]:
    """ "Wolsey's", "Diet", unless the description's own words say it."""
    if owner is None or f" {normal(_plain(owner))} " in f" {normal(first.text)} ":
        return []
    possessive = owner.type == "Person" or first.possessor is not None
    return [_possessive(_plain(owner)) if possessive else _plain(owner)]


def _possessive(name: str) -> str:
    several = name.endswith("s") and name.islower()  # "the rebels' circle", but "Pobedonostsev's", "Stubbs's"
    return f"{name}'" if several else f"{name}'s"


def _theme(referent: Referent, first: Mention, owner: Referent | None) -> str:
    """What it is of or about, by its own phrase or by the event that was spoken of before."""
    if referent.topic is not None:
        return "" if _names_event(first, referent.topic) else f"of the {_event(referent.topic)}"
    complement = _complement(first)
    if complement:
        return complement
    if referent.parent is not None and owner is None:
        return f"of {_plain(referent.parent)}"
    return ""


def _event(about: Mention) -> str:
    """An event with whom it befell: "murder of Marat"."""
    whose = _befallen(about)
    if whose is None or normal(_plain(whose)) in normal(about.text):
        return about.text
    return f"{about.text} of {_plain(whose)}"


def _names_event(first: Mention, topic: Mention) -> bool:
    """Whether the own words of a case already tell the event: "the Marat murder"."""
    whose, told = _befallen(topic), normal(first.text).split()
    return whose is not None and normal(whose.name).split()[-1] in told and topic.text.split()[-1] in told


def _befallen(about: Mention) -> Referent | None:
    """Whom an event befell, by the mention's own phrase or by others of the same event."""
    if about.referent is not None and about.referent.parent is not None:
        return about.referent.parent
    owner = about.parent or about.possessor
    return owner.referent if owner is not None else None


def _owned_forms(referent: Referent) -> Iterator[str]:
    """What else a thing with an owner can be called: "secretariat of the Diet", "Diet secretariat"."""
    first = referent.mentions[0] if referent.mentions else None
    if first is None or referent.parent is None or first.form == "pronoun":
        return
    owner = first.possessor or first.prefix
    if owner is not None and owner.referent is referent.parent and referent.parent.type != "Person":
        article = "" if re.match(r"[\[(]|the ", referent.parent.name, re.IGNORECASE) else "the "
        yield f"{first.text} of {article}{_plain(referent.parent)}"
        yield f"{_plain(referent.parent)} {first.text}"


def _other_names(referent: Referent, description: list[str]) -> Iterator[str]:
    """Shorter names: of two neighbouring parts of the description; of a case, by what befell whom."""
    for i in range(len(description) - 1):
        yield " ".join(description[i : i + 2])
    whose = _befallen(referent.topic) if referent.topic is not None else None
    if referent.topic is not None and whose is not None and whose.type == "Person":
        event = f"{whose.name.split()[-1]} {referent.topic.text.split()[-1]}"
        yield event
        yield f"{event} {referent.mentions[0].text.split()[-1]}"


def _maker(mention: Mention, places: Places) -> Referent | None:
    """Who founded, convened or issued it, where the sentence that brings it up says so."""
    token = mention.token
    for verb in (token.head, *children(token, "acl", "acl:relcl")):
        if verb.lemma_.lower() not in _MAKING or (verb == token.head and token not in patients(verb)):
            continue
        for agent in agents(verb):
            by = places.get((id(mention.passage), agent.i))
            if by is not None and by.referent is not None and by.referent.type in _MAKERS:
                return by.referent
    return None


def _purpose(mention: Mention) -> str:
    """What it was to do, by an infinitive beside it: "a board to survey the coast"."""
    token = mention.token
    beside = children(token, "acl", "acl:relcl", "advcl")
    acts = mention.type in ("Body", "Group", "Person")  # "ordered the board to survey the coast"
    made = token.head.lemma_.lower() in _MAKING or not acts
    if token.head.pos_ == "VERB" and made and token.dep_ in ("obj", "nsubj:pass"):
        beside += children(token.head, "advcl", "xcomp")
    for clause in beside:
        marks = [t for t in children(clause, "mark") if t.lower_ == "to" and t.i >= mention.right]
        if marks:
            return _words(clause, marks[0].i)
    return ""


def _complement(mention: Mention) -> str:
    """The phrase right after the description, or that hangs on it: "into the fire", "on the bishops"."""
    doc, right = mention.passage.doc, mention.right
    links = _ABOUT | _WHERE if mention.type == "Meeting" else _ABOUT  # "meeting at Vienna"
    beside = [doc[right].head] if right < len(doc) and doc[right].dep_ == "case" else []
    for noun in (*beside, *children(doc[mention.head], "nmod", "obl")):
        if noun.i > right and noun.pos_ in _NOUN and preposition(noun) in links:
            return _words(noun, right)
    return ""


def _words(top: Token, left: int) -> str:
    """The words of a phrase or clause from token `left` on, up to a comma or a clause inside it."""
    inside = sorted((token for token in top.subtree if token.i >= left), key=lambda token: token.i)
    ends = [token.i for token in inside if token.text in _CLOSING]
    ends += [token.left_edge.i for token in inside if token.dep_ in _CLAUSES and token != top]
    end = min((i for i in ends if i > left), default=len(top.doc))
    phrase = [token.text for token in inside if token.i < end and token.text not in '"“”']
    return re.sub(r" (?='s?\b|['’]s\b)", "", _shortened(phrase))


def _shortened(phrase: list[str], longest: int = LONGEST_TASK) -> str:
    """The first words, cut where no phrase is left open."""
    kept = phrase[:longest]
    while len(kept) > 1 and kept[-1].lower() in _OPEN:
        kept.pop()
    return " ".join(kept)


def _plain(referent: Referent) -> str:
    """A name without the brackets of the nameless."""
    return referent.name.strip("[]")
