"""Bodies that no name of their own names: those where a post sits, and the states of which a text speaks."""

from __future__ import annotations

from collections.abc import Sequence

from potestas.extract.mention import Mention
from potestas.extract.words import pairs, words
from potestas.ontology.vocabulary import Vocabulary

_DEFINITE = words("determiners", "definite")
_POLITIES = words("posts", "polities")
_SEATS = pairs("posts", "seats")
_GENITIVE = ("'s", "’s", "s'", "s’")


def polities(mentions: Sequence[Mention]) -> list[Mention]:
    """The states of which a text speaks: bodies that are states or governments; without any, the places."""
    of_which = [m for m in mentions if m.referent is not None]
    known = {id(m.referent) for m in of_which if m.determiner in _DEFINITE or m.form == "name"}
    named = [m for m in of_which if id(m.referent) in known and not _is_state_of(m)]
    bodies = [m for m in named if m.type == "Body" and m.concept is not None and m.concept.key in _POLITIES]
    return bodies or [m for m in named if m.type == "Place" and m.form == "name"]


def _is_state_of(mention: Mention) -> bool:
    """Whether a word speaks of a condition, of no state: "a state of emergency"."""
    return mention.form != "name" and mention.determiner not in _DEFINITE and " of " in mention.text


def seated(mentions: Sequence[Mention], vocabulary: Vocabulary) -> list[Mention]:
    """Bodies that only the post names: "minister of police" sits in a ministry of police.

    Each is a mention of its own, the post's new parent, over the words of the post.
    """
    found = []
    for post in mentions:
        parent = post.parent
        if post.type != "Post" or parent is None or post.concept is None or post.plural:
            continue
        seat = next(
            (
                vocabulary.bodies.concepts[body]
                for role, body in _SEATS.items()
                if vocabulary.roles.within(post.concept.key, role) and post.text.endswith(role.split()[-1])
            ),
            None,
        )
        if seat is None or (parent.type == "Body" and parent.form == "name" and parent.concept is not None):
            continue
        owners = [word for word in post.text.split()[:-1] if word.endswith(_GENITIVE)]
        word = " ".join([*owners, seat.label])  # "people's commissar": a people's commissariat
        if post.passage.doc[post.head].text[:1].isupper():
            word = " ".join(part.capitalize() for part in word.split())
        name = f"{word} of {parent.text}"
        body = Mention(post.passage, post.left, post.head, parent.right, "Body", "name", name, concept=seat)
        post.parent = body
        found.append(body)
    return found
