"""What kind of thing a bare name names, from how the text uses it.

Nobody says "the Cromwell" or "in Wolsey"; people write and order; places are gone to. Every use of a name
in the document votes, the name recogniser of the pipeline (if it has one) too, and the most votes decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from potestas.extract.dependents import children, preposition
from potestas.extract.mention import Mention
from potestas.extract.posts import dignity_of
from potestas.extract.spelling import is_acronym, name_words, normal
from potestas.extract.words import pairs, words
from potestas.ontology.vocabulary import vocabulary

_HUMAN = words("usage", "human")
_LANDS = pairs("names", "lands")
_SITES = words("names", "sites")
_HOLDING, _TAKING = words("usage", "holding"), words("usage", "taking")
_OFFICES = words("posts", "offices")
_DEPARTING = words("usage", "departing")
_MOTION = words("usage", "motion")
_AMONG = frozenset({"them", "whom", "including"})
_AIMING = words("usage", "aiming")
_OWNING = words("pronouns", "possessive") | {"'s"}
_WHERE = words("usage", "where")
_WHOM = words("usage", "whom")
_RECEIVING = words("usage", "receiving")
_COMMANDS = words("clauses", "commands")
_TIDINGS = words("usage", "tidings")
_FETCHING = words("clauses", "fetching")
_WRITING, _AUTHORS, _CALLING = (words("usage", key) for key in ("writing", "authors", "calling"))
_GROUP_ENDINGS = tuple(sorted(words("usage", "group_endings")))
_IMPERSONAL = words("determiners", "impersonal")
_RECOGNISED = {
    "PER": "Person",
    "PERSON": "Person",
    "ORG": "Body",
    "LOC": "Place",
    "GPE": "Place",
    "NORP": "Group",
}
"""Labels of name recognisers → entity types."""

Votes = Iterator[tuple[str, float]]
"""Entity types, each with what speaks for it."""


def _key(mention: Mention) -> str:
    """Names of people vote by surname."""
    return next(iter(name_words(mention.text)[-1:]), "")


def _votes(mention: Mention) -> Votes:
    """All that the use of one name says of its type."""
    yield from _by_form(mention)
    yield from _by_clause(mention)
    yield from _by_writing(mention)
    yield from _by_preposition(mention)
    for entity in mention.passage.doc.ents:
        if entity.start <= mention.head < entity.end:
            yield _RECOGNISED.get(entity.label_, "Other"), 0.4


def _by_form(mention: Mention) -> Votes:
    """Titles, initials, articles and endings; that it has members, or bears a post."""
    if mention.membership:
        yield "Body", 3
    if mention.bears_post:
        yield "Person", 4
    if mention.form == "name" and normal(mention.text).split()[-1:] != name_words(mention.text)[-1:]:
        yield "Person", 6
    site = mention.passage.doc[mention.left].lower_ in _SITES
    if site and mention.left < mention.head and not mention.plural:
        yield "Place", 6  # "Central China insisted", "Fort William fell"
    if mention.text in _LANDS.values() and preposition(mention.token) == "of" and not mention.determiner:
        yield "Place", 1
    if mention.title is not None or (mention.left < mention.head and mention.starts_with_initial):
        yield "Person", 6
    if mention.determiner in _OWNING and _is_described(mention):
        yield "Person", 2  # "his colleague Held"
    grouping = mention.text.endswith(_GROUP_ENDINGS)
    if mention.determiner in _IMPERSONAL and not _is_described(mention):
        yield "Person", -4
        yield "Body", 1
        yield "Place", 0.5
        if mention.plural or grouping:
            yield "Group", 4
    elif grouping and mention.plural:
        yield "Group", 4
    if not mention.determiner and not is_acronym(mention.text):
        yield "Person", 0.5


def _is_described(mention: Mention) -> bool:
    """Whether an article belongs to the word before the name: "the aged Held", "the licentiate Held"."""
    first = mention.passage.doc[mention.left]
    return mention.left < mention.head and first.text.islower() and first.text.isalpha()


def _by_writing(mention: Mention) -> Votes:
    """What somebody writes, or is the author of, is a work, whatever it is called: "wrote the Alexiad"."""
    token, above = mention.token, mention.token.head
    if token.dep_ in ("obj", "nsubj:pass") and above.lemma_.lower() in _WRITING:
        recipient = children(above, "ccomp") or len(children(above, "obj", "iobj")) > 1
        yield "Document", 0 if recipient else 4  # "Stadion wrote Held that"
    elif preposition(token) == "of" and above.lemma_.lower() in _AUTHORS:
        yield "Document", 6
    elif token.dep_ in ("appos", "flat", "nmod:desc") and _is_document(above) and _follows(mention, above):
        yield "Document", 3  # "a pamphlet, Common Sense"
    elif above.lemma_.lower() in _CALLING and above.dep_.startswith("acl") and _is_document(above.head):
        yield "Document", 4  # "a book called the Alexiad"


def _follows(mention: Mention, noun: Token) -> bool:
    """Whether a name stands right after a noun, an article and a comma aside."""
    between = mention.passage.doc[noun.i + 1 : mention.left]
    return noun.i < mention.left and all(t.is_punct or t.pos_ == "DET" for t in between)


def _by_clause(mention: Mention) -> Votes:
    """What it does and what is done to it: mostly, people act."""
    if mention.determiner == "the" and not _is_described(mention):
        return
    token = mention.token
    if token.dep_ == "nsubj":
        yield "Person", 2 if token.head.lemma_ in _HUMAN else 1
    elif token.dep_ == "nmod:poss":
        yield "Person", 1
    elif token.dep_ in ("obj", "nsubj:pass") and token.head.lemma_ in _HOLDING:
        yield "Place", 1
    elif token.dep_ in ("obl:agent", "obj", "iobj", "nsubj:pass"):
        yield "Person", 0.5


def _by_preposition(mention: Mention) -> Votes:
    """Things happen in places, people go to places, and people do things by or with people."""
    token = mention.token
    while token.dep_ == "conj" and not preposition(token):
        token = token.head  # "for Sicily and Malta"
    where = preposition(token) or preposition(mention.passage.doc[mention.left])
    before = mention.passage.doc[mention.left - 1].lower_ if mention.left else ""
    if before in _AMONG:
        yield "Person", 1.5  # "six officers, among them Held"
    elif where == "of" and _is_bare_name(token.head) and not mention.determiner:
        yield "Place", 2  # "William of Orange"
    elif where == "of" and token.head.lemma_.lower() in _TAKING and not mention.determiner:
        yield "Place", 1  # "the siege of Breda"
    elif where == "from" and _is_source(token.head):
        yield "Person", 1  # "a letter from Held", "he learned from Held"
    elif where == "at" and {token.head.lemma_, token.head.head.lemma_} & _AIMING:
        yield "Person", 1  # "charges were levelled at Held"
    elif where in _WHERE and mention.determiner != "the":
        yield "Place", 1.5
    elif where == "for" and token.head.lemma_ in _FETCHING and not _moved(token.head):
        yield "Person", 1  # "sent for Held"
    elif where == "to" and _is_document(token.head):
        yield "Person", 1  # "a letter to Held"
    elif where in ("to", "for") and token.head.lemma_ in _MOTION:
        given = _carries_words(token.head) or token.head.lemma_ in _DEPARTING
        yield ("Person", 1) if where == "to" and given else ("Place", 2)
    elif where in _WHOM and mention.determiner != "the":
        yield "Person", 1


def _is_source(told: Token) -> bool:
    """Whether what comes from somebody is words: of a document, or of who gets it."""
    noun = told.lemma_.lower()
    return noun in _RECEIVING | _TIDINGS | _COMMANDS or _is_document(told)


def _is_document(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in vocabulary().documents.by_word


def _carries_words(moving: Token) -> bool:
    """Whether it is a document or an office that goes or is sent: to people, rather than to places."""
    moved = _moved(moving) or children(moving, "nsubj")[:1]
    nouns = [(noun, noun.lemma_.lower()) for noun in moved]
    return any(_is_document(noun) or word in _TIDINGS | _OFFICES or dignity_of(word) for noun, word in nouns)


def _moved(moving: Token) -> list[Token]:
    """Who or what is moved, where anything is."""
    return children(moving, "obj", "nsubj:pass")[:1]


def _is_bare_name(token: Token) -> bool:
    """A name without article, as people have."""
    return token.pos_ == "PROPN" and not any(child.dep_ == "det" for child in token.children)


def types(mentions: Iterable[Mention]) -> dict[str, str]:
    """Name key → Person, Body, Group, Place, Document or Other."""
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for mention in mentions:
        if mention.type == "Name":
            for type_, weight in _votes(mention):
                counts[_key(mention)][type_] += weight
    return {key: _best(votes) for key, votes in counts.items()}


def _best(votes: Mapping[str, float]) -> str:
    order = ("Person", "Body", "Group", "Place", "Document", "Other")
    best = max(order, key=lambda type_: (votes.get(type_, 0), -order.index(type_)))
    return best if votes.get(best, 0) > 0 else "Other"


def type_of(mention: Mention, known: Mapping[str, str]) -> str:
    """The type of a mention; that of a bare name by the votes of all of its name (`types`)."""
    return mention.type if mention.type != "Name" else known.get(_key(mention), "Other")
