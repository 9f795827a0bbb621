"""Patterns × passages → findings: which pattern fired on which word, with what in each of its slots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from potestas.extract import clause
from potestas.extract.mentions import Mention
from potestas.extract.parser import Passage
from potestas.extract.pattern import Pattern, Place
from potestas.extract.places import Places
from potestas.extract.posts import body_of, post_within
from potestas.extract.register import Referent
from potestas.ontology.vocabulary import Vocabulary

_ABOUT = frozenset("work conduct course execution activity activities affair affairs operation operations running"
                   " implementation organisation organization administration policy life staff method methods".split())
"""Nouns that stand for what they are of: who controls the work of a board controls the board."""

BODIES_TOO = frozenset({"Meeting", "Place"})
"""What acts, and has members and officers, as bodies do: a congress that elects, a realm that has a chancellor."""

Value = Mention | str


@dataclass
class Finding:
    """One firing of a pattern. Each slot holds the mentions or literal words that stand there."""

    pattern: Pattern
    trigger: Token
    passage: Passage
    slots: dict[str, list[Value]] = field(default_factory=dict)
    origins: dict[str, list[Mention | None]] = field(default_factory=dict)
    """For each value of a slot, the mention of whose phrase it is a part."""


class Matcher:
    """Runs patterns over the passages of one document whose mentions are already resolved."""

    def __init__(self, patterns: Sequence[Pattern], vocabulary: Vocabulary,
                 headed: Mapping[Referent, Sequence[Mention]], polities: Sequence[Mention]) -> None:
        """`headed` maps people to the bodies that they head, in the order of the text, for posts named after a person ("his deputy").

        `polities` are the states that the text speaks of, in its order, for magistrates of no named body.
        """
        self.kinds = vocabulary.kinds
        self.headed = headed
        self.polities = polities
        self._by_lemma: dict[tuple[str, str], list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            for lemma in sorted(pattern.lemmas) or [""]:
                self._by_lemma[pattern.trigger, lemma].append(pattern)
        types = {entity.iri: key for key, entity in vocabulary.entity_types.items()}
        self._expects = {(kind.key, key): frozenset(types[iri] for iri in argument.expects if iri in types)
                         for kind in vocabulary.kinds.values() for key, argument in kind.arguments.items()}

    def findings(self, passage: Passage, mentions: Mapping[int, Sequence[Mention]]) -> Iterator[Finding]:
        """`mentions` maps the id of each passage to its mentions."""
        host = [] if passage.host is None else [
            m for m in mentions.get(id(passage.host), ()) if passage.follows <= m.right <= passage.follows + 1]
        places = Places(passage, mentions.get(id(passage), ()), host)
        for token in passage.doc:
            for reading in _readings(token):
                yield from self._fire(reading, token, places)
        for mention in mentions.get(id(passage), ()):
            if mention.type in ("Post", "Body"):
                yield from self._fire((mention.type.lower(), ""), passage.doc[mention.head], places)

    def _fire(self, reading: tuple[str, str], trigger: Token, places: Places) -> Iterator[Finding]:
        for pattern in self._by_lemma.get(reading, ()):
            if _suits(pattern, trigger):
                finding = self._match(pattern, trigger, places)
                if finding is not None:
                    yield finding

    def _match(self, pattern: Pattern, trigger: Token, places: Places) -> Finding | None:
        finding = Finding(pattern, trigger, places.passage)
        for key, choices in pattern.slots.items():
            filled = self._fill(pattern, key, choices, trigger, places)
            if filled:
                finding.slots[key] = [value for value, _ in filled]
                finding.origins[key] = [origin for _, origin in filled]
        arguments = self.kinds[pattern.kind].arguments
        needed = {key for key, argument in arguments.items() if argument.required} | set(pattern.needs)
        return finding if needed <= set(finding.slots) else None

    def _fill(self, pattern: Pattern, key: str, choices: Iterable[Place], trigger: Token,
              places: Places) -> list[tuple[Value, Mention | None]]:
        """The values at the first place that has any, each with the mention it comes from."""
        expects = frozenset(pattern.where.get(key, ())) or self._expects[pattern.kind, key]
        for place in choices:
            if place.source == "=":
                return [(place.part, None)]
            if place.source == "task":
                values: list[tuple[Value, Mention | None]] = [(task, None) for task in _tasks(trigger)]
            else:
                values = [(value, mention) for mention in places.at(place.source, trigger)
                          for value in self._part(mention, place.part)
                          if isinstance(value, str) or _fits(value, expects)]
                if place.source in ("before", "context"):
                    values = values[:1]
            if values:
                return values
        return []

    def _part(self, mention: Mention, part: str) -> Iterator[Value]:
        """The mention itself, or what a part of its phrase names."""
        if not part:
            if mention.type == "Post" and mention.holders:
                yield from mention.holders
            else:
                yield mention
        elif part in ("role", "body"):
            post = post_within(mention)
            if post is not None and part == "role":
                yield post.text
            elif post is not None:
                body = body_of(post) or self._polity(post)
                if body is not None:
                    yield self._headed_by(body) or body
        elif part == "staffed":
            if mention.type == "Post" and mention.plural:
                yield from self._part(mention, "body")
        elif part == "about":
            if mention.token.lemma_.lower() in _ABOUT:
                yield from (m for m in (mention.possessor, mention.parent) if m is not None)
        elif part == "post":
            if mention.type == "Post":
                yield mention
        elif part in ("office", "office body"):
            post = post_within(mention)
            if post is not None and post is not mention:
                yield from self._part(post, "role" if part == "office" else "body")
        elif part == "text":
            yield mention.text
        elif part == "of" and mention.parent is not None:
            yield mention.parent
        elif part == "owner" and mention.possessor is not None:
            yield mention.possessor

    def _headed_by(self, person: Mention) -> Mention | None:
        """The body that a person heads by that place in the text: "his deputy" is its deputy head."""
        bodies = self.headed.get(person.referent, ()) if person.referent is not None else ()
        before = [body for body in bodies if body.start <= person.start]
        return before[-1] if before else next(iter(bodies), None)

    def _polity(self, post: Mention) -> Mention | None:
        """The state of a magistrate without one: the latest that the text spoke of, else the first."""
        if post.concept is None or not post.concept.magistracy:
            return None
        before = [polity for polity in self.polities if polity.start < post.start]
        return before[-1] if before else next(iter(self.polities), None)


def _readings(token: Token) -> Iterator[tuple[str, str]]:
    """(trigger, lemma) under which patterns may know a token; verbs with their particle too."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX") or (token.pos_ == "ADJ" and token.lower_.endswith("ed")):
        following = {child.lower_ for child in token.children if child.dep_ == "compound:prt"}
        if token.i + 1 < len(token.doc) and token.nbor().pos_ in ("ADP", "ADV"):
            following.add(token.nbor().lower_)
        for particle in sorted(following):
            yield "verb", f"{lemma} {particle}"
        yield "verb", lemma
    elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
        yield "noun", lemma
    yield "word", token.lower_


