"""Patterns × passages → findings: which pattern fired on which word, with what in each of its slots."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from spacy.tokens import Token

from potestas.extract import clause, dependents, gapping
from potestas.extract.gapping import Repeated
from potestas.extract.mention import Mention
from potestas.extract.parts import Parts, Value
from potestas.extract.passage import Passage
from potestas.extract.pattern import Pattern, Place
from potestas.extract.places import Places
from potestas.extract.tasks import TOLD
from potestas.extract.voice import is_passive
from potestas.extract.words import words
from potestas.ontology.vocabulary import Vocabulary, vocabulary

_PARTICLED = words("clauses", "particled")
_SORTS = {"Assembly": words("meetings", "attended"), "Commission": words("meetings", "commissioned")}
"""Kinds of body that patterns tell apart: those that people attend, and those that are made for a task."""


@dataclass
class Finding:
    """One firing of a pattern. Each slot holds the mentions or literal words that stand there."""

    pattern: Pattern
    trigger: Token
    passage: Passage
    slots: dict[str, list[Value]] = field(default_factory=dict)
    origins: dict[str, list[Mention | None]] = field(default_factory=dict)
    """For each value of a slot, the mention of whose phrase it is a part."""

    def part_doer(self) -> None:
        """Nobody does to himself what is done: Louis did it in "Louis's dismissal of Turgot", Turgot did
        nothing in "Turgot's dismissal"."""
        done_to = self.slots.get("object", [])
        if done_to and all(value in done_to for value in self.slots.get("subject", ())):
            self.slots.pop("subject", None)
            self.origins.pop("subject", None)

    def leave_out(self, mentions: Collection[Mention]) -> None:
        """Take out of the slots that hold others as well those of whom another clause tells."""
        for key, origins in self.origins.items():
            kept = [i for i, origin in enumerate(origins) if origin not in mentions]
            if kept:
                self.slots[key] = [self.slots[key][i] for i in kept]
                self.origins[key] = [origins[i] for i in kept]


class Matcher:
    """Runs patterns over the passages of one document whose mentions are already resolved."""

    def __init__(self, patterns: Sequence[Pattern], vocabulary: Vocabulary, parts: Parts) -> None:
        self._kinds = vocabulary.kinds
        self._parts = parts
        self._by_lemma: dict[tuple[str, str], list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            for lemma in sorted(pattern.lemmas) or [""]:
                self._by_lemma[pattern.trigger, lemma].append(pattern)
        types = {entity.iri: key for key, entity in vocabulary.entity_types.items()}
        self._expects = {
            (kind.key, key): frozenset(types[iri] for iri in argument.expects if iri in types)
            for kind in vocabulary.kinds.values()
            for key, argument in kind.arguments.items()
        }

    def findings(self, places: Places) -> Iterator[Finding]:
        """What the patterns find in one passage, by its places."""
        for pattern, trigger in self.tried(places):
            finding = self._match(pattern, trigger, places)
            if finding is None:
                continue
            if pattern.trigger != "verb":
                yield finding
                continue
            gapped = list(gapping.repetitions(_phrases(finding), trigger, places))
            finding.leave_out({mention for clause_ in gapped for mention in clause_.own})
            yield finding
            for repeated in gapped:
                again = self._match(pattern, trigger, repeated)
                if again is not None:
                    yield again

    def tried(self, places: Places) -> Iterator[tuple[Pattern, Token]]:
        """The patterns whose trigger stands in a passage, whether its arguments stand beside it or not."""
        doc = places.passage.doc
        readings = [(reading, token) for token in doc for reading in _readings(token)]
        readings += [
            ((mention.type.lower(), ""), doc[mention.head])
            for mention in places.mentions
            if mention.type in ("Post", "Body", "Meeting")
        ]
        for reading, trigger in readings:
            yield from ((p, trigger) for p in self._by_lemma.get(reading, ()) if _suits(p, trigger, places))

    def _match(self, pattern: Pattern, trigger: Token, places: Places | Repeated) -> Finding | None:
        finding = Finding(pattern, trigger, places.passage)
        for place in pattern.where.keys() - pattern.slots.keys():
            types = frozenset(pattern.where[place])
            if not any(_fits(mention, types, False) for mention in places.at(place, trigger)):
                return None
        for key, choices in pattern.slots.items():
            filled = self._fill(pattern, key, choices, trigger, places)
            if filled:
                finding.slots[key] = [value for value, _ in filled]
                finding.origins[key] = [origin for _, origin in filled]
        finding.part_doer()
        kind = self._kinds[pattern.kind]
        needed = {key for key, argument in kind.arguments.items() if argument.required} | set(pattern.needs)
        if pattern.held and kind.post is not None:
            needed -= {kind.post.body_key, kind.post.role_key}
        complete = needed <= set(finding.slots) and not self._is_visit(finding)
        return finding if complete else None

    def _is_visit(self, finding: Finding) -> bool:
        """Whether somebody only comes to a place, or leaves it, where the words name no office there."""
        post, asked = self._kinds[finding.pattern.kind].post, finding.pattern.slots
        if post is None or post.role_key not in asked or post.role_key in finding.slots:
            return False
        seats = finding.slots.get(post.body_key, [])
        return bool(seats) and all(isinstance(m, Mention) and m.meant_type == "Place" for m in seats)

    def _is_seat(self, pattern: Pattern, key: str) -> bool:
        """Whether a slot holds the body in which a post lies that the text names.

        Whoever enters or leaves a place, "the capital", is neither its officer nor its member for that.
        """
        post = self._kinds[pattern.kind].post
        if post is None or post.body_key != key:
            return False
        roles = pattern.slots.get(post.role_key, ())
        return not roles or any(place.source != "=" for place in roles)

    def _fill(
        self, pattern: Pattern, key: str, choices: Iterable[Place], trigger: Token, places: Places | Repeated
    ) -> list[tuple[Value, Mention | None]]:
        """The values at the first place that has any, each with the mention it comes from."""
        expects = frozenset(pattern.where.get(key, ())) or self._expects.get((pattern.kind, key), frozenset())
        for place in choices:
            if place.source == "=":
                return [(place.part, None)]
            if place.source in TOLD:
                told = TOLD[place.source](trigger)
                values: list[tuple[Value, Mention | None]] = [(task, None) for task in told]
            else:
                suits = partial(_fits, expects=expects, is_seat=self._is_seat(pattern, key))
                values = self._suiting(places.at(place.source, trigger), place.part, places, suits)
                for mentions in () if values else places.higher(place.source, trigger):
                    values = values or self._suiting(mentions, place.part, places, suits)
                if place.source in ("before", "context"):
                    values = values[:1]
            if values:
                return values
        return []

    def _suiting(
        self,
        mentions: Iterable[Mention],
        part: str,
        places: Places | Repeated,
        suits: Callable[[Mention], bool],
    ) -> list[tuple[Value, Mention | None]]:
        """What parts of mentions name that suits a slot; both of "the clerk of the Board and the Mint"."""
        return [
            (value, mention)
            for mention in mentions
            for first in self._parts.of(mention, part)
            for value in (places.joined(first) if first in (mention.parent, mention.possessor) else [first])
            if isinstance(value, str) or suits(value)
        ]


def _phrases(finding: Finding) -> list[list[Mention]]:
    """The phrases that fill a finding's places; a phrase with several parts, an office and its body, once."""
    phrases: list[list[Mention]] = []
    for origins in finding.origins.values():
        told = [m for group in phrases for m in group]
        own = [m for m in dict.fromkeys(origins) if m is not None and m not in told]
        if own:
            phrases.append(own)
    return phrases


