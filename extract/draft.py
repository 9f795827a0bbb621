"""Findings → drafts: one for each fact that a finding states, with stance, dates and what follows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from spacy.tokens import Token

from potestas.extract.belief import Beliefs
from potestas.extract.careers import Careers, Held
from potestas.extract.dating import Dating
from potestas.extract.match import BODIES_TOO, Finding
from potestas.extract.mention import Mention, Referent
from potestas.extract.parts import Value
from potestas.extract.stance import ASSERTED, Stance, strongest
from potestas.extract.telling import telling
from potestas.ontology.vocabulary import Kind, Vocabulary

_BELIEVERS = ("Person", "Body", "Group")


@dataclass
class Draft:
    """A claim whose entities are still mentions; its words and dates (EDTF) are there."""

    finding: Finding
    kind: Kind
    named: dict[str, Mention]
    words: dict[str, str]
    stance: Stance
    dates: dict[str, str]

    def referent(self, key: str) -> Referent | None:
        """Whom or what an argument means; None if the draft does not have it."""
        mention = self.named.get(key)
        return mention.referent if mention is not None else None


class Drafter:
    """Turns the findings of one document into drafts."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        beliefs: Beliefs,
        dating: Dating,
        mentions: Mapping[int, Sequence[Mention]],
    ) -> None:
        self._vocabulary = vocabulary
        self._beliefs = beliefs
        self._dating = dating
        self._mentions = mentions
        self._in_doc = {id(found[0].passage.doc): found for found in mentions.values() if found}

    def drafts(self, finding: Finding, past: Careers) -> Iterator[Draft]:
        """A draft for every choice of one value a slot; none where the text does not say that it is so.

        `past`: who held what, for posts that the words do not name again.
        """
        kind = self._vocabulary.kinds[finding.pattern.kind]
        for values in _combinations(finding, self._gainer_key(kind)):
            words = {key: value for key, value in values.items() if isinstance(value, str)}
            named = {
                key: value
                for key, value in values.items()
                if isinstance(value, Mention) and value.referent is not None
            }
            if kind.post is not None and kind.post.body_key in named:
                role = self._bracketed_role(named[kind.post.body_key])
                if role is not None:
                    words[kind.post.role_key] = role
            _recall_post(finding, kind, named, words, past)
            named = {key: mention for key, mention in named.items() if key in kind.arguments}
            stated = self._stated(finding)
            dates = self._dating.dates(kind, finding.pattern.time, stated, finding.passage, named.values())
            stance = self._stance(finding, named.values())
            self._embody(kind, named)
            draft = Draft(finding, kind, named, words, self._attributed(stance), dates)
            _leave_out_reflexive(draft)
            if stance.said and self._holds(draft):
                yield draft

    def _gainer_key(self, kind: Kind) -> str:
        """The argument for those who get a post by a relation of a kind, or hold it."""
        given = ((self._vocabulary.kinds[e.kind], e.give) for e in kind.entails)
        found = (give.get(_holder_key(other), "") for other, give in given)
        return _holder_key(kind) or next((key for key in found if key), "subject")

    def _stance(self, finding: Finding, named: Collection[Mention]) -> Stance:
        """Who stands behind what a finding says of things, and behind their being there at all."""
        trigger, passage = self._stated(finding), finding.passage
        stance = self._beliefs.of(trigger, passage)
        if finding.pattern.presupposed and stance not in map(self._beliefs.first_told, named):
            stance = self._beliefs.of(trigger, passage, presupposed=True)
        return strongest([stance, *map(self._beliefs.qualified, named)])

    def _stated(self, finding: Finding) -> Token:
        """The word that states a fact: of what it is to say something, the verb of saying it."""
        told = telling(self._beliefs, finding.trigger, finding.passage) if finding.pattern.told else None
        return finding.trigger if told is None else told.word

    def _attributed(self, stance: Stance) -> Stance:
        """The stance with the name of who holds it, where the text names one."""
        if stance.by is not None or stance.holder is None:
            return stance
        for mention in self._in_doc.get(id(stance.holder.doc), ()):
            if mention.left <= stance.holder.i < mention.right:
                name = next((m.referent.name for m in _behind(mention) if m.referent is not None), None)
                if name is not None:
                    return replace(stance, by=name)
        return stance

    def _embody(self, kind: Kind, named: Mapping[str, Mention]) -> None:
        """Make a body of the meeting or place that stands where only a body can."""
        types = {entity.iri: key for key, entity in self._vocabulary.entity_types.items()}
        for key, mention in named.items():
            expected = {types[iri] for iri in kind.arguments[key].expects if iri in types}
            referent = mention.referent
            if referent is not None and referent.type in BODIES_TOO and referent.type not in expected:
                referent.type = "Body"

    def _bracketed_role(self, body: Mention) -> str | None:
        """The role in a bracket beside a body: "to the Senate and (as censor) to the Board of Rites"."""
        for aside in body.passage.asides:
            before = body.left > aside.follows >= 0 and all(
                t.pos_ in ("ADP", "DET", "CCONJ", "ADV", "VERB", "ADJ") or t.dep_ in ("case", "det")
                for t in body.passage.doc[aside.follows + 1 : body.left]
            )
            if aside.doc[0].lower_ == "as" and (before or aside.follows == body.right - 1):
                return next((m.text for m in self._mentions[id(aside)] if m.type == "Post"), None)
        return None

    def _holds(self, draft: Draft) -> bool:
        """All that the kind requires is there, and nothing stands in relation to itself."""
        for key, argument in draft.kind.arguments.items():
            if argument.required and key not in draft.named and key not in draft.words:
                return False
        for key in draft.finding.pattern.needs:
            if key in draft.kind.arguments and key not in draft.named and key not in draft.words:
                return False
        subject, object_ = draft.referent("subject"), draft.referent("object")
        return subject is None or subject is not object_

    def entailed(self, draft: Draft) -> Iterator[Draft]:
        """What follows from a draft by its kind, with the same evidence and stance, and what from that."""
        values: dict[str, str | None] = {**draft.words, **{key: "x" for key in draft.named}, **draft.dates}
        for entailment in draft.kind.entails:
            if not self._vocabulary.applies(entailment.when, values):
                continue
            given = entailment.give
            stance, dates = draft.stance, draft.dates
            if "end" in given and stance.status == "intended":
                # What somebody means to end is there, and when it will end is open.
                stance, dates = ASSERTED, {}
            other = Draft(
                draft.finding,
                self._vocabulary.kinds[entailment.kind],
                {key: draft.named[of] for key, of in given.items() if of in draft.named},
                {key: draft.words[of] for key, of in given.items() if of in draft.words},
                stance,
                {key: dates[of] for key, of in given.items() if of in dates},
            )
            if all(
                not argument.required or key in other.named or key in other.words
                for key, argument in other.kind.arguments.items()
            ):
                yield other
                yield from self.entailed(other)


