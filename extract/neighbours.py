"""What stands around a trigger by the order of the words alone, where the tree is of no help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from potestas.extract import dependents, lists
from potestas.extract.mention import Mention
from potestas.extract.passage import Passage


class Neighbours:
    """The mentions of one passage in their order."""

    def __init__(self, passage: Passage, mentions: Sequence[Mention], host: list[Mention]) -> None:
        """`host`: of an aside, what was mentioned right before it."""
        self.passage = passage
        self.mentions = mentions
        self.host = host
        self._owners = {mention.possessor for mention in mentions}

    def before(self, trigger: Token) -> list[Mention]:
        """All mentions before the trigger in its sentence, the nearest first; then what an aside is about."""
        before = [m for m in self._in_sentence(trigger) if m.right <= trigger.i and m.form != "pronoun"]
        return before[::-1] + self.host

    def after(self, trigger: Token) -> list[Mention]:
        """The list that begins right after the trigger."""
        following = [m for m in self._in_sentence(trigger) if m.left > trigger.i]
        if not following:
            return []
        gap = self.passage.doc[trigger.i + 1 : following[0].left]
        if not all(t.pos_ in ("DET", "ADJ", "ADP", "ADV", "NUM", "PRON") for t in gap):
            return []
        for mention in following[:3]:
            if mention.type == "Post" and mention.holders:
                return self.listed(mention.holders)
            if mention.type == "Person":
                return self.listed([mention])
        return self.listed([m for m in following if m not in self._owners][:1])

    def adjacent(self, trigger: Token) -> list[Mention]:
        """The mention that ends right before the trigger."""
        return [m for m in self.mentions if m.right == trigger.i]

    def list_before(self, trigger: Token) -> list[Mention]:
        """The list right before the trigger's phrase: "Held, Imhof and Naves" in "... among them"."""
        opening = min([c.i for c in trigger.children if c.dep_ == "case"], default=trigger.i)
        people = [m for m in self._in_sentence(trigger) if m.right <= opening and m.type == "Person"]
        return lists.last_of(people) if people and people[-1].right == opening else []

    def before_list(self, trigger: Token) -> list[Mention]:
        """What the list that ends right before the trigger's phrase follows: a body of which they are."""
        people = self.list_before(trigger)
        first = people[0].left if people else 0
        titles = [m.title for m in people]
        earlier = [m for m in self._in_sentence(trigger) if m.right <= first and m not in titles]
        return earlier[-1:]

    def then(self, trigger: Token, preposition: str) -> list[Mention]:
        """The post in "with X and Y as its secretaries", "with X at its head"."""
        people = self.after(trigger)
        if not people:
            return []
        last = max(people, key=lambda m: m.right)
        following = [m for m in self.mentions if m.left >= last.right]
        if not following or last.passage is not self.passage:
            return []
        gap = [t.lower_ for t in self.passage.doc[last.right : following[0].left]]
        while following and following[0].type != "Post" and following[0].form == "pronoun":
            following = following[1:]
        return following[:1] if gap and gap[0] == preposition and following else []

    def captioned(self, trigger: Token) -> list[Mention]:
        """Who stands before the trigger in a sentence without a verb, such as a caption."""
        if any(token.pos_ in dependents.VERBAL for token in trigger.sent):
            return []
        return self.before(trigger)[::-1]

    def context(self, trigger: Token) -> list[Mention]:
        """The bodies spoken of before, the latest first."""
        return [m for m in reversed(self.mentions) if m.right <= trigger.i and m.type == "Body"]

    def listed(self, found: list[Mention]) -> list[Mention]:
        """Lists that the tree cut short: mentions of one type joined by commas and "and"."""
        known = list(dict.fromkeys(found))
        known += [
            m for mention in found if mention.plural for m in self._exemplars(mention) if m not in known
        ]
        last = max(known, key=lambda m: m.right, default=None)
        rest = lists.rest(last, self.mentions, self._owners) if last is not None else []
        return list(dict.fromkeys(known + rest))

    def _in_sentence(self, trigger: Token) -> list[Mention]:
        sentence = trigger.sent
        return [m for m in self.mentions if sentence.start <= m.left < sentence.end]

    def _exemplars(self, mention: Mention) -> list[Mention]:
        """Who is named after a plural: "some deputies who stayed, such as Danton and Philippeaux"."""
        doc, sentence = self.passage.doc, mention.sentence
        for i in range(mention.right, min(sentence.end - 1, mention.right + 12)):
            if doc[i].lower_ == "such" and doc[i + 1].lower_ == "as":
                return self.after(doc[i + 1])
        return []


def before_aside(aside: Passage, mentions: Mapping[int, Sequence[Mention]]) -> list[Mention]:
    """What is mentioned right before an aside, or counted there: "a board of ten, led by Held"."""
    if aside.host is None:
        return []
    found = [m for m in mentions[id(aside.host)] if aside.follows <= m.right <= aside.follows + 1]
    last = aside.host.doc[max(aside.follows, 0)]
    if found or last.pos_ != "NUM" or last.dep_ != "nmod":
        return found
    return [m for m in mentions[id(aside.host)] if m.head == last.head.i]
