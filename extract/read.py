"""Texts → a reading: the whole way from files to claims and entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from spacy.language import Language

from potestas.extract import aliases, coreference, posts, usage
from potestas.extract.assemble import Draft, Drafter, claim_of, heads, merged
from potestas.extract.belief import Beliefs
from potestas.extract.claim import Claim, Entity, Reading
from potestas.extract.dating import Dating
from potestas.extract.match import Matcher
from potestas.extract.mentions import Chunker, Mention
from potestas.extract.naming import name_the_anonymous
from potestas.extract.parser import Passage, load, parse
from potestas.extract.pattern import patterns
from potestas.extract.reader import Text, read_text
from potestas.extract.register import Referent, Register
from potestas.extract.timeline import timeline
from potestas.ontology.vocabulary import vocabulary

PROSE = ("paragraph", "quotation", "note", "caption")
Progress = Callable[[Iterable[Path]], Iterable[Path]]


def read(paths: Sequence[Path], model: str | None = None, progress: Progress | None = None) -> Reading:
    """Claims and entities of the texts at `paths`, in the order given.

    `model` names another spaCy pipeline with Universal Dependencies; `progress` wraps the paths while they are
    worked through. Raises `InputError` for a path that holds no readable text.
    """
    nlp = load(model)
    claims: list[Claim] = []
    entities: dict[tuple[str, str], Entity] = {}
    documents: dict[str, str] = {}
    for path in progress(paths) if progress else paths:
        text = read_text(path)
        found, named = read_document(nlp, text)
        claims += found
        documents[text.name] = text.sha256
        for entity in named:
            key = entity.name, entity.type
            known = entities.get(key)
            entities[key] = entity if known is None else Entity(
                entity.name, entity.type, entity.iri, tuple(sorted({*known.aliases, *entity.aliases})),
                known.kind or entity.kind, tuple(sorted({*known.exact, *entity.exact})))
    return Reading(tuple(claims), tuple(entities.values()), documents)


def read_document(nlp: Language, text: Text) -> tuple[list[Claim], list[Entity]]:
    """The claims of one text and the entities that they speak of."""
    words = vocabulary()
    dates = timeline(text.clean, ((b.start, b.end, b.kind) for b in text.blocks))
    prose = ((b.start, b.end, b.kind) for b in text.blocks if b.kind in PROSE)
    passages = list(parse(nlp, text.clean, prose, dates.adverbial))
    chunker = Chunker(words, text.clean)
    chunker.learn(passages)
    mentions = {id(passage): chunker.mentions(passage) for passage in passages}
    ordered = [mention for passage in passages for mention in mentions[id(passage)]]
    register = _registered(ordered, passages, mentions)
    beliefs = Beliefs(passages)
    drafter = Drafter(words, beliefs, Dating(dates), mentions)

    polities = posts.polities(ordered)

    def drafted(headed: dict[Referent, list[Mention]]) -> list[Draft]:
        matcher = Matcher(patterns(), words, headed, polities)
        return [draft for passage in passages for finding in matcher.findings(passage, mentions)
                for draft in drafter.drafts(finding)]

    drafts = drafted(heads(drafted({}), words))
    drafts += [other for draft in drafts for other in drafter.entailed(draft)]
    name_the_anonymous(register.referents, _tasks(drafts), _first_dates(drafts))
    register.distinguish()
    claims = merged(_claims(drafts, passages, text))
    return claims, list(_entities(register, claims))


def _registered(ordered: list[Mention], passages: Sequence[Passage],
                mentions: dict[int, list[Mention]]) -> Register:
    register = Register()
    for short, full in aliases.defined(passages, mentions):
        register.alias(short, full)
    posts.attach(ordered)
    known = usage.types(ordered)
    for mention in ordered:
        mention.type = usage.type_of(mention, known)
    posts.checked(ordered)
    seats = posts.seats(ordered, vocabulary())
    for mention in ordered:
        if mention.form == "name" and mention.type not in ("Other", "Post") and mention.possessor is None:
            register.named(mention, mention.type)
    for seat in seats:
        register.named(seat, seat.type)
    holders = coreference.holders_of(ordered)
    coreference.Resolver(register, holders, coreference.only_holders(ordered)).resolve(ordered)
    return register


def _tasks(drafts: Iterable[Draft]) -> dict[Referent, str]:
    """The first task that each referent is given."""
    found: dict[Referent, str] = {}
    for draft in drafts:
        referent = draft.referent("object")
        if "task" in draft.words and referent is not None:
            found.setdefault(referent, draft.words["task"])
    return found


def _first_dates(drafts: Iterable[Draft]) -> dict[Referent, str]:
    """When each body and case first appears in a dated claim: for names of those that have none."""
    found: dict[Referent, str] = {}
    for draft in drafts:
        for mention in draft.named.values():
            date = draft.dates.get("start") or draft.dates.get("date")
            if date and not date.endswith("~") and mention.referent is not None and mention.referent.type in ("Body", "Case"):
                found.setdefault(mention.referent, date.partition("/")[0])
    return found


def _claims(drafts: Sequence[Draft], passages: Sequence[Passage], text: Text) -> Iterable[Claim]:
    number = {id(passage): i for i, passage in enumerate(passages, start=1)}
    placed = sorted(drafts, key=lambda d: (number[id(d.finding.passage)], d.finding.trigger.i, d.kind.key))
    stem = Path(text.name).stem
    for block, group in groupby(placed, key=lambda d: number[id(d.finding.passage)]):
        for n, draft in enumerate(group, start=1):
            yield claim_of(draft, text, f"{stem}-{block:03}-{n}")


def _entities(register: Register, claims: Sequence[Claim]) -> Iterable[Entity]:
    used = {name for claim in claims for name in (claim.subject, claim.object, claim.body, claim.predecessor)}
    for referent in register.referents:
        if referent.name in used:
            yield Entity(referent.name, referent.type, aliases=tuple(referent.aliases),
                         kind=referent.concept.key if referent.concept else None)