def _readings(token: Token) -> Iterator[tuple[str, str]]:
    """(trigger, lemma) under which patterns may know a token; verbs with their particle too."""
    lemma = token.lemma_.lower()
    if token.pos_ in dependents.VERBAL or (token.pos_ == "ADJ" and token.lower_.endswith("ed")):
        particles = {child.lower_ for child in token.children if child.dep_ == "compound:prt"}
        alone = _PARTICLED.isdisjoint(f"{lemma} {particle}" for particle in particles)
        following = set(particles)
        if token.i + 1 < len(token.doc) and token.nbor().pos_ in ("ADP", "ADV"):
            following.add(token.nbor().lower_)
        for particle in sorted(following):
            yield "verb", f"{lemma} {particle}"
        if alone:
            yield "verb", lemma
        if token.lower_.endswith("ing") and any(c.dep_ == "case" for c in token.children):
            yield "noun", token.lower_  # "at Colbert's bidding"
        if token.pos_ == "ADJ" or lemma == token.lower_:
            yield from (("verb", base) for base in dependents.bases(token.lower_))
    elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
        yield "noun", lemma
    yield "word", token.lower_


def _suits(pattern: Pattern, trigger: Token, places: Places) -> bool:
    """Whether the trigger has the voice that a pattern wants, and beside it what it wants and no more."""
    if pattern.voice and pattern.trigger == "verb" and (pattern.voice == "passive") != is_passive(trigger):
        return False
    if pattern.voice == "intransitive" and clause.patients(trigger):
        return False
    things = {*clause.patients(trigger), *dependents.children(trigger, "obj")} if pattern.upon else ()
    if pattern.upon and not any(t.lemma_.lower() in pattern.upon for t in things):
        return False  # "paid a visit to Held", "paid Held a visit"
    under = not pattern.under or clause.governor(trigger).lemma_.lower() in pattern.under
    if not under or (pattern.told and not places.is_told(trigger)):
        return False
    if not pattern.having and not pattern.without:
        return True
    beside = [c for c in trigger.children if c.dep_ != "mark" or trigger.pos_ not in dependents.VERBAL]
    own = _words_of(beside) | {dependents.preposition(trigger)}
    said = own - _words_of(dependents.children(trigger, "nsubj"))
    held = set(said)
    for child in dependents.children(trigger, "obj", "iobj"):  # "gave him the accounts | for review"
        added = [c for c in child.children if c.dep_ == "nmod" and dependents.preposition(c) != "of"]
        held |= {dependents.preposition(c) for c in added}
        held |= _words_of(c for c in added if not c.text[:1].isupper())  # no part of a name
    return (not pattern.having or not held.isdisjoint(pattern.having)) and said.isdisjoint(pattern.without)


