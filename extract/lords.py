"""People whom a text knows by the title of their land: "the Duke of Alva", "the Earl of Essex".

Such a title is a name. It opens no seat of which somebody else could be the holder.
"""

from __future__ import annotations

from collections.abc import Sequence

from potestas.extract.mention import Mention
from potestas.extract.words import words

_LORDS = words("posts", "lords")


def named(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a passage, each title of a lord and the name of his land made one."""
    found, swallowed = [], set()
    for i, title in enumerate(mentions):
        land = _land(title)
        if land is None or _stands_beside_name(mentions, i, land):
            continue
        if title.parent is not None and title.parent.prefix is land:  # "the Duke of Alva | governor"
            title.parent.prefix, title.parent.appointee = None, title
        swallowed.add(id(land))
        doc = title.passage.doc
        title.type, title.form, title.concept, title.parent = "Person", "name", None, None
        title.text = doc[title.left : land.right].text
        title.right, title.bears_post = land.right, True
    for mention in mentions:
        if id(mention) not in swallowed:
            found.append(mention)
    return found


def _land(title: Mention) -> Mention | None:
    """The name that a lord's title is of."""
    if (
        title.type != "Post"
        or title.concept is None
        or title.concept.key not in _LORDS
        or title.plural
        or title.determiner != "the"
        or title.prefix is not None
    ):
        return None
    land = title.parent
    if land is not None and land.type == "Post":
        land = land.prefix
    between = [] if land is None else [t.lower_ for t in title.passage.doc[title.right : land.left]]
    return land if land is not None and land.form == "name" and between == ["of"] else None


def _stands_beside_name(mentions: Sequence[Mention], i: int, land: Mention) -> bool:
    """Whether a name in apposition says who has the title: "Philip, the Duke of Burgundy"."""
    title, doc = mentions[i], mentions[i].passage.doc
    before = mentions[i - 1] if i else None
    after = next((m for m in mentions[i + 1 :] if m.left >= land.right), None)
    return any(
        name is not None and name.form == "name" and name.type == "Name" and set(gap) == {","}
        for name, gap in (
            (before, [t.text for t in doc[before.right : title.left - 1]] if before else []),
            (after, [t.text for t in doc[land.right : after.left]] if after else []),
        )
    )
