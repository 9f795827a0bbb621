"""Bodies that no name of their own names: those where a post sits, and the states of which a text speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from potestas.extract.dependents import children, preposition
from potestas.extract.mention import Mention
from potestas.extract.posts import dignity_of
from potestas.extract.spelling import normal
from potestas.extract.words import pairs, words
from potestas.ontology.vocabulary import Concept, Vocabulary

_DEFINITE, _INDEFINITE = words("determiners", "definite"), words("determiners", "indefinite")
_POLITIES = words("posts", "polities")
_SEATS = pairs("posts", "seats")
_BENCHES = pairs("posts", "benches")
_NO_MATTER = words("posts", "governing")
_QUALIFIERS = words("posts", "qualifiers")
_STANDING, _COMMON = words("posts", "standing"), words("posts", "common")
_RANKS = words("posts", "ranks")
_DEPENDENT = words("posts", "dependent")
_SEATED = words("posts", "seated")
_HELD = words("posts", "held")
_IDLE = frozenset({"of", "the", "for", "and", "affairs"})
_GENITIVE = ("'s", "’s", "s'", "s’")


class Unnamed:
    """Finds the bodies of one text, whose mentions are resolved, that its posts leave unsaid."""

    def __init__(self, mentions: Sequence[Mention], vocabulary: Vocabulary) -> None:
        self._roles = vocabulary.roles
        self._polities = sorted(_polities(mentions), key=lambda polity: polity.start)
        self._chambers = {kind: _chambers(mentions, kind, vocabulary) for kind in _BENCHES.values()}

    def polity(self, before: Mention) -> Mention | None:
        """The latest state or government of which the text spoke, else the first."""
        return _latest(self._polities, before) or next(iter(self._polities), None)

    def chamber(self, post: Mention) -> Mention | None:
        """The latest body of the kind in which one sits who has such a post: of a senator, the Senate.

        "A privy councillor" sits in no council but a privy one.
        """
        if post.concept is None:
            return None
        bench = next((role for role in _BENCHES if self._roles.within(post.concept.key, role)), None)
        if bench is None:
            return None
        told = set(normal(post.text).split()[:-1])
        return _latest(
            [m for m in self._chambers[_BENCHES[bench]] if told <= set(normal(m.text).split())], post
        )


def _latest(bodies: Sequence[Mention], before: Mention) -> Mention | None:
    at = bisect_left(bodies, before.start, key=lambda body: body.start)
    return bodies[at - 1] if at else None


def _chambers(mentions: Sequence[Mention], kind: str, vocabulary: Vocabulary) -> list[Mention]:
    """The bodies of a kind that a text has named, in its order."""
    return sorted(
        (
            m
            for m in mentions
            if m.type == "Body"
            and not m.plural
            and (m.form == "name" or m.determiner in _DEFINITE)
            and m.referent is not None
            and m.concept is not None
            and vocabulary.bodies.within(m.concept.key, kind)
        ),
        key=lambda m: m.start,
    )


def _polities(mentions: Sequence[Mention]) -> list[Mention]:
    """The states of which a text speaks: bodies that are states or governments; without any, a place.

    It is the one named most often; a place that is named once is none.
    """
    of_which = [m for m in mentions if m.referent is not None]
    known = {id(m.referent) for m in of_which if m.determiner in _DEFINITE or m.form == "name"}
    named = [m for m in of_which if id(m.referent) in known and not _is_state_of(m) and not _is_carried_on(m)]
    bodies = [m for m in named if m.type == "Body" and m.concept is not None and m.concept.key in _POLITIES]
    places = [m for m in named if m.type == "Place" and m.form == "name"]
    often = Counter(id(place.referent) for place in places)
    most = max(often.values(), default=0)
    return bodies or [place for place in places if often[id(place.referent)] == most > 1][:1]


def _is_carried_on(mention: Mention) -> bool:
    """Whether a word speaks of ruling, of no body: "carried on the government", "received that of Cairo"."""
    token = mention.token
    return mention.form != "name" and token.dep_ in ("obj", "obl") and token.head.lemma_.lower() in _HELD


def _is_state_of(mention: Mention) -> bool:
    """Whether a word speaks of a condition, of no state: "a state of emergency"."""
    return mention.form != "name" and mention.determiner not in _DEFINITE and " of " in mention.text


def seated(mentions: Sequence[Mention], vocabulary: Vocabulary) -> list[Mention]:
    """Bodies that only the post names: a "minister of police" sits in a ministry of police.

    Each is a mention of its own, the post's new parent, over the words of the post.
    """
    found = []
    named: dict[str, str] | None = None
    stateless = _is_stateless(mentions)
    for mention in mentions if stateless else ():
        name = _dignity(mention, vocabulary) if mention.type == "Other" else ""
        if name:
            office = Mention(mention.passage, mention.left, mention.head, mention.right, "Body", "name", name)
            mention.parent = office
            found.append(office)
    for post in mentions:
        if post.type != "Post" or (post.plural and not _is_shared(post)):
            continue
        seat, name, right = _seat(post, vocabulary), "", post.right
        if seat is not None and post.parent is None:
            named = named if named is not None else _by_words(mentions)
            name = _by_matter(post, seat, named)
        elif seat is not None and post.parent is not None:
            name, right = _by_parent(post, post.parent, seat, vocabulary), post.parent.right
        if not name:
            seat, name, right = None, _by_itself(post, vocabulary, stateless), post.right
        if not name and post.parent is not None:
            name, right = _over_matter(post, post.parent, vocabulary), max(post.right, post.parent.right)
        if not name:
            continue
        body = Mention(post.passage, post.left, post.head, right, "Body", "name", name, concept=seat)
        post.parent, post.prefix = body, None
        found.append(body)
    return sorted(found, key=lambda body: body.start)


def _seat(post: Mention, vocabulary: Vocabulary) -> Concept | None:
    """The kind of body that is named after a post."""
    if post.concept is None:
        return None
    return next(
        (
            vocabulary.bodies.concepts[body]
            for role, body in _SEATS.items()
            if vocabulary.roles.within(post.concept.key, role) and post.text.endswith(role.split()[-1])
        ),
        None,
    )


def _dignity(mention: Mention, vocabulary: Vocabulary) -> str:
    """The office that a word like "consulship" tells, if that is a magistracy and nothing says of what."""
    role = dignity_of(mention.token.lemma_.lower())
    concept = vocabulary.roles.find(role) if role else None
    told = mention.parent is not None or mention.possessor is not None
    return f"[office of the {role}]" if concept is not None and concept.magistracy and not told else ""


def _is_shared(post: Mention) -> bool:
    """Whether several are told to hold a magistracy: "Hirtius and Pansa were consuls"."""
    magistrates = post.concept is not None and post.concept.magistracy
    return magistrates and (bool(post.holders) or bool(children(post.token, "cop")))


def _is_stateless(mentions: Sequence[Mention]) -> bool:
    """Whether a text names neither a state nor, more than once, a place, whose magistrates might be meant."""
    concepts = [m.concept for m in mentions if m.type == "Body" and not _is_carried_on(m)]
    places = Counter(normal(m.text) for m in mentions if m.type == "Place" and m.form == "name")
    state = any(concept is not None and concept.key in _POLITIES for concept in concepts)
    return not state and max(places.values(), default=0) < 2


def _by_itself(post: Mention, vocabulary: Vocabulary, stateless: bool) -> str:
    """A title that says all the text tells is an office of its own: "attorney general".

    That is one of several words; a magistrate's is one where a text is `stateless`, names no state.
    """
    if post.plural and not stateless:
        return ""
    someone = post.determiner in ("the", "a", "an") and not post.holders  # "the consul resigned"
    if post.concept is not None and post.concept.magistracy and stateless and not post.parent and not someone:
        return f"[office of the {post.text}]" if post.prefix is None and post.possessor is None else ""
    if (
        post.concept is None
        or post.concept.magistracy
        or vocabulary.roles.within(post.concept.key, "deputy head")
        or (post.parent or post.prefix or post.possessor) is not None
        or _is_one_of_many(post, post.concept, vocabulary)
    ):
        return ""
    whole, parts = post.passage.doc[post.head].lower_, post.text.split()
    titles = [whole] if " " in whole else [" ".join(parts[i:]) for i in range(len(parts) - 1)]
    if post.determiner == "the" and post.holders and _stands_alone(post.concept, vocabulary):
        titles.append(parts[-1])  # "the prefect Held"
    known = vocabulary.roles.by_word
    if parts[-1] in known and known[parts[-1]].key in _SEATED:
        return ""  # a candidate member is one of some body
    title = next((t for t in titles if (t == whole or t in known) and t not in _RANKS), "")
    return f"[office of the {title}]" if title else ""


def _over_matter(post: Mention, matter: Mention, vocabulary: Vocabulary) -> str:
    """An office with a care that is no body is one of its own: "superintendent of finances"."""
    if (
        post.concept is None
        or post.concept.magistracy
        or post.concept.key in _DEPENDENT
        or vocabulary.roles.within(post.concept.key, "deputy head")
        or not (matter.type == "Other" or (matter.plural and matter.type in ("Case", "Document")))
        or matter.form != "description"
        or matter.determiner not in ("", "the")
        or (post.prefix or post.possessor) is not None
        or preposition(matter.token) != "of"
    ):
        return ""
    article = "the " if matter.determiner else ""
    return f"[office of the {post.text} of {article}{matter.text}]"


def _is_one_of_many(post: Mention, role: Concept, vocabulary: Vocabulary) -> bool:
    """Whether a title tells of no one office: "a party functionary"."""
    common = any(vocabulary.roles.within(role.key, kind) for kind in _COMMON)
    return post.determiner in _INDEFINITE and common


def _stands_alone(role: Concept, vocabulary: Vocabulary) -> bool:
    """Whether a title of one word is an office wherever it lies, as a treasurer's is, not a member's."""
    return any(vocabulary.roles.within(role.key, kind) for kind in _STANDING)


def _by_parent(post: Mention, parent: Mention, seat: Concept, vocabulary: Vocabulary) -> str:
    """ "Minister of Police": a Ministry of Police; nothing where the body has a name of its own."""
    known = parent.concept is not None and parent.concept.key in vocabulary.bodies.concepts
    if parent.form == "pronoun" or (parent.type == "Body" and parent.form == "name" and known):
        return ""
    if preposition(parent.token) == "to":
        return ""  # "minister to Portugal"
    owners = [word for word in post.text.split()[:-1] if word.endswith(_GENITIVE)]
    word = " ".join([*owners, seat.label])  # "people's commissar": a people's commissariat
    if post.passage.doc[post.head].text[:1].isupper():
        word = " ".join(part.capitalize() for part in word.split())
    return f"{word} of {parent.text}"


def _by_matter(post: Mention, seat: Concept, named: Mapping[str, str]) -> str:
    """ "Home minister": the Home Ministry, or Ministry of the Home, as the text has it."""
    if post.prefix is not None and (post.prefix.form == "name" or post.prefix.type != "Other"):
        return ""
    before = post.prefix.text if post.prefix is not None else " ".join(post.text.split()[:-1])
    governs = post.concept is not None and post.concept.key in _NO_MATTER
    if not before or governs or before in _QUALIFIERS:
        return ""
    return named.get(_words_of(f"{before} {seat.label}"), f"{before} {seat.label}")


def _by_words(mentions: Sequence[Mention]) -> dict[str, str]:
    """The names of bodies by what they say in whatever order."""
    return {_words_of(m.text): m.text for m in mentions if m.type == "Body" and m.form == "name"}


def _words_of(name: str) -> str:
    """The words of a name in alphabetical order, those aside that say nothing."""
    return " ".join(sorted(set(normal(name).split()) - _IDLE))
