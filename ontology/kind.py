"""Kinds of relation as Python values: what a file of `kinds/` says, for code that knows no kind by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rdflib import URIRef


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a kind: `property` leads from the fact's node to its value.

    `expects` lists the classes of the entities that may stand here; it is empty where the value is a concept
    of `scheme` or, with no scheme either, plain text.
    """

    key: str
    property: URIRef
    expects: tuple[URIRef, ...]
    required: bool
    scheme: str | None


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds of a claim that gives the argument `key`; with `within`, only of a concept of `scheme` under it.

    Where the argument is an entity, its SKOS kind is the concept; with `classes` it is of one of these.
    """

    key: str
    scheme: str | None = None
    within: str | None = None
    classes: tuple[URIRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A plain triple that an accepted fact states, between two of its arguments (or to its `post`)."""

    source_key: str
    property: URIRef
    target_key: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """How a fact is power of one argument over another; `means` is a key of the scheme of means.

    With `weighed_by`, the weight is divided by the rank of the concept that this argument names. `because`
    says why the weight is what it is; empty where nothing does.
    """

    source_key: str
    target_key: str
    means: str
    weight: float
    weighed_by: str | None = None
    when: Condition | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Entailment:
    """A claim that follows from one of this kind; `give` maps keys of the new claim to keys of this one."""

    kind: str
    give: Mapping[str, str]
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """Claims of `kind` that a claim of this kind puts an end to: those that agree with it.

    `where` maps keys of the ended claim to keys of this one. `for_good`: nothing like it can begin again, so
    that it ends what has no stated begin, too. `seat` is the key of a role: only an office for one ends so,
    and only for another than who now holds it.
    """

    kind: str
    where: Mapping[str, str]
    when: Condition | None = None
    for_good: bool = False
    seat: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a fact stands on the page of what is its argument `key`: `section` is a key of that scheme."""

    key: str
    section: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """The post that a fact is about, where it names both the body and the role."""

    property: URIRef
    body_key: str
    role_key: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of relation: one file of `kinds/`.

    `dated` tells which dates a claim takes: `interval` start and end, `moment` date. `during` leads from the
    fact's node to the node of its time. `wordings` are sentences with the arguments in braces
    ("{subject} appointed {object}"), the shortest first.
    """

    key: str
    iri: URIRef
    label: str
    definition: str
    core: bool
    arguments: Mapping[str, Argument]
    dated: Literal["interval", "moment"]
    during: URIRef
    wordings: tuple[str, ...] = ()
    post: Post | None = None
    states: tuple[Statement, ...] = ()
    edges: tuple[Edge, ...] = ()
    entails: tuple[Entailment, ...] = ()
    ends: tuple[Ending, ...] = ()
    listings: tuple[Listing, ...] = ()
