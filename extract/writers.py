"""Whose words a document's are: who owns, wrote or passed it, as its own phrase or an earlier one says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from potestas.extract import clause
from potestas.extract.dependents import children, conjuncts, obliques
from potestas.extract.mention import Mention
from potestas.extract.passage import Passage
from potestas.extract.words import words

_TEXTUAL = words("usage", "textual") | words("naming", "making")
_AUTHORS = ("Person", "Body", "Group", "Post", "Meeting")
_SOURCES = ("from", "of", "by")
_MADE = ("obj", "nsubj:pass")

At = Callable[[Passage, Token], Mention | None]
"""The mention at a word, if there is one."""


def authors(document: Mention, at: At) -> list[Mention]:
    """Who speaks through a document: "a note from Held", "the decree of the Senate", "wrote a book. It"."""
    same = document.referent.mentions if document.referent is not None else []
    for mention in (document, *(other for other in same if other.start < document.start)):
        for named in _choices(mention, at):
            acting = [m for m in named if m.type in _AUTHORS or m.form == "pronoun"]
            if acting:
                return acting
    return []


def _choices(mention: Mention, at: At) -> Iterator[list[Mention]]:
    """Who may be meant by each way of saying it, the surest first."""
    yield [m for m in (mention.possessor, mention.prefix) if m is not None]
    for source in _SOURCES:
        behind = [noun for name, noun in obliques(mention.token) if name == source]
        yield _at(mention.passage, [t for noun in behind for t in conjuncts(noun)], at)
    yield _at(mention.passage, list(_writers(mention.token)), at)


def _writers(document: Token) -> Iterator[Token]:
    """Who makes a document: "the bill, which the House passed", "the House passed a bill"."""
    told = children(document, "acl", "acl:relcl")
    made = [document.head] if document.dep_ in _MADE else []
    for verb in (*told, *made):
        if verb.lemma_ in _TEXTUAL:
            yield from clause.agents(verb)


def _at(passage: Passage, tokens: list[Token], at: At) -> list[Mention]:
    return [mention for token in tokens for mention in [at(passage, token)] if mention is not None]
