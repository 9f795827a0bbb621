"""Pronouns → referents: whom their clause names (`binding.py`), else the most salient (`salience.py`)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from potestas.extract import clause
from potestas.extract.binding import (
    announced,
    bound,
    emphasised,
    foretold,
    is_announcing,
    is_of_predicate,
    owns,
    predicate,
)
from potestas.extract.dependents import antecedent, children, preposition
from potestas.extract.discourse import Discourse
from potestas.extract.mention import Mention, Referent
from potestas.extract.salience import FADING, introduced, most_salient, nearness, weight
from potestas.extract.words import words

_PERSONAL = words("pronouns", "personal")
_NEUTER = words("pronouns", "neuter")
_ONE_OF_TWO = words("pronouns", "one_of_two")
_BOTH = words("pronouns", "both")
_SEVERAL = words("pronouns", "several")
_TEXTUAL = words("usage", "textual")
_AGENTS_OWN = words("posts", "duties") | words("clauses", "transparent")
"""What only those have who act: "their work"."""
_LIFELESS = ("Other", "Document", "Place")
_LISTED = ("Person", "Body")
_PEOPLE, _THINGS = ("Person",), ("Body", "Case", "Document", "Group")
_TWO = 2
_LIVING = "living"
FARTHEST_LIST = 2
"""Sentences beyond which no plural is looked for."""


def resolve(mention: Mention, discourse: Discourse) -> None:
    """Give a pronoun its referent, if there is one to be found."""
    wanted = _PEOPLE if mention.text in _PERSONAL else _THINGS if mention.text in _NEUTER else ()
    found = emphasised(mention, discourse) or bound(mention, discourse)
    if found is None and is_announcing(mention):
        found = announced(mention, discourse)
    if found is not None and wanted and (found.referent is None or found.referent.type not in wanted):
        found = None
    if found is None:
        if mention.text in _ONE_OF_TWO:
            found = _one_of_two(mention, discourse)
        elif mention.text in _BOTH:
            mention.holders = _both(mention, discourse)
        elif mention.text in _SEVERAL:
            found = _several(mention, discourse)
        elif wanted:
            found = _acted_on(mention, discourse) or _written(mention, discourse)
            found = found or most_salient(mention, wanted, discourse) or announced(mention, discourse)
            found = found or foretold(mention, discourse)
        else:
            found = _antecedent(mention, discourse)
        if found is not None and wanted and found.referent is not None and found.referent.type not in wanted:
            found = None
    if found is not None:
        discourse.join(mention, found)


def _acted_on(mention: Mention, discourse: Discourse) -> Mention | None:
    """ "The Diet formed a board with Held as its head": what the clause acts on, not who acts."""
    if mention.text not in _NEUTER or not is_of_predicate(mention):
        return None
    meant = (discourse.at(mention.passage, token) for token in clause.patients(predicate(mention.token)))
    return next((m for m in meant if m is not None and m.type == "Body" and m.start < mention.start), None)


def _written(mention: Mention, discourse: Discourse) -> Mention | None:
    """ "He read the report and signed it": a writing, whatever body is spoken of beside it."""
    token = mention.token
    acted_on = token.dep_ in ("obj", "nsubj:pass") and token.head.lemma_ in _TEXTUAL
    return most_salient(mention, ("Document",), discourse) if acted_on and mention.text in _NEUTER else None


def _one_of_two(mention: Mention, discourse: Discourse) -> Mention | None:
    """ "The latter" is whom the text named last, "the former" whom it named before, in one sentence."""
    named = [m for m in _lately(mention, discourse, 1) if m.form == "name"]
    for type_ in (*_PEOPLE, "Body"):
        alike = [m for m in named if m.type == type_]
        last = alike[:1] and discourse.sentence(alike[0])
        together = {m.referent: m for m in reversed(alike) if discourse.sentence(m) == last}
        if len(together) > 1:
            return list(together.values())[-1 if mention.text == "latter" else -2]
    return None


def _both(mention: Mention, discourse: Discourse) -> list[Mention]:
    """ "The two" are the two people whom the text named last, if it named no third one beside them."""
    named: dict[Referent, Mention] = {}
    distance = 0
    for person in _lately(mention, discourse, FARTHEST_LIST):
        if person.type != "Person" or person.referent is None:
            continue
        if len(named) > 1 and discourse.sentence(person) != distance:
            break
        distance = discourse.sentence(person)
        named.setdefault(person.referent, person)
    return sorted(named.values(), key=lambda person: person.start) if len(named) == _TWO else []


def _lately(mention: Mention, discourse: Discourse, farthest: int) -> Iterator[Mention]:
    """What the text spoke of up to so many sentences before, the latest first."""
    here = discourse.sentence(mention)
    return takewhile(lambda m: here - discourse.sentence(m) <= farthest, reversed(discourse.seen))


def _antecedent(mention: Mention, discourse: Discourse) -> Mention | None:
    """ "who", "which" and "whose" mean the noun that their clause is about."""
    noun = antecedent(mention.token)
    if noun == mention.token:
        return None
    return next(
        (
            earlier
            for earlier in reversed(discourse.seen[-12:])
            if earlier.passage is mention.passage and earlier.left <= noun.i < earlier.right
        ),
        None,
    )


def _several(mention: Mention, discourse: Discourse) -> Mention | None:
    """The plural that "they" means; a list of people or bodies becomes the pronoun's `holders`."""
    here = discourse.sentence(mention)
    acting = {discourse.at(mention.passage, token) for token in clause.subjects(predicate(mention.token))}
    barred = acting if not mention.token.dep_.startswith("nsubj") and not _is_own(mention) else set()
    members = _members(mention)
    of_agents = owns(mention) and mention.token.head.lemma_.lower() in _AGENTS_OWN
    lists: dict[tuple[int, int, str], list[Mention]] = {}
    best: tuple[float, Mention] | None = None
    for earlier in discourse.before(mention):
        distance = here - discourse.sentence(earlier)
        if distance > FARTHEST_LIST:
            break
        key = id(earlier.passage), introduced(earlier.token).i, _sort(earlier)
        if earlier.passage is mention.passage and key[1] in members:
            continue
        if _is_listed(earlier):
            lists.setdefault(key, []).insert(0, earlier)
        plural = earlier.plural or earlier.text in _SEVERAL or len(lists.get(key, ())) > 1
        if of_agents and earlier.meant_type in _LIFELESS:
            continue
        if not plural or earlier in barred or (earlier.form == "pronoun") != (earlier.text in _SEVERAL):
            continue
        score = weight(mention, earlier) * FADING**distance + nearness(mention, earlier.start)
        if best is None or score > best[0]:
            best = score, earlier
    if best is None:
        return None
    meant = best[1]
    listed = lists.get((id(meant.passage), introduced(meant.token).i, _sort(meant)), ())
    mention.holders = list(meant.holders or (listed if len(listed) > 1 else _named_of(meant)))
    return meant if not mention.holders and meant.type in (*_THINGS, "Post", "Pronoun") else None


def _sort(mention: Mention) -> str:
    """What a mention can stand on one list with: "Held and the envoys", "the Mint and the Post Office"."""
    people = mention.type in ("Person", "Group") or (mention.type == "Post" and mention.plural)
    return _LIVING if people else mention.type


def _is_listed(mention: Mention) -> bool:
    """Whether a mention can be one of a list: a name, or a plural that is joined to another."""
    named = mention.type in _LISTED and mention.form == "name"
    joined = mention.token.dep_ == "conj" or bool(children(mention.token, "conj"))
    return named or (mention.plural and joined and _sort(mention) == _LIVING)


def _members(mention: Mention) -> set[int]:
    """Of "Held and Imhof among them": those names, which are only some of them."""
    if preposition(mention.token) != "among":
        return set()
    return {introduced(mention.token.head).i, mention.token.head.i}


def _named_of(meant: Mention) -> list[Mention]:
    """The people whom another mention of the same officers names."""
    mentions = meant.referent.mentions if meant.referent is not None else []
    return next((other.holders for other in mentions if other.plural and len(other.holders) > 1), [])


def _is_own(mention: Mention) -> bool:
    return owns(mention) or mention.text.endswith("selves")