def _words_of(tokens: Iterable[Token]) -> set[str]:
    """The words that patterns may ask for: as written, their lemmas, their prepositions, "from office"."""
    found: set[str] = set()
    for t in tokens:
        opening = dependents.preposition(t)
        named = t.dep_ in ("obj", "iobj") and t.text.istitle()
        found |= {opening}
        if not named:  # "gave Held the Order of Malta": no order
            found |= {t.lower_, t.lemma_.lower(), f"{opening} {t.lemma_.lower()}"}
        found |= {helper.lower_ for helper in dependents.children(t, "aux") if helper.lower_ == "having"}
    return found


BODIES_TOO = frozenset({"Meeting", "Place"})
"""Types that act and have officers as bodies do: a congress that elects, a realm with a chancellor."""


def _fits(mention: Mention, expects: frozenset[str], is_seat: bool) -> bool:
    """Whether a mention is of a type that a slot takes; a place has officers too, but does not act."""
    kind = mention.meant_type
    if kind == "Other" and mention.referent is None:
        return False
    embodied = kind in BODIES_TOO and "Body" in expects and (is_seat or kind != "Place")
    met = mention.type in BODIES_TOO and mention.type in expects  # the congress that elects is still attended
    sitting = kind == "Body" and any(_is_one_of(mention, _SORTS[sort]) for sort in expects & _SORTS.keys())
    return not expects or kind in expects or embodied or met or sitting


def _is_one_of(mention: Mention, kinds: Collection[str]) -> bool:
    """Whether a body is of one of these kinds, by its own words or others for it."""
    concept = mention.referent.concept if mention.referent is not None else mention.concept
    bodies = vocabulary().bodies
    return concept is not None and any(bodies.within(concept.key, kind) for kind in kinds)
