"""Texts → a reading: the whole way from files to claims and entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from spacy.language import Language

from potestas.extract import aliases, coreference, posts, seats, stations, usage
from potestas.extract.assemble import claim_of, merged
from potestas.extract.belief import Beliefs
from potestas.extract.careers import Careers
from potestas.extract.chunker import Chunker
from potestas.extract.claim import Claim, Entity, Reading
from potestas.extract.confidence import calibration
from potestas.extract.coverage import sentences
from potestas.extract.dating import Dating
from potestas.extract.draft import Draft, Drafter, careers
from potestas.extract.match import Matcher
from potestas.extract.mention import Mention
from potestas.extract.naming import name_the_anonymous
from potestas.extract.occasions import Occasions
from potestas.extract.parser import load, parse
from potestas.extract.particulars import particulars
from potestas.extract.parts import Parts
from potestas.extract.passage import Passage
from potestas.extract.pattern import patterns
from potestas.extract.places import places_of
from potestas.extract.reader import Text, read_text
from potestas.extract.register import Register
from potestas.extract.timeline import timeline
from potestas.ontology.vocabulary import vocabulary

PROSE = ("paragraph", "quotation", "note", "caption")


def read(paths: Sequence[Path], model: str | None = None) -> Reading:
    """Claims and entities of the texts at `paths`, in the order given.

    `model` names another spaCy pipeline with Universal Dependencies. Raises `InputError` for a path that
    holds no readable text.
    """
    nlp = load(model)
    return join(read_document(nlp, read_text(path)) for path in paths)


def join(documents: Iterable[Reading]) -> Reading:
    """The readings of several documents as one: entities with one name and one type are one."""
    readings = list(documents)
    entities: dict[tuple[str, str], Entity] = {}
    for reading in readings:
        for entity in reading.entities:
            key = entity.name, entity.type
            known = entities.get(key)
            entities[key] = (
                entity
                if known is None
                else Entity(
                    entity.name,
                    entity.type,
                    entity.iri,
                    tuple(sorted({*known.aliases, *entity.aliases})),
                    known.kind or entity.kind,
                    tuple(sorted({*known.exact, *entity.exact})),
                )
            )
    return Reading(
        tuple(claim for reading in readings for claim in reading.claims),
        tuple(entities.values()),
        {name: digest for reading in readings for name, digest in reading.documents.items()},
        tuple(sentence for reading in readings for sentence in reading.sentences),
    )


def read_document(nlp: Language, text: Text, stem: str | None = None) -> Reading:
    """The claims of one text, the entities that they speak of, and where more may be said of power.

    The ids of claims begin with `stem`, with the text's name without its ending unless it is given.
    """
    known = vocabulary()
    dates = timeline(text.clean, ((b.start, b.end, b.kind) for b in text.blocks))
    prose = ((b.start, b.end) for b in text.blocks if b.kind in PROSE)
    passages = list(parse(nlp, text.clean, prose, dates.adverbial))
    chunker = Chunker(known, text.clean)
    chunker.learn(passages)
    mentions = {id(passage): chunker.mentions(passage) for passage in passages}
    ordered = [mention for passage in passages for mention in mentions[id(passage)]]
    dating = Dating(dates)
    register = _registered(ordered, passages, mentions, dating)
    beliefs = Beliefs(passages)
    drafter = Drafter(known, beliefs, dating, mentions)
    places = [places_of(passage, mentions, beliefs) for passage in passages]
    unnamed = seats.Unnamed(ordered, known)

    def drafted(matcher: Matcher, past: Careers) -> list[Draft]:
        found = [
            draft
            for here in places
            for finding in matcher.findings(here)
            for draft in drafter.drafts(finding, past)
        ]
        return found + [other for draft in found for other in drafter.entailed(draft)]

    # Twice, first for posts alone: "his deputy" needs to know what he heads.
    of_posts = [pattern for pattern in patterns() if known.kinds[pattern.kind].post is not None]
    unread = Careers()
    past = careers(drafted(Matcher(of_posts, known, Parts(unread, unnamed)), unread), known)
    matcher = Matcher(patterns(), known, Parts(past, unnamed))
    drafts = drafted(matcher, past)
    name_the_anonymous(register.referents, particulars(drafts, known))
    register.distinguish()
    stated = list(_claims(drafts, passages, text, stem or Path(text.name).stem))
    claims = tuple(replace(claim, confidence=calibration().of(claim)) for claim in merged(stated))
    return Reading(
        claims,
        tuple(_entities(register, claims)),
        {text.name: text.sha256},
        tuple(sentences(passages, places, matcher, stated, text)),
    )


def _registered(
    ordered: Sequence[Mention],
    passages: Sequence[Passage],
    mentions: Mapping[int, Sequence[Mention]],
    dating: Dating,
) -> Register:
    """The register of a document in which every mention that can be resolved is; names come first."""
    register = Register()
    for short, full, type_ in aliases.defined(passages, mentions):
        register.alias(short, full, type_)
    posts.attach(ordered)
    stations.attach(ordered)
    known = usage.types(ordered)
    for mention in ordered:
        mention.type = usage.type_of(mention, known)
    posts.checked(ordered)
    named_by_posts = seats.seated(ordered, vocabulary())
    occasions = Occasions(dating, vocabulary().meetings)
    for mention in ordered:
        owned = mention.possessor is not None and mention.type != "Person"  # "his cousin Held" is himself
        if mention.form != "name" or mention.type in ("Other", "Post") or owned:
            continue
        if occasions.recurs(mention):
            occasions.named(mention, register)
        else:
            register.named(mention, mention.type)
    for writing, title in aliases.entitled(passages, mentions):
        if writing.referent is None:
            register.entitled(writing, title)
    for seat in named_by_posts:
        register.named(seat, seat.type)
    # An aside is read where it stands: what follows it is not known there yet.
    coreference.resolve(sorted(ordered, key=lambda mention: mention.start), register)
    return register


def _claims(
    drafts: Sequence[Draft], passages: Sequence[Passage], text: Text, stem: str
) -> Iterable[Claim]:
    """Claims in text order, numbered within their passage: `mignet-003-2`."""
    number = {id(passage): i for i, passage in enumerate(passages, start=1)}
    placed = sorted(drafts, key=lambda d: (number[id(d.finding.passage)], d.finding.trigger.i, d.kind.key))
    for block, group in groupby(placed, key=lambda d: number[id(d.finding.passage)]):
        for n, draft in enumerate(group, start=1):
            yield claim_of(draft, text, f"{stem}-{block:03}-{n}")


def _entities(register: Register, claims: Sequence[Claim]) -> Iterable[Entity]:
    """The referents that claims speak of, in the order in which they appear."""
    used = {name for claim in claims for name in claim.names}
    for referent in register.referents:
        if referent.name in used:
            yield Entity(
                referent.name,
                referent.type,
                aliases=tuple(referent.aliases),
                kind=referent.concept.key if referent.concept else None,
            )
