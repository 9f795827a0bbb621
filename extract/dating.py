"""When: the dates of a sentence go to the claims whose clause they stand in.

A claim takes the date of its own clause or phrase, else of the clause that its clause hangs on, else of what
happens "when ..." below it, else what the story has come to, about (`Timeline.setting`). A clause that looks
back ("which had been founded by Colbert") takes its own date or none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from spacy.tokens import Token

from potestas.extract.date_scope import Scope, is_pluperfect, is_predicate, member_of, predicates, scopes
from potestas.extract.dependents import VERBAL
from potestas.extract.mention import Mention
from potestas.extract.passage import Passage
from potestas.extract.resolved_date import ResolvedDate
from potestas.extract.timeline import Timeline
from potestas.ontology.vocabulary import Kind

UNDATED = "none"
"""A pattern's `time` where the clause's date says nothing of the fact ("the king, Held, died in May")."""
_FARTHEST = 4
"""Clauses between a claim and a date that can still be its own."""
_STRETCHES = ("from", "until", "throughout", "between")
_WITHIN = ("at", "by", "between")
"""Relations to a date that hold for what is told beside an event as well."""
_SAME_TIME = ("conj", "xcomp")

Rank = tuple[int, bool, bool, int, int]
"""How far a date is from a claim, whether it is another list member's, whether it is unknown, and places."""


class Dating:
    """Dates the claims of one document."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self._scopes: dict[int, dict[int, list[Scope]]] = {}

    def dates(
        self, kind: Kind, time: str, trigger: Token, passage: Passage, named: Collection[Mention]
    ) -> dict[str, str]:
        """EDTF by key (`start`, `end` or `date`) for a claim with this trigger that names these."""
        if time == UNDATED:
            inner = (scope for scope in self._here(trigger, passage) if _is_inner(scope, trigger))
            best = min(inner, key=lambda scope: abs(scope.word.i - trigger.i), default=None)
            return _placed(kind, time, best.date) if best is not None else {}
        found = sorted(self._candidates(trigger, passage, named), key=lambda item: item[0])
        if found:
            (nearest, first), *others = found
            placed = _placed(kind, time, first)
            for rank, other in others:  # "from May 1790 ... until March 1791"
                if rank[:2] == nearest[:2] and {first.relation, other.relation} == {"from", "until"}:
                    return _placed(kind, time, other) | placed
            return placed
        if is_pluperfect(next(predicates(trigger), trigger)):
            bound = self._bound(trigger, passage)
            return _placed(kind, time, bound.by_then()) if bound is not None else {}
        setting = self.timeline.setting(passage.starts[trigger.i])
        return _inherited(kind, time, setting) if setting else {}

    def moment(self, trigger: Token, passage: Passage) -> str | None:
        """The date (EDTF) of the clause of a word, else what the story has come to; None of a look back."""
        found = min(self._candidates(trigger, passage, ()), default=None, key=lambda item: item[0])
        if found is not None:
            return found[1].edtf if found[1].relation == "at" else None
        looks_back = is_pluperfect(next(predicates(trigger), trigger))
        return None if looks_back else self.timeline.setting(passage.starts[trigger.i])

    def _here(self, trigger: Token, passage: Passage) -> list[Scope]:
        """The dates of the trigger's sentence."""
        if id(passage) not in self._scopes:
            self._scopes[id(passage)] = scopes(passage, self.timeline)
        return self._scopes[id(passage)].get(trigger.sent.start, [])

    def _candidates(
        self, trigger: Token, passage: Passage, named: Collection[Mention], looks_back: bool = False
    ) -> Iterator[tuple[Rank, ResolvedDate]]:
        """Dates that can be a claim's own, with how far they are; those of its aside's host come last.

        `looks_back`: those as well of a clause to which its own clause looks back.
        """
        reach = {above.i: (far, tight) for above, far, tight in _reach(trigger, looks_back)}
        for scope in self._here(trigger, passage):
            far = _distance(scope, trigger, reach)
            if far is None or far > _FARTHEST:
                continue
            tokens = [mention.token for mention in named if mention.passage is passage]
            members = {member_of(token, scope.owner) for token in tokens} - {None}
            if scope.opens and scope.member is not None and scope.member not in members:
                continue
            apart = scope.member not in (members or {None})
            date = scope.date if _is_of(trigger, scope) else scope.date.around_event()
            yield (far, apart, date.edtf is None, abs(scope.word.i - trigger.i), scope.word.i), date
        if passage.host is not None and passage.follows >= 0:
            host, beside = passage.host, passage.host.doc[passage.follows]
            for rank, date in self._candidates(next(predicates(beside), beside), host, ()):
                yield (_FARTHEST + rank[0], *rank[1:]), date

    def _bound(self, trigger: Token, passage: Passage) -> ResolvedDate | None:
        """The date before which a clause lies that looks back: that of the clause or the noun it hangs on.

        "The constitution of June 1868, which Soejima had drafted": it names its noun.
        """
        found = min(self._candidates(trigger, passage, (), looks_back=True), default=None, key=lambda i: i[0])
        if found is not None:
            return found[1]
        verb = next(predicates(trigger), trigger)
        first, last = passage.starts[verb.head.left_edge.i], passage.starts[verb.left_edge.i]
        named = [date for date in self.timeline.within(first, last) if date.phrase.use == "of"]
        return named[-1] if named and verb.dep_ == "acl:relcl" else None


