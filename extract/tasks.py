"""What somebody is to do: the infinitives, gerunds and nouns that tell a task, and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from spacy.tokens import Token

from potestas.extract.clause import governor, marks
from potestas.extract.date_grammar import UNITS
from potestas.extract.dependents import NOMINAL, SUBJECTS, VERBAL, below, children, obliques
from potestas.extract.words import words

_SUBJECT = (*SUBJECTS, "nsubj:outer")
_BE = frozenset({"is", "are", "was", "were"})
_TASKS = words("clauses", "tasks")


def actions(verb: Token) -> list[Token]:
    """The tasks named by infinitives and gerunds: "charged with reforming and purging ..."."""
    found = []
    for child in verb.children:
        opened = marks(child)
        deed = child.dep_ in ("xcomp", "advcl", "obl") or (
            child.dep_ in ("ccomp", "csubj") and "to" in opened  # "it fell to Held to reform the court"
        )
        deed = deed and not children(child, "aux:pass", *SUBJECTS)  # who is to be arrested is given no task
        named = child.text[:1].isupper() or child.pos_ not in VERBAL
        if deed and not named and "that" not in opened and child.i > verb.i:
            found.append(child)
            found += [c for c in child.children if c.dep_ == "conj" and c.pos_ in VERBAL]
        else:  # "gave him the task of reforming ...", "instructed a board to revise it"
            given, asked = child.lemma_.lower() in _TASKS, child.dep_ == "obj" and child.pos_ in NOMINAL
            ends = [c for c in children(child, "acl") if c.i > child.i] if given or asked else []
            found += [c for c in ends if given or "to" in marks(c)]
    return found


def errands(verb: Token) -> list[Token]:
    """The infinitives that say to what end somebody is chosen: "appointed a board to audit the tolls"."""
    chosen = [verb, *children(verb, "obj", "nsubj:pass")]
    return [
        c
        for t in chosen
        for c in children(t, "acl", "advcl", "xcomp")
        if "to" in marks(c) and c.pos_ == "VERB" and c.i > verb.i and not children(c, *SUBJECTS)
    ]


def _tasks(trigger: Token) -> Iterator[str]:
    """The words of each task: infinitives and gerunds, or the noun after "with"."""
    told = actions(trigger)
    for token in told:
        later = [other.i for other in told if other.i > token.i and other.dep_ == "conj"]
        yield from _deed(token, min(later, default=len(token.doc)))
    if not told:
        nouns = [
            noun
            for name, noun in obliques(trigger)
            if (name == "for" or (name == "with" and noun.pos_ != "PROPN"))  # "a board with Held as its head"
            and noun.lemma_.lower() not in UNITS  # "for three years"
        ]
        for noun in nouns or below(trigger, "with"):
            added = [c.left_edge.i for c in noun.children if c.i > noun.i and c.dep_ in ("amod", "acl")]
            told_words = [t for t in noun.subtree if t.i < min(added, default=len(noun.doc))]
            yield _worded(t.text for t in told_words if t.dep_ not in ("case", "det") or t.i > noun.i)


def _errands(trigger: Token) -> Iterator[str]:
    """The words of what somebody is chosen to do: "appointed a board to audit the tolls"."""
    for token in errands(trigger):
        yield from _deed(token)


def _deed(verb: Token, end: int | None = None) -> Iterator[str]:
    """The words of what is done, from the verb on: "drew up lists" is to draw up lists."""
    if verb.pos_ in VERBAL:
        following = [t for t in verb.subtree if verb.i < t.i < (len(verb.doc) if end is None else end)]
        yield _worded([verb.lemma_.lower(), *(t.text_with_ws.strip() for t in following)])


def _destined(noun: Token) -> Iterator[str]:
    """The words of what somebody was there to do: "a board which was to audit it", "his task was to"."""
    said = [noun.head] if noun.dep_ in _SUBJECT else []
    for verb in (*said, *children(noun, "acl:relcl")):
        if "to" in marks(verb) and any(t.lower_ in _BE for t in children(verb, "aux", "cop")):
            yield from _deed(verb)


TOLD: Mapping[str, Callable[[Token], Iterator[str]]] = {
    "task": _tasks,
    "errand": _errands,
    "destined": _destined,
    "deed": lambda trigger: _deed(governor(trigger)),
}
"""Places where words stand, no mentions."""
DEEDS = frozenset({"errand", "deed", "destined"})
"""Those of them where the words say what to do, not about what."""


def _worded(words: Iterable[str]) -> str:
    """Words as a phrase, without quotation marks and what is left open at its end."""
    text = " ".join(" ".join(words).replace('"', " ").split())
    text = text.replace(" 's", "'s").replace(" ,", ",").replace(" - ", "-").strip(" ,.;")
    return text.removesuffix(" and").removesuffix(" or")
