"""Readable IRIs that stay the same from run to run, whatever the names contain.

Latin letters lose their marks; letters of other scripts stay as they are, since an IRI may hold them (RFC
3987). Everything else, such as spaces, quotation marks, slashes, control and direction characters, becomes a
hyphen.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from rdflib import URIRef

from potestas.extract.claim import Reading
from potestas.ontology.errors import InputError

LONGEST = 80
"""Characters of a slug."""

_LATIN = re.compile(r"LATIN SMALL (?:LETTER|LIGATURE) (?:\w+ )*?(\w+)(?: WITH .+)?")
_NOT_AS_NAMED = {"þ": "th", "ð": "d", "ə": "e"}
_SILENT = "'’"  # and the modifier letters and combining marks of U+02B0 to U+036F
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f]+")


def slug(words: str) -> str:
    """Words as one step of an IRI's path: lower case, hyphens, inner full stops; never empty.

    >>> slug("Süleyman Ağa"), slug("Œuvre of the £9 Board"), slug("../../annals.txt"), slug("Сенат")
    ('suleyman-aga', 'oeuvre-of-the-9-board', 'annals.txt', 'сенат')
    """
    spelt = "".join(map(_spelt, unicodedata.normalize("NFKC", words[: 4 * LONGEST]).casefold()))
    plain = re.sub(r"(?<![^\W_])\.|\.(?![^\W_])", "-", spelt)
    return re.sub(r"-+", "-", plain)[:LONGEST].strip("-.") or "unnamed"


@lru_cache(maxsize=4096)
def _spelt(character: str) -> str:
    if character in _SILENT or "\u02b0" <= character <= "\u036f":
        return ""
    latin = _LATIN.fullmatch(unicodedata.name(character, ""))
    if latin:
        return _NOT_AS_NAMED.get(character, latin[1].lower())
    return character if character == "." or unicodedata.category(character)[0] in "LMN" else "-"


def mint(stem: str, names: Iterable[str]) -> dict[str, URIRef]:
    """An IRI under `stem` for each of the names, no two alike.

    Where slugs coincide the first name in code-point order has the plain one, each other one adds
    the beginning of its own hash: so it depends on no other name.

    >>> [str(iri) for iri in mint("x:", ["Gao Gong", "Gāo Gǒng"]).values()]
    ['x:gao-gong', 'x:gao-gong-851c']
    """
    minted: dict[str, URIRef] = {}
    taken: set[str] = set()
    for name in sorted(set(names)):
        step, length = slug(name), 4
        while step in taken:
            step = f"{slug(name)}-{_digest(name)[:length]}"
            length += 1
        taken.add(step)
        minted[name] = URIRef(stem + step)
    return minted


def step_alone(words: str, taken: Container[str] = ()) -> str:
    """Words in lower case as a step that no other words share, whatever else is told.

    Where the slug does not tell them exactly, or is `taken`, the beginning of their hash follows.

    >>> step_alone("comptroller general"), step_alone("comptroller-general")
    ('comptroller-general', 'comptroller-general-3c9c5b3d')
    """
    plain = slug(words)
    exact = plain.replace("-", " ") == words and plain not in taken
    return plain if exact else f"{plain}-{_digest(words)[:8]}"


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def absolute(iri: str, what: str) -> URIRef:
    """The IRI, if it is an absolute one; `what` says in the error whose it is. Raises InputError."""
    if not _ABSOLUTE.fullmatch(iri):
        raise InputError(f"{what}: {iri!r} is not an absolute IRI; correct it or leave it out")
    return URIRef(iri)


def entity_iris(reading: Reading, base: str) -> dict[str, URIRef]:
    """Name → IRI of each entity: its own where it has one, `<base>person/gao-gong` style where it has none.

    Raises InputError for two entities with one name or one IRI.
    """
    iris = {e.name: absolute(e.iri, f"entity {e.name!r}") for e in reading.entities if e.iri}
    for type_ in {entity.type for entity in reading.entities}:
        names = (entity.name for entity in reading.entities if entity.type == type_ and not entity.iri)
        iris |= mint(f"{base}{slug(type_)}/", names)
    _refuse_twins("name", (entity.name for entity in reading.entities), "give it one [type] in entities.toml")
    _refuse_twins("IRI", map(str, iris.values()), "give each its own")
    return iris


def _refuse_twins(what: str, values: Iterable[str], remedy: str) -> None:
    twins = [value for value, count in Counter(values).items() if count > 1]
    if twins:
        raise InputError(f"two entities have the {what} {min(twins)!r}; {remedy}")


def identified(reading: Reading, base: str) -> Reading:
    """The reading with the IRI of every entity filled in, as `assemble` gives them."""
    iris = entity_iris(reading, base)
    return replace(reading, entities=tuple(replace(e, iri=str(iris[e.name])) for e in reading.entities))