def _leave_out_reflexive(draft: Draft) -> None:
    """Who has something done to himself is not named as who does it: "Sulla had himself elected"."""
    subject, object_ = draft.referent("subject"), draft.named.get("object")
    reflexive = object_ is not None and object_.text.endswith("self") and object_.referent is subject
    if reflexive and not draft.kind.arguments["subject"].required:
        del draft.named["subject"]


def _recall_post(
    finding: Finding, kind: Kind, named: dict[str, Mention], words: dict[str, str], past: Careers
) -> None:
    """Put in the post that somebody held, where a pattern speaks of it and the words leave it out."""
    pattern, post, told = finding.pattern, kind.post, finding.passage.starts[finding.trigger.i]
    holder = named.get(pattern.held)
    if holder is None or post is None or post.body_key in named:
        return
    left = any(place.part == "stead" for place in pattern.slots[pattern.held])
    held = past.held(holder, words.get(post.role_key, ""), left, told)
    if held is not None:
        named[post.body_key] = held.body
        if held.role:
            words[post.role_key] = held.role


def careers(drafts: Iterable[Draft], vocabulary: Vocabulary) -> Careers:
    """The careers that drafts tell of, by claims that the authors make their own."""
    return Careers(_posts(drafts, vocabulary))


def _posts(drafts: Iterable[Draft], vocabulary: Vocabulary) -> Iterable[tuple[Referent, Held]]:
    for draft in drafts:
        post, holder = draft.kind.post, draft.referent(_holder_key(draft.kind))
        if (
            post is None
            or holder is None
            or post.body_key not in draft.named
            or draft.stance.status != ASSERTED.status
        ):
            continue
        role = draft.words.get(post.role_key, "")
        concept = vocabulary.roles.find(role)
        heads = concept is not None and vocabulary.roles.within(concept.key, "head")
        finding = draft.finding
        said, begins = finding.passage.starts[finding.trigger.i], finding.pattern.trigger == "verb"
        yield holder, Held(role, draft.named[post.body_key], heads, said, begins)


def _holder_key(kind: Kind) -> str:
    """The argument that a kind says to hold its post; empty where it says so of none."""
    return next((statement.source_key for statement in kind.states if statement.target_key == "post"), "")


def _behind(mention: Mention) -> Iterator[Mention]:
    """Those who can hold an opinion among a mention and whose it is: "the memoirs of Held"."""
    for own in (mention, mention.possessor, mention.parent, *mention.holders):
        if own is not None and own.referent is not None and own.referent.type in _BELIEVERS:
            yield own


def _combinations(finding: Finding, holder: str) -> Iterator[dict[str, Value]]:
    """Every choice of one value a slot; parts of one list of phrases stay together.

    As many people as posts ("Turgot and Sartine became ministers of finance and of the navy") go in pairs;
    `holder` is the argument for the people.
    """
    axes: dict[tuple[object, ...], list[str]] = {}
    for key, origins in finding.origins.items():
        tied = tuple(dict.fromkeys(map(id, origins))) if origins[0] is not None else (key,)
        axes.setdefault(tied, []).append(key)
    groups = [list(_together(finding, keys)) for keys in axes.values()]
    people = next((group for group in groups if holder in group[0]), [])
    for keys, group in zip(axes.values(), groups, strict=True):
        posts = [o for o in finding.origins[keys[0]] if o is not None and o.type == "Post" and not o.plural]
        if posts == finding.origins[keys[0]] and group is not people and len(people) == len(group) > 1:
            pairs = [one | other for one, other in zip(people, group, strict=True)]
            groups = [pairs, *(other for other in groups if other is not people and other is not group)]
            break
    for chosen in product(*groups):
        yield {key: value for part in chosen for key, value in part.items()}


def _together(finding: Finding, keys: Sequence[str]) -> Iterator[dict[str, Value]]:
    """Every choice of what one phrase after another names: its office with each of the office's bodies."""
    for origin in dict.fromkeys(finding.origins[keys[0]]):
        pairs = (zip(finding.slots[key], finding.origins[key], strict=True) for key in keys)
        named = ([value for value, of in pair if of is origin] for pair in pairs)
        yield from (dict(zip(keys, values, strict=True)) for values in product(*named))
