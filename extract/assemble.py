"""Findings → claims: arguments become names, stances and dates are attached, what follows directly is added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from potestas.extract.belief import ASSERTED, REFUTED, Beliefs, Stance
from potestas.extract.claim import Claim, Evidence, Ground
from potestas.extract.dating import Dating
from potestas.extract.match import BODIES_TOO, Finding, Value
from potestas.extract.mentions import Mention
from potestas.extract.reader import Text
from potestas.extract.register import Referent
from potestas.ontology.vocabulary import Kind, Vocabulary

NAMED = ("subject", "object", "body", "predecessor")
"""Arguments that are entities; the others are words."""


@dataclass
class Draft:
    """A claim whose arguments are still referents."""

    finding: Finding
    kind: Kind
    named: dict[str, Mention]
    words: dict[str, str]
    stance: Stance
    dates: dict[str, str] = field(default_factory=dict)
    rule: str = ""

    def referent(self, key: str) -> Referent | None:
        mention = self.named.get(key)
        return mention.referent if mention is not None else None


class Drafter:
    """Turns the findings of one document into drafts."""

    def __init__(self, vocabulary: Vocabulary, beliefs: Beliefs,
                 dating: Dating, mentions: Mapping[int, Sequence[Mention]]) -> None:
        self.vocabulary = vocabulary
        self.beliefs = beliefs
        self.dating = dating
        self.mentions = mentions

    def drafts(self, finding: Finding) -> Iterator[Draft]:
        stance = ASSERTED if finding.pattern.presupposed else self.beliefs.of(finding.trigger, finding.passage)
        if not stance.said:
            return
        kind = self.vocabulary.kinds[finding.pattern.kind]
        for values in _combinations(finding):
            named = {key: value for key, value in values.items() if isinstance(value, Mention)}
            words = {key: value for key, value in values.items() if isinstance(value, str)}
            if any(mention.referent is None for mention in named.values()):
                named = {key: mention for key, mention in named.items() if mention.referent is not None}
            if kind.post is not None and kind.post.body_key in named:
                role = self._bracketed_role(named[kind.post.body_key])
                if role is not None:
                    words[kind.post.role_key] = role
            dates = self.dating.dates(kind, finding.pattern.time, finding.trigger, finding.passage)
            untrue = any(self.beliefs.first_told(mention) for mention in named.values())
            self._embody(kind, named)
            draft = Draft(finding, kind, named, words, REFUTED if untrue else stance, dates, finding.pattern.rule)
            if self._holds(draft):
                yield draft

    def _embody(self, kind: Kind, named: Mapping[str, Mention]) -> None:
        """Make a body of the meeting or place that stands where only a body can."""
        classes = {entity.iri: key for key, entity in self.vocabulary.entity_types.items()}
        for key, mention in named.items():
            expected = {classes[iri] for iri in kind.arguments[key].expects if iri in classes}
            referent = mention.referent
            if referent is not None and referent.type in BODIES_TOO and referent.type not in expected:
                referent.type = "Body"

    def _bracketed_role(self, body: Mention) -> str | None:
        """The role in a bracket beside a body: "to the Senate and (as censor) to the Board of Rites"."""
        for aside in body.passage.asides:
            before = body.left > aside.follows >= 0 and all(
                t.pos_ in ("ADP", "DET", "CCONJ", "ADV", "VERB", "ADJ") or t.dep_ in ("case", "det")
                for t in body.passage.doc[aside.follows + 1:body.left])
            if aside.doc[0].lower_ == "as" and (before or aside.follows == body.right - 1):
                return next((m.text for m in self.mentions[id(aside)] if m.type == "Post"), None)
        return None

    def _holds(self, draft: Draft) -> bool:
        """All that the kind requires is there, and nothing stands in relation to itself."""
        for key, argument in draft.kind.arguments.items():
            if argument.required and key not in draft.named and key not in draft.words:
                return False
        for key in draft.finding.pattern.needs:
            if key not in draft.named and key not in draft.words:
                return False
        subject, object_ = draft.referent("subject"), draft.referent("object")
        return subject is None or subject is not object_

    def entailed(self, draft: Draft) -> Iterator[Draft]:
        """What the kind says follows directly, with the same evidence and stance; and what follows from that."""
        values: dict[str, str | None] = {**draft.words, **{key: "x" for key in draft.named}, **draft.dates}
        for entailment in draft.kind.entails:
            if not self.vocabulary.applies(entailment.when, values):
                continue
            given = entailment.give
            other = Draft(
                draft.finding, self.vocabulary.kinds[entailment.kind],
                {key: draft.named[of] for key, of in given.items() if of in draft.named},
                {key: draft.words[of] for key, of in given.items() if of in draft.words},
                draft.stance,
                {key: draft.dates[of] for key, of in given.items() if of in draft.dates},
                draft.rule)
            if all(not argument.required or key in other.named or key in other.words
                   for key, argument in other.kind.arguments.items()):
                yield other
                yield from self.entailed(other)


def heads(drafts: Iterable[Draft], vocabulary: Vocabulary) -> dict[Referent, list[Mention]]:
    """Who heads which bodies, in the order of the text, by claims that the authors make their own."""
    found: dict[Referent, list[Mention]] = {}
    for draft in drafts:
        post, subject = draft.kind.post, draft.referent("subject")
        if post is None or subject is None or post.body_key not in draft.named or draft.stance is not ASSERTED:
            continue
        concept = vocabulary.roles.find(draft.words.get(post.role_key, ""))
        if concept is not None and vocabulary.roles.within(concept.key, "head"):
            found.setdefault(subject, []).append(draft.named[post.body_key])
    return {person: sorted(bodies, key=lambda m: m.start) for person, bodies in found.items()}


def _combinations(finding: Finding) -> Iterator[dict[str, Value]]:
    """Every choice of one value a slot; parts of one list of phrases stay together.

    As many people as posts ("Turgot and Sartine became ministers of the Treasury and of the Navy") go in pairs.
    """
    axes: dict[tuple[object, ...], list[str]] = {}
    for key, origins in finding.origins.items():
        tied = tuple(map(id, origins)) if origins[0] is not None else (key,)
        axes.setdefault(tied, []).append(key)
    groups = list(axes.values())
    posts = [group for group in groups if all(
        origin is not None and origin.type == "Post" and not origin.plural for origin in finding.origins[group[0]])]
    for group in posts:
        count = len(finding.slots[group[0]])
        people = next((other for other in groups if other is not group and "subject" in other), None)
        if people and count > 1 and len(finding.slots[people[0]]) == count:
            groups = [people + group, *(other for other in groups if other not in (people, group))]
            break
    choices = [list(zip(*(finding.slots[key] for key in group), strict=True)) for group in groups]
    for chosen in product(*choices):
        yield {key: value for group, values in zip(groups, chosen, strict=True)
               for key, value in zip(group, values, strict=True)}


def claim_of(draft: Draft, text: Text, identifier: str) -> Claim:
    """The draft as a claim, with the words that state it and those from which its arguments were resolved."""
    mentions = list(draft.named.values())
    start, end = _extent(draft, mentions)
    raw = text.raw_span(start, end)
    named = {key: mention.referent.name for key, mention in draft.named.items() if mention.referent is not None}
    return Claim(
        id=identifier, kind=draft.kind.key, **named,
        **{key: value for key, value in draft.words.items()}, **draft.dates,
        status=draft.stance.status, by=_by(draft),
        evidence=(Evidence(text.name, *raw, note=text.note_after(end), quote=text.raw[slice(*raw)]),),
        rule=draft.rule, grounds=tuple(_grounds(draft, text)))


def _extent(draft: Draft, mentions: Iterable[Mention]) -> tuple[int, int]:
    """Clean offsets from the first to the last of the trigger and the arguments beside it."""
    passage, trigger = draft.finding.passage, draft.finding.trigger
    sentence = trigger.sent
    starts, ends = [passage.starts[trigger.i]], [passage.ends[trigger.i]]
    if "task" in draft.words:
        ends.append(passage.ends[trigger.right_edge.i])  # the words that state the task belong to the evidence
    for mention in mentions:
        if mention.passage is passage and sentence.start <= mention.left < sentence.end:
            starts.append(mention.start)
            ends.append(mention.end)
    return min(starts), max(ends)


def _grounds(draft: Draft, text: Text) -> Iterator[Ground]:
    for key, mention in draft.named.items():
        source = mention.grounds
        if mention.form != "name" and source is not None and source is not mention:
            yield Ground(key, *text.raw_span(source.start, source.end))


def _by(draft: Draft) -> str | None:
    return draft.stance.by


def merged(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for the same fact stated twice in one block: the better dated and named one is kept."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        block = claim.id.rpartition("-")[0]
        key = (block, claim.kind, claim.subject, claim.object, claim.role, claim.body, claim.act, claim.status)
        known = kept.get(key)
        if known is None or _weight(claim) > _weight(known):
            kept[key] = replace(claim, id=known.id) if known else claim
    return list(kept.values())


def _weight(claim: Claim) -> int:
    return sum(value is not None for value in (claim.start, claim.end, claim.date, claim.predecessor, claim.by,
                                               claim.task))