def _reach(trigger: Token, looks_back: bool) -> Iterator[tuple[Token, int, bool]]:
    """The trigger and the predicates from which it takes a date: how far they are, and whether they are one
    clause or joined to it, so that it lasts as long as they do. `looks_back`: past a pluperfect, too."""
    yield trigger, 0, True
    below, far, tight = trigger, 0, True
    for above in predicates(trigger):
        if above == trigger:
            continue
        if not looks_back and is_pluperfect(below) and not is_pluperfect(above) and below.dep_ != "xcomp":
            return
        far += 1
        tight = tight and (below.dep_ in _SAME_TIME or not is_predicate(below))
        yield above, far, tight
        below = above


def _distance(scope: Scope, trigger: Token, reach: Mapping[int, tuple[int, bool]]) -> int | None:
    """How many clauses lie between a claim and a date; None if it cannot be the claim's."""
    if scope.date.phrase.use == "attribute":
        return 0 if trigger.i in (scope.owner.i, scope.word.i) else None
    if _is_of(trigger, scope):
        return 0
    lasts = scope.date.phrase.is_range or scope.date.relation in _STRETCHES
    if scope.is_beside and lasts and scope.owner.pos_ in VERBAL:
        return None  # "Held, governor of Kazan (1865–1871), founded a bureau"
    if scope.owner.i in reach:
        far, tight = reach[scope.owner.i]
        can_be = tight or scope.date.around_event().relation in _WITHIN
        return far + scope.is_beside if can_be else None
    return _below(scope.owner, trigger)


def _below(owner: Token, trigger: Token) -> int | None:
    """How many clauses a date's predicate lies below the trigger, as its task or its "when"."""
    far, here = 0, owner
    while here != trigger:
        marks = {child.lower_ for child in here.children}
        is_gerund = here.text.endswith("ing") and not marks & {"having"}
        if here.dep_ == "xcomp" or (here.dep_ == "advcl" and (is_gerund or marks & {"when", "while"})):
            far += 1
        elif is_predicate(here) or here.head == here:
            return None
        here = here.head
    return far


def _is_of(trigger: Token, scope: Scope) -> bool:
    """Whether a date is that of an event called by a noun: "his death in 1803"."""
    return not is_predicate(trigger) and _holds(trigger, scope.word)


def _holds(noun: Token, word: Token) -> bool:
    """Whether a word stands in the phrase of a noun."""
    return bool(noun.left_edge.i <= word.i <= noun.right_edge.i)


def _is_inner(scope: Scope, trigger: Token) -> bool:
    """Whether a date tells the time of a noun's phrase, not of the clause in which that stands."""
    if scope.date.phrase.use == "attribute":
        return False
    if scope.opens:
        return scope.member is not None and _holds(scope.member, trigger)
    if not _holds(trigger, scope.word):
        return False
    return trigger.dep_ in ("appos", "conj") or scope.is_beside or scope.date.relation in _STRETCHES


def _placed(kind: Kind, time: str, date: ResolvedDate) -> dict[str, str]:
    """The date under the key that the kind, the pattern and the preposition ask for."""
    edtf, interval = date.edtf, date.interval
    if edtf is None or interval is None:
        return {}
    if kind.dated == "moment" or time == "date":
        return {"date": interval}
    if date.relation == "until":
        return {"end": edtf.rpartition("/")[2]}
    if time == "end" or date.relation == "before":
        return {"end": interval if date.relation in ("by", "before", "after") else edtf}
    if date.relation == "throughout" and "/" in edtf:
        first, _, last = edtf.partition("/")
        return {"start": first, "end": last}
    return {"start": interval if date.relation in ("by", "after") else edtf}


def _inherited(kind: Kind, time: str, setting: str) -> dict[str, str]:
    """What the story has come to, under the key that the kind and the pattern ask for."""
    if kind.dated == "moment" or time == "date":
        return {"date": setting}
    return {"end": setting} if time == "end" else {"start": setting}
