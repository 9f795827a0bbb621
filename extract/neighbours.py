"""What stands around a trigger by the order of the words alone, where the tree is of no help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from potestas.extract import dependents, exemplars, lists
from potestas.extract.mention import Mention
from potestas.extract.passage import Passage
from potestas.extract.words import words

_INDEFINITE = words("determiners", "indefinite")
_SEATS, _PEOPLE_AND_CASES = frozenset({"Body", "Place"}), frozenset({"Person", "Case"})


@dataclass(frozen=True, slots=True)
class Inserted:
    """What asides and the passage they were taken out of have to do with each other.

    `host`: of an aside, what was mentioned right before it; `above`: what else it may be about, of whose
    phrase that is a part ("a report on the Mint, drafted by Held"). By the index of a token, of the asides
    right before it: `lists`, the names of which one is a list, and `examples`, the names that it gives as
    examples.
    """

    host: list[Mention]
    above: list[Mention]
    lists: Mapping[int, list[Mention]]
    examples: Mapping[int, list[Mention]]


class Neighbours:
    """The mentions of one passage in their order."""

    def __init__(self, passage: Passage, mentions: Sequence[Mention], inserted: Inserted) -> None:
        self.passage = passage
        self.mentions = mentions
        self._inserted = inserted
        self._owners = {mention.possessor for mention in mentions}

    def before(self, trigger: Token) -> list[Mention]:
        """All mentions before the trigger in its sentence, the nearest first; then what an aside is about."""
        before = [m for m in self._in_sentence(trigger) if m.right <= trigger.i and m.form != "pronoun"]
        return before[::-1] + self._inserted.host

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

    def members(self, trigger: Token, bodies: Sequence[Mention], of: list[Mention]) -> list[Mention]:
        """Of whom a body consists: "a board of Held and Imhof", "the board (Held and Imhof)".

        Who is alone is no member: "a board of Held's". Nor are those who rule what is known: "the armies of".
        """
        apposed = [noun.i for noun in dependents.children(trigger, "appos")]
        for body in bodies:
            known: list[list[Mention]] = [self._inserted.lists.get(body.right, [])]
            if body.determiner in _INDEFINITE and body.form == "description":
                known.append(of if of and of[0].token.dep_ != "conj" else [])
                named = [m for m in self._in_sentence(trigger) if m.head in apposed] if apposed else []
                known.append(self._set_off(self.listed(named)))
            for found in known:
                if len(found) > 1 and all(m.type == "Person" for m in found):
                    return found
        return []

    def _set_off(self, names: list[Mention]) -> list[Mention]:
        """A list, if a comma or full stop closes it."""
        end = names[-1].right if names else 0
        return names if self.passage.doc[end : end + 1].text in (",", ".", ";") else []

    def apposed(self, trigger: Token, own: Sequence[Mention]) -> list[Mention]:
        """Of what a noun between commas says more: "the Mint, a branch of the Treasury,"."""
        comma = min([trigger.i, *(mention.left for mention in own)]) - 1
        while comma > 0 and self.passage.doc[comma].pos_ in ("DET", "ADJ", "ADV"):
            comma -= 1
        if comma < 1 or self.passage.doc[comma].text != ",":
            return []
        return [m for m in self.mentions if m.right == comma and m.form == "name"]

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
            m for mention in found if mention.plural for m in self._named_of(mention) if m not in known
        ]
        last = max(known, key=lambda m: m.right, default=None)
        rest = lists.rest(last, self.mentions, self._owners) if last is not None else []
        return list(dict.fromkeys(known + rest))

    def parallel(self, first: Mention, found: Sequence[Mention]) -> list[Mention]:
        """A mention and those of its kind on the list that it begins; of two a comma makes no list."""
        kinds = _SEATS if first.type in _SEATS else {first.type} & _PEOPLE_AND_CASES
        joined = [m for m in found if m.left > first.left and m.type in kinds]
        apart = len(joined) == 1 and "," in [t.text for t in self.passage.doc[first.right : joined[0].left]]
        return [first, *(joined if not apart else [])]

    def _in_sentence(self, trigger: Token) -> list[Mention]:
        sentence = trigger.sent
        return [m for m in self.mentions if sentence.start <= m.left < sentence.end]

    def _named_of(self, several: Mention) -> list[Mention]:
        """Who is named of several people or bodies, in an aside or behind them."""
        ends = several.right, lists.phrase_end(several), *self._ends_behind(several)
        named = next((found for end in ends if (found := self._inserted.examples.get(end))), None)
        named = named or exemplars.named_after(several, self.mentions)
        return [m for m in named if (m.type == "Body") == (several.type == "Body")]


    def _ends_behind(self, several: Mention) -> Iterator[int]:
        """Where an aside may say who they were, behind what was done: "six were arrested, including Held"."""
        subject, clause_end = several.token.dep_.startswith("nsubj"), several.token.head.i
        for end in sorted(self._inserted.examples):
            between = [m for m in self.mentions if several.right <= m.left < end]
            if subject and clause_end < end <= several.sentence.end and not any(m.plural for m in between):
                yield end


def inserted(passage: Passage, mentions: Mapping[int, Sequence[Mention]]) -> Inserted:
    """What asides have to do with a passage; `mentions` maps the id of each passage to its mentions."""
    asides = [(aside.follows + 1, mentions[id(aside)]) for aside in passage.asides]
    host = _before_aside(passage, mentions)
    return Inserted(
        host,
        _above(host[-1], mentions[id(passage.host)]) if host and passage.host is not None else [],
        {at: _listed_alone(named) for at, named in asides},
        {at: exemplars.named_in(named) for at, named in asides},
    )


def _before_aside(aside: Passage, mentions: Mapping[int, Sequence[Mention]]) -> list[Mention]:
    """What is mentioned right before an aside, or counted there: "a board of ten, led by Held"."""
    if aside.host is None:
        return []
    around = mentions[id(aside.host)]
    found = [m for m in around if aside.follows <= m.right <= aside.follows + 1]
    last = aside.host.doc[max(aside.follows, 0)]
    if not found and last.pos_ == "NUM" and last.dep_ == "nmod":
        return [m for m in around if m.head == last.head.i]
    return [next((m for m in around if _introduces(m, last)), last) for last in found]


def _above(host: Mention, around: Sequence[Mention]) -> list[Mention]:
    """The phrases of which a phrase is a part, the nearest first."""
    heads = {mention.head: mention for mention in around}
    return [heads[noun.i] for noun in dependents.above(host.token) if noun.i in heads]


def _introduces(mention: Mention, owner: Mention) -> bool:
    """Whether a body is new that belongs to another: of "a board of the Senate, led by Held" the board."""
    new = mention.type == "Body" and mention.form == "description" and mention.determiner in _INDEFINITE
    return new and mention.parent is owner and owner.type == "Body" and owner.form == "name"


def _listed_alone(mentions: Sequence[Mention]) -> list[Mention]:
    """The names of which an aside is a list, and of nothing else: "a board (Held, Imhof, and Karl)"."""
    named = all(m.form == "name" and m.type == "Person" for m in mentions)
    if not named or not mentions:
        return []
    whole = mentions[0].left == 0 and mentions[-1].right == len(mentions[0].passage.doc)
    return list(mentions) if whole and lists.last_of(mentions) == list(mentions) else []