def _suits(pattern: Pattern, trigger: Token) -> bool:
    if pattern.voice and pattern.trigger == "verb" and (pattern.voice == "passive") != clause.is_passive(trigger):
        return False
    beside = list(trigger.children)
    if pattern.having and not any({t.lower_, t.lemma_.lower(), clause.preposition(t)} & set(pattern.having)
                                  for t in beside):
        return False
    return not any({t.lower_, t.lemma_.lower(), clause.preposition(t)} & set(pattern.without) for t in beside)


def _fits(mention: Mention, expects: frozenset[str]) -> bool:
    kind = mention.referent.type if mention.referent is not None else mention.type
    return not expects or kind in expects or (kind in BODIES_TOO and "Body" in expects)


def _tasks(trigger: Token) -> Iterator[str]:
    """The words of each task: infinitives and gerunds, or the noun after "with"."""
    actions = clause.actions(trigger)
    tokens = actions or [noun for name, noun in clause.obliques(trigger) if name in ("with", "for")]
    for token in tokens:
        later = [other.i for other in actions if other.i > token.i and other.dep_ == "conj"]
        words = [t for t in token.subtree if t.i >= token.i and t.i < min(later, default=t.i + 1)]
        if actions:
            text = " ".join([_base(token), *(t.text_with_ws.strip() for t in words[1:])])
        else:
            text = " ".join(t.text for t in token.subtree if t.dep_ not in ("case", "det") or t.i > token.i)
        text = text.replace(" 's", "'s").replace(" ,", ",").strip(" ,.;")
        yield text.removesuffix(" and").removesuffix(" or")


def _base(verb: Token) -> str:
    return verb.lemma_.lower()
